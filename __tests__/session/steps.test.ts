import { beforeEach, expect, test, vi } from 'vitest'
import type { Output } from '../../src/domain/output.ts'
import { Steps } from '../../src/session/steps.ts'

let written: string[]
const output: Pick<Output, 'log' | 'openGroup' | 'closeGroup'> = {
  log: (text) => void written.push(text),
  openGroup: (title) => void written.push(`> ${title}`),
  closeGroup: () => void written.push('<'),
}
beforeEach(() => {
  written = []
})

test('each step is a group of the log, with the time that it took', async () => {
  const steps = new Steps(new AbortController().signal, output)
  expect(await steps.step('Do one thing', async () => 1)).toBe(1)
  await steps.step('Do another', () => new Promise((resolve) => setTimeout(resolve, 50)))
  const took = expect.stringMatching(/^Took (?:under )?[\d.]+ ms$/)
  expect(written).toEqual(['> Do one thing', took, '<', '> Do another', took, '<'])
  expect(steps.timings.map(({ title }) => title)).toEqual(['Do one thing', 'Do another'])
  expect(steps.timings[1]?.milliseconds).toBeGreaterThanOrEqual(49)
})

test('a step whose work began beside an earlier one takes all of that time', async () => {
  const steps = new Steps(new AbortController().signal, output)
  const since = performance.now()
  await steps.step('Look', () => new Promise((resolve) => setTimeout(resolve, 60)))
  await steps.step({ title: 'Build', since }, async () => {})
  const [look, build] = steps.timings
  expect(build?.start).toBeLessThanOrEqual(look?.start ?? Number.NaN)
  expect(build?.milliseconds).toBeGreaterThanOrEqual(59)
})

test('a step that fails is closed and timed as well', async () => {
  const steps = new Steps(new AbortController().signal, output)
  const failure = new Error('no')
  await expect(steps.step('Fail', () => Promise.reject(failure))).rejects.toBe(failure)
  expect(written).toEqual(['> Fail', expect.stringMatching(/^Took (?:under )?[\d.]+ ms$/), '<'])
  expect(steps.timings).toMatchObject([{ title: 'Fail', label: 'Fail', section: 'Prepare', failed: true, parts: [] }])
})

test('a run that was cancelled begins no further step', async () => {
  const reason = new Error('cancelled')
  const steps = new Steps(AbortSignal.abort(reason), output)
  const work = vi.fn()
  await expect(steps.step('Go on', work)).rejects.toBe(reason)
  expect(work).not.toHaveBeenCalled()
  expect([written, steps.timings]).toEqual([[], []])
})

test('parts of a step are measured side by side, with what came of them and where', async () => {
  const steps = new Steps(new AbortController().signal, output)
  const release = async () => {
    steps.note('two regions')
    await Promise.all([
      steps.timed('Lambda')(
        'Publish',
        async () => 7,
        (version) => `Publish version ${version}`,
      ),
      steps
        .timed('Traffic', { region: 'eu-west-1' })('10%', () => Promise.reject(new Error('no')))
        .catch(() => {}),
    ])
  }
  await steps.step({ title: 'Release it', label: 'Release', section: 'Lambda' }, release)
  expect(steps.timings).toMatchObject([
    {
      label: 'Release',
      note: 'two regions',
      parts: [
        { label: 'Publish version 7', section: 'Lambda' },
        { label: '10%', section: 'Traffic', place: 'eu-west-1', failed: true },
      ],
    },
  ])
})
