import { UpdateFunctionCodeCommand, UpdateFunctionConfigurationCommand } from '@aws-sdk/client-lambda'
import type { Sandbox } from '@deploy-lambda-image/sandbox'
import type { RunHandle, RunResult } from '@deploy-lambda-image/sandbox/runner'
import { describe, expect, test } from 'vitest'
import { isHeld } from './build-gate.ts'
import { type Digests, givenFunction, givenImages } from './given.ts'
import { env } from './image-stage.ts'
import { invoke, onlyError, versions } from './read-back.ts'
import { runningImage, stageOf } from './regions-stage.ts'
import { executionRole, lambda, setStage, startDeploy } from './stage.ts'

const FunctionName = 'hello-world'
/** What the version says when it is invoked is never this. */
const rejecting = { 'verify-event': '{}', 'verify-expect': '{"message":"never"}' }
const configuring = { 'memory-size': '256', environment: 'MODE=unchecked-value\nADDED=unchecked-value' }
const again = '$LATEST has the image and configuration from before again.'

/** A function whose version 1, and $LATEST, answer with `one`. */
async function standing(given: { alias?: object } = {}): Promise<{ sandbox: Sandbox; digests: Digests }> {
  const sandbox = await setStage()
  await givenFunction(sandbox, { versions: ['one'], environment: { MODE: 'served' }, ...given })
  return { sandbox, digests: await givenImages(sandbox, ['one', 'two']) }
}

async function startRelease(sandbox: Sandbox, inputs: Readonly<Record<string, string>>): Promise<RunHandle> {
  const image = `${await sandbox.ecr.host()}/hello-world:two`
  return startDeploy(sandbox, { env, inputs: { 'image-uri': image, ...inputs } })
}

async function release(sandbox: Sandbox, inputs: Readonly<Record<string, string>>): Promise<RunResult> {
  return (await startRelease(sandbox, inputs)).result
}

/** What a caller gets who invokes the function without a qualifier, and which image and configuration that is. */
async function latest(sandbox: Sandbox, region = 'us-east-1') {
  const found = sandbox.lambda.function({ name: FunctionName, region }).latest
  const { CodeSha256, MemorySize, Environment, State, LastUpdateStatus } = found
  const answer = Object(await invoke(sandbox, '$LATEST', {}, region)).message
  return { answer, digest: `sha256:${CodeSha256}`, MemorySize, Environment, State, LastUpdateStatus }
}

const ready = { State: 'Active', LastUpdateStatus: 'Successful' }

function before({ one: digest = '' }: Digests) {
  return { answer: 'one', digest, MemorySize: 128, Environment: { Variables: { MODE: 'served' } }, ...ready }
}

describe('a version that was rejected is not left live, without an alias and with one', () => {
  // In a region each: what is told of the one, and what becomes of it, is not the other's.
  const regions = ['us-east-1', 'eu-west-1'] as const
  const [plain, aliased] = regions

  async function standingInBoth(): Promise<{ sandbox: Sandbox; digests: Digests; image: Record<string, string> }> {
    const sandbox = await stageOf(regions)
    const given = { versions: ['one'], environment: { MODE: 'served' } }
    await givenFunction(sandbox, { ...given, region: plain })
    const digests = await givenFunction(sandbox, { ...given, region: aliased, alias: {} })
    const image = await runningImage(sandbox, 'two')
    const config = JSON.parse(image['regions-config'] ?? '')
    config[aliased].alias = 'live'
    return { sandbox, digests, image: { ...image, 'regions-config': JSON.stringify(config) } }
  }

  /** Starts a release that verifies, and waits until both versions are being verified. */
  async function verifying(sandbox: Sandbox, inputs: Readonly<Record<string, string>>) {
    const held = regions.map((region) => sandbox.faults.hold({ service: 'lambda', operation: 'Invoke', region }))
    const run = startDeploy(sandbox, { env, inputs: { ...inputs, ...rejecting } })
    for (const hold of held) await isHeld(hold, run)
    const release = () => {
      for (const hold of held) hold.release()
    }
    return { run, release }
  }

  test('and a later run verifies the same image anew', async () => {
    const { sandbox, digests, image } = await standingInBoth()
    const failed = await startDeploy(sandbox, { env, inputs: { ...image, ...rejecting, ...configuring } }).result
    for (const region of regions) {
      expect(onlyError(failed)).toContain(`Version 2 of hello-world in ${region} was rejected. ${again} `)
      expect(await latest(sandbox, region)).toEqual(before(digests))
      // It is not published: the version that was rejected is there, and no other.
      const { two } = await sandbox.ecr.tags({ name: FunctionName, region })
      expect(versions(sandbox, region)).toEqual({ 1: digests.one, 2: two })
      const { [region]: result } = JSON.parse(failed.outputs.results ?? '')
      expect(result).toMatchObject({ version: '1', digest: digests.one, 'previous-version': '1' })
    }

    const accepting = { 'verify-event': '{}', 'verify-expect': '{"message":"two"}' }
    const accepted = await startDeploy(sandbox, { env, inputs: { ...image, ...accepting } }).result
    expect(accepted.summary, accepted.log).not.toContain('already')
    for (const region of regions) {
      const { [region]: result } = JSON.parse(accepted.outputs.results ?? '')
      expect(result).toMatchObject({ version: '3', changed: true, 'previous-version': '1' })
      const { two } = await sandbox.ecr.tags({ name: FunctionName, region })
      expect(await latest(sandbox, region)).toMatchObject({ answer: 'two', digest: two, ...ready })
    }
  })

  test('when the step is killed while it verifies, post restores it, and no state has a variable', async () => {
    const { sandbox, digests, image } = await standingInBoth()
    const { run, release } = await verifying(sandbox, { ...image, ...configuring })
    run.kill()
    const { post, state, log } = await run.result
    release()
    expect(post?.log.split(again), log).toHaveLength(3)
    expect(JSON.stringify(state)).not.toMatch(/unchecked-value|served/)
    for (const region of regions) expect(await latest(sandbox, region)).toEqual(before(digests))
  })

  test('when the job is cancelled while it verifies', async () => {
    const { sandbox, digests, image } = await standingInBoth()
    const { run, release } = await verifying(sandbox, image)
    // The first signal is enough: SIGTERM, which the runner sends 7.5 s later, never comes here.
    process.kill(run.pid, 'SIGINT')
    const { log } = await run.result
    release()
    expect(log.split(again)).toHaveLength(3)
    for (const region of regions) expect(await latest(sandbox, region)).toEqual(before(digests))
  })

  test('and what another run changed meanwhile is left alone', async () => {
    const { sandbox, image } = await standingInBoth()
    const { run, release } = await verifying(sandbox, image)
    for (const region of regions) {
      const change = new UpdateFunctionConfigurationCommand({ FunctionName, MemorySize: 512 })
      await lambda(sandbox, region).send(change)
      sandbox.lambda.settleNow({ name: FunctionName, region })
    }
    release()
    const failed = await run.result
    for (const region of regions) {
      expect(onlyError(failed)).toContain(
        `Version 2 of hello-world in ${region} was rejected. Another run or a person changed $LATEST meanwhile, and it was left so.`,
      )
      const { two } = await sandbox.ecr.tags({ name: FunctionName, region })
      expect(await latest(sandbox, region)).toMatchObject({ answer: 'two', digest: two, MemorySize: 512, ...ready })
    }
  })
})

test('the verification that is repeated during a shift rejects a version, too', async () => {
  const { sandbox, digests } = await standing({ alias: {} })
  sandbox.faults.add({ service: 'lambda', operation: 'Invoke', kind: 'deny', after: 1 })
  const inputs = { alias: 'live', traffic: 'linear 40% 1s', 'verify-event': '{}' }
  const failed = await release(sandbox, inputs)
  expect(onlyError(failed)).toContain(again)
  expect(await latest(sandbox)).toEqual(before(digests))
})

test('when the killed step changed what no published version has, post says what it can not restore', async () => {
  const { sandbox, digests } = await standing()
  await lambda(sandbox).send(new UpdateFunctionConfigurationCommand({ FunctionName, MemorySize: 192 }))
  sandbox.lambda.settleNow(FunctionName)
  const verifying = sandbox.faults.hold({ service: 'lambda', operation: 'Invoke' })
  const run = await startRelease(sandbox, { ...rejecting, 'memory-size': '256' })
  await isHeld(verifying, run)
  run.kill()
  const { post } = await run.result
  verifying.release()
  expect(post?.annotations).toMatchObject([
    {
      level: 'warning',
      message: expect.stringContaining(
        'no published version has MemorySize as it was, so this run’s was left'.replace('’', "'"),
      ),
    },
  ])
  expect(await latest(sandbox)).toMatchObject({ answer: 'one', digest: digests.one, MemorySize: 256, ...ready })
})

test('$LATEST that is not published gets its image back', async () => {
  const { sandbox, digests } = await standing()
  const failed = await release(sandbox, { publish: 'false', ...rejecting })
  expect(onlyError(failed)).toContain(`$LATEST of hello-world in us-east-1 was rejected. ${again}`)
  expect(await latest(sandbox)).toEqual(before(digests))
})

test('a function that is new has nothing to go back to, and that is said', async () => {
  const sandbox = await setStage()
  await givenImages(sandbox, ['two'])
  const failed = await release(sandbox, { role: executionRole, ...rejecting })
  expect(onlyError(failed)).toContain(
    'Version 1 of hello-world in us-east-1 was rejected. The function is new: it has no version from before.',
  )
})

test('when the image from before is gone, that is said', async () => {
  const { sandbox } = await standing()
  sandbox.faults.add({ service: 'lambda', operation: 'UpdateFunctionCode', kind: 'deny', after: 1, times: 99 })
  const failed = await release(sandbox, rejecting)
  expect(onlyError(failed)).toContain('was rejected, and $LATEST could not be given its image')
})

test('without an alias a notice says beforehand what callers see; with one there is none', async () => {
  const { sandbox } = await standing({ alias: {} })
  const accepted = { 'verify-event': '{}' }
  const notice = /^verify-event: hello-world in us-east-1 has no alias here: callers .* while it is being verified/
  const notices = ({ annotations }: RunResult) => annotations.filter(({ level }) => level === 'notice')
  expect(notices(await release(sandbox, { alias: 'live', ...accepted }))).toEqual([])
  expect(notices(await release(sandbox, accepted))).toMatchObject([{ message: expect.stringMatching(notice) }])
})

test('a rejected version of the image that was live before stays as it is', async () => {
  const { sandbox, digests } = await standing()
  await lambda(sandbox).send(
    new UpdateFunctionCodeCommand({
      FunctionName,
      ImageUri: `${await sandbox.ecr.host()}/hello-world:two`,
      Publish: true,
    }),
  )
  sandbox.lambda.settleNow(FunctionName)
  const failed = await release(sandbox, rejecting)
  expect(onlyError(failed)).toContain('This run did not change it: $LATEST had that image before.')
  expect(await latest(sandbox)).toMatchObject({ answer: 'two', digest: digests.two, ...ready })
})
