import {
  GetDurableExecutionCommand,
  type GetDurableExecutionCommandOutput,
  InvokeCommand,
  type InvokeCommandInput,
} from '@aws-sdk/client-lambda'
import { hasCode, isTransient } from '../aws/error.ts'
import { explain } from '../aws/explain.ts'
import { formatDuration } from '../domain/duration.ts'
import { poll } from '../domain/poll.ts'
import { Problem, problemAnd } from '../domain/problem.ts'
import type { ExecutionFailure } from '../rehearsal/outcome.ts'
import { errorOf } from '../rehearsal/play-durable.ts'
import { type InvocationRequest, invokeWhenAwake } from './invoke.ts'
import type { Wait } from './wait.ts'

/** What came of a durable execution. */
export type Execution =
  /** `payload` is what it returned, JSON. */
  { outcome: { kind: 'response'; payload: Buffer } | ExecutionFailure; milliseconds?: number }

/** Milliseconds between two questions about an execution. */
const interval = 500

/**
 * Begins a durable execution on a version, and waits for its end. No caller can wait for an invocation as long as it may
 * take, so that it is begun by an event, under a name: asked once more, Lambda begins no second one (Lambda developer
 * guide, "Invoking durable functions", "Idempotency").
 *
 * @param event its name, for errors
 * @throws Problem when Lambda refuses it, or it still runs at the deadline
 */
export async function runExecution(wait: Wait, event: string, invocation: InvocationRequest): Promise<Execution> {
  const arn = await begin(wait, invocation)
  const version = `version ${invocation.version} of ${wait.functionName}`
  const stop = `'aws lambda stop-durable-execution --durable-execution-arn ${arn}' stops it`
  const ended = await poll({
    what: `the durable execution of the event ${event} on ${version}`,
    ask: () => ask(wait, arn),
    until: (found): found is GetDurableExecutionCommandOutput => found !== undefined && found.Status !== 'RUNNING',
    interval,
    deadline: { at: wait.deadline, error: (found) => stillRunning(wait, found, { event, version, stop }) },
    signal: wait.signal,
  }).catch((error: unknown) => {
    if (wait.signal.aborted) wait.tell?.(`The durable execution of the event ${event} on ${version} goes on: ${stop}.`)
    throw error
  })
  const { StartTimestamp: start, EndTimestamp: end } = ended
  return { outcome: readOutcome(ended), ...(start && end && { milliseconds: end.getTime() - start.getTime() }) }
}

/**
 * Asks whether and how a durable execution failed for whose end a caller has waited: what Lambda answers the caller does
 * not say whether its time was over, or it was stopped.
 *
 * @returns undefined of one that succeeded, and where Lambda does not tell, for example for want of a permission
 */
export async function readFailure({ lambda, signal }: Wait, arn: string): Promise<ExecutionFailure | undefined> {
  try {
    const request = new GetDurableExecutionCommand({ DurableExecutionArn: arn })
    const found = await lambda.send(request, { abortSignal: signal })
    if (!['FAILED', 'TIMED_OUT', 'STOPPED'].includes(found.Status ?? '')) return undefined
    const outcome = readOutcome(found)
    return outcome.kind === 'execution' ? outcome : undefined
  } catch (error) {
    signal.throwIfAborted()
    if (error instanceof Error) return undefined
    throw error
  }
}

async function begin(wait: Wait, { version, payload, tenantId }: InvocationRequest): Promise<string> {
  const request = {
    FunctionName: wait.functionName,
    Qualifier: version,
    InvocationType: 'Event',
    DurableExecutionName: `verify-${crypto.randomUUID()}`,
    Payload: payload,
    ...(tenantId !== undefined && { TenantId: tenantId }),
  } as const satisfies InvokeCommandInput
  const doing = `Could not begin a durable execution on version ${version} of ${wait.functionName}`
  const { lambda, signal } = wait
  const begun = await invokeWhenAwake(
    wait,
    { doing, what: `the start of a durable execution on version ${version}` },
    () => lambda.send(new InvokeCommand(request), { abortSignal: signal }),
  )
  if (begun.DurableExecutionArn) return begun.DurableExecutionArn
  throw new Problem({
    what: `${doing}: Lambda took the event, and named no execution.`,
    remedy: 'Find out whether the function is durable: DurableConfig in what aws lambda get-function shows.',
  })
}

/** @returns undefined while Lambda does not know it yet, or does not answer */
async function ask(wait: Wait, DurableExecutionArn: string): Promise<GetDurableExecutionCommandOutput | undefined> {
  try {
    return await wait.lambda.send(new GetDurableExecutionCommand({ DurableExecutionArn }), {
      abortSignal: wait.signal,
    })
  } catch (error) {
    // The event is in a queue first.
    if (hasCode(error, 'ResourceNotFoundException') || isTransient(error)) return undefined
    throw problemAnd(
      explain(error, `Could not read the durable execution on ${wait.functionName}`),
      'It was begun, and goes on.',
    )
  }
}

function readOutcome({ Status, Result, Error: error }: GetDurableExecutionCommandOutput): Execution['outcome'] {
  switch (Status) {
    case 'SUCCEEDED':
      return { kind: 'response', payload: Buffer.from(Result ?? 'null') }
    case 'TIMED_OUT':
    case 'STOPPED':
      return { kind: 'execution', status: Status, error: errorOf(error) }
    default:
      return { kind: 'execution', status: 'FAILED', error: errorOf(error) }
  }
}

function stillRunning(
  { timeout }: Wait,
  found: GetDurableExecutionCommandOutput | undefined,
  { event, version, stop }: { event: string; version: string; stop: string },
): Problem {
  const instead = found ? 'it still runs' : 'Lambda does not know it yet'
  return new Problem({
    what: `Waited until the end of wait-timeout (${formatDuration(timeout)}) for the durable execution of the event ${event} on ${version}, and ${instead}.`,
    remedy: `Set a longer wait-timeout, or take an event with which it ends by itself and sooner. It goes on: ${stop}.`,
  })
}
