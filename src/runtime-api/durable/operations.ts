import { asText, member } from '../../domain/json.ts'
import { present } from '../../domain/present.ts'

/**
 * One operation of a durable execution, in the members of Lambda's API (Lambda API reference, "Operation"). Times are
 * milliseconds since the epoch.
 */
export interface Operation {
  Id: string
  ParentId?: string
  Name?: string
  Type: string
  SubType?: string
  Status: string
  StartTimestamp: number
  EndTimestamp?: number
  ExecutionDetails?: { InputPayload: string }
  ContextDetails?: { Result?: string; Error?: unknown; ReplayChildren?: true }
  StepDetails?: { Attempt: number; NextAttemptTimestamp?: number; Result?: string; Error?: unknown }
  WaitDetails?: { ScheduledEndTimestamp: number }
  CallbackDetails?: { CallbackId: string }
  ChainedInvokeDetails?: object
}

/** Lambda's refusal of what a handler sends. */
export class Refusal extends Error {
  readonly code: string

  constructor(message: string, code = 'InvalidParameterValueException') {
    super(message)
    this.code = code
  }
}

// Lambda API reference, "OperationUpdate": what each action makes of an operation.
const statuses: Readonly<Record<string, string>> = {
  START: 'STARTED',
  SUCCEED: 'SUCCEEDED',
  FAIL: 'FAILED',
  RETRY: 'PENDING',
  CANCEL: 'CANCELLED',
}

/** Whether an operation is over. */
export function isOver({ Status }: Operation): boolean {
  return ['SUCCEEDED', 'FAILED', 'CANCELLED'].includes(Status)
}

/**
 * What an update from the handler makes of its operation.
 *
 * @param before absent when the operation begins
 * @param now milliseconds since the epoch
 * @throws Refusal when Lambda would not take the update
 */
export function applyUpdate(update: unknown, before: Operation | undefined, now: number): Operation {
  const text = (name: string) => asText(member(update, name)) || undefined
  const type = text('Type') ?? ''
  const action = text('Action') ?? ''
  const status = statuses[action]
  const id = text('Id')
  if (id === undefined || status === undefined) throw new Refusal(`Invalid operation update: ${type} ${action}.`)
  requireSize(type, action, text('Payload'))
  const common = {
    Id: id,
    Type: type,
    Status: status,
    StartTimestamp: before?.StartTimestamp ?? now,
    ...present({
      ParentId: text('ParentId') ?? before?.ParentId,
      Name: text('Name') ?? before?.Name,
      SubType: text('SubType') ?? before?.SubType,
    }),
  }
  const operation: Operation = { ...common, ...detailsOf(update, before, now) }
  return isOver(operation) ? { ...operation, EndTimestamp: now } : operation
}

function detailsOf(update: unknown, before: Operation | undefined, now: number): Partial<Operation> {
  const outcome = present({
    Result: asText(member(update, 'Payload')) || undefined,
    Error: member(update, 'Error'),
  })
  const seconds = (options: string, name: string) => {
    const value = member(member(update, options), name)
    return now + 1000 * (typeof value === 'number' ? value : 0)
  }
  switch (member(update, 'Type')) {
    case 'STEP': {
      const { Attempt = 0, Result } = before?.StepDetails ?? {}
      const retried = member(update, 'Action') === 'RETRY'
      const next = { NextAttemptTimestamp: seconds('StepOptions', 'NextAttemptDelaySeconds') }
      const kept = Result === undefined ? {} : { Result }
      return { StepDetails: { ...kept, ...outcome, Attempt: retried ? Attempt + 1 : Attempt, ...(retried && next) } }
    }
    case 'WAIT':
      return {
        WaitDetails: before?.WaitDetails ?? { ScheduledEndTimestamp: seconds('WaitOptions', 'WaitSeconds') },
      }
    case 'CONTEXT': {
      const replayed = member(member(update, 'ContextOptions'), 'ReplayChildren') === true
      return { ContextDetails: { ...outcome, ...(replayed && { ReplayChildren: true }) } }
    }
    case 'CALLBACK':
      return { CallbackDetails: before?.CallbackDetails ?? { CallbackId: crypto.randomUUID() } }
    case 'CHAINED_INVOKE':
      return { ChainedInvokeDetails: {} }
    default:
      return {}
  }
}

// Bytes, as the service's own refusals have them.
const stepLimit = 262_144
const inputLimit = 1_048_576

function requireSize(type: string, action: string, payload = ''): void {
  const invoked = type === 'CHAINED_INVOKE' && action === 'START'
  const [what, limit] = invoked ? ['input', inputLimit] : ['output', stepLimit]
  if ((!invoked && type !== 'STEP') || Buffer.byteLength(payload) <= limit) return
  throw new Refusal(`${type} ${what} payload size must be less than or equal to ${limit} bytes.`)
}

/** When a wait is over, or a step may be tried again; undefined for all else. Milliseconds since the epoch. */
export function dueTime({ Type, Status, WaitDetails, StepDetails }: Operation): number | undefined {
  if (Type === 'WAIT' && Status === 'STARTED') return WaitDetails?.ScheduledEndTimestamp
  return Type === 'STEP' && Status === 'PENDING' ? StepDetails?.NextAttemptTimestamp : undefined
}

/** The same operation as it is once its time has come. */
export function whenDue(operation: Operation, now: number): Operation {
  if (operation.Type === 'WAIT') return { ...operation, Status: 'SUCCEEDED', EndTimestamp: now }
  return { ...operation, Status: 'READY' }
}

/** The same operation with its time so many milliseconds earlier. */
export function earlier(operation: Operation, by: number): Operation {
  const { WaitDetails: wait, StepDetails: step } = operation
  if (operation.Type === 'WAIT' && wait) {
    return { ...operation, WaitDetails: { ScheduledEndTimestamp: wait.ScheduledEndTimestamp - by } }
  }
  if (step?.NextAttemptTimestamp === undefined) return operation
  return { ...operation, StepDetails: { ...step, NextAttemptTimestamp: step.NextAttemptTimestamp - by } }
}

/**
 * An operation as it is sent. Its times are members whose names end in `Timestamp`.
 *
 * @param writeTime events have milliseconds since the epoch, answers of the API seconds
 */
export function writeOperation(operation: Operation, writeTime: (time: number) => number): object {
  return JSON.parse(JSON.stringify(operation), (name, value) =>
    name.endsWith('Timestamp') && typeof value === 'number' ? writeTime(value) : value,
  )
}
