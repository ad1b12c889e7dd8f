import { asText, member, parseJson } from '../domain/json.ts'
import type { Finding } from '../domain/problem.ts'
import { diagnoseEvent, type EventFailure } from '../rehearsal/diagnose.ts'
import { diagnoseRefusal } from '../rehearsal/diagnose-exit.ts'
import { type Circumstances, explain } from '../rehearsal/explain.ts'
import type { ExecutionFailure } from '../rehearsal/outcome.ts'
import type { Invocation } from './invoke.ts'

/** A function as its configuration has it. */
export type InvokedFunction = Pick<Circumstances, 'architecture' | 'memory' | 'command'>

/**
 * Says why a function failed on an event, as the rehearsal says it of its image. Lambda tells it by an error of its own:
 * the types and texts are those of aws/aws-lambda-runtime-interface-emulator, and of answers that users quote.
 */
export function diagnoseInvocation(
  event: string,
  { functionError = '', payload, log }: Invocation,
  invoked: InvokedFunction,
): Finding {
  const error = parseJson(payload.toString('utf8'))
  const type = asText(member(error, 'errorType'))
  const message = asText(member(error, 'errorMessage'))
  const outcome = readOutcome(type, message, payload)
  const around = circumstancesOf(invoked, { functionError }, ownLines(log))
  if (outcome !== undefined) return diagnoseEvent(event, outcome, around)
  const refused = { ...around, lines: [message] }
  return diagnoseRefusal(refused) ?? explain(refused, "The image's entry point can't be started.")
}

/** Says why a durable execution failed. @param log absent where it was not seen */
export function diagnoseExecution(
  event: string,
  outcome: ExecutionFailure,
  invoked: InvokedFunction,
  log?: string,
): Finding {
  const lambda = { functionError: 'Unhandled', ...(log === undefined && { unseen: true as const }) }
  return diagnoseEvent(event, outcome, circumstancesOf(invoked, lambda, ownLines(log ?? '')))
}

function circumstancesOf(
  invoked: InvokedFunction,
  lambda: NonNullable<Circumstances['lambda']>,
  lines: string[],
): Circumstances {
  return {
    ...invoked,
    foreign: false,
    memoryLimited: true,
    credentials: true,
    reached: true,
    outOfMemory: false,
    lines,
    lambda,
  }
}

/** How the execution ended; undefined when it never began. */
function readOutcome(type: string, message: string, payload: Buffer): EventFailure | undefined {
  if (type === 'Runtime.InvalidEntrypoint') return undefined
  const [, seconds] = /Task timed out after (\d{1,6}(?:\.\d{1,3})?) seconds/.exec(message) ?? []
  // A handler may say so itself; Lambda's own error has no type, or this one.
  if (seconds !== undefined && ['', 'Sandbox.Timedout'].includes(type)) {
    return { kind: 'late', after: Number(seconds) * 1000 }
  }
  if (type === 'Runtime.ExitError' || type === 'Runtime.OutOfMemory') {
    const [, status] = /exit status (\d{1,3})/.exec(message) ?? []
    const killed = type === 'Runtime.OutOfMemory' || message.includes('signal: killed')
    if (killed) return { kind: 'exit', exitCode: 137 }
    if (status !== undefined) return { kind: 'exit', exitCode: Number(status) }
    if (message.includes('without providing a reason')) return { kind: 'exit', exitCode: 0 }
  }
  if (type === 'Function.ResponseSizeTooLarge') {
    const [, size, limit] =
      /\((\d{1,15}) bytes\) exceeded maximum allowed payload size \((\d{1,15}) bytes\)/.exec(message) ?? []
    if (size !== undefined) return { kind: 'too-large', size: Number(size), limit: Number(limit) }
  }
  return { kind: 'error', type, payload }
}

/** What the function itself wrote: not Lambda's lines, of either format of logs. */
function ownLines(log: string): string[] {
  return log.split('\n').filter((line) => line !== '' && !platform.test(line))
}

const platform = /^(?:(?:START|END|REPORT|INIT_START|INIT_REPORT) |\{"time":"[^"]{1,40}","type":"platform\.)/
