import { setTimeout } from 'node:timers/promises'
import type { LambdaClient } from '@aws-sdk/client-lambda'
import { isTransient } from '../aws/error.ts'
import { explain } from '../aws/explain.ts'
import { formatDuration } from '../domain/duration.ts'
import { poll } from '../domain/poll.ts'
import { Problem } from '../domain/problem.ts'
import type { ImageFacts } from '../image/facts.ts'
import { isServable, stateFailure, updateFailure } from './failure.ts'
import { type FunctionState, getFunction, isSettled } from './function.ts'

/**
 * Milliseconds from one answer to the next question. Ready is noticed half of that late on average, however long it
 * took; the SDK's waiters back off to two minutes.
 */
const interval = 250

/** Milliseconds, on average, until a call is repeated that was throttled or that the service failed. */
const pause = 1000

/** The version that callers without a qualifier get of a function on managed instances. */
export const latestPublished = '$LATEST.PUBLISHED'

/** The wait for a function: which one, and how long. */
export interface Wait {
  /** One that does not retry by itself. */
  lambda: LambdaClient
  functionName: string
  /** Milliseconds since the epoch. */
  deadline: number
  /** Milliseconds from the start to the deadline, for the error. */
  timeout: number
  signal: AbortSignal
  /** What the image is made of, for an error that is about it. */
  image?: ImageFacts
  /** Told, once for each, of what is tried again because it settles by itself. */
  tell?: (line: string) => void
}

/**
 * Waits until a published version can be invoked.
 *
 * @returns the version as Lambda last told it
 * @throws Problem when it fails, when Lambda refuses the call, or at the deadline
 */
export async function waitForVersion(wait: Wait, version: string): Promise<FunctionState> {
  const what = `version ${version} of ${wait.functionName}`
  const ready = await pollFunction(wait, what, version, ({ state }) => state !== 'Pending')
  if (isServable(ready)) return ready
  const instead = ready.state === 'Failed' ? '' : `, it is ${ready.state}`
  throw stateFailure(`Lambda could not make ${what} ready${instead}`, ready, wait.image)
}

/**
 * Waits until callers without a qualifier get what was published for them: what is published again is Active all the
 * time, and its update in progress.
 *
 * @param replaced digest of the image that they had, where they get another one: as long as they have it, nothing is over
 * @throws Problem when it fails, when Lambda refuses the call, or at the deadline
 */
export async function waitForLatestPublished(wait: Wait, replaced?: string): Promise<void> {
  const what = `${latestPublished} of ${wait.functionName}`
  const hasFailed = (now: FunctionState) => now.lastUpdateStatus === 'Failed' || !isServable(now)
  const isOver = (now: FunctionState) => isSettled(now) && (hasFailed(now) || now.digest !== (replaced ?? ''))
  const ready = await pollFunction(wait, what, latestPublished, isOver)
  const doing = `Lambda could not make ${what} ready`
  if (ready.lastUpdateStatus === 'Failed') throw updateFailure(doing, ready, wait.image)
  if (!isServable(ready)) throw stateFailure(doing, ready, wait.image)
}

/**
 * Waits until the update of $LATEST has ended. The result of an update that another run started in the meantime is that
 * run's concern.
 *
 * @param digest what this run deployed
 * @throws Problem when the update fails, when Lambda refuses the call, or at the deadline
 */
export async function waitForLatest(wait: Wait, digest: string): Promise<FunctionState> {
  const what = `$LATEST of ${wait.functionName}`
  const isOver = (latest: FunctionState) => latest.digest !== digest || isSettled(latest)
  const ready = await pollFunction(wait, what, undefined, isOver)
  if (ready.digest !== digest) return ready
  if (ready.lastUpdateStatus === 'Failed') throw updateFailure(`Lambda could not update ${what}`, ready, wait.image)
  if (ready.state === 'Failed') throw stateFailure(`Lambda could not make ${what} ready`, ready, wait.image)
  return ready
}

/** Waits until the update in progress is over, however it ends. */
export function waitUntilOver(wait: Wait): Promise<FunctionState> {
  return pollFunction(wait, `the update in progress of ${wait.functionName}`, undefined, isSettled)
}

/** Waits until Lambda takes an update, also when another run or a person started the one in progress. */
export async function waitUntilSettled(wait: Wait): Promise<void> {
  await waitUntilOver(wait)
  // Two runs that waited for the same update must not collide again.
  await setTimeout(250 + Math.random() * 250, undefined, { signal: wait.signal })
}

function pollFunction(
  wait: Wait,
  what: string,
  qualifier: string | undefined,
  isOver: (found: FunctionState) => boolean,
): Promise<FunctionState> {
  return poll({
    what,
    seen: describeState,
    ask: () => ask(wait, what, qualifier),
    until: (found): found is FunctionState => found !== undefined && isOver(found),
    // Runs that were throttled at the same time must not retry at the same time.
    interval: (found) => (found ? interval : pause * (0.5 + Math.random())),
    deadline: { at: wait.deadline, error: (found) => tooLong(wait, what, found) },
    signal: wait.signal,
  })
}

async function ask(wait: Wait, what: string, qualifier: string | undefined): Promise<FunctionState | undefined> {
  try {
    const found = await getFunction(wait.lambda, wait.functionName, qualifier)
    if (found) return found
  } catch (error) {
    // A throttle or a failing service passes; a denial does not.
    if (isTransient(error)) return undefined
    throw explain(error, `Could not read ${what}`)
  }
  throw new Problem({
    what: `${what} was deleted during the deploy.`,
    remedy: 'Find out in CloudTrail what deleted it, then run the job again.',
  })
}

function tooLong(wait: Wait, what: string, found: FunctionState | undefined): Problem {
  return new Problem({
    what: `Waited ${formatDuration(wait.timeout)} for ${what}, and it is not ready yet (${describeState(found)}).`,
    remedy: 'Set a longer wait-timeout.',
  })
}

function describeState(found: FunctionState | undefined): string {
  if (!found) return 'Lambda answered only errors'
  const { state, lastUpdateStatus, stateReason } = found
  return `state ${state}, last update ${lastUpdateStatus}${stateReason.text && `, ${stateReason.text}`}`
}
