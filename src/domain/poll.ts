import { setTimeout } from 'node:timers/promises'
import { awaiting } from './waits.ts'

/** What is waited for, how often to ask, and for how long. */
interface Rhythm<Last> {
  /** A phrase, which the log says where it would be silent for long, for example `version 5 of hello-world`. */
  what: string
  /** How it was at last, a phrase. */
  seen?: (last: Last) => string | undefined
  /** Milliseconds from one answer to the next question; with jitter where several runs ask side by side. */
  interval: number | ((last: Last, attempt: number) => number)
  /** Without one only the signal ends the wait. */
  deadline?: Deadline<Last>
  /** Milliseconds since the epoch at which the wait ends at the latest, where no deadline ends it. */
  latest?: number
  /** Ends a pause. */
  signal?: AbortSignal
}

interface Deadline<Last> {
  /** Milliseconds since the epoch, which may change with what is learnt. A pause that would end later does not start. */
  at: number
  /** Makes the error that it ends with. */
  error: (last: Last) => unknown
}

/** A question that is asked until its answer is the one waited for. */
interface Poll<Answer> extends Rhythm<Answer> {
  /** @param attempt from 1 */
  ask: (attempt: number) => Promise<Answer>
  /** Called with each answer after which `ask` is called again. */
  waiting?: (answer: Answer, attempt: number) => void
}

/**
 * Asks until the answer is the one that is waited for.
 *
 * @returns that answer
 * @throws what `ask` throws; the deadline's error; an AbortError when the signal ends a pause
 */
export function poll<Answer, Wanted extends Answer>(
  request: Poll<Answer> & { until: (answer: Answer, attempt: number) => answer is Wanted },
): Promise<Wanted>
export function poll<Answer>(
  request: Poll<Answer> & { until: (answer: Answer, attempt: number) => boolean },
): Promise<Answer>
export function poll<Answer>({
  ask,
  until,
  waiting,
  ...rhythm
}: Poll<Answer> & { until: (answer: Answer, attempt: number) => boolean }): Promise<Answer> {
  return awaitingLast(rhythm, async (note) => {
    for (let attempt = 1; ; attempt++) {
      const answer = await ask(attempt)
      if (until(answer, attempt)) return answer
      note(answer)
      await pause(rhythm, answer, attempt, waiting)
    }
  })
}

/** What is tried again and again. */
interface Retry<Result> extends Rhythm<unknown> {
  /** @param attempt from 1 */
  call: (attempt: number) => Promise<Result>
  /** Whether the same call may succeed a moment later. */
  again: (error: unknown, attempt: number) => boolean
}

/**
 * Calls until it succeeds, or fails for good.
 *
 * @returns what the call returned
 * @throws what the call threw last; the deadline's error; an AbortError when the signal ends a pause
 */
export function retry<Result>({ call, again, ...rhythm }: Retry<Result>): Promise<Result> {
  return awaitingLast(rhythm, async (note) => {
    for (let attempt = 1; ; attempt++) {
      try {
        return await call(attempt)
      } catch (error) {
        if (!again(error, attempt)) throw error
        note(error)
        await pause(rhythm, error, attempt)
      }
    }
  })
}

/** What is read in one go, unless it breaks off. */
interface Reading extends Pick<Retry<unknown>, 'again' | 'interval'> {
  /** @param first the byte to begin with, from 0 */
  read: (first: number) => AsyncIterable<Buffer>
}

/**
 * Reads to the end. What breaks off is taken up with the first byte that did not come.
 *
 * @returns the bytes as they come
 * @throws what `read` threw last
 */
export async function* resume({ read, again, ...rhythm }: Reading): AsyncGenerator<Buffer> {
  let first = 0
  for (let attempt = 1; ; attempt++) {
    try {
      for await (const chunk of read(first)) {
        first += chunk.length
        yield chunk
      }
      return
    } catch (error) {
      if (!again(error, attempt)) throw error
      await pause(rhythm, error, attempt)
    }
  }
}

/** @param work told where to note what came last */
function awaitingLast<Last, T>(
  { what, seen, deadline, latest }: Rhythm<Last>,
  work: (note: (last: Last) => void) => Promise<T>,
): Promise<T> {
  let last: { value: Last } | undefined
  const tell = () => last && seen?.(last.value)
  const note = (value: Last) => {
    last = { value }
  }
  return awaiting({ what, seen: tell, until: () => deadline?.at ?? latest }, () => work(note))
}

async function pause<Last>(
  { interval, deadline, signal }: Pick<Rhythm<Last>, 'interval' | 'deadline' | 'signal'>,
  last: Last,
  attempt: number,
  waiting?: (last: Last, attempt: number) => void,
): Promise<void> {
  const milliseconds = typeof interval === 'number' ? interval : interval(last, attempt)
  if (deadline && Date.now() + milliseconds > deadline.at) throw deadline.error(last)
  waiting?.(last, attempt)
  await setTimeout(milliseconds, undefined, signal && { signal })
}
