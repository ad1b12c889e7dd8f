import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { readManifest, startAction } from '../../runner/index.ts'
import { SCRIPTED_ACTION } from '../../testing/action.ts'

test('post runs after the last step of a job, and not before', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'job-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'order')
  const note = (what: string) => `(await import('node:fs')).appendFileSync(${JSON.stringify(file)}, '${what} ')`
  const { promise: jobEnds, resolve } = Promise.withResolvers<void>()
  const step = (name: string) =>
    startAction({
      action: SCRIPTED_ACTION,
      inputs: { script: note(`${name}-main`), 'post-script': note(`${name}-post`) },
      jobEnds,
    })
  const first = step('first')
  expect((await first.main).exitCode).toBe(0)
  const second = step('second')
  await second.main
  resolve()
  await Promise.all([first.result, second.result])
  expect(readFileSync(file, 'utf8')).toMatch(
    /^first-main second-main (first-post second-post|second-post first-post) $/,
  )
})

test.each([
  ['node24', true],
  ['node20', true],
  ['node16', false],
  ['composite', false],
])('an action that is written for %s', (using, runs) => {
  const folder = mkdtempSync(join(tmpdir(), 'job-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  writeFileSync(join(folder, 'action.yml'), `runs: { using: ${using}, main: index.js }`)
  const read = () => readManifest(folder)
  if (runs) expect(read()).toMatchObject({ main: join(folder, 'index.js') })
  else expect(read).toThrow(`runs.using is ${using}`)
})
