import {
  CreateFunctionCommand,
  type FunctionConfiguration,
  GetFunctionCommand,
  PublishVersionCommand,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda'
import { describe, expect, test } from 'vitest'
import { FIRST, SECOND, useApp } from './support/app.ts'
import { NAME, ROLE, zipFunction } from './support/functions.ts'
import { replay } from './support/recording.ts'

const FunctionName = 'app'
const SnapStart = { ApplyOn: 'PublishedVersions' } as const
const LABEL = 'com.amazonaws.lambda.feature.snapstart'
const app = useApp()

test('a version without SnapStart answers as recorded', () =>
  replay('snapstart', 'TestLambdaSnapStart::test_snapstart_lifecycle[python3.13]', async ({ answer, client, wait }) => {
    const input = { Runtime: 'python3.13', Handler: 'handler.handler', MemorySize: 1024, Timeout: 5 } as const
    await answer('create_function_response', () => client.send(zipFunction(input)))
    wait()
    const get = (Qualifier?: string) => () => client.send(new GetFunctionCommand({ FunctionName: NAME, Qualifier }))
    await answer('get_function_response_latest', get())
    await client.send(new PublishVersionCommand({ FunctionName: NAME, Description: 'version1' }))
    await answer('get_function_response_version_1', get('1'))
  }))

async function version(Qualifier = '1', name = FunctionName): Promise<FunctionConfiguration> {
  const { Configuration } = await app.client.send(new GetFunctionCommand({ FunctionName: name, Qualifier }))
  return Configuration ?? {}
}

async function activate(): Promise<void> {
  await app.client.send(new UpdateFunctionConfigurationCommand({ FunctionName, SnapStart }))
  app.pass(500)
}

async function expectActiveAfter(ms: number, name = FunctionName): Promise<void> {
  const snapStart = (OptimizationStatus: string) => ({ ApplyOn: 'PublishedVersions', OptimizationStatus })
  app.pass(ms - 1)
  expect(await version('1', name)).toMatchObject({ State: 'Pending', SnapStart: snapStart('Off') })
  app.pass(1)
  expect(await version('1', name)).toMatchObject({ State: 'Active', SnapStart: snapStart('On') })
  expect(await version('$LATEST', name)).toMatchObject({ SnapStart: snapStart('Off') })
}

describe('a version with SnapStart is Pending until its snapshot is taken', () => {
  test('published of what was there', async () => {
    await activate()
    const published = await app.client.send(new PublishVersionCommand({ FunctionName }))
    expect(published).toMatchObject({ State: 'Pending', StateReasonCode: 'Creating' })
    await expectActiveAfter(600)
  })

  test('published with new code', async () => {
    await activate()
    expect(await app.updateCode(SECOND, { Publish: true })).toMatchObject({ State: 'Pending' })
    await expectActiveAfter(1_600)
  })

  test('published on creation', async () => {
    const input = { FunctionName: 'new', Role: ROLE, PackageType: 'Image', Code: { ImageUri: FIRST } } as const
    await app.client.send(new CreateFunctionCommand({ ...input, SnapStart, Publish: true }))
    await expectActiveAfter(900, 'new')
  })
})

test.each([
  { what: 'restore hooks', restores: true, config: {}, state: 'Active' },
  { what: 'the label', config: { Labels: { [LABEL]: 'Allow' } }, state: 'Active' },
  { what: 'the label of another value', config: { Labels: { [LABEL]: 'Deny' } }, state: 'Failed' },
  { what: 'what all AWS bases set', config: { Env: ['LAMBDA_RUNTIME_DIR=/var/runtime'] }, state: 'Failed' },
])('an image with $what makes a version that is $state', async ({ config, state, restores = false }) => {
  app.restores = restores
  app.images.push('app', 'second', { config: JSON.stringify({ config }) })
  await activate()
  await app.updateCode(SECOND, { Publish: true })
  app.pass(1_599)
  expect(await version()).toMatchObject({ State: 'Pending' })
  app.pass(1)
  expect(await version()).toMatchObject({ State: state })
  if (state === 'Failed') expect((await version()).StateReason).toContain('function initialization')
  expect(await version('$LATEST')).toMatchObject({ State: 'Active', LastUpdateStatus: 'Successful' })
})

test('without SnapStart any image will do', async () => {
  app.images.push('app', 'second', { config: '{}' })
  await app.updateCode(SECOND, { Publish: true })
  app.pass(1_000)
  expect(await version()).toMatchObject({ State: 'Active' })
})
