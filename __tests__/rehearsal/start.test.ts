import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Exit, first, type Late } from '../../src/rehearsal/outcome.ts'
import { describeSlowStart, startRuntime } from '../../src/rehearsal/start.ts'
import type { Start } from '../../src/runtime-api/begin.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }))
afterEach(() => void vi.useRealTimers())

const ready: Start = { kind: 'ready' }

/** Environments that take so many milliseconds to start, one after the other. */
function environments(...starts: { takes: number; ends?: Start | Exit }[]) {
  const closed: number[] = []
  const open = async () => {
    const number = starts.length
    const { takes, ends = ready } = starts.shift() ?? { takes: 0 }
    const end = new Promise<Start | Exit>((resolve) => setTimeout(resolve, takes, ends))
    return {
      number,
      started: (limit: number): Promise<Start | Exit | Late> => first([end], limit),
      close: async () => void closed.push(number),
    }
  }
  return { open, closed }
}

/** Starts with a clock that is moved. */
async function start(timeout: number, ...starts: { takes: number; ends?: Start | Exit }[]) {
  return startAs(false, timeout, ...starts)
}

async function startAs(prepared: boolean, timeout: number, ...starts: { takes: number; ends?: Start | Exit }[]) {
  const { open, closed } = environments(...starts)
  const said: string[] = []
  const starting = startRuntime(open, { timeout, prepared, log: (line) => said.push(line) })
  await vi.advanceTimersByTimeAsync(1_000_000)
  const { outcome, init, ofInvocation } = await starting
  return { outcome, init, ofInvocation, closed: closed.length, said }
}

test('a start within ten seconds is made once, and takes nothing of the first invocation', async () => {
  expect(await start(3000, { takes: 9999 })).toEqual({
    outcome: ready,
    init: 9999,
    ofInvocation: 0,
    closed: 0,
    said: [],
  })
})

test('a longer one is ended, and made once more in the time of the first invocation', async () => {
  expect(await start(60_000, { takes: 11_000 }, { takes: 11_000 })).toEqual({
    outcome: ready,
    init: 11_000,
    ofInvocation: 11_000,
    closed: 1,
    said: [
      'No event was asked for within 10.0 s: Lambda ends such a start, and makes it once more with the first invocation. The same is done here, for up to 1 min.',
    ],
  })
})

test("the second fails when the function's timeout is over", async () => {
  const { outcome } = await start(3000, { takes: 11_000 }, { takes: 11_000 })
  expect(outcome).toEqual({ kind: 'late', after: 3000 })
})

test('an environment that is prepared has 130 seconds or the timeout, and is made once', async () => {
  const once = { init: 129_999, ofInvocation: 0, closed: 0, said: [] }
  expect(await startAs(true, 3000, { takes: 129_999 })).toEqual({ outcome: ready, ...once })
  expect((await startAs(true, 3000, { takes: 130_001 })).outcome).toEqual({ kind: 'late', after: 130_000 })
  expect((await startAs(true, 300_000, { takes: 299_999 })).outcome).toEqual(ready)
})

test.each<Start | Exit>([
  { kind: 'exit', exitCode: 1 },
  { kind: 'error', type: 'Broken', payload: Buffer.from('') },
])('a start that fails is not made once more: $kind', async (ends) => {
  expect(await start(60_000, { takes: 100, ends })).toMatchObject({ outcome: ends, closed: 0, said: [] })
})

test('the warning has the time', () => {
  expect(describeSlowStart(11_230, 60_000)).toMatch(
    /^The image takes 11\.2 s to start\. Lambda ends a start after 10\.0 s .*within the function's timeout \(1 min here\)/,
  )
})
