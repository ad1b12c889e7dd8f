import { AsyncLocalStorage } from 'node:async_hooks'
import { formatSeconds } from './duration.ts'

/** Something that the run waits for. */
export interface Awaited {
  /** A phrase, for example `version 5 of hello-world`. */
  what: string
  /** How it is by now, a phrase; undefined while nothing is known. */
  seen?: () => string | undefined
  /** Milliseconds since the epoch at which the wait ends at the latest; without it only the job's own time limits it. */
  until?: number | (() => number | undefined) | undefined
}

/** A place of the run, for example a region, or a wait that has not ended yet. */
interface Open extends Partial<Awaited> {
  place?: string
  /** Milliseconds since the epoch. */
  since: number
  /** What has begun in it, and has not ended yet. */
  inner: Set<Open>
}

/** What has begun around the code that runs, in the order of its beginning. */
const around = new AsyncLocalStorage<Set<Open>>()

/** What a run waits for, at any time. Work that was started elsewhere waits unseen. */
export class Waits {
  readonly #open = new Set<Open>()

  /** Does a run's work, whose waits are seen from then on. */
  watch<T>(work: () => T): T {
    return around.run(this.#open, work)
  }

  /** Each wait that has no other one in it, for example `version 5 of hello-world (14 s so far, at most 46 s more)`. */
  describe(): string[] {
    return describeAll(this.#open, '')
  }
}

/** Waits for what the work does: the run's log says so wherever it would be silent meanwhile. */
export function awaiting<T>(awaited: Awaited, work: () => Promise<T>): Promise<T> {
  return begin(awaited, work)
}

/** Does the work of one of several places: its name is said with what is waited for there. */
export function inPlace<T>(place: string, work: () => Promise<T>): Promise<T> {
  return begin({ place }, work)
}

async function begin<T>(one: Omit<Open, 'since' | 'inner'>, work: () => Promise<T>): Promise<T> {
  const beside = around.getStore()
  if (beside === undefined) return work()
  const open = { ...one, since: Date.now(), inner: new Set<Open>() }
  beside.add(open)
  try {
    return await around.run(open.inner, work)
  } finally {
    beside.delete(open)
  }
}

function describeAll(opened: ReadonlySet<Open>, place: string): string[] {
  return [...opened].flatMap((open) => {
    const inner = describeAll(open.inner, open.place ?? place)
    if (inner.length > 0 || open.what === undefined) return inner
    const told = describeWait(open, open.what)
    return place === '' || told.includes(place) ? told : `${place}: ${told}`
  })
}

function describeWait({ seen, since, until }: Open, what: string): string {
  const now = Date.now()
  const end = typeof until === 'function' ? until() : until
  const left = end === undefined ? 0 : end - now
  const parts = [
    `${formatSeconds(now - since)} so far${left > 0 ? `, at most ${formatSeconds(left)} more` : ''}`,
    seen?.(),
  ]
  return `${what} (${parts.filter(Boolean).join('; ')})`
}
