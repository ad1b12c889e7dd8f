import { syncBuiltinESMExports } from 'node:module'
import type { TimerOptions } from 'node:timers'
import timers from 'node:timers/promises'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { poll, retry } from '../../src/domain/poll.ts'
import { Waits } from '../../src/domain/waits.ts'

// Vitest's clock moves the global timers, and not those of the module, which all import by name. What replaces them fails as
// they do (Node.js docs, "Timers Promises API").
const { setTimeout: real } = timers

beforeEach(() => {
  vi.useFakeTimers({ now: 0 })
  timers.setTimeout = <T>(milliseconds?: number, value?: T, { signal }: TimerOptions = {}) =>
    new Promise<T>((resolve, reject) => {
      const abort = () => reject(new DOMException('The operation was aborted', 'AbortError'))
      if (signal?.aborted) abort()
      setTimeout(() => resolve(value as T), milliseconds)
      signal?.addEventListener('abort', abort)
    })
  syncBuiltinESMExports()
})

afterEach(() => {
  vi.useRealTimers()
  timers.setTimeout = real
  syncBuiltinESMExports()
})

const what = 'the answer'

/** Gives one after the other, and the last for ever; notes when it was asked. */
function answering<T>(...answers: [T, ...T[]]) {
  const times: number[] = []
  return {
    times,
    ask: async (attempt: number) => {
      times.push(Date.now())
      return answers[attempt - 1] ?? answers[answers.length - 1] ?? answers[0]
    },
  }
}

test('asks at once, then after each interval, until the answer is the one that is waited for', async () => {
  const { ask, times } = answering('pending', 'pending', 'ready')
  const ended = poll({ what, ask, until: (answer) => answer === 'ready', interval: 400 })
  await vi.runAllTimersAsync()
  expect(await ended).toBe('ready')
  expect(times).toEqual([0, 400, 800])
})

test('takes the pause from the answer and from the number of the attempt', async () => {
  const { ask, times } = answering(10, 20, 0)
  const ended = poll({
    what,
    ask,
    until: (answer) => answer === 0,
    interval: (answer, attempt) => answer * 100 ** (attempt - 1),
  })
  await vi.runAllTimersAsync()
  expect(await ended).toBe(0)
  expect(times).toEqual([0, 10, 2010])
})

test.each([
  { at: 1000, asked: [0, 400, 800] },
  { at: 800, asked: [0, 400, 800] },
  { at: 799, asked: [0, 400] },
  { at: 0, asked: [0] },
])('begins no pause that would end after the deadline $at', async ({ at, asked }) => {
  const { ask, times } = answering('pending')
  const ended = poll({
    what,
    ask,
    until: (answer) => answer === 'ready',
    interval: 400,
    deadline: { at, error: (last) => new Error(`too long: ${last}`) },
  })
  const refused = expect(ended).rejects.toThrow('too long: pending')
  await vi.runAllTimersAsync()
  await refused
  expect(times).toEqual(asked)
})

test('tells of each answer that it waits on, and of none that ends it', async () => {
  const waiting = vi.fn()
  const { ask } = answering('a', 'b', 'ready')
  const ended = poll({ what, ask, until: (answer) => answer === 'ready', waiting, interval: 1 })
  await vi.runAllTimersAsync()
  await ended
  expect(waiting.mock.calls).toEqual([
    ['a', 1],
    ['b', 2],
  ])
})

test('ends a pause by the signal, and asks no more', async () => {
  const cancelled = new AbortController()
  const { ask, times } = answering('pending')
  const ended = poll({ what, ask, until: () => false, interval: 400, signal: cancelled.signal })
  const refused = expect(ended).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }))
  await vi.advanceTimersByTimeAsync(500)
  cancelled.abort(new Error('cancelled'))
  await refused
  await vi.runAllTimersAsync()
  expect(times).toEqual([0, 400])
})

test('passes on at once what the question throws', async () => {
  const ask = vi.fn(async () => {
    throw new Error('denied')
  })
  await expect(poll({ what, ask, until: () => true, interval: 1 })).rejects.toThrow('denied')
  expect(ask).toHaveBeenCalledOnce()
})

/** Fails as often as it is told to, then succeeds. */
function failing(times: number) {
  return vi.fn(async (attempt: number) => {
    if (attempt <= times) throw new Error(`failure ${attempt}`)
    return `success ${attempt}`
  })
}

test('calls again after failures that may pass', async () => {
  const call = failing(2)
  const ended = retry({ what, call, again: () => true, interval: 250 })
  await vi.runAllTimersAsync()
  expect(await ended).toBe('success 3')
  expect(Date.now()).toBe(500)
})

test('throws the failure that will not pass', async () => {
  const call = failing(5)
  const ended = retry({ what, call, again: (_, attempt) => attempt < 3, interval: 250 })
  const refused = expect(ended).rejects.toThrow('failure 3')
  await vi.runAllTimersAsync()
  await refused
  expect(call).toHaveBeenCalledTimes(3)
})

test("ends at the deadline with the deadline's error, which knows the last failure", async () => {
  const call = failing(9)
  const ended = retry({
    what,
    call,
    again: () => true,
    interval: 400,
    deadline: { at: 900, error: (last) => new Error('within wait-timeout', { cause: last }) },
  })
  const refused = expect(ended).rejects.toMatchObject({ message: 'within wait-timeout', cause: new Error('failure 3') })
  await vi.runAllTimersAsync()
  await refused
})

test.each([
  { rhythm: { deadline: { at: 5000, error: () => new Error('late') } }, most: ', at most 4 s more' },
  { rhythm: { latest: 3000 }, most: ', at most 2 s more' },
  { rhythm: {}, most: '' },
])('what is waited for is known, and how it was at last, $most', async ({ rhythm, most }) => {
  const { ask } = answering('pending', 'ready')
  const waits = new Waits()
  const until = (answer: string) => answer === 'ready'
  const ended = waits.watch(() =>
    poll({ what, ask, until, seen: (last) => `it is ${last}`, interval: 1500, ...rhythm }),
  )
  await vi.advanceTimersByTimeAsync(1000)
  expect(waits.describe()).toEqual([`the answer (1 s so far${most}; it is pending)`])
  await vi.runAllTimersAsync()
  await ended
  expect(waits.describe()).toEqual([])
})
