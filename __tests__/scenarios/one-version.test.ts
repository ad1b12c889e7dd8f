import { setTimeout } from 'node:timers/promises'
import { PublishVersionCommand, UpdateFunctionConfigurationCommand } from '@aws-sdk/client-lambda'
import type { Sandbox } from '@deploy-lambda-image/sandbox'
import { describe, expect, test } from 'vitest'
import { isHeld } from './build-gate.ts'
import { env, setImageStage } from './image-stage.ts'
import { asRead, changes, onlyError, versions } from './read-back.ts'
import { deploy, lambda } from './stage.ts'

const FunctionName = 'hello-world'
const update = 'UpdateFunctionCode'
const configure = 'UpdateFunctionConfiguration'
const always = Number.POSITIVE_INFINITY

/** Another run or a person configures the function, as soon as Lambda allows it. */
async function configureMeanwhile(sandbox: Sandbox): Promise<void> {
  const client = lambda(sandbox)
  for (;;) {
    try {
      await client.send(new UpdateFunctionConfigurationCommand({ FunctionName, MemorySize: 1024 }))
      return
    } catch (error) {
      if (!(error instanceof Error && error.name === 'ResourceConflictException')) throw error
      await setTimeout(20)
    }
  }
}

/** The error of a run that meets such a change. */
const mixture =
  'Another run or a person changed MemorySize of hello-world while this run configured it: no version was published. ' +
  'Let one run at a time deploy a function, with a concurrency group, and run this one again.'

describe('a change by another run or a person in between is an error, and is not published', () => {
  test('while the configuration is being updated', async () => {
    const { sandbox, startTag, digests } = await setImageStage({ settle: { update: 50 } })
    const own = sandbox.faults.hold({ service: 'lambda', operation: configure })
    const run = startTag('v2', { timeout: '30' })
    await isHeld(own, run)
    // The run learns of its update's end when the next one is over as well.
    const reads = sandbox.faults.hold({ service: 'lambda', operation: 'GetFunction', times: always })
    own.release()
    await isHeld(reads, run)
    await configureMeanwhile(sandbox)
    sandbox.lambda.settleNow(FunctionName)
    reads.release()
    expect(onlyError(await run.result)).toBe(mixture)
    expect(versions(sandbox)).toEqual({ 1: digests.v1 })
    expect(sandbox.lambda.function(FunctionName).latest).toMatchObject({ MemorySize: 1024, Timeout: 30 })
  })

  test('between the configuration and the code', async () => {
    const { sandbox, startTag, digests } = await setImageStage()
    // The first one is the dry run.
    const code = sandbox.faults.hold({ service: 'lambda', operation: update, after: 1 })
    const run = startTag('v2', { timeout: '30' })
    await isHeld(code, run)
    await configureMeanwhile(sandbox)
    code.release()
    expect(onlyError(await run.result)).toBe(mixture)
    expect(versions(sandbox)).toEqual({ 1: digests.v1 })
    expect(sandbox.lambda.function(FunctionName).latest).toMatchObject({
      CodeSha256: digests.v1.replace('sha256:', ''),
    })
  })

  test('between a configuration alone and its version', async () => {
    const { sandbox, startTag, digests } = await setImageStage()
    const publication = sandbox.faults.hold({ service: 'lambda', operation: 'PublishVersion' })
    const run = startTag('v1', { timeout: '30' })
    await isHeld(publication, run)
    await configureMeanwhile(sandbox)
    publication.release()
    expect(onlyError(await run.result)).toBe(mixture)
    expect(versions(sandbox)).toEqual({ 1: digests.v1 })
  })
})

describe('what does not touch the configuration stops no run', () => {
  test('another run publishes a version', async () => {
    const { sandbox, startTag, digests } = await setImageStage()
    const code = sandbox.faults.hold({ service: 'lambda', operation: update, after: 1 })
    const run = startTag('v2', { timeout: '30' })
    await isHeld(code, run)
    await lambda(sandbox).send(new PublishVersionCommand({ FunctionName }))
    code.release()
    const deployed = await run.result
    expect(deployed.outputs, deployed.log).toMatchObject({ version: '3' })
    expect(versions(sandbox)).toEqual({ 1: digests.v1, 2: digests.v1, 3: digests.v2 })
    expect(sandbox.lambda.function(FunctionName).versions.at(-1)).toMatchObject({ Timeout: 30 })
  })

  test('another run configures it between the inspection and the release: both are in the version', async () => {
    const { sandbox, startTag } = await setImageStage()
    // Right before the first change the run reads the function once more.
    const read = sandbox.faults.hold({ service: 'lambda', operation: 'GetFunction', after: 1 })
    const run = startTag('v2', { timeout: '30' })
    await isHeld(read, run)
    await configureMeanwhile(sandbox)
    sandbox.lambda.settleNow(FunctionName)
    read.release()
    const deployed = await run.result
    expect(deployed.outputs, deployed.log).toMatchObject({ version: '2' })
    expect(sandbox.lambda.function(FunctionName).versions.at(-1)).toMatchObject({ MemorySize: 1024, Timeout: 30 })
  })

  test.each([
    ['the update of the configuration', { operation: configure }],
    ['the update of the code', { operation: update, after: 1 }],
    ['the publication', { operation: 'PublishVersion' }],
  ])('the answer to %s is lost', async (_, which) => {
    const { sandbox, deployTag, digests } = await setImageStage()
    const fault = sandbox.faults.add({ service: 'lambda', kind: 'lost', ...which })
    const tag = which.operation === 'PublishVersion' ? 'v1' : 'v2'
    const deployed = await deployTag(tag, { timeout: '30' })
    expect(deployed.outputs, deployed.log).toMatchObject({ version: '2', changed: 'true' })
    expect(fault.hits).toBe(1)
    expect(versions(sandbox)).toEqual({ 1: digests.v1, 2: digests[tag] })
    expect(sandbox.lambda.function(FunctionName).versions.at(-1)).toMatchObject({ Timeout: 30 })
  })
})

test('two runs that configure the same function at the same time: each ends with its version, or says why not', async () => {
  const { sandbox, deployTag, digests } = await setImageStage()
  const runs = await Promise.all([
    deployTag('v2', { environment: 'OF_TWO=1' }),
    deployTag('v3', { environment: 'OF_THREE=1' }),
  ])
  const live = runs.filter(({ exitCode }) => exitCode === 0)
  expect(live.length).toBeGreaterThan(0)
  for (const { outputs } of live) {
    const version = sandbox.lambda.function(FunctionName).versions.find((each) => each.Version === outputs.version)
    expect(`sha256:${version?.CodeSha256}`).toBe(outputs.digest)
    const own = outputs.digest === digests.v2 ? 'OF_TWO' : 'OF_THREE'
    expect(version?.Environment).toMatchObject({ Variables: { [own]: '1' } })
  }
  for (const failed of runs.filter(({ exitCode }) => exitCode !== 0)) {
    expect(onlyError(failed)).toMatch(/^Another run or a person changed Environment of hello-world /)
  }
})

test('an image that Lambda refuses leaves the configuration as it was', async () => {
  const { sandbox, deployTag } = await setImageStage()
  const before = sandbox.lambda.functions()
  const message = 'Source image x does not exist. Provide a valid source image.'
  const refusal = { kind: 'error', status: 400, code: 'InvalidParameterValueException', message } as const
  sandbox.faults.add({ service: 'lambda', operation: update, ...refusal })
  expect(onlyError(await deployTag('v2', { 'memory-size': '256' }))).toContain(message)
  expect(sandbox.requests.of('lambda', configure)).toEqual([])
  expect(sandbox.lambda.functions()).toEqual(before)
})

test('an update of the configuration that fails is told with its reason, and no version is published', async () => {
  const { sandbox, deployTag, digests } = await setImageStage()
  const failure = {
    name: FunctionName,
    reasonCode: 'InvalidSubnet',
    reason: 'The subnet is gone',
    when: 'latest',
  } as const
  sandbox.lambda.failNextUpdate(failure)
  expect(onlyError(await deployTag('v2', { 'memory-size': '256' }))).toBe(
    "Lambda could not change the configuration of hello-world: InvalidSubnet: The subnet is gone. Correct the function's subnets, VpcConfig in function-config.",
  )
  expect(versions(sandbox)).toEqual({ 1: digests.v1 })
})

test.each(['true', 'false'])(
  'a function whose image is gone gets its code first, then both in one version (skip-unchanged: %s)',
  async (skip) => {
    const { sandbox, digests } = await setImageStage()
    await sandbox.ecr.deleteImage({ name: 'hello-world' }, digests.v1)
    sandbox.requests.clear()
    const inputs = {
      'image-uri': `${await sandbox.ecr.host()}/hello-world:v2`,
      'memory-size': '256',
      'skip-unchanged': skip,
    }
    const deployed = await deploy(sandbox, { env, inputs })
    expect(deployed.outputs, deployed.log).toMatchObject({ version: '2', changed: 'true' })
    expect(sandbox.lambda.function(FunctionName).versions.at(-1)).toMatchObject({
      Version: '2',
      CodeSha256: digests.v2.replace('sha256:', ''),
      MemorySize: 256,
    })
    expect(asRead(deployed.summary)).toContain('| memory-size | 128 MB | 256 MB |')
    const calls = changes(sandbox).map(({ operation, status }) => `${operation} ${status}`)
    expect(calls.slice(0, 3)).toEqual([`${update} 200`, `${configure} 400`, `${update} 200`])
    expect(calls.filter((call) => call === `${configure} 200`)).toHaveLength(1)
  },
)
