import type { Sandbox } from '@deploy-lambda-image/sandbox'
import type { RunHandle } from '@deploy-lambda-image/sandbox/runner'
import { expect, test } from 'vitest'
import { before, buildGate } from './build-gate.ts'
import { givenInput, givenPreview } from './given-preview.ts'
import {
  commit,
  expectWell,
  nothing,
  openPullRequest,
  preview,
  setPreviewStage,
  startPreview,
  tag,
  urlOf,
  webCheckout,
  whatIsThere,
} from './preview-stage.ts'

const removed = ['The preview of `hello-world` is removed']
const leftOver = { ...nothing, comments: removed, deployments: [`${commit(1)} inactive`] }

/** A run for a pull request that stands still at some point, until it is told to go on. */
interface Halted {
  running: RunHandle
  goOn(): void
}

/** Starts a run whose next call of Lambda is held. */
async function heldAt(sandbox: Sandbox, operation: string): Promise<Halted> {
  const hold = sandbox.faults.hold({ service: 'lambda', operation })
  const running = startPreview(sandbox, { action: 'opened' }, { inputs: await givenInput(sandbox) })
  await before(hold.arrived, running)
  return { running, goOn: hold.release }
}

async function heldInBuild(sandbox: Sandbox): Promise<Halted> {
  const gate = await buildGate()
  const step = { workspace: webCheckout('slow', gate.dockerfile), inputs: gate.inputs }
  const running = startPreview(sandbox, { action: 'opened' }, step)
  await gate.reachedBy(running)
  return { running, goOn: gate.open }
}

/** Starts a run whose function stays Pending for an hour. */
async function heldInCreation(sandbox: Sandbox): Promise<Halted> {
  sandbox.lambda.settle.create = 3_600_000
  const running = startPreview(sandbox, { action: 'opened' }, { inputs: await givenInput(sandbox) })
  const created = expect.poll(() => sandbox.lambda.functions().length, { timeout: 60_000 }).toBe(2)
  await before(created, running)
  return { running, goOn() {} }
}

test.each([
  ['while the image is built', heldInBuild, 0],
  ['while the function is being created', heldInCreation, 1],
  ['just before the function is created', (sandbox: Sandbox) => heldAt(sandbox, 'CreateFunction'), 1],
])('a close that comes %s, and whose run ends first, leaves nothing', async (_, halt, created) => {
  const sandbox = await setPreviewStage()
  const pull = openPullRequest(sandbox)
  const { running, goOn } = await halt(sandbox)
  pull.close()
  expectWell(await preview(sandbox, { action: 'closed' }))
  expect(sandbox.lambda.functions().map((one) => one.name)).toEqual(['hello-world'])
  goOn()
  const opened = await running.result
  expectWell(opened)
  expect(sandbox.requests.of('lambda', 'CreateFunction')).toHaveLength(created)
  expect(opened.annotations).toContainEqual(
    expect.objectContaining({ level: 'notice', message: expect.stringContaining('Pull request #7 is closed') }),
  )
  expect(await whatIsThere(sandbox)).toEqual(leftOver)
})

test('a close that comes last of all, and whose own run never comes, leaves nothing', async () => {
  const sandbox = await setPreviewStage()
  const pull = openPullRequest(sandbox)
  const { running, goOn } = await heldAt(sandbox, 'AddPermission')
  pull.close()
  goOn()
  expectWell(await running.result)
  expect(await whatIsThere(sandbox)).toEqual(leftOver)
})

test('a close that comes late does not take away what was reopened', async () => {
  const sandbox = await setPreviewStage()
  openPullRequest(sandbox)
  await givenPreview(sandbox)
  const found = await whatIsThere(sandbox)
  const closed = await preview(sandbox, { action: 'closed' })
  expectWell(closed)
  expect(closed.log).toContain('Pull request #7 is open again: its preview is kept')
  expect(await whatIsThere(sandbox)).toEqual(found)
  expect(found).toMatchObject({ functions: ['hello-world', 'hello-world-pr-7'], tags: ['main', tag(1)] })
})

test('a close is not put off by an answer of GitHub that lags behind', async () => {
  const sandbox = await setPreviewStage()
  const pull = openPullRequest(sandbox)
  await givenPreview(sandbox)
  const second = sandbox.faults.hold({ service: 'github', operation: 'GetPullRequest', after: 1 })
  const closing = startPreview(sandbox, { action: 'closed' })
  await before(second.arrived, closing)
  pull.close()
  second.release()
  expectWell(await closing.result)
  expect(await whatIsThere(sandbox)).toMatchObject({ ...nothing, comments: removed })
})

test('a run that is cancelled tells so, and what answers still', async () => {
  const sandbox = await setPreviewStage()
  const pull = openPullRequest(sandbox)
  const url = await givenPreview(sandbox)
  pull.push(commit(2))
  const gate = await buildGate()
  const step = { workspace: webCheckout('two', gate.dockerfile), inputs: gate.inputs }
  const running = startPreview(sandbox, { action: 'synchronize', headSha: commit(2) }, step)
  await gate.reachedBy(running)
  await expect
    .poll(() => sandbox.github.deployments('preview/pr-7').at(-1)?.state, { timeout: 60_000 })
    .toBe('in_progress')
  // The first signal is enough: SIGTERM, which the runner sends 7.5 s later, never comes here.
  process.kill(running.pid, 'SIGINT')
  const cancelled = await running.result
  expect(cancelled.exitCode, cancelled.log).toBe(1)
  expect((await urlOf(sandbox))?.FunctionUrl).toBe(url)
  const [comment] = sandbox.github.comments(7)
  expect(comment?.body).toContain('The run was cancelled.')
  expect(comment?.body).toContain(`As before, commit ${commit(1).slice(0, 7)} answers at ${url}`)
  expect(await whatIsThere(sandbox)).toMatchObject({
    deployments: [`${commit(1)} success`, `${commit(2)} failure`],
  })
})
