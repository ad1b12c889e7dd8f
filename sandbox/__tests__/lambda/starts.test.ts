import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Outcome } from '../../lambda/runtime/outcome.ts'
import { startEnvironment } from '../../lambda/runtime/start.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }))
afterEach(() => void vi.useRealTimers())

const crash: Outcome = { payload: Buffer.from('{}'), functionError: 'Unhandled', note: [], survives: false }

/** Starts environments that take so many ms, with a clock that is moved. */
async function start(timeout: number, takes: readonly number[], failed?: Outcome, prepared = false) {
  const left = [...takes]
  let discarded = 0
  const open = async () => {
    const takes = left.shift() ?? 0
    const ready = async (_: string, limit: number) => {
      await new Promise((resolve) => setTimeout(resolve, Math.min(takes, limit)))
      return takes > limit ? ('late' as const) : failed
    }
    return { ready }
  }
  const discard = async () => {
    discarded += 1
  }
  const starting = startEnvironment({ open, discard, requestId: 'one', timeout, prepared })
  await vi.advanceTimersByTimeAsync(200_000)
  const { environment, ...started } = await starting
  return { ...started, discarded }
}

test('a start within ten seconds takes nothing of the invocation', async () => {
  expect(await start(3, [9000])).toEqual({ init: 9000, spent: 0, discarded: 0 })
})

test('one that is prepared has 130 seconds, and is made once', async () => {
  expect(await start(3, [129_000], undefined, true)).toEqual({ init: 129_000, spent: 0, discarded: 0 })
  expect(await start(3, [131_000], undefined, true)).toMatchObject({ failed: { survives: false }, discarded: 0 })
})

test('a longer one is ended, and made once more in the time of the invocation', async () => {
  expect(await start(30, [11_000, 11_000])).toEqual({ spent: 11_000, discarded: 1 })
})

test('the second times out with the invocation', async () => {
  const { failed, spent } = await start(3, [11_000, 11_000])
  expect([failed?.payload.toString(), spent]).toEqual([
    '{"errorType":"Sandbox.Timedout","errorMessage":"RequestId: one Error: Task timed out after 3.00 seconds"}',
    3000,
  ])
})

test('a start that fails is not made once more', async () => {
  expect(await start(3, [100], crash)).toEqual({ failed: crash, init: 100, spent: 0, discarded: 0 })
})
