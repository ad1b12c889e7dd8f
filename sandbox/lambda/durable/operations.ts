import { type Fields, optionalFields, optionalNumber, optionalText } from '../../core/fields.ts'
import { isJsonObject } from '../../core/json.ts'
import { invalid } from '../refusals.ts'

/** One step of a durable execution, in the members of the API; times in ms since the epoch. */
export interface DurableOperation {
  Id: string
  ParentId?: string
  Name?: string
  Type: string
  SubType?: string
  Status: string
  StartTimestamp: number
  EndTimestamp?: number
  /** When a wait is over, or a step may be tried again. */
  due?: number
  /** The member that its type has, for example `StepDetails`. */
  details: Record<string, unknown>
}

const STATUS: Readonly<Record<string, string>> = {
  START: 'STARTED',
  SUCCEED: 'SUCCEEDED',
  FAIL: 'FAILED',
  RETRY: 'PENDING',
  CANCEL: 'CANCELLED',
}
const DETAILS: Readonly<Record<string, string>> = {
  STEP: 'StepDetails',
  WAIT: 'WaitDetails',
  CONTEXT: 'ContextDetails',
  CALLBACK: 'CallbackDetails',
  CHAINED_INVOKE: 'ChainedInvokeDetails',
}
/** Bytes of a step's result; the text is as several SDKs' tests have it from the service. */
const RESULT_LIMIT = 262_144

/** What an update makes of an operation (Lambda API Reference, "OperationUpdate"). @throws ServiceError */
export function updated(before: DurableOperation | undefined, update: Fields, now: number): DurableOperation {
  const [id, type, action] = ['Id', 'Type', 'Action'].map((member) => optionalText(update, member) ?? '')
  const [status, member] = [STATUS[action ?? ''], DETAILS[type ?? '']]
  // The text is inferred.
  if (!id || !type || status === undefined || member === undefined) throw invalid('Invalid operation update.')
  const result = optionalText(update, 'Payload')
  if (type === 'STEP' && Buffer.byteLength(result ?? '') > RESULT_LIMIT) {
    throw invalid(`STEP output payload size must be less than or equal to ${RESULT_LIMIT} bytes.`)
  }
  const earlier = isJsonObject(before?.details[member]) ? before.details[member] : {}
  const due = dueOf(update, type, status, now)
  const attempts = Number(earlier.Attempt ?? 0) + (status === 'PENDING' ? 1 : 0)
  return {
    ...before,
    Id: id,
    Type: type,
    Status: status,
    StartTimestamp: before?.StartTimestamp ?? now,
    ...texts(update, ['ParentId', 'Name', 'SubType']),
    ...(['SUCCEEDED', 'FAILED', 'CANCELLED'].includes(status) && { EndTimestamp: now }),
    ...(due !== undefined && { due }),
    details: {
      [member]: {
        ...earlier,
        ...(type === 'STEP' && { Attempt: attempts }),
        ...(type === 'CALLBACK' && { CallbackId: earlier.CallbackId ?? crypto.randomUUID() }),
        // What a function that is called is given is no result of the operation.
        ...(status !== 'STARTED' && result !== undefined && { Result: result }),
        ...(update.Error !== undefined && { Error: update.Error }),
        ...(type === 'CONTEXT' && optionalFields(update, 'ContextOptions')),
      },
    },
  }
}

function dueOf(update: Fields, type: string, status: string, now: number): number | undefined {
  const seconds = (options: string, member: string) =>
    optionalNumber(optionalFields(update, options) ?? {}, member) ?? 0
  if (type === 'WAIT' && status === 'STARTED') return now + seconds('WaitOptions', 'WaitSeconds') * 1000
  if (type === 'STEP' && status === 'PENDING') return now + seconds('StepOptions', 'NextAttemptDelaySeconds') * 1000
  return undefined
}

function texts(update: Fields, members: string[]): Record<string, string> {
  return Object.fromEntries(
    members.flatMap((member) => {
      const text = optionalText(update, member)
      return text === undefined ? [] : [[member, text]]
    }),
  )
}

/** Whether an operation waits for its time. */
export function isTimed({ Status, Type, due }: DurableOperation): boolean {
  return due !== undefined && Status === (Type === 'WAIT' ? 'STARTED' : 'PENDING')
}

/** As it is once its time has come. */
export function afterTime(operation: DurableOperation, now: number): DurableOperation {
  if (operation.Type === 'WAIT') return { ...operation, Status: 'SUCCEEDED', EndTimestamp: now }
  return { ...operation, Status: 'READY' }
}

/** In the API's members. @param time events have milliseconds, answers have seconds */
export function writeOperation(operation: DurableOperation, time: (ms: number) => number): object {
  const { due, details, StartTimestamp, EndTimestamp, ...rest } = operation
  const member = operation.Type === 'WAIT' ? 'ScheduledEndTimestamp' : 'NextAttemptTimestamp'
  const timed = due === undefined ? {} : { [member]: time(due) }
  return {
    ...rest,
    StartTimestamp: time(StartTimestamp),
    ...(EndTimestamp !== undefined && { EndTimestamp: time(EndTimestamp) }),
    ...Object.fromEntries(Object.entries(details).map(([name, value]) => [name, { ...Object(value), ...timed }])),
  }
}
