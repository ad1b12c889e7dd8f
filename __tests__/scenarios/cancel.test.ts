import { randomInt } from 'node:crypto'
import type { Sandbox } from '@deploy-lambda-image/sandbox'
import type { RunHandle, RunOptions, RunResult } from '@deploy-lambda-image/sandbox/runner'
import { expect, test, vi } from 'vitest'
import { folder } from '../support/folder.ts'
import { isHeld } from './build-gate.ts'
import { givenFunction, givenImages } from './given.ts'
import { env } from './image-stage.ts'
import { imageNames, processesWith, snapshot } from './machine.ts'
import { changes, onlyError } from './read-back.ts'
import { checkout, deploy, setStage, startDeploy } from './stage.ts'

type Step = Omit<RunOptions, 'sandbox'>

const cancelled = 'The run was cancelled. Run the job again to finish it.'

/** A function that is live, and a second deploy whose build sleeps. */
async function sleepingBuild() {
  const sandbox = await setStage()
  await givenFunction(sandbox, { versions: ['one'] })
  const before = sandbox.lambda.functions()

  const config = folder({ 'config.json': '{"auths":{"registry.example":{"auth":"bWU6c2VjcmV0"}}}' })
  const untouched = snapshot(config)
  // Years, by which the processes of this very build are known.
  const seconds = String(randomInt(100_000_000, 1_000_000_000))
  const workspace = checkout('two', `RUN echo st""arted && sleep ${seconds}`)
  const run = startDeploy(sandbox, { workspace, env: { DOCKER_CONFIG: config } })
  await run.logged(/ started$/)
  // A shell that is just becoming its last command has no arguments for a moment.
  await expect.poll(() => processesWith(seconds)).not.toEqual([])
  return { sandbox, before, config, untouched, seconds, run }
}

/** The engine may still be ending what a build has run when the step is over. */
const ended = (text: string) => expect.poll(() => processesWith(text)).toEqual([])

/** Checks that a step left nothing on the machine. */
async function expectNothingLeft(sandbox: Sandbox, { tempFiles, state, raw }: RunResult): Promise<void> {
  expect(tempFiles).toEqual({})
  expect(state.directories).toContain('deploy-lambda-image-')
  expect(processesWith(`DOCKER_CONFIG=${state.directories}`)).toEqual([])
  const registry = await sandbox.ecr.host()
  const own = [...raw.matchAll(/naming to docker\.io\/library\/(deploy-lambda-image:\S+)/g)].map(([, name]) => name)
  expect(imageNames().filter((name) => name.startsWith(`${registry}/`) || own.includes(name))).toEqual([])
}

/** Ends a build in its middle: function and Docker config are untouched. */
async function endBuild(end: (run: RunHandle) => void): Promise<Sandbox> {
  const { sandbox, before, config, untouched, seconds, run } = await sleepingBuild()
  end(run)
  const result = await run.result
  // It has ended by itself, before the runner would have killed it.
  expect([result.main.exitCode, result.main.signal]).toEqual([1, null])
  await ended(seconds)
  // Main did it all, and left nothing to post.
  expect(result.main.tempFiles).toEqual({})
  expect(result.post?.raw).toBe('')
  expect(onlyError(result)).toBe(cancelled)
  const { results = '', ...others } = result.outputs
  expect(others).toEqual({})
  expect(JSON.parse(results)).toMatchObject({ 'us-east-1': { version: '1', changed: false, error: cancelled } })
  expect(sandbox.lambda.functions()).toEqual(before)
  expect(changes(sandbox)).toEqual([])
  expect(snapshot(config)).toEqual(untouched)
  await expectNothingLeft(sandbox, result)
  return sandbox
}

test('SIGTERM in the middle of the build ends it', async () => {
  await endBuild(({ pid }) => process.kill(pid, 'SIGTERM'))
})

test('SIGINT, which the runner sends to a cancelled job first, ends the build as well, and the next run deploys', async () => {
  const sandbox = await endBuild((run) => run.cancel())
  const next = await deploy(sandbox, { workspace: checkout('three') })
  expect(next.outputs, next.log).toMatchObject({ version: '2', changed: 'true' })
})

test('what a killed step left is ended and removed by post', async () => {
  const { sandbox, before, config, untouched, seconds, run } = await sleepingBuild()
  run.kill()
  const result = await run.result
  await ended(seconds)
  expect(result.main.signal).toBe('SIGKILL')
  expect(result.main.tempFiles).not.toEqual({})
  expect(result.post?.exitCode).toBe(0)
  expect(sandbox.lambda.functions()).toEqual(before)
  expect(changes(sandbox)).toEqual([])
  expect(snapshot(config)).toEqual(untouched)
  await expectNothingLeft(sandbox, result)
})

/** A deploy that Lambda has taken and takes an hour to make ready. */
async function waitingRelease(
  step: (sandbox: Sandbox) => Promise<Step> | Step,
): Promise<{ sandbox: Sandbox; run: RunHandle }> {
  const sandbox = await setStage()
  await givenFunction(sandbox, { versions: ['one'] })
  const given = await step(sandbox)
  Object.assign(sandbox.lambda.settle, { update: 3_600_000, publish: 3_600_000 })
  const run = startDeploy(sandbox, given)
  const taken = () => expect(sandbox.requests.of('lambda', 'UpdateFunctionCode')).toMatchObject([{ status: 200 }])
  await vi.waitFor(taken, { timeout: 60_000, interval: 20 })
  return { sandbox, run }
}

test('a run that is cancelled while Lambda makes the version ready ends at once', async () => {
  const { sandbox, run } = await waitingRelease(async (stage) => {
    await givenImages(stage, ['two'])
    return { env, inputs: { 'image-uri': `${await stage.ecr.host()}/hello-world:two` } }
  })
  // The first signal is enough: SIGTERM, which the runner sends 7.5 s later, never comes here.
  process.kill(run.pid, 'SIGINT')
  const result = await run.result
  expect([result.main.exitCode, result.main.signal]).toEqual([1, null])
  // Lambda's hour is not over.
  expect(sandbox.lambda.function('hello-world').latest).toMatchObject({ LastUpdateStatus: 'InProgress' })
  expect(onlyError(result)).toBe(cancelled)
  await expectNothingLeft(sandbox, result)
})

test('the names that a killed step gave its image are removed by post', async () => {
  const sandbox = await setStage()
  await givenFunction(sandbox, { versions: ['one'] })
  // They go beside the release.
  const pushed = sandbox.faults.hold({ service: 'registry', operation: 'PutImage' })
  const run = startDeploy(sandbox, { workspace: checkout('two') })
  await isHeld(pushed, run)
  const registry = await sandbox.ecr.host()
  expect(imageNames().filter((name) => name.startsWith(`${registry}/`))).toHaveLength(1)
  run.kill()
  pushed.release()
  await expectNothingLeft(sandbox, await run.result)
})

test('what is temporary is gone while Lambda makes the version ready', async () => {
  const { sandbox, run } = await waitingRelease(() => ({ workspace: checkout('two') }))
  const registry = await sandbox.ecr.host()
  const own = () => imageNames().filter((name) => name.startsWith(`${registry}/`))
  await vi.waitFor(() => expect(own()).toEqual([]), { timeout: 60_000 })
  sandbox.lambda.settleNow('hello-world')
  expect(await run.result).toMatchObject({ exitCode: 0, tempFiles: {} })
})
