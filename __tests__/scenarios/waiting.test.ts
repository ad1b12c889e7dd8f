import type { Fault, Sandbox } from '@deploy-lambda-image/sandbox'
import type { RunHandle } from '@deploy-lambda-image/sandbox/runner'
import { describe, expect, test, vi } from 'vitest'
import { once } from '../support/once.ts'
import { before, isHeld } from './build-gate.ts'
import { env, type ImageStage, setImageStage } from './image-stage.ts'
import { onlyError, versions } from './read-back.ts'
import { eight, nextImage, seedEverywhere, stageOf } from './regions-stage.ts'
import { codeSha256, create, deploy } from './stage.ts'

const always = Number.POSITIVE_INFINITY
/** ms. Longer than any test: what takes so long ends when the test says so, or never. */
const forever = 600_000

const key = 'arn:aws:kms:us-east-1:111122223333:key/00000000-0000-4000-8000-000000000000'

function errors(sandbox: Sandbox, operation: string): (string | undefined)[] {
  return sandbox.requests.of('lambda', operation).map(({ error }) => error)
}

/** Starts a deploy. @returns it when Lambda has started the update @throws Error when the run ends before */
async function updating(
  { sandbox, startTag }: ImageStage,
  inputs?: Readonly<Record<string, string>>,
): Promise<RunHandle> {
  const update = sandbox.faults.hold({ service: 'lambda', operation: 'UpdateFunctionCode' })
  const run = startTag('v2', inputs)
  await isHeld(update, run)
  update.release()
  await vi.waitFor(() => expect(sandbox.requests.of('lambda', 'UpdateFunctionCode')).toMatchObject([{ status: 200 }]), {
    timeout: 60_000,
  })
  return run
}

/** Ends what Lambda does to the function once a run asks for its end again and again. @throws Error when it ends before */
async function settledWhenWaited(sandbox: Sandbox, run: RunHandle): Promise<void> {
  const asked = () => sandbox.requests.of('lambda', 'GetFunction').length
  const now = asked()
  const again = () => expect(asked()).toBeGreaterThan(now + 2)
  await before(vi.waitFor(again, { timeout: 60_000 }), run)
  sandbox.lambda.settleNow('hello-world')
}

test.each([
  { last: '$LATEST', settle: { update: forever, publish: 1 }, ready: [true, false] },
  { last: 'the version', settle: { update: 1, publish: forever }, ready: [false, true] },
])('when the step ends, version and function are both ready, $last being the last', async ({ settle, ready }) => {
  const stage = await setImageStage({ settle })
  const { sandbox } = stage
  const run = await updating(stage)
  const versionAndLatest = () => {
    const { latest, versions } = sandbox.lambda.function('hello-world')
    return [versions.at(-1)?.State === 'Active', latest.LastUpdateStatus === 'Successful']
  }
  await expect.poll(versionAndLatest).toEqual(ready)
  await settledWhenWaited(sandbox, run)
  const deployed = await run.result
  const { latest, versions } = sandbox.lambda.function('hello-world')
  expect(deployed.exitCode, deployed.log).toBe(0)
  expect(latest).toMatchObject({ State: 'Active', LastUpdateStatus: 'Successful' })
  expect(versions.at(-1)).toMatchObject({ Version: '2', State: 'Active', LastUpdateStatus: 'Successful' })
})

test('with publish false too the step ends when $LATEST is ready', async () => {
  const stage = await setImageStage({ settle: { update: forever } })
  const { sandbox } = stage
  const run = await updating(stage, { publish: 'false' })
  await settledWhenWaited(sandbox, run)
  const deployed = await run.result
  expect(sandbox.lambda.function('hello-world').latest).toMatchObject({ LastUpdateStatus: 'Successful' })
  expect(`sha256:${await codeSha256(sandbox, '$LATEST')}`, deployed.log).toBe(deployed.outputs.digest)
})

test('an update of another run in progress is announced, and waited out', async () => {
  const { sandbox, startTag } = await setImageStage()
  sandbox.lambda.busyFor('hello-world', forever)
  const run = startTag('v2')
  await run.logged(/is being updated by another run; this one will wait for its end\.$/)
  const refused = () => expect(errors(sandbox, 'UpdateFunctionCode')).toEqual(['ResourceConflictException'])
  await vi.waitFor(refused, { timeout: 60_000 })
  sandbox.lambda.settleNow('hello-world')
  const deployed = await run.result
  expect(deployed.outputs, deployed.log).toMatchObject({ version: '2', changed: 'true' })
  expect(versions(sandbox)).toMatchObject({ 2: deployed.outputs.digest })
  expect(errors(sandbox, 'UpdateFunctionCode')).toEqual(['ResourceConflictException', undefined])
})

test('a function that is Inactive is deployed to and needs no invocation', async () => {
  const { sandbox, deployTag } = await setImageStage()
  sandbox.lambda.setIdle('hello-world')
  const deployed = await deployTag('v2')
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
  {
    when: 'version',
    reasonCode: 'KMSKeyNotFound',
    reason: 'The key is gone.',
    inputs: { 'function-config': JSON.stringify({ KMSKeyArn: key }) },
    remedy: `Give the function another key in function-config: the KMS key ${key} (KMSKeyArn) does not exist`,
  },
] as const)(
  "an update of which $when ends Failed is an error with AWS's reason and the remedy",
  async ({ remedy, inputs, ...failure }) => {
    const { sandbox, deployTag } = await setImageStage()
    sandbox.lambda.failNextUpdate({ name: 'hello-world', ...failure })
    const failed = await deployTag('v2', inputs)
    expect(onlyError(failed)).toContain(`${failure.reasonCode}: ${failure.reason}`)
    expect(onlyError(failed)).toContain(remedy)
    const { results = '', ...others } = failed.outputs
    expect(others).toEqual({})
    // What failed is not live: the version from before is.
    expect(JSON.parse(results)).toMatchObject({
      'us-east-1': { version: '1', digest: versions(sandbox)['1'], error: onlyError(failed) },
    })
    expect(sandbox.lambda.function('hello-world').versions[0]).toMatchObject({ Version: '1', State: 'Active' })

    const repaired = await deployTag('v2')
    expect(repaired.exitCode, repaired.log).toBe(0)
    expect(versions(sandbox)[repaired.outputs.version ?? '']).toBe(repaired.outputs.digest)
    expect(sandbox.lambda.function('hello-world').latest).toMatchObject({ LastUpdateStatus: 'Successful' })
  },
)

test('a 403 in the middle of waiting ends the run at once', async () => {
  const stage = await setImageStage({ settle: { update: forever, publish: forever } })
  const { sandbox } = stage
  const run = await updating(stage)
  const asked = sandbox.requests.of('lambda', 'GetFunction').length
  await vi.waitFor(() => expect(sandbox.requests.of('lambda', 'GetFunction').length).toBeGreaterThan(asked + 2), {
    timeout: 60_000,
  })
  sandbox.faults.add({ service: 'lambda', operation: 'GetFunction', kind: 'deny', times: always })

  const denied = await run.result
  expect(onlyError(denied)).toContain('is not authorized to perform: lambda:GetFunction on resource: ')
  const [, ...others] = sandbox.requests.of('lambda', 'GetFunction').filter(({ status }) => status === 403)
  // One more asks what the region has now.
  expect(others).toHaveLength(1)
})

test('a storm of throttles while waiting does not end the run', async () => {
  const stage = await setImageStage({ settle: { update: forever, publish: forever } })
  const { sandbox } = stage
  const run = await updating(stage)
  const storm = sandbox.faults.add({ service: 'lambda', operation: 'GetFunction', kind: 'throttle', times: 5 })
  await vi.waitFor(() => expect(storm.hits).toBe(5), { timeout: 60_000 })
  sandbox.lambda.settleNow('hello-world')

  const { outputs, log } = await run.result
  expect(outputs, log).toMatchObject({ version: '2', changed: 'true' })
  expect(storm.hits).toBe(5)
})

describe('at UpdateFunctionCode, each in a region of one run,', () => {
  const table: { name: string; region: string; fault: Fault; statuses: number[] }[] = [
    { name: 'failing service', region: eight[0], fault: { kind: 'error', times: 2 }, statuses: [500, 500, 200] },
    { name: 'broken connection', region: eight[1], fault: { kind: 'reset', times: 2 }, statuses: [0, 0, 200] },
    { name: 'throttle', region: eight[2], fault: { kind: 'throttle', times: 2 }, statuses: [429, 429, 200] },
    // The update has started: Lambda's revision now differs from the one that the run has read.
    { name: 'lost answer', region: eight[3], fault: { kind: 'lost' }, statuses: [0, 412] },
  ]

  const ran = once(async () => {
    const sandbox = await stageOf(table.map(({ region }) => region))
    const inputs = await nextImage(sandbox, await seedEverywhere(sandbox))
    for (const { region, fault } of table) {
      sandbox.faults.add({ service: 'lambda', operation: 'UpdateFunctionCode', region, ...fault })
    }
    const { outputs, exitCode, log } = await deploy(sandbox, { env, inputs })
    expect(exitCode, log).toBe(0)
    return { sandbox, digest: outputs.digest, results: JSON.parse(outputs.results ?? '') }
  })

  test.each(table)('a $name still ends with the own digest live, in one version', async ({ region, statuses }) => {
    const { sandbox, digest, results } = await ran()
    expect(results[region]).toMatchObject({ version: '2', changed: true, digest })
    const updates = sandbox.requests.of('lambda', 'UpdateFunctionCode').filter((each) => each.region === region)
    expect(updates.map(({ status }) => status)).toEqual(statuses)
    expect(Object.keys(versions(sandbox, region))).toEqual(['1', '2'])
    expect(versions(sandbox, region)).toMatchObject({ 2: digest })
  })
})

test('an answer to CreateFunction that is lost still ends with the function created', async () => {
  const { sandbox } = await setImageStage({ create: false })
  sandbox.faults.add({ service: 'lambda', operation: 'CreateFunction', kind: 'lost' })
  const created = await create(sandbox, { env, inputs: { 'image-uri': `${await sandbox.ecr.host()}/hello-world:v1` } })
  expect(created.outputs, created.log).toMatchObject({ version: '1', changed: 'true', 'previous-version': '' })
  expect(versions(sandbox)).toEqual({ 1: created.outputs.digest })
})

test('slow answers only make it slower', async () => {
  const { sandbox, deployTag } = await setImageStage()
  const slow = sandbox.faults.add({ service: 'lambda', kind: 'slow', ms: 400, times: 5 })
  const deployed = await deployTag('v2')
  expect(deployed.outputs, deployed.log).toMatchObject({ version: '2', changed: 'true' })
  expect(slow.hits).toBe(5)
})

test('what is not ready within wait-timeout is an error that says what was waited for', async () => {
  const { deployTag } = await setImageStage({ settle: { update: forever, publish: forever } })
  const late = await deployTag('v2', { 'wait-timeout': '1s' })
  expect(onlyError(late)).toMatch(
    /^Waited 1\.0 s for version 2 of hello-world, and it is not ready yet \(state Pending, .*\)\. Set a longer wait-timeout\.$/,
  )
})

test('an update in progress that does not end within wait-timeout is an error', async () => {
  const { sandbox, deployTag } = await setImageStage()
  sandbox.lambda.busyFor('hello-world', forever)
  const busy = await deployTag('v3', { 'wait-timeout': '5s' })
  expect(onlyError(busy)).toMatch(/^Waited 5\.0 s for the update in progress of hello-world, .*wait-timeout\.$/)
})

test('two runs that deploy different images at the same moment both end with a version of their own', async () => {
  const { sandbox, deployTag } = await setImageStage()
  // Held until the other run calls, too, so one of them finds another revision than it has read.
  const updates = sandbox.faults.hold({ service: 'lambda', operation: 'UpdateFunctionCode', times: 2 })
  const both = Promise.all(['v2', 'v3'].map((tag) => deployTag(tag)))
  await vi.waitFor(() => expect(updates.hits).toBe(2), { timeout: 60_000 })
  updates.release()
  const runs = await both
  for (const { outputs, log } of runs) {
    expect(outputs, log).toMatchObject({ changed: 'true' })
    expect(`sha256:${await codeSha256(sandbox, outputs.version ?? '')}`).toBe(outputs.digest)
  }
  expect(runs.map(({ outputs }) => outputs.version).toSorted()).toEqual(['2', '3'])
  expect(errors(sandbox, 'UpdateFunctionCode')).toContain('PreconditionFailedException')
})
