import { formatDuration } from '../domain/duration.ts'
import { asText, member, parseJson } from '../domain/json.ts'
import { counted } from '../domain/text.ts'
import type { DurableApi } from '../runtime-api/durable/api.ts'
import type { DurableExecution } from '../runtime-api/durable/execution.ts'
import type { ExecutionFailure, ExecutionOutcome, Waiting } from './outcome.ts'

/** What runs a durable handler. */
export interface DurableEnvironment {
  durable: Pick<DurableApi, 'begin'>
  /** Hands the runtime an event. Times in milliseconds. */
  invoke(payload: string, timeout: number, spent?: number): Promise<ExecutionOutcome>
}

/** What came of a durable execution. */
export interface DurablePlayed {
  outcome: ExecutionOutcome | ExecutionFailure | Waiting
  /** How it went on: `in 2 invocations, with 5.0 s of waits and retries skipped`. */
  told: string
}

/** Invocations after which an execution is given up. */
const most = 1000

/**
 * Runs a durable execution: invokes its handler, and invokes it again with all that is done so far whenever it waits,
 * until the execution is over, or waits for what nothing here can end (Lambda developer guide, "Lambda durable
 * functions"). No time passes in waits, nor before retries.
 *
 * @param timeout milliseconds for each invocation
 * @param spent milliseconds of the first one's time that are over
 */
export async function playDurably(
  environment: DurableEnvironment,
  payload: string,
  timeout: number,
  spent: number,
): Promise<DurablePlayed> {
  const execution = environment.durable.begin(payload)
  for (let invocations = 1; ; invocations += 1) {
    const answer = await environment.invoke(execution.event(), timeout, invocations === 1 ? spent : 0)
    const outcome = answer.kind === 'response' ? readOutcome(answer.payload, execution) : answer
    if (outcome !== undefined) return { outcome, told: describeInvocations(invocations, execution) }
    if (invocations === most) return { outcome: endless(invocations), told: '' }
  }
}

function describeInvocations(invocations: number, { skipped }: DurableExecution): string {
  return `in ${counted(invocations, 'invocation')}${skipped > 0 ? `, with ${formatDuration(skipped)} of waits and retries skipped` : ''}`
}

/** What an answer makes of the execution; undefined where it goes on. */
function readOutcome(payload: Buffer, execution: DurableExecution): DurablePlayed['outcome'] | undefined {
  const answer = parseJson(payload.toString('utf8'))
  switch (member(answer, 'Status')) {
    case 'SUCCEEDED': {
      // A handler that returns nothing has no result at all.
      const result = asText(member(answer, 'Result')) || (execution.result ?? 'null')
      return { kind: 'response', payload: Buffer.from(result), streamed: false }
    }
    case 'FAILED':
      return { kind: 'execution', status: 'FAILED', error: errorOf(member(answer, 'Error')) }
    case 'PENDING':
      return readSuspension(execution)
    default:
      return { kind: 'execution', status: 'NO_STATUS', error: { type: undefined, payload } }
  }
}

function readSuspension(execution: DurableExecution): DurablePlayed['outcome'] | undefined {
  const suspension = execution.suspend()
  switch (suspension.kind) {
    case 'again':
      return undefined
    case 'waiting':
      return suspension
    case 'timed-out':
      return { kind: 'execution', status: 'TIMED_OUT', error: { type: undefined, payload: Buffer.from('') } }
    case 'nothing': {
      // As Lambda says it.
      const ErrorMessage = 'Cannot return PENDING status with no pending operations.'
      return { kind: 'execution', status: 'FAILED', error: errorOf({ ErrorMessage }) }
    }
  }
}

function endless(invocations: number): ExecutionFailure {
  const ErrorMessage = `It was invoked ${invocations.toLocaleString('en')} times, and is not over.`
  return { kind: 'execution', status: 'FAILED', error: errorOf({ ErrorMessage }) }
}

/** The error of an execution (Lambda API reference, "ErrorObject") in the shape of those that runtimes report. */
export function errorOf(error: unknown): ExecutionFailure['error'] {
  const [type, errorMessage] = [asText(member(error, 'ErrorType')), asText(member(error, 'ErrorMessage'))]
  const reported = { errorType: type, errorMessage, stackTrace: member(error, 'StackTrace') }
  return { type: type || undefined, payload: Buffer.from(JSON.stringify(reported)) }
}
