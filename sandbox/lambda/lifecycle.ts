import { randomUUID } from 'node:crypto'

/** Why a state or an update is as it is: `StateReasonCode` and `StateReason`, or the same of LastUpdateStatus. */
export interface Reason {
  code: string
  text: string
}

/**
 * Where one version of a function is in its life (Lambda Developer Guide, "Lambda function states").
 *
 * What is still to happen is kept as a time, and carried out at the next read ({@link settled}): nothing ticks.
 */
export interface Lifecycle {
  readonly revisionId: string
  readonly state: 'Pending' | 'Active' | 'Inactive' | 'Failed' | 'ActiveNonInvocable' | 'Deactivating' | 'Deactivated'
  readonly stateReason?: Reason
  /** Absent until the first change is over, and on a version that is being published. */
  readonly update?: { readonly status: 'InProgress' | 'Successful' | 'Failed'; readonly reason?: Reason }
  /** How the change that is under way will end; `at` in ms since the epoch. */
  readonly change?: { readonly at: number; readonly failure: Reason | undefined }
}

/** Recorded: the same words for a function that is created and one that is updated. */
const CREATING: Reason = { code: 'Creating', text: 'The function is being created.' }
const RESTORING: Reason = { code: 'Restoring', text: 'The function is being restored.' }
const IDLE: Reason = { code: 'Idle', text: 'The function is idle.' }
/** The code was seen, the words are inferred. */
const IMAGE_DELETED: Reason = { code: 'ImageDeleted', text: "The function's container image was deleted." }

/** A function or version that becomes Active, or Failed with `failure`, at `at`. */
export function created(at: number, failure?: Reason): Lifecycle {
  return { revisionId: randomUUID(), state: 'Pending', stateReason: CREATING, change: { at, failure } }
}

/** A version published of a `$LATEST` that was ready: there at once (recorded). */
export function ready(): Lifecycle {
  return { revisionId: randomUUID(), state: 'Active', update: { status: 'Successful' } }
}

/** `$LATEST` of a function with a capacity provider, from its creation on: only what is published of it runs. */
export function nonInvocable(): Lifecycle {
  return { revisionId: randomUUID(), state: 'ActiveNonInvocable', update: { status: 'Successful' } }
}

/** An update of `$LATEST` that is over at `at`. Its State stays what it was: an idle function is not woken by it. */
export function updating(current: Lifecycle, at: number, failure?: Reason): Lifecycle {
  return {
    ...current,
    revisionId: randomUUID(),
    update: { status: 'InProgress', reason: CREATING },
    change: { at, failure },
  }
}

/** What weeks without an invocation do to a function of packageType Image. */
export function idle(current: Lifecycle): Lifecycle {
  return { ...current, revisionId: randomUUID(), state: 'Inactive', stateReason: IDLE }
}

/** A version on managed instances that gets no execution environments any more. */
export function deactivated(current: Lifecycle, state: 'Deactivating' | 'Deactivated'): Lifecycle {
  return { ...current, revisionId: randomUUID(), state }
}

/** A version whose image is gone from ECR. It has been seen both Inactive and Failed. */
export function imageDeleted(current: Lifecycle, state: 'Inactive' | 'Failed' = 'Inactive'): Lifecycle {
  return { ...current, revisionId: randomUUID(), state, stateReason: IMAGE_DELETED }
}

/** What the first invocation of an idle function starts. */
export function restoring(current: Lifecycle, at: number): Lifecycle {
  return {
    ...current,
    revisionId: randomUUID(),
    state: 'Pending',
    stateReason: RESTORING,
    change: { at, failure: undefined },
  }
}

/** Another revision of the same: publishing and permissions do that. */
export function revised(current: Lifecycle): Lifecycle {
  return { ...current, revisionId: randomUUID() }
}

/** The lifecycle at `now` (ms since the epoch): a change whose time has come is over. */
export function settled(current: Lifecycle, now: number): Lifecycle {
  const { change, stateReason, ...rest } = current
  if (change === undefined || now < change.at) return current
  const { failure } = change
  const revisionId = randomUUID()
  if (current.state === 'Pending') {
    if (failure !== undefined) return { ...rest, revisionId, state: 'Failed', stateReason: failure }
    return { ...rest, revisionId, state: 'Active', update: { status: 'Successful' } }
  }
  // An update needs an image that is there, so it is a way out. (Inferred.)
  if (failure === undefined && isImageDeleted(current)) {
    return { ...rest, revisionId, state: 'Active', update: { status: 'Successful' } }
  }
  const update =
    failure === undefined ? { status: 'Successful' as const } : { status: 'Failed' as const, reason: failure }
  return { ...rest, ...(stateReason && { stateReason }), revisionId, update }
}

/** Whether the version was last found without its image. */
export function isImageDeleted({ stateReason }: Lifecycle): boolean {
  return stateReason === IMAGE_DELETED
}

/** Whether the function is Inactive, or is being brought back from it. */
export function isWaking(lifecycle: Lifecycle): boolean {
  return lifecycle.state === 'Pending' && lifecycle.stateReason?.code === 'Restoring'
}
