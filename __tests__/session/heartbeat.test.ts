import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Output } from '../../src/domain/output.ts'
import { awaiting, inPlace } from '../../src/domain/waits.ts'
import { withHeartbeat } from '../../src/session/heartbeat.ts'

let lines: string[]
const say = (text = '<') => void lines.push(text)
const output: Output = {
  log: say,
  debug() {},
  warn: say,
  notice: say,
  error: say,
  openGroup: say,
  closeGroup: () => say(),
  mask() {},
  hide() {},
  conceal: (text) => text,
  setOutput() {},
  saveState() {},
  addSummary: async () => {},
}

beforeEach(() => {
  lines = []
  vi.useFakeTimers({ now: 0 })
})

afterEach(() => {
  vi.useRealTimers()
})

const forSeconds = (seconds: number) => new Promise<void>((resolve) => setTimeout(resolve, seconds * 1000))

/** Does a run's work to its end. @returns what the log had */
async function logOf(work: (output: Output) => Promise<unknown>): Promise<string[]> {
  const run = withHeartbeat(output, work)
  await vi.runAllTimersAsync()
  await run
  return lines
}

test('a log that is silent says what is waited for, for how long so far, and for how long at most', async () => {
  let state = 'Pending,\nas it is new'
  const what = 'version 5 of hello-world'
  const work = () =>
    awaiting({ what, seen: () => state, until: 60_000 }, async () => {
      await forSeconds(20)
      state = 'Active'
      await forSeconds(20)
    })
  expect(await logOf(work)).toEqual([
    `Waiting for ${what} (14 s so far, at most 46 s more; Pending, as it is new)`,
    `Waiting for ${what} (28 s so far, at most 32 s more; Active)`,
  ])
})

test('each line puts off the next heartbeat, whatever it is', async () => {
  const speak: ((output: Output) => void)[] = [
    ({ log }) => log('log'),
    ({ warn }) => warn('warning'),
    ({ notice }) => notice('notice'),
    ({ error }) => error('error'),
    ({ openGroup }) => openGroup('group'),
    ({ closeGroup }) => closeGroup(),
  ]
  const said = await logOf(async (spoken) => {
    for (const each of speak) {
      await forSeconds(13)
      each(spoken)
    }
    await forSeconds(13)
  })
  expect(said).toEqual(['log', 'warning', 'notice', 'error', 'group', '<'])
})

test('what is waited for in something else is said alone, and with its place', async () => {
  const said = await logOf(() =>
    awaiting({ what: "the end of 'Release'" }, async () => {
      await Promise.all([
        inPlace('us-east-1', () => awaiting({ what: 'version 5', until: 14_000 }, () => forSeconds(20))),
        inPlace('eu-west-1', () => awaiting({ what: 'version 3 in eu-west-1' }, () => forSeconds(15))),
      ])
      await forSeconds(10)
    }),
  )
  expect(said).toEqual([
    'Waiting for us-east-1: version 5 (14 s so far); version 3 in eu-west-1 (14 s so far)',
    "Waiting for the end of 'Release' (28 s so far)",
  ])
})

test('one line names four waits at most', async () => {
  const work = () => Promise.all(['a', 'b', 'c', 'd', 'e', 'f'].map((what) => awaiting({ what }, () => forSeconds(15))))
  expect(await logOf(work)).toEqual([
    `Waiting for ${['a', 'b', 'c', 'd'].map((what) => `${what} (14 s so far)`).join('; ')}; and 2 more`,
  ])
})

test('what fails is not waited for any more, and nothing is said after the run', async () => {
  const said = await logOf(async () => {
    await awaiting({ what: 'a' }, () => Promise.reject(new Error('no'))).catch(() => {})
    await forSeconds(15)
  })
  await vi.advanceTimersByTimeAsync(60_000)
  expect(said).toEqual(['Still at work'])
})
