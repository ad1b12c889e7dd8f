import { randomUUID } from 'node:crypto'
import { ServiceError } from '../../core/contract.ts'
import { isJsonObject } from '../../core/json.ts'
import type { LambdaFunction } from '../model.ts'
import { invalid, requirePattern, violates } from '../refusals.ts'
import type { DurableExecution } from './model.ts'
import { afterTime, type DurableOperation, isTimed, updated, writeOperation } from './operations.ts'

/** Operations in an event or an answer; the rest comes by pages. The number is inferred. */
const PAGE = 100

/** What an execution is begun with. */
export interface Begun {
  version: string
  payload: string
  /** Given by the caller, or Lambda gives one. */
  name: string | undefined
  now: number
}

/**
 * Begins an execution, or finds the one of that name ("Execution names": the same name with the same payload).
 *
 * @throws ServiceError as Lambda refuses a name that it can't have, or has for something else; that text is inferred
 */
export function beginExecution(owner: LambdaFunction, { version, payload, name, now }: Begun): DurableExecution {
  if (name !== undefined) {
    if (name.length > 64)
      throw violates(name, 'durableExecutionName', 'Member must have length less than or equal to 64')
    requirePattern(name, 'durableExecutionName', '[a-zA-Z0-9-_]+')
  }
  const known = owner.executions.find((one) => one.name === name && one.version === version)
  if (known?.payload === payload) return known
  if (known !== undefined) {
    const message = `Execution already exists with a different payload: ${name}`
    throw new ServiceError('DurableExecutionAlreadyStartedException', message, 409, { Type: 'User' })
  }
  const id = randomUUID()
  const first: DurableOperation = {
    Id: id,
    Type: 'EXECUTION',
    Status: 'STARTED',
    StartTimestamp: now,
    details: { ExecutionDetails: { InputPayload: payload } },
  }
  const execution: DurableExecution = {
    id,
    name: name ?? randomUUID(),
    version,
    status: 'RUNNING',
    started: now,
    payload,
    operations: new Map([[id, first]]),
    skipped: 0,
  }
  owner.executions.push(execution)
  return execution
}

/** ARN of an execution: it is a part of a version. */
export function executionArn({ arn }: LambdaFunction, { version, name, id }: DurableExecution): string {
  return `${arn}:${version}/durable-execution/${name}/${id}`
}

/** What the runtime is handed for the next invocation of an execution. */
export function executionEvent(owner: LambdaFunction, execution: DurableExecution): Buffer {
  execution.token = randomUUID()
  // In milliseconds, as SDKs' tests quote an event of the service, and as AWS's SDK for Python reads them.
  const state = pageOf(execution, 0, (ms) => ms)
  return Buffer.from(
    JSON.stringify({
      DurableExecutionArn: executionArn(owner, execution),
      CheckpointToken: execution.token,
      InitialExecutionState: state,
    }),
  )
}

/** A page of an execution's operations. `NextMarker` is empty in the last one. */
export function pageOf(execution: DurableExecution, from: number, time: (ms: number) => number) {
  const all = [...execution.operations.values()]
  const page = all.slice(from, from + PAGE)
  const next = from + page.length
  return {
    Operations: page.map((one) => writeOperation(one, time)),
    NextMarker: next < all.length ? `${next}` : '',
  }
}

/** Times as AWS JSON has them. */
export const inSeconds = (ms: number) => ms / 1000

/** Quoted in tests of several SDKs. @throws ServiceError when it is not the token of the latest checkpoint */
export function requireToken(execution: DurableExecution, token: string | undefined): void {
  if (token === undefined || token !== execution.token) throw invalid('Invalid Checkpoint Token')
}

/** Takes the updates of a checkpoint. @returns the operations that have changed */
export function checkpoint(execution: DurableExecution, updates: unknown, now: number): object[] {
  const changed: DurableOperation[] = []
  for (const update of Array.isArray(updates) ? updates : []) {
    if (!isJsonObject(update)) throw invalid('Invalid operation update.')
    if (update.Type === 'EXECUTION') execution.result = String(update.Payload ?? '')
    else changed.push(updated(execution.operations.get(String(update.Id)), update, now))
  }
  for (const one of changed) execution.operations.set(one.Id, one)
  changed.push(...settle(execution, now))
  execution.token = randomUUID()
  return changed.map((one) => writeOperation(one, inSeconds))
}

/** Ends what is due. @returns it */
function settle(execution: DurableExecution, now: number): DurableOperation[] {
  const due = [...execution.operations.values()].filter((one) => isTimed(one) && (one.due ?? 0) <= now)
  const settled = due.map((one) => afterTime(one, now))
  for (const one of settled) execution.operations.set(one.Id, one)
  return settled
}

/** Types of operations that others end. */
const WITH_OTHERS = ['CALLBACK', 'CHAINED_INVOKE']

/**
 * Goes on after an invocation that has answered PENDING. Here no time goes by: what is due first is due now.
 *
 * @param limit ms that the execution may take
 */
export function proceed(execution: DurableExecution, limit: number, now: number): 'again' | 'waits' | 'late' | 'idle' {
  if (settle(execution, now).length > 0) return 'again'
  const open = [...execution.operations.values()].filter(
    ({ Type, Status }) => Type !== 'EXECUTION' && !['SUCCEEDED', 'FAILED', 'CANCELLED', 'READY'].includes(Status),
  )
  const timed = open.filter(isTimed)
  if (timed.length === 0) return open.some(({ Type }) => WITH_OTHERS.includes(Type)) ? 'waits' : 'idle'
  const ahead = Math.max(0, Math.min(...timed.map(({ due = 0 }) => due)) - now)
  execution.skipped += ahead
  if (now - execution.started + execution.skipped > limit) return 'late'
  for (const one of timed) execution.operations.set(one.Id, { ...one, due: (one.due ?? 0) - ahead })
  settle(execution, now)
  return 'again'
}
