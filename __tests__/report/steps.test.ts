import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Steps } from '../../src/report/steps.ts'

let written = ''
beforeEach(() => {
  written = ''
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    written += text
    return true
  })
})
afterEach(() => void vi.restoreAllMocks())

test('each step is a group of the log, with the time that it took', async () => {
  const steps = new Steps(new AbortController().signal)
  expect(await steps.step('Do one thing', async () => 1)).toBe(1)
  await steps.step('Do another', () => new Promise((resolve) => setTimeout(resolve, 50)))
  expect(written).toMatch(
    /^::group::Do one thing\nTook \d+ ms\n::endgroup::\n::group::Do another\nTook \d+ ms\n::endgroup::\n$/,
  )
  expect(steps.timings.map(({ title }) => title)).toEqual(['Do one thing', 'Do another'])
  expect(steps.timings[1]?.milliseconds).toBeGreaterThanOrEqual(49)
})

test('a step that fails is closed and timed as well', async () => {
  const steps = new Steps(new AbortController().signal)
  const failure = new Error('no')
  await expect(steps.step('Fail', () => Promise.reject(failure))).rejects.toBe(failure)
  expect(written).toMatch(/^::group::Fail\nTook \d+ ms\n::endgroup::\n$/)
  expect(steps.timings).toEqual([{ title: 'Fail', milliseconds: expect.any(Number) }])
})

test('a run that was cancelled begins no further step', async () => {
  const reason = new Error('cancelled')
  const steps = new Steps(AbortSignal.abort(reason))
  const work = vi.fn()
  await expect(steps.step('Go on', work)).rejects.toBe(reason)
  expect(work).not.toHaveBeenCalled()
  expect([written, steps.timings]).toEqual(['', []])
})
