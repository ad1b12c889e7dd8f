import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { folder } from '../support/folder.ts'
import { isHeld } from './build-gate.ts'
import { givenFunction } from './given.ts'
import { codeSha256, deploy, setStage, startDeploy } from './stage.ts'

/** What Node loads before the bundle: it empties RUNNER_TEMP once, when the file `now` is there; not again in post. */
const program = `
  import { existsSync, rmSync, writeFileSync } from 'node:fs'
  const timer = existsSync(new URL('done', import.meta.url)) ? undefined : setInterval(() => {
    if (!existsSync(new URL('now', import.meta.url))) return
    clearInterval(timer)
    rmSync(process.env.RUNNER_TEMP, { recursive: true, force: true })
    writeFileSync(new URL('done', import.meta.url), '')
  }, 10)
  timer?.unref()
`

test('a release ends well when RUNNER_TEMP, with the event and the output file in it, is gone in mid-run', async () => {
  const sandbox = await setStage()
  await givenFunction(sandbox, { versions: ['one'], alias: {} })
  const path = folder({ 'empty.mjs': program })
  const moving = sandbox.faults.hold({ service: 'lambda', operation: 'UpdateAlias' })
  const emptied = startDeploy(sandbox, {
    env: { NODE_OPTIONS: `--import=${pathToFileURL(join(path, 'empty.mjs'))}` },
    inputs: { alias: 'live' },
  })
  await isHeld(moving, emptied)
  writeFileSync(join(path, 'now'), '')
  await expect.poll(() => existsSync(join(path, 'done'))).toBe(true)
  moving.release()
  const run = await emptied.result
  expect(run.exitCode, run.log).toBe(0)
  expect(run.log).not.toMatch(/^\s+at /m)
  expect(`sha256:${await codeSha256(sandbox, run.outputs.version ?? '')}`).toBe(run.outputs.digest)
})

test('a run whose event is gone says so', async () => {
  const sandbox = await setStage()
  const path = folder({
    'empty.mjs': "import { rmSync } from 'node:fs'\nrmSync(process.env.GITHUB_EVENT_PATH, { force: true })",
  })
  const run = await deploy(sandbox, { env: { NODE_OPTIONS: `--import=${pathToFileURL(join(path, 'empty.mjs'))}` } })
  expect(run.annotations.filter(({ level }) => level === 'error').map(({ message }) => message)).toEqual([
    expect.stringMatching(/^The file of the workflow's event \(GITHUB_EVENT_PATH\) can't be read: ENOENT/),
  ])
})
