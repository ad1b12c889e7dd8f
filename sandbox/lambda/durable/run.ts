import type { LambdaFunction } from '../model.ts'
import type { InvokeResult } from '../runtime/result.ts'
import { executionEvent, proceed } from './executions.ts'
import type { DurableExecution } from './model.ts'

/** What runs an execution. */
export interface Runner {
  owner: LambdaFunction
  /** Invokes the version that it began with. */
  invoke(payload: Buffer): Promise<InvokeResult>
  now(): number
  /** Seconds that it may take. */
  limit: number
}

/**
 * Invokes the handler until the execution is over; one that waits for a callback never is. An invocation that fails
 * ends it, where Lambda tries some again.
 *
 * @returns what a caller that waits is answered: that a failure is an `Unhandled` error with its type and message is inferred
 */
export async function runExecution(execution: DurableExecution, runner: Runner): Promise<InvokeResult> {
  for (;;) {
    const result = await runner.invoke(executionEvent(runner.owner, execution))
    const answer = readAnswer(result)
    if (answer.Status === 'SUCCEEDED') {
      const payload = answer.Result || (execution.result ?? 'null')
      end(execution, runner, { status: 'SUCCEEDED', result: payload })
      return { payload: Buffer.from(payload), logResult: result.logResult }
    }
    if (answer.Status === 'FAILED') return fail(execution, runner, { status: 'FAILED', error: answer.Error }, result)
    const next = proceed(execution, runner.limit * 1000, runner.now())
    if (next === 'late') return fail(execution, runner, { status: 'TIMED_OUT', error: TOO_LATE }, result)
    if (next === 'idle') return fail(execution, runner, { status: 'FAILED', error: NOTHING_PENDING }, result)
    if (next === 'waits') return new Promise(() => {})
  }
}

/** Quoted in tests of several SDKs, as is the other one. */
const NOTHING_PENDING = { ErrorMessage: 'Cannot return PENDING status with no pending operations.' }
const NO_STATUS = { ErrorMessage: 'Invalid Status in invocation output.' }
const TOO_LATE = { ErrorMessage: 'Execution timed out' }

interface ErrorObject {
  ErrorType?: string
  ErrorMessage?: string
  StackTrace?: string[]
}

function readAnswer({ payload, functionError }: InvokeResult): { Status: string; Result?: string; Error: ErrorObject } {
  const answer = parse(payload)
  if (functionError) {
    const { errorType: ErrorType, errorMessage: ErrorMessage } = answer
    return { Status: 'FAILED', Error: { ErrorType, ErrorMessage } }
  }
  if (['SUCCEEDED', 'FAILED', 'PENDING'].includes(answer.Status)) return { ...answer, Error: answer.Error ?? {} }
  return { Status: 'FAILED', Error: NO_STATUS }
}

function parse(payload: Buffer) {
  try {
    return Object(JSON.parse(payload.toString('utf8')))
  } catch {
    return {}
  }
}

function fail(
  execution: DurableExecution,
  runner: Runner,
  { status, error }: { status: 'FAILED' | 'TIMED_OUT'; error: ErrorObject },
  { logResult }: InvokeResult,
): InvokeResult {
  end(execution, runner, { status, error })
  const { ErrorType: errorType, ErrorMessage: errorMessage, StackTrace: trace } = error
  const payload = Buffer.from(JSON.stringify({ errorType, errorMessage, trace }))
  return { payload, functionError: 'Unhandled', logResult }
}

function end(
  execution: DurableExecution,
  { now }: Runner,
  outcome: Pick<DurableExecution, 'status' | 'result' | 'error'>,
): void {
  // One that was stopped stays so.
  if (execution.status === 'RUNNING') Object.assign(execution, outcome, { ended: now() })
}
