import {
  CreateAliasCommand,
  DeleteFunctionCommand,
  DeleteProvisionedConcurrencyConfigCommand,
  GetAliasCommand,
  GetFunctionCommand,
  GetFunctionConcurrencyCommand,
  GetProvisionedConcurrencyConfigCommand,
  InvokeCommand,
  ListProvisionedConcurrencyConfigsCommand,
  PublishVersionCommand,
  PutFunctionConcurrencyCommand,
  PutProvisionedConcurrencyConfigCommand,
  UpdateAliasCommand,
  type UpdateAliasCommandInput,
} from '@aws-sdk/client-lambda'
import { beforeEach, describe, expect, test } from 'vitest'
import { APP_ARN, useApp } from './support/app.ts'

const FunctionName = 'app'
const Name = 'live'
const app = useApp()

const put = (Qualifier: string, ProvisionedConcurrentExecutions = 4) =>
  app.client.send(
    new PutProvisionedConcurrencyConfigCommand({ FunctionName, Qualifier, ProvisionedConcurrentExecutions }),
  )
const get = (Qualifier: string) =>
  app.client.send(new GetProvisionedConcurrencyConfigCommand({ FunctionName, Qualifier }))
const move = (FunctionVersion: string, input: Partial<UpdateAliasCommandInput> = {}) =>
  app.client.send(new UpdateAliasCommand({ FunctionName, Name, FunctionVersion, ...input }))
const reserve = (ReservedConcurrentExecutions: number) =>
  app.client.send(new PutFunctionConcurrencyCommand({ FunctionName, ReservedConcurrentExecutions }))
const NO_WEIGHTS = { RoutingConfig: { AdditionalVersionWeights: {} } }

async function alias() {
  const { FunctionVersion, RoutingConfig } = await app.client.send(new GetAliasCommand({ FunctionName, Name }))
  return { FunctionVersion, weights: RoutingConfig?.AdditionalVersionWeights }
}

/** Versions 1, 2 and 3, and an alias on 1. */
beforeEach(async () => {
  for (let count = 0; count < 3; count++) {
    app.lambda.busyFor(FunctionName, 0)
    await app.client.send(new PublishVersionCommand({ FunctionName }))
  }
  await app.client.send(new CreateAliasCommand({ FunctionName, Name, FunctionVersion: '1' }))
})

describe('provisioned concurrency', () => {
  test('is there after a while', async () => {
    await put('2')
    app.pass(200)
    expect(await get('2')).toMatchObject({ Status: 'IN_PROGRESS', AllocatedProvisionedConcurrentExecutions: 2 })
    app.pass(199)
    expect(await get('2')).toMatchObject({ Status: 'IN_PROGRESS' })
    app.pass(1)
    const { $metadata: _, ...ready } = await get('2')
    expect(ready).toEqual({
      RequestedProvisionedConcurrentExecutions: 4,
      AvailableProvisionedConcurrentExecutions: 4,
      AllocatedProvisionedConcurrentExecutions: 4,
      Status: 'READY',
      LastModified: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+0000$/),
    })
    const list = await app.client.send(new ListProvisionedConcurrencyConfigsCommand({ FunctionName }))
    expect(list.ProvisionedConcurrencyConfigs).toEqual([{ FunctionArn: `${APP_ARN}:2`, ...ready }])
  })

  test('is there at once when told to, and on what an alias was moved to', async () => {
    await put(Name)
    app.lambda.settleNow(FunctionName)
    expect(await get(Name)).toMatchObject({ Status: 'READY', AllocatedProvisionedConcurrentExecutions: 4 })
    await move('2')
    expect(await alias()).toEqual({ FunctionVersion: '2', weights: { 1: 1 } })
    app.lambda.settleNow(FunctionName)
    expect(await alias()).toEqual({ FunctionVersion: '2', weights: undefined })
    expect(await get(Name)).toMatchObject({ Status: 'READY' })
  })

  test('fails when told to, once', async () => {
    app.lambda.failNextProvisioning({ name: FunctionName, reason: 'FUNCTION_ERROR_INIT_FAILURE' })
    await put('2')
    app.pass(400)
    const failed = { Status: 'FAILED', StatusReason: 'FUNCTION_ERROR_INIT_FAILURE' }
    expect(await get('2')).toMatchObject({ ...failed, AllocatedProvisionedConcurrentExecutions: 0 })
    await put('2')
    app.pass(400)
    expect(await get('2')).toMatchObject({ Status: 'READY' })
  })

  test('takes no alias with weights', async () => {
    await move('1', { RoutingConfig: { AdditionalVersionWeights: { 2: 0.1 } } })
    await expect(put(Name)).rejects.toMatchObject({
      name: 'InvalidParameterValueException',
      message: 'Alias with weights can not be used with Provisioned Concurrency',
    })
    await move('1', NO_WEIGHTS)
    await put(Name)
  })

  test('stays with an alias that gets weights beside its version', async () => {
    await put(Name)
    app.pass(400)
    await move('1', { RoutingConfig: { AdditionalVersionWeights: { 2: 0.1 } } })
    expect(await get(Name)).toMatchObject({ Status: 'READY' })
    await expect(put(Name, 5)).rejects.toThrow('Alias with weights can not be used')
  })

  test('of one version can not be had by two aliases', async () => {
    await app.client.send(new CreateAliasCommand({ FunctionName, Name: 'next', FunctionVersion: '1' }))
    await put(Name)
    await expect(put('next')).rejects.toThrow(/on an already Provisioned version$/)
  })

  test('keeps its version from being deleted', async () => {
    await put('2')
    const remove = new DeleteFunctionCommand({ FunctionName, Qualifier: '2' })
    await expect(app.client.send(remove)).rejects.toMatchObject({ name: 'ResourceConflictException' })
    await app.client.send(new DeleteProvisionedConcurrencyConfigCommand({ FunctionName, Qualifier: '2' }))
    await app.client.send(remove)
    expect(app.lambda.function(FunctionName).versions.map((one) => one.Version)).toEqual(['1', '3'])
  })

  test('is judged on the version or alias, its list on the function', async () => {
    await put(Name)
    await app.client.send(new ListProvisionedConcurrencyConfigsCommand({ FunctionName }))
    expect(app.asked.slice(-2)).toEqual([
      { action: 'lambda:PutProvisionedConcurrencyConfig', resource: `${APP_ARN}:live` },
      { action: 'lambda:ListProvisionedConcurrencyConfigs', resource: APP_ARN },
    ])
  })
})

describe('an alias with provisioned concurrency', () => {
  beforeEach(async () => {
    await put(Name)
    app.pass(400)
  })

  test('lets the version that it leaves serve until the next has its environments', async () => {
    const moved = await move('2')
    // As recorded: no weights in the answer, and the executions of the version that is left are told as allocated.
    expect(moved).toMatchObject({ FunctionVersion: '2' })
    expect(moved.RoutingConfig).toBeUndefined()
    expect(await get(Name)).toMatchObject({ Status: 'IN_PROGRESS', AllocatedProvisionedConcurrentExecutions: 4 })
    expect(await alias()).toEqual({ FunctionVersion: '2', weights: { 1: 1 } })
    await expect(put(Name)).rejects.toThrow('Alias with weights can not be used with Provisioned Concurrency')
    app.pass(200)
    expect(await alias()).toEqual({ FunctionVersion: '2', weights: { 1: 0.5 } })
    app.pass(200)
    expect(await alias()).toEqual({ FunctionVersion: '2', weights: undefined })
    expect(await get(Name)).toMatchObject({ Status: 'READY' })
    const { RevisionId } = await app.client.send(new GetAliasCommand({ FunctionName, Name }))
    expect(RevisionId).not.toBe(moved.RevisionId)
    expect((await app.client.send(new GetAliasCommand({ FunctionName, Name }))).RevisionId).toBe(RevisionId)
  })

  test('is not moved again meanwhile', async () => {
    await move('2')
    await expect(move('3')).rejects.toMatchObject({
      name: 'ResourceConflictException',
      message: `The operation cannot be performed at this time. An update is in progress for resource: ${APP_ARN}:live`,
    })
    await app.client.send(new UpdateAliasCommand({ FunctionName, Name, Description: 'described' }))
    app.pass(400)
    await move('3')
  })

  test('keeps all traffic where it was when the next version fails, until its weights are cleared', async () => {
    app.lambda.failNextProvisioning({ name: FunctionName, reason: 'FUNCTION_ERROR_INIT_FAILURE' })
    await move('2')
    app.pass(60_000)
    expect(await alias()).toEqual({ FunctionVersion: '2', weights: { 1: 1 } })
    expect(await get(Name)).toMatchObject({ Status: 'FAILED', StatusReason: 'FUNCTION_ERROR_INIT_FAILURE' })
    await expect(move('3')).rejects.toThrow('Invalid alias configuration for Provisioned Concurrency')
    await expect(move('1')).rejects.toThrow('Function version 1 is already included in routing configuration.')
    await move('1', NO_WEIGHTS)
    app.pass(400)
    expect(await alias()).toEqual({ FunctionVersion: '1', weights: undefined })
    expect(await get(Name)).toMatchObject({ Status: 'READY' })
  })

  test('takes no version that has its own', async () => {
    await put('2')
    await expect(move('2')).rejects.toThrow(/on an already Provisioned version$/)
    await expect(move('$LATEST')).rejects.toThrow(/cannot be applied to unpublished function versions\.$/)
  })

  test('has its new version at once when the concurrency is taken away', async () => {
    await move('2')
    await app.client.send(new DeleteProvisionedConcurrencyConfigCommand({ FunctionName, Qualifier: Name }))
    expect(await alias()).toEqual({ FunctionVersion: '2', weights: undefined })
  })
})

describe('reserved concurrency', () => {
  test('is answered, and limits what can be provisioned', async () => {
    await reserve(5)
    const concurrency = { ReservedConcurrentExecutions: 5 }
    expect(await app.client.send(new GetFunctionConcurrencyCommand({ FunctionName }))).toMatchObject(concurrency)
    const { Concurrency } = await app.client.send(new GetFunctionCommand({ FunctionName }))
    expect(Concurrency).toEqual(concurrency)
    await put('1', 3)
    await expect(put('2', 3)).rejects.toThrow('greater than the reservedConcurrentExecution for function')
    await put('2', 2)
  })

  test('is not lower than what is provisioned, and no version or alias has its own', async () => {
    await put('1', 2)
    await expect(reserve(1)).rejects.toMatchObject({
      name: 'InvalidParameterValueException',
      message:
        " ReservedConcurrentExecutions  1 should not be lower than function's total provisioned concurrency [2].",
    })
    const reserved = { ReservedConcurrentExecutions: 5 }
    const qualified = new PutFunctionConcurrencyCommand({ FunctionName: `${APP_ARN}:1`, ...reserved })
    await expect(app.client.send(qualified)).rejects.toThrow(/^This operation is permitted on Lambda functions only\. /)
    const missing = new PutFunctionConcurrencyCommand({ FunctionName: 'doesnotexist', ...reserved })
    await expect(app.client.send(missing)).rejects.toThrow(/:function:doesnotexist:\$LATEST$/)
  })

  test('leaves the account its share', async () => {
    await expect(reserve(901)).rejects.toThrow(/below its minimum value of \[100\]\.$/)
    await reserve(900)
  })

  test('of none throttles every invocation', async () => {
    await reserve(0)
    await expect(app.client.send(new InvokeCommand({ FunctionName }))).rejects.toMatchObject({
      name: 'TooManyRequestsException',
      Reason: 'ReservedFunctionConcurrentInvocationLimitExceeded',
    })
  })
})
