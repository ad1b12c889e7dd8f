import { Problem } from '../domain/problem.ts'
import { tail } from '../domain/text.ts'
import type { RehearsalEvent } from '../rehearsal/events.ts'
import { compareResponse } from '../rehearsal/expect.ts'
import { readFailure, runExecution } from './durable.ts'
import { diagnoseExecution, diagnoseInvocation, type InvokedFunction } from './invocation-failure.ts'
import { type InvocationReport, readReport } from './invocation-report.ts'
import { type InvocationRequest, invoke } from './invoke.ts'
import type { Wait } from './wait.ts'

/** What a version is verified with. */
export interface Verification extends Pick<InvocationRequest, 'streams' | 'tenantId' | 'once'> {
  events: readonly RehearsalEvent[]
  function: InvokedFunction
  /** Whether each event begins a durable execution, which may take longer than a caller can wait. */
  executions: boolean
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
  { function: invoked, events: _, executions, ...how }: Verification,
): Promise<Verified> {
  if (executions) return verifyExecution(wait, version, event, { function: invoked, ...how })
  const invocation = await invoke(wait, { version, payload: event.payload, ...how })
  const { functionError, payload, log, executionArn } = invocation
  // No page says whether the answer for a durable execution that failed has a function error.
  const failed = executionArn === undefined ? undefined : await readFailure(wait, executionArn)
  const finding = failed
    ? diagnoseExecution(event.name, failed, invoked, log)
    : functionError === undefined
      ? compareResponse(event, { payload })
      : diagnoseInvocation(event.name, invocation, invoked)
  if (finding) throw new Problem({ ...finding, details: [finding.details, tail(log)].filter(Boolean).join('\n') })
  return { name: event.name, bytes: payload.length, ...readReport(log) }
}

/** The log of an execution is in the function's log group alone. */
async function verifyExecution(
  wait: Wait,
  version: string,
  event: RehearsalEvent,
  { function: invoked, ...how }: Omit<Verification, 'events' | 'executions'>,
): Promise<Verified> {
  const { outcome, milliseconds } = await runExecution(wait, event.name, { version, payload: event.payload, ...how })
  const finding =
    outcome.kind === 'response' ? compareResponse(event, outcome) : diagnoseExecution(event.name, outcome, invoked)
  if (finding) throw new Problem(finding)
  const bytes = outcome.kind === 'response' ? outcome.payload.length : 0
  return { name: event.name, bytes, ...(milliseconds !== undefined && { duration: milliseconds }) }
}
