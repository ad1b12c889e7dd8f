import { InvokeCommand, type InvokeCommandOutput } from '@aws-sdk/client-lambda'
import { hasCode, isTransient } from '../aws/error.ts'
import { retry } from '../domain/poll.ts'
import { Problem } from '../domain/problem.ts'
import { cut, tail } from '../domain/text.ts'
import type { RehearsalEvent } from '../rehearsal/events.ts'
import { compareResponse } from '../rehearsal/expect.ts'
import { type InvocationReport, readReport } from './invocation-report.ts'
import { explainInvocation, throttlePatience } from './throttle.ts'
import type { Wait } from './wait.ts'

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
export async function verify(wait: Wait, version: string, events: readonly RehearsalEvent[]): Promise<Verified[]> {
  const verified: Verified[] = []
  for (const event of events) verified.push(await verifyOne(wait, version, event))
  return verified
}

async function verifyOne(wait: Wait, version: string, event: RehearsalEvent): Promise<Verified> {
  const { FunctionError, Payload, LogResult = '' } = await invoke(wait, version, event)
  const payload = Buffer.from(Payload ?? [])
  const log = Buffer.from(LogResult, 'base64').toString('utf8')
  if (FunctionError !== undefined) {
    throw new Problem({
      what: `Version ${version} of ${wait.functionName} failed on the event ${event.name} (${FunctionError}): ${cut(payload.toString('utf8'), 400)}.`,
      brief: `Version ${version} of ${wait.functionName} failed on the event ${event.name} (${FunctionError}).`,
      remedy: "Correct the handler; its last log lines are below, and the function's log group has the others.",
      details: tail(log),
    })
  }
  const difference = compareResponse(event, { payload })
  if (difference) throw new Problem({ ...difference, details: tail(log) })
  return { name: event.name, bytes: payload.length, ...readReport(log) }
}

/** Milliseconds between two invocations of a version that is not there yet. */
const pause = 500

/**
 * An idle function refuses its first invocation, which wakes it: it is asked again until it answers. So is one that is
 * throttled, for half a minute.
 */
async function invoke(wait: Wait, version: string, event: RehearsalEvent): Promise<InvokeCommandOutput> {
  const doing = `Could not invoke version ${version} of ${wait.functionName}`
  const request = {
    FunctionName: wait.functionName,
    Qualifier: version,
    Payload: event.payload,
    LogType: 'Tail',
  } as const
  const mayPass = throttlePatience()
  try {
    return await retry({
      call: () => wait.lambda.send(new InvokeCommand(request), { abortSignal: wait.signal }),
      again: (error) => mayAwake(error) && mayPass(error),
      interval: pause,
      deadline: { at: wait.deadline, error: (last) => explainInvocation(last, `${doing} within wait-timeout`) },
      signal: wait.signal,
    })
  } catch (error) {
    throw explainInvocation(error, doing)
  }
}

// Lambda API reference, "Invoke": answered with status 502, although they stay until a person changes something.
const permanent = [
  'EC2AccessDeniedException',
  'EFSMountFailureException',
  'InvalidRuntimeException',
  'InvalidSecurityGroupIDException',
  'InvalidSubnetIDException',
  'InvalidZipFileException',
  'KMSAccessDeniedException',
  'KMSDisabledException',
  'KMSInvalidStateException',
  'KMSNotFoundException',
]

// Lambda API reference, "Invoke": what is answered while a function or its image is being brought back.
function mayAwake(error: unknown): boolean {
  return (
    (isTransient(error) && !hasCode(error, ...permanent)) ||
    hasCode(
      error,
      'CodeArtifactUserPendingException',
      'ResourceConflictException',
      'ResourceNotReadyException',
      'SnapStartNotReadyException',
    )
  )
}
