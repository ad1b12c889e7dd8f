import { formatDuration } from '../domain/duration.ts'
import { awaiting } from '../domain/waits.ts'
import type { Start } from '../runtime-api/begin.ts'
import type { Exit, Late } from './outcome.ts'

/** Milliseconds that a runtime has to ask for its first event (Lambda developer guide, "Init phase"). */
export const initLimit = 10_000

/**
 * The same where Lambda makes environments before they are needed: SnapStart and managed instances. The function's timeout
 * counts where it is longer (Lambda developer guide, "Understanding the Lambda execution environment lifecycle").
 */
const preparedLimit = 130_000

/** An execution environment that is being started. */
export interface Starting {
  /** Waits at most so many milliseconds until the runtime asks for its first event, says why it can't, or ends. */
  started(limit: number): Promise<Start | Exit | Late>
  close(): Promise<void>
}

/** How a start went. */
export interface Attempt<Environment> {
  environment: Environment
  outcome: Start | Exit | Late
  /** Milliseconds from the container's start. */
  init: number
  /** Milliseconds of the first invocation's time that it took: the second start is a part of that. */
  ofInvocation: number
}

/** How a start is made. */
export interface StartOptions {
  /** Of the function, in milliseconds. */
  timeout: number
  /** Whether Lambda makes environments of the function before they are needed. */
  prepared: boolean
  /** Told that the start is made once more. */
  log: (line: string) => void
}

/**
 * Starts a runtime as Lambda does: a start that is not over in ten seconds is ended, and made once more with the first
 * invocation, within the function's timeout (Lambda developer guide, "Init phase"). One that is prepared has more time, and
 * is made once.
 *
 * @param open starts a fresh environment
 */
export async function startRuntime<Environment extends Starting>(
  open: () => Promise<Environment>,
  { timeout, prepared, log }: StartOptions,
): Promise<Attempt<Environment>> {
  if (prepared) return { ...(await attempt(open, Math.max(preparedLimit, timeout))), ofInvocation: 0 }
  const first = await attempt(open, initLimit)
  if (first.outcome.kind !== 'late') return { ...first, ofInvocation: 0 }
  log(
    `No event was asked for within ${formatDuration(initLimit)}: Lambda ends such a start, and makes it once more with the first invocation. The same is done here, for up to ${formatDuration(timeout)}.`,
  )
  await first.environment.close()
  const second = await attempt(open, timeout)
  return { ...second, ofInvocation: second.init }
}

async function attempt<Environment extends Starting>(
  open: () => Promise<Environment>,
  limit: number,
): Promise<Omit<Attempt<Environment>, 'ofInvocation'>> {
  const start = performance.now()
  return awaiting({ what: 'the image to ask for its first event', until: Date.now() + limit }, async () => {
    const environment = await open()
    const outcome = await environment.started(limit)
    return { environment, outcome, init: performance.now() - start }
  })
}

/** Says that a start was in time only at the second attempt. */
export function describeSlowStart(init: number, timeout: number): string {
  return `The image takes ${formatDuration(init)} to start. Lambda ends a start after ${formatDuration(initLimit)} and makes it once more with the first invocation, within the function's timeout (${formatDuration(timeout)} here): that invocation takes as much longer. Do less before the first event, or more of it at build time.`
}
