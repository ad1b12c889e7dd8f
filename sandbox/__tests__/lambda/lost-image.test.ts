import { GetFunctionCommand, InvokeCommand, UpdateFunctionConfigurationCommand } from '@aws-sdk/client-lambda'
import { beforeEach, describe, expect, test } from 'vitest'
import { repositoryUri } from '../../testing/images.ts'
import { FIRST, SECOND, useApp } from './support/app.ts'

const FunctionName = 'app'
const app = useApp()

async function state(Qualifier: string): Promise<string> {
  const { Configuration } = await app.client.send(new GetFunctionCommand({ FunctionName, Qualifier }))
  return `${Configuration?.State} ${Configuration?.StateReasonCode}`
}

const invoke = (Qualifier: string) => app.client.send(new InvokeCommand({ FunctionName, Qualifier }))
const DELETED = { name: 'CodeArtifactUserDeletedException', $metadata: { httpStatusCode: 409 } }

/** Deletes the image that a version runs. */
function deleteImageOf(version: string): void {
  const found = app.lambda.function(FunctionName).versions.find((one) => one.Version === version)
  app.images.remove(`${repositoryUri('app')}@sha256:${found?.CodeSha256}`)
}

/** Version 1 runs the first image, version 2 and `$LATEST` the second. */
beforeEach(async () => {
  for (const image of [FIRST, SECOND]) {
    await app.updateCode(image, { Publish: true })
    app.pass(1_000)
  }
})

describe('a version whose image is gone from ECR', () => {
  test('says so when it is invoked, and from then on', async () => {
    deleteImageOf('1')
    expect(await state('1')).toBe('Active undefined')
    await expect(invoke('1')).rejects.toMatchObject(DELETED)
    expect(await state('1')).toBe('Inactive ImageDeleted')
    await expect(invoke('1')).rejects.toMatchObject(DELETED)
    expect(await state('2')).toBe('Active undefined')
  })

  test('is not brought back from being idle', async () => {
    app.lambda.setIdle({ name: FunctionName, version: '1' })
    expect(await state('1')).toBe('Inactive Idle')
    deleteImageOf('1')
    await expect(invoke('1')).rejects.toMatchObject(DELETED)
    app.pass(60_000)
    expect(await state('1')).toBe('Inactive ImageDeleted')
  })

  test.each(['Inactive', 'Failed'] as const)('is made %s by a handle', async (lost) => {
    app.lambda.loseImage({ name: FunctionName, version: '1' }, lost)
    expect(await state('1')).toBe(`${lost} ImageDeleted`)
    expect(await state('$LATEST')).toBe('Active undefined')
    expect(() => app.lambda.loseImage({ name: FunctionName, version: '7' })).toThrow('The sandbox has no version')
  })

  test.each(['Inactive', 'Failed'] as const)('as $LATEST and %s takes new code, and nothing else', async (lost) => {
    deleteImageOf('2')
    app.lambda.loseImage(FunctionName, lost)
    const configure = new UpdateFunctionConfigurationCommand({ FunctionName, Timeout: 9 })
    await expect(app.client.send(configure)).rejects.toThrow('The function is trying to use a deleted image.')
    await app.updateCode(FIRST)
    app.pass(500)
    expect(await state('$LATEST')).toBe('Active undefined')
  })
})
