import type { Event } from './api.ts'
import { fromTimeout, type Outcome } from './outcome.ts'

/** ms that a runtime has to ask for its first event ("Understanding the Lambda execution environment lifecycle"). */
const INIT_LIMIT = 10_000

/** ms of one that is made before it is needed, from a snapshot or on managed instances; the timeout, where it is longer (same page). */
const PREPARED_LIMIT = 130_000

/** An environment that is being started. */
export interface Starting {
  /** Waits at most `limit` ms for the runtime. Undefined: it is ready. */
  ready(requestId: string, limit: number): Promise<Outcome | 'late' | undefined>
}

/** One execution environment, which handles one event at a time. */
export interface Environment extends Starting {
  /** Whether it is over, and takes no further event. */
  readonly ended: boolean
  /** Waits at most `limit` ms. @returns whether the runtime asks for the restore, which is to be in a snapshot */
  restores(limit: number): Promise<boolean>
  /** Hands the event over. @param timeout seconds @param spent ms of them that are over */
  invoke(event: Event, timeout: number, spent?: number): Promise<Outcome>
  /** What the function wrote since the last call. */
  takeLog(): Promise<string>
  /** The most memory that it has used so far, in MB; undefined when that can't be measured. */
  memoryUsed(): number | undefined
  stop(): Promise<void>
}

/** How a start went. */
export interface Started<Opened> {
  environment: Opened
  /** What the invocation comes to when the runtime did not get ready. */
  failed?: Outcome
  /** ms of the start; absent when it is a part of the invocation. */
  init?: number
  /** ms of the invocation's time that it took. */
  spent: number
}

/** What a start needs to know of its environment and invocation. */
export interface StartOptions<Opened> {
  open(): Promise<Opened>
  discard(environment: Opened): Promise<void>
  requestId: string
  /** Of the function, in seconds. */
  timeout: number
  /** Whether Lambda makes environments before they are needed. */
  prepared: boolean
}

/**
 * Starts an environment for an invocation. A start that is not over in ten seconds is ended, and made once more in the
 * time of the invocation (same page, "Init phase"). One that fails is the end of the invocation: it would fail again.
 */
export async function startEnvironment<Opened extends Starting>({
  open,
  discard,
  requestId,
  timeout,
  prepared,
}: StartOptions<Opened>): Promise<Started<Opened>> {
  const start = performance.now()
  const first = await open()
  const limit = prepared ? Math.max(PREPARED_LIMIT, timeout * 1000) : INIT_LIMIT
  const outcome = await first.ready(requestId, limit)
  if (prepared && outcome === 'late')
    return { environment: first, failed: fromTimeout(limit / 1000, requestId), spent: 0 }
  if (outcome !== 'late') {
    return { environment: first, ...(outcome && { failed: outcome }), init: performance.now() - start, spent: 0 }
  }
  await discard(first)
  const invoked = performance.now()
  const second = await open()
  const again = await second.ready(requestId, timeout * 1000)
  const failed = again === 'late' ? fromTimeout(timeout, requestId) : again
  return { environment: second, ...(failed && { failed }), spent: performance.now() - invoked }
}
