import {
  CreateFunctionCommand,
  type CreateFunctionCommandInput,
  DeleteFunctionCommand,
  GetFunctionCommand,
  InvokeCommand,
  PublishVersionCommand,
  type PublishVersionCommandInput,
  PutProvisionedConcurrencyConfigCommand,
  TagResourceCommand,
  UpdateFunctionCodeCommand,
  UpdateFunctionConfigurationCommand,
  type UpdateFunctionConfigurationCommandInput,
} from '@aws-sdk/client-lambda'
import { describe, expect, test } from 'vitest'
import { FIRST, SECOND, useApp } from './support/app.ts'
import { ROLE } from './support/functions.ts'

const app = useApp()
const INVALID = 'InvalidParameterValueException'
const TENANTS = { TenancyConfig: { TenantIsolationMode: 'PER_TENANT' } } as const
const SNAP = { SnapStart: { ApplyOn: 'PublishedVersions' } } as const

function create(input: Partial<CreateFunctionCommandInput> = {}) {
  const required = { FunctionName: 'new', Role: ROLE, PackageType: 'Image', Code: { ImageUri: FIRST } } as const
  return app.client.send(new CreateFunctionCommand({ ...required, Publish: true, ...input }))
}

async function update(input: Partial<UpdateFunctionConfigurationCommandInput>) {
  app.pass(500)
  return app.client.send(new UpdateFunctionConfigurationCommand({ FunctionName: 'new', ...input }))
}

const invoke = (Qualifier?: string) =>
  app.client.send(new InvokeCommand({ FunctionName: 'new', ...(Qualifier && { Qualifier }) }))

const latest = async () => (await app.client.send(new GetFunctionCommand({ FunctionName: 'new' }))).Configuration

function provider(CapacityProviderArn = app.lambda.putCapacityProvider({ name: 'large' })) {
  return { CapacityProviderConfig: { LambdaManagedInstancesCapacityProviderConfig: { CapacityProviderArn } } }
}

describe('a durable function', () => {
  test('has defaults of its own, and keeps what an update does not name', async () => {
    await create({ DurableConfig: { ExecutionTimeout: 600 } })
    expect(await latest()).toMatchObject({
      DurableConfig: { ExecutionTimeout: 600, RetentionPeriodInDays: 14 },
      Timeout: 600,
      LoggingConfig: { LogFormat: 'JSON' },
    })
    const updated = await update({ DurableConfig: { RetentionPeriodInDays: 7 } })
    expect(updated.DurableConfig).toEqual({ ExecutionTimeout: 600, RetentionPeriodInDays: 7 })
  })

  test('is made by a creation only, with a time limit', async () => {
    await expect(create({ DurableConfig: { RetentionPeriodInDays: 7 } })).rejects.toMatchObject({
      name: INVALID,
      message: 'You cannot create a function with a durable configuration without an executionTimeout',
    })
    await expect(create({ DurableConfig: { ExecutionTimeout: 31_622_401 } })).rejects.toThrow(
      "Value '31622401' at 'durableConfig.executionTimeout' failed to satisfy constraint",
    )
    await create()
    await expect(update({ DurableConfig: { ExecutionTimeout: 60 } })).rejects.toMatchObject({
      name: INVALID,
      message: /^You cannot add a durable configuration to a function that was originally created/,
    })
  })

  test('is invoked by a qualified name, and waited for up to 15 minutes', async () => {
    await create({ DurableConfig: { ExecutionTimeout: 901 } })
    app.pass(500)
    await expect(invoke()).rejects.toThrow('You cannot invoke a durable function using an unqualified ARN.')
    await expect(invoke('1')).rejects.toThrow(/^You cannot synchronously invoke a durable function/)
  })
})

describe('a function with a capacity provider', () => {
  test('has other limits and defaults, and a $LATEST that never runs', async () => {
    await create(provider())
    const made = await latest()
    expect(made).toMatchObject({ MemorySize: 2048, State: 'ActiveNonInvocable', LoggingConfig: { LogFormat: 'JSON' } })
    expect(made?.SnapStart).toBeUndefined()
    expect(made?.CapacityProviderConfig?.LambdaManagedInstancesCapacityProviderConfig).toMatchObject({
      PerExecutionEnvironmentMaxConcurrency: 16,
      ExecutionEnvironmentMemoryGiBPerVCpu: 2,
    })
    expect(await update({ MemorySize: 32_768, Timeout: 5400 })).toMatchObject({ MemorySize: 32_768, Timeout: 5400 })
    await expect(update({ MemorySize: 2047 })).rejects.toThrow('greater than or equal to 2048')
    await expect(invoke()).rejects.toMatchObject({ name: 'NoPublishedVersionException' })
  })

  test('is made by a creation only, on a provider that is there', async () => {
    const none = 'arn:aws:lambda:us-east-1:111111111111:capacity-provider:none'
    await expect(create(provider(none))).rejects.toThrow(`Capacity provider not found: ${none}`)
    await expect(create({ ...provider(), ...SNAP })).rejects.toMatchObject({ name: INVALID })
    await create()
    await expect(update(provider())).rejects.toThrow(
      "CapacityProviderConfig isn't supported for Lambda Default functions.",
    )
    await expect(update({ MemorySize: 10_241 })).rejects.toThrow('less than or equal to 10240')
  })
})

describe('what callers without a qualifier get on managed instances', () => {
  const FunctionName = 'new'
  const publish = (input: Partial<PublishVersionCommandInput> = {}) =>
    app.client.send(new PublishVersionCommand({ FunctionName, ...input }))
  const unqualified = { PublishTo: 'LATEST_PUBLISHED' } as const
  const get = async (Qualifier: string) =>
    (await app.client.send(new GetFunctionCommand({ FunctionName, Qualifier }))).Configuration

  test('is published for them, first and again', async () => {
    await create(provider())
    expect(await get('1')).toMatchObject({ State: 'Pending' })
    expect(await publish(unqualified)).toMatchObject({ Version: '$LATEST.PUBLISHED', State: 'Pending' })
    app.pass(1_000)
    expect(await get('$LATEST.PUBLISHED')).toMatchObject({ State: 'Active' })
    await app.client.send(new UpdateFunctionCodeCommand({ FunctionName, ImageUri: SECOND, Publish: true }))
    app.pass(1_000)
    const again = await publish(unqualified)
    expect(again).toMatchObject({ State: 'Active', LastUpdateStatus: 'InProgress' })
    app.pass(1_000)
    expect(await get('$LATEST.PUBLISHED')).toMatchObject({
      LastUpdateStatus: 'Successful',
      CodeSha256: again.CodeSha256,
    })
    expect(await get('2')).toMatchObject({ State: 'Active', CodeSha256: again.CodeSha256 })
  })

  test('is for such functions alone, and counts among the versions of the provider', async () => {
    await expect(
      app.client.send(new PublishVersionCommand({ FunctionName: 'app', ...unqualified })),
    ).rejects.toMatchObject({
      name: INVALID,
    })
    await create(provider(app.lambda.putCapacityProvider({ name: 'small', versions: 2 })))
    app.pass(1_000)
    await publish(unqualified)
    const full = { name: 'FunctionVersionsPerCapacityProviderLimitExceededException' }
    const next = { FunctionName, ImageUri: SECOND, Publish: true }
    await expect(app.client.send(new UpdateFunctionCodeCommand(next))).rejects.toMatchObject(full)
    await app.client.send(new DeleteFunctionCommand({ FunctionName, Qualifier: '1' }))
    await app.client.send(new UpdateFunctionCodeCommand(next))
    app.pass(1_000)
    app.lambda.deactivate({ name: FunctionName, version: '2' })
    expect(await get('2')).toMatchObject({ State: 'Deactivated' })
  })
})

test('a function that isolates tenants wants to know which, and excludes others', async () => {
  await expect(create({ ...TENANTS, ...SNAP })).rejects.toMatchObject({ name: INVALID })
  await create(TENANTS)
  expect(await latest()).toMatchObject(TENANTS)
  await expect(invoke('1')).rejects.toThrow(/^The invoked function is enabled with tenancy configuration/)
  const concurrency = { FunctionName: 'new', Qualifier: '1', ProvisionedConcurrentExecutions: 1 }
  await expect(app.client.send(new PutProvisionedConcurrencyConfigCommand(concurrency))).rejects.toMatchObject({
    name: INVALID,
  })
})

test('a function has 50 tags at most', async () => {
  const tags = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, one) => [`tag${one}`, '']))
  const refused = { name: INVALID, message: 'Number of tags exceeds resource tag limit.' }
  await expect(create({ Tags: tags(51) })).rejects.toMatchObject(refused)
  const { FunctionArn: Resource } = await create({ Tags: tags(50) })
  const tag = (Tags: Record<string, string>) => app.client.send(new TagResourceCommand({ Resource, Tags }))
  await expect(tag({ other: '' })).rejects.toMatchObject(refused)
  await tag({ tag1: 'new' })
})
