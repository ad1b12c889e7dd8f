import {
  CreateFunctionCommand,
  GetFunctionCommand,
  PublishVersionCommand,
  UpdateFunctionCodeCommand,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda'
import { describe, expect, test } from 'vitest'
import { lambdaService } from '../../lambda/index.ts'
import { ACCOUNT, serve } from '../../testing/service.ts'
import { APP_ARN, FIRST, SECOND, useApp } from './support/app.ts'
import { ROLE } from './support/functions.ts'

const region = 'us-east-1'
const FunctionName = 'app'
const app = useApp()

function states() {
  const { latest, versions } = app.lambda.function(FunctionName)
  return {
    latest: `${latest.State} ${latest.LastUpdateStatus}`,
    versions: versions.map((version) => `${version.Version} ${version.State} ${version.LastUpdateStatus}`),
  }
}

describe('the state machine', () => {
  test('code and version are ready at times of their own', async () => {
    const answer = await app.updateCode(SECOND, { Publish: true })
    expect(answer).toMatchObject({ Version: '1', State: 'Pending', FunctionArn: `${APP_ARN}:1` })
    expect(states()).toEqual({ latest: 'Active InProgress', versions: ['1 Pending undefined'] })
    app.pass(499)
    expect(states()).toEqual({ latest: 'Active InProgress', versions: ['1 Pending undefined'] })
    app.pass(1)
    expect(states()).toEqual({ latest: 'Active Successful', versions: ['1 Pending undefined'] })
    app.pass(500)
    expect(states()).toEqual({ latest: 'Active Successful', versions: ['1 Active Successful'] })
  })

  test('while an update is in progress, all further changes are refused', async () => {
    await app.updateCode(SECOND)
    const busy = {
      name: 'ResourceConflictException',
      message: `The operation cannot be performed at this time. An update is in progress for resource: ${APP_ARN}`,
      $metadata: { httpStatusCode: 409 },
    }
    await expect(app.updateCode(FIRST)).rejects.toMatchObject(busy)
    const configure = new UpdateFunctionConfigurationCommand({ FunctionName, Timeout: 9 })
    await expect(app.client.send(configure)).rejects.toMatchObject(busy)
    await expect(app.client.send(new PublishVersionCommand({ FunctionName }))).rejects.toMatchObject(busy)
    app.pass(500)
    await app.client.send(configure)
  })

  test('of two updates at the same moment one is refused', async () => {
    const results = await Promise.allSettled([app.updateCode(FIRST), app.updateCode(SECOND)])
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  test('while a function is created, it is not changed', async () => {
    const created = new CreateFunctionCommand({
      FunctionName: 'new',
      Role: ROLE,
      PackageType: 'Image',
      Code: { ImageUri: FIRST },
    })
    await app.client.send(created)
    const update = new UpdateFunctionCodeCommand({ FunctionName: 'new', ImageUri: SECOND })
    await expect(app.client.send(update)).rejects.toMatchObject({
      name: 'ResourceConflictException',
      message:
        'The operation cannot be performed at this time. The function is currently in the following state: Pending',
    })
    await expect(app.client.send(created)).rejects.toThrow('Function already exist: new')
    app.pass(300)
    await app.client.send(update)
  })

  test('an update that fails keeps the function Active, and says why', async () => {
    const reason = 'SizeLimitExceeded: Uncompressed container image size exceeds 10 GiB limit'
    app.lambda.failNextUpdate({ name: FunctionName, when: 'latest', reasonCode: 'InvalidImage', reason })
    await app.updateCode(SECOND, { Publish: true })
    app.pass(1_000)
    const { Configuration } = await app.client.send(new GetFunctionCommand({ FunctionName }))
    expect(Configuration).toMatchObject({
      State: 'Active',
      LastUpdateStatus: 'Failed',
      LastUpdateStatusReasonCode: 'InvalidImage',
      LastUpdateStatusReason: reason,
    })
    const version = await app.client.send(new GetFunctionCommand({ FunctionName, Qualifier: '1' }))
    expect(version.Configuration).toMatchObject({
      State: 'Failed',
      StateReasonCode: 'InvalidImage',
      StateReason: reason,
    })
    await app.updateCode(SECOND)
    app.pass(500)
    expect(states().latest).toBe('Active Successful')
  })

  test('a version alone can fail', async () => {
    app.lambda.failNextUpdate({ name: FunctionName, when: 'version', reasonCode: 'ImageDeleted', reason: 'gone' })
    await app.updateCode(SECOND, { Publish: true })
    app.pass(1_000)
    expect(states()).toEqual({ latest: 'Active Successful', versions: ['1 Failed undefined'] })
  })

  test('a function that failed at its creation refuses updates', async () => {
    app.lambda.failNextUpdate({ name: 'new', when: 'latest', reasonCode: 'ImageAccessDenied', reason: 'denied' })
    const Code = { ImageUri: FIRST }
    await app.client.send(new CreateFunctionCommand({ FunctionName: 'new', Role: ROLE, PackageType: 'Image', Code }))
    app.pass(300)
    expect(app.lambda.function('new').latest).toMatchObject({ State: 'Failed', StateReasonCode: 'ImageAccessDenied' })
    const update = new UpdateFunctionCodeCommand({ FunctionName: 'new', ImageUri: SECOND })
    await expect(app.client.send(update)).rejects.toThrow('is currently in the following state: Failed')
  })

  test('an idle function stays Inactive through an update; its new version is Active', async () => {
    app.lambda.setIdle(FunctionName)
    const got = await app.client.send(new GetFunctionCommand({ FunctionName }))
    expect(got.Configuration).toMatchObject({ State: 'Inactive', StateReasonCode: 'Idle' })
    await app.updateCode(SECOND, { Publish: true })
    app.pass(1_000)
    expect(states()).toEqual({ latest: 'Inactive Successful', versions: ['1 Active Successful'] })
  })

  test("another run's update keeps the function busy, and the next publish makes a version", async () => {
    await app.client.send(new PublishVersionCommand({ FunctionName }))
    app.lambda.busyFor(FunctionName, 200)
    await expect(app.updateCode(SECOND)).rejects.toThrow('An update is in progress')
    app.pass(200)
    const published = await app.client.send(new PublishVersionCommand({ FunctionName }))
    expect(published.Version).toBe('2')
  })

  test('the real clock works too', async () => {
    const real = lambdaService({ images: app.images, accountId: ACCOUNT, settle: { update: 60 } })
    const server = await serve(real)
    try {
      await real.seed({ name: FunctionName, region, imageUri: FIRST })
      const update = new UpdateFunctionCodeCommand({ FunctionName, ImageUri: SECOND })
      const answer = await server.client().send(update)
      expect(answer.LastUpdateStatus).toBe('InProgress')
      await new Promise((resolve) => setTimeout(resolve, 80))
      expect(real.function(FunctionName).latest.LastUpdateStatus).toBe('Successful')
    } finally {
      await server.stop()
    }
  })
})
