import { existsSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import type { Fault, Sandbox } from '@deploy-lambda-image/sandbox'
import type { RunHandle } from '@deploy-lambda-image/sandbox/runner'
import { expect, test } from 'vitest'
import { onlyError, versions } from './read-back.ts'
import { checkout, codeSha256, create, deploy, setStage, startDeploy } from './stage.ts'

/** A stage with a function that has version 1, and takes `update` and `publish` ms for the next. */
async function stageWithFunction(settle: { update?: number; publish?: number } = {}): Promise<Sandbox> {
  const sandbox = await setStage({ settle })
  const uri = await sandbox.ecr.createRepository('hello-world')
  await sandbox.ecr.putImage('hello-world', { tag: 'one' })
  await sandbox.lambda.seed({ name: 'hello-world', region: 'us-east-1', imageUri: `${uri}:one`, publish: true })
  return sandbox
}

function errors(sandbox: Sandbox, operation: string): (string | undefined)[] {
  return sandbox.requests.of('lambda', operation).map(({ error }) => error)
}

/** Starts a deploy. @returns it when Lambda has begun the update @throws Error when the run ends before */
async function updating(sandbox: Sandbox): Promise<RunHandle> {
  const run = startDeploy(sandbox, { workspace: checkout('two') })
  let early: string | undefined
  run.result.then(({ log }) => {
    early = log
  })
  while (sandbox.requests.of('lambda', 'UpdateFunctionCode')[0]?.status !== 200) {
    if (early !== undefined) throw new Error(early)
    await setTimeout(20)
  }
  return run
}

test.each([
  { last: '$LATEST', settle: { update: 1500, publish: 100 } },
  { last: 'the version', settle: { update: 100, publish: 1500 } },
])('when the step ends, version and function are both ready, $last being the last', async ({ settle }) => {
  const sandbox = await stageWithFunction(settle)
  const deployed = await deploy(sandbox, { workspace: checkout('two') })
  const { latest, versions } = sandbox.lambda.function('hello-world')
  expect(deployed.exitCode, deployed.log).toBe(0)
  expect(latest).toMatchObject({ State: 'Active', LastUpdateStatus: 'Successful' })
  expect(versions.at(-1)).toMatchObject({ Version: '2', State: 'Active', LastUpdateStatus: 'Successful' })
})

test('with publish false too the step ends when $LATEST is ready', async () => {
  const sandbox = await stageWithFunction({ update: 1500 })
  const deployed = await deploy(sandbox, { workspace: checkout('two'), inputs: { publish: 'false' } })
  expect(sandbox.lambda.function('hello-world').latest).toMatchObject({ LastUpdateStatus: 'Successful' })
  expect(`sha256:${await codeSha256(sandbox, '$LATEST')}`, deployed.log).toBe(deployed.outputs.digest)
})

test("somebody else's update in progress is waited out", async () => {
  const sandbox = await stageWithFunction()
  sandbox.lambda.busyFor('hello-world', 3000)
  const deployed = await deploy(sandbox, { workspace: checkout('two') })
  expect(deployed.outputs, deployed.log).toMatchObject({ version: '2', changed: 'true' })
  expect(versions(sandbox)).toMatchObject({ 2: deployed.outputs.digest })
  expect(errors(sandbox, 'UpdateFunctionCode')).toEqual(['ResourceConflictException', undefined])
})

test('a function that is Inactive is deployed to and needs no invocation', async () => {
  const sandbox = await stageWithFunction()
  sandbox.lambda.setIdle('hello-world')
  const deployed = await deploy(sandbox, { workspace: checkout('two') })
  expect(deployed.outputs, deployed.log).toMatchObject({ version: '2', changed: 'true' })
  expect(versions(sandbox)).toMatchObject({ 2: deployed.outputs.digest })
  expect(sandbox.requests.of('lambda', 'Invoke')).toEqual([])
})

test.each([
  {
    when: 'latest',
    reasonCode: 'InvalidImage',
    reason: 'InvalidImage(SizeLimitExceeded: Uncompressed container image size exceeds 10 GiB limit)',
    remedy: 'Use a smaller base, or several stages.',
  },
  {
    when: 'version',
    reasonCode: 'ImageAccessDenied',
    reason: 'Lambda could not pull the image.',
    remedy: 'Let lambda.amazonaws.com pull in the repository policy',
  },
] as const)("an update of which $when ends Failed is an error with AWS's reason and the remedy", async (failure) => {
  const sandbox = await stageWithFunction()
  sandbox.lambda.failNextUpdate({ name: 'hello-world', ...failure })
  const failed = await deploy(sandbox, { workspace: checkout('two') })
  expect(onlyError(failed)).toContain(`${failure.reasonCode}: ${failure.reason}`)
  expect(onlyError(failed)).toContain(failure.remedy)
  const { results = '', ...others } = failed.outputs
  expect(others).toEqual({})
  // What failed is not live: the version from before is.
  expect(JSON.parse(results)).toMatchObject({
    'us-east-1': { version: '1', digest: versions(sandbox)['1'], error: onlyError(failed) },
  })
  expect(sandbox.lambda.function('hello-world').versions[0]).toMatchObject({ Version: '1', State: 'Active' })

  const repaired = await deploy(sandbox, { workspace: checkout('two') })
  expect(repaired.exitCode, repaired.log).toBe(0)
  expect(versions(sandbox)[repaired.outputs.version ?? '']).toBe(repaired.outputs.digest)
  expect(sandbox.lambda.function('hello-world').latest).toMatchObject({ LastUpdateStatus: 'Successful' })
})

test('a 403 in the middle of waiting ends the run within a second', async () => {
  const sandbox = await stageWithFunction({ update: 60_000, publish: 60_000 })
  const run = await updating(sandbox)
  await setTimeout(1000)
  sandbox.faults.add({ service: 'lambda', operation: 'GetFunction', kind: 'deny', times: Number.POSITIVE_INFINITY })

  while (existsSync(`/proc/${run.pid}`)) await setTimeout(20)
  const ended = Date.now()
  const denied = await run.result
  expect(onlyError(denied)).toContain('is not authorized to perform: lambda:GetFunction on resource: ')
  const [refusal, ...others] = sandbox.requests.of('lambda', 'GetFunction').filter(({ status }) => status === 403)
  expect(ended - (refusal?.time ?? 0)).toBeLessThan(3000)
  // One more asks what the region has now.
  expect(others).toHaveLength(1)
})

test('a storm of throttles while waiting does not end the run', async () => {
  const sandbox = await stageWithFunction({ update: 500, publish: 500 })
  const run = await updating(sandbox)
  const storm = sandbox.faults.add({ service: 'lambda', operation: 'GetFunction', kind: 'throttle', times: 5 })

  const { outputs, log } = await run.result
  expect(outputs, log).toMatchObject({ version: '2', changed: 'true' })
  expect(storm.hits).toBe(5)
})

test.each<{ name: string; fault: Fault; statuses: number[] }>([
  { name: 'failing service', fault: { kind: 'error', times: 2 }, statuses: [500, 500, 200] },
  { name: 'broken connection', fault: { kind: 'reset', times: 2 }, statuses: [0, 0, 200] },
  { name: 'throttle', fault: { kind: 'throttle', times: 2 }, statuses: [429, 429, 200] },
  // The update has begun: asked again, Lambda has another revision than the one that was looked at.
  { name: 'lost answer', fault: { kind: 'lost' }, statuses: [0, 412] },
])('a $name at UpdateFunctionCode still ends with the own digest live, in one version', async (row) => {
  const { fault, statuses } = row
  const sandbox = await stageWithFunction()
  sandbox.faults.add({ service: 'lambda', operation: 'UpdateFunctionCode', ...fault })
  const deployed = await deploy(sandbox, { workspace: checkout('two') })
  expect(deployed.outputs, deployed.log).toMatchObject({ version: '2', changed: 'true' })
  expect(sandbox.requests.of('lambda', 'UpdateFunctionCode').map(({ status }) => status)).toEqual(statuses)
  expect(Object.keys(versions(sandbox))).toEqual(['1', '2'])
  expect(versions(sandbox)).toMatchObject({ 2: deployed.outputs.digest })
})

test('an answer to CreateFunction that is lost still ends with the function created', async () => {
  const sandbox = await setStage()
  sandbox.faults.add({ service: 'lambda', operation: 'CreateFunction', kind: 'lost' })
  const created = await create(sandbox)
  expect(created.outputs, created.log).toMatchObject({ version: '1', changed: 'true', 'previous-version': '' })
  expect(versions(sandbox)).toEqual({ 1: created.outputs.digest })
})

test('slow answers only make it slower', async () => {
  const sandbox = await stageWithFunction()
  const slow = sandbox.faults.add({ service: 'lambda', kind: 'slow', ms: 700, times: 5 })
  const deployed = await deploy(sandbox, { workspace: checkout('two') })
  expect(deployed.outputs, deployed.log).toMatchObject({ version: '2', changed: 'true' })
  expect(slow.hits).toBe(5)
})

test('what is not ready within wait-timeout is an error that says what was waited for', async () => {
  const sandbox = await stageWithFunction({ update: 60_000, publish: 60_000 })
  const late = await deploy(sandbox, { workspace: checkout('two'), inputs: { 'wait-timeout': '1s' } })
  expect(onlyError(late)).toMatch(
    /^Waited 1\.0 s for version 2 of hello-world, which is not ready yet \(state Pending, .*\)\. Give it longer with wait-timeout\.$/,
  )
  expect(late.main.duration).toBeLessThan(5000)

  // That update is still in progress.
  const busy = await deploy(sandbox, { workspace: checkout('three'), inputs: { 'wait-timeout': '1s' } })
  expect(onlyError(busy)).toMatch(/^Waited 1\.0 s for the update in progress of hello-world, .*wait-timeout\.$/)
  expect(busy.main.duration).toBeLessThan(5000)
})

test('two runs that deploy different images at the same moment both end with a version of their own', async () => {
  const sandbox = await stageWithFunction()
  // Held until the other run asks, too, so that one of them finds another revision than it looked at.
  sandbox.faults.add({ service: 'lambda', operation: 'UpdateFunctionCode', kind: 'slow', ms: 700, times: 2 })
  const runs = await Promise.all(
    ['two', 'three'].map((message) => deploy(sandbox, { workspace: checkout(message), inputs: { tags: message } })),
  )
  for (const { outputs, log } of runs) {
    expect(outputs, log).toMatchObject({ changed: 'true' })
    expect(`sha256:${await codeSha256(sandbox, outputs.version ?? '')}`).toBe(outputs.digest)
  }
  expect(runs.map(({ outputs }) => outputs.version).toSorted()).toEqual(['2', '3'])
  expect(errors(sandbox, 'UpdateFunctionCode')).toContain('PreconditionFailedException')
})
