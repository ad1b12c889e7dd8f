import {
  CreateAliasCommand,
  type LambdaClient,
  PublishVersionCommand,
  PutProvisionedConcurrencyConfigCommand,
  UpdateFunctionConfigurationCommand,
  waitUntilFunctionUpdatedV2,
} from '@aws-sdk/client-lambda'
import { expect, test } from 'vitest'
import { isHeld } from './build-gate.ts'
import { type ImageStage, setImageStage } from './image-stage.ts'
import { lambda } from './stage.ts'

const FunctionName = 'hello-world'

/** A function with the versions 1 to `count`. */
async function stageWith(
  count: number,
  given: { durable?: boolean } = {},
): Promise<ImageStage & { client: LambdaClient }> {
  const stage = await setImageStage({ settle: { update: 1, provision: 1 }, ...given })
  const client = lambda(stage.sandbox)
  for (let version = 2; version <= count; version++) {
    await client.send(new UpdateFunctionConfigurationCommand({ FunctionName, Description: `${version}` }))
    await waitUntilFunctionUpdatedV2({ client, maxWaitTime: 60, minDelay: 0.01, maxDelay: 0.01 }, { FunctionName })
    await client.send(new PublishVersionCommand({ FunctionName }))
  }
  stage.sandbox.requests.clear()
  return { ...stage, client }
}

function numbers({ sandbox }: ImageStage): string[] {
  return sandbox.lambda.function(FunctionName).versions.map(({ Version }) => String(Version))
}

test('the newest versions are kept, and ECR is left alone', async () => {
  const stage = await stageWith(11)
  const before = await stage.sandbox.ecr.tags('hello-world')
  const deployed = await stage.deployTag('v2', { 'keep-versions': '3' })
  expect(deployed.outputs, deployed.log).toMatchObject({ version: '12' })
  expect(numbers(stage)).toEqual(['10', '11', '12'])
  expect(deployed.summary).toContain('Deleted the older versions 1, 2, 3, 4, 5, 6, 7, 8, 9.\n')
  expect(await stage.sandbox.ecr.tags('hello-world')).toEqual(before)
  const writes = stage.sandbox.requests
    .of('ecr')
    .filter(({ operation }) => /^(?:Put|Delete|Batch.*Delete)/.test(operation))
  expect(writes).toEqual([])
})

test('without keep-versions all are kept', async () => {
  const stage = await stageWith(3)
  await stage.deployTag('v2')
  expect(numbers(stage)).toEqual(['1', '2', '3', '4'])
})

test('versions that something needs are kept, and the log says what', async () => {
  const stage = await stageWith(12, { durable: true })
  const { client, sandbox } = stage
  const alias = { FunctionName, Name: 'weighted', FunctionVersion: '1' }
  const RoutingConfig = { AdditionalVersionWeights: { 3: 0.1 } }
  await client.send(new CreateAliasCommand({ ...alias, RoutingConfig }))
  const Description = 'Mine [previous: 4, 2]'
  await client.send(new CreateAliasCommand({ ...alias, Name: 'live', FunctionVersion: '5', Description }))
  await client.send(
    new PutProvisionedConcurrencyConfigCommand({
      FunctionName,
      Qualifier: '7',
      ProvisionedConcurrentExecutions: 1,
    }),
  )
  const mapping = sandbox.lambda.mapEventSource({ name: FunctionName, qualifier: '8' })
  sandbox.lambda.mapEventSource({ name: FunctionName })
  const execution = sandbox.lambda.startExecution({ name: FunctionName, version: '10' })
  sandbox.lambda.publishLatest(FunctionName)
  const deployed = await stage.deployTag('v2', { alias: 'live', 'keep-versions': '1' })
  expect(deployed.outputs, deployed.log).toMatchObject({ version: '13', 'previous-version': '5' })
  expect(numbers(stage)).toEqual(['1', '2', '3', '4', '5', '7', '8', '10', '13'])
  expect(deployed.summary).toContain('Deleted the older versions 6, 9, 11, 12.\n')
  const needs = [...deployed.log.matchAll(/^Kept version (\d+) in us-east-1, which (.*) needs$/gm)].map(
    ([, ...found]) => found,
  )
  expect(needs).toEqual([
    ['1', 'the alias weighted'],
    ['2', 'the alias live'],
    ['3', 'the alias weighted'],
    ['4', 'the alias live'],
    ['5', 'the alias live'],
    ['7', 'provisioned concurrency'],
    ['8', `the event source mapping ${mapping}`],
    ['10', `the running durable execution ${execution}`],
  ])
})

test('what comes to need a version while older ones are deleted keeps it', async () => {
  const stage = await stageWith(3)
  const { sandbox } = stage
  const deletion = sandbox.faults.hold({ service: 'lambda', operation: 'DeleteFunction' })
  const run = stage.startTag('v2', { 'keep-versions': '1' })
  await isHeld(deletion, run)
  sandbox.lambda.mapEventSource({ name: FunctionName, qualifier: '2' })
  deletion.release()
  const deployed = await run.result
  expect(deployed.outputs, deployed.log).toMatchObject({ version: '4' })
  expect(numbers(stage)).toEqual(['2', '4'])
})

test('the version of this run is kept, whatever others publish meanwhile', async () => {
  const stage = await stageWith(3)
  const { sandbox, client } = stage
  const pruning = sandbox.faults.hold({ service: 'lambda', operation: 'ListVersionsByFunction', after: 1 })
  const run = stage.startTag('v2', { 'keep-versions': '1' })
  await isHeld(pruning, run)
  await client.send(new UpdateFunctionConfigurationCommand({ FunctionName, Description: 'newer' }))
  await waitUntilFunctionUpdatedV2({ client, maxWaitTime: 60, minDelay: 0.01, maxDelay: 0.01 }, { FunctionName })
  await client.send(new PublishVersionCommand({ FunctionName }))
  pruning.release()
  const deployed = await run.result
  expect(deployed.outputs, deployed.log).toMatchObject({ version: '4' })
  expect(numbers(stage)).toEqual(['4', '5'])
})

test('a failure is a warning: the deploy is done', async () => {
  const stage = await stageWith(3)
  stage.sandbox.faults.add({ service: 'lambda', operation: 'DeleteFunction', kind: 'deny' })
  const deployed = await stage.deployTag('v2', { 'keep-versions': '1' })
  expect(deployed.outputs, deployed.log).toMatchObject({ version: '4', changed: 'true' })
  expect(deployed.annotations).toEqual([
    expect.objectContaining({
      level: 'warning',
      message: expect.stringMatching(/^Could not delete older versions of hello-world: AccessDeniedException: /),
    }),
  ])
  expect(numbers(stage)).toEqual(['1', '2', '3', '4'])
})
