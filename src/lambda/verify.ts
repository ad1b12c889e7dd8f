import { Problem } from '../domain/problem.ts'
import { tail } from '../domain/text.ts'
import type { RehearsalEvent } from '../rehearsal/events.ts'
import { compareResponse } from '../rehearsal/expect.ts'
import { diagnoseInvocation, type InvokedFunction } from './invocation-failure.ts'
import { type InvocationReport, readReport } from './invocation-report.ts'
import { type InvocationRequest, invoke } from './invoke.ts'
import type { Wait } from './wait.ts'

/** What a version is verified with. */
export interface Verification extends Pick<InvocationRequest, 'streams' | 'tenantId' | 'once'> {
  events: readonly RehearsalEvent[]
  function: InvokedFunction
}

/** How a version answered one event. */
export interface Verified extends InvocationReport {
  /** Of the event. */
  name: string
  /** Bytes of the response. */
  bytes: number
}

/**
 * Invokes a version with each event, one after the other.
 *
 * @param version a number, or `$LATEST`
 * @throws Problem when the function fails, or does not answer what is expected
 */
export async function verify(wait: Wait, version: string, verification: Verification): Promise<Verified[]> {
  const verified: Verified[] = []
  for (const event of verification.events) verified.push(await verifyOne(wait, version, event, verification))
  return verified
}

async function verifyOne(
  wait: Wait,
  version: string,
  event: RehearsalEvent,
  { function: invoked, events: _, ...how }: Verification,
): Promise<Verified> {
  const invocation = await invoke(wait, { version, payload: event.payload, ...how })
  const { functionError, payload, log } = invocation
  const finding =
    functionError === undefined
      ? compareResponse(event, { payload })
      : diagnoseInvocation(event.name, invocation, invoked)
  if (finding) throw new Problem({ ...finding, details: [finding.details, tail(log)].filter(Boolean).join('\n') })
  return { name: event.name, bytes: payload.length, ...readReport(log) }
}
