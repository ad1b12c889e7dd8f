import { GetFunctionCommand, UpdateFunctionConfigurationCommand } from '@aws-sdk/client-lambda'
import { describe, expect, test } from 'vitest'
import { manifestOf, OCI_INDEX, repositoryUri } from '../../testing/images.ts'
import { CALLER } from '../../testing/service.ts'
import { APP_REPOSITORY, FIRST, SECOND, useApp } from './support/app.ts'

const region = 'us-east-1'
const FunctionName = 'app'
const app = useApp()

describe('the image is checked at the call', () => {
  test.each([
    ['not there', `${repositoryUri('app')}:gone`, 'does not exist'],
    ['another region', `${repositoryUri('app', 'eu-west-1')}:first`, 'is not valid'],
  ])('%s', async (_, uri, what) => {
    await expect(app.updateCode(uri)).rejects.toMatchObject({
      name: 'InvalidParameterValueException',
      message: `Source image ${uri} ${what}. Provide a valid source image.`,
    })
  })

  test.each([
    ['an index', { mediaType: OCI_INDEX, manifest: '{"manifests":[]}' }],
    ['another manifest', { mediaType: 'application/vnd.docker.distribution.manifest.v1+prettyjws' }],
    ['a zstd layer', { manifest: manifestOf('z', 'application/vnd.oci.image.layer.v1.tar+zstd') }],
    ['no config', { manifest: '{"schemaVersion":2,"layers":[]}' }],
  ])('%s', async (_, image) => {
    app.images.push('app', 'odd', image)
    const uri = `${repositoryUri('app')}:odd`
    await expect(app.updateCode(uri)).rejects.toMatchObject({
      name: 'InvalidParameterValueException',
      message: `The image manifest, config or layer media type for the source image ${uri} is not supported.`,
    })
    expect(app.lambda.function(FunctionName).latest.LastUpdateStatus).toBe('Successful')
  })

  test('a repository that does not let Lambda pull is changed by Lambda, when the caller may', async () => {
    app.images.push('app', 'second', { lambdaMayPull: false })
    app.refused.add('ecr:SetRepositoryPolicy')
    await expect(app.updateCode(SECOND)).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: 'Lambda does not have permission to access the ECR image. Check the ECR permissions.',
      $metadata: { httpStatusCode: 403 },
    })
    expect(app.images.granted).toEqual([])
    app.refused.clear()
    await app.updateCode(SECOND)
    expect(app.images.granted).toEqual([APP_REPOSITORY])
  })

  test.each(['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'])('the caller itself needs %s', async (action) => {
    app.refused.add(action)
    await expect(app.updateCode(SECOND)).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: `User: ${CALLER} is not authorized to perform: ${action} on resource: ${APP_REPOSITORY} because no identity-based policy allows the ${action} action`,
    })
  })

  test("so does another account's repository: its own policy must allow it", async () => {
    app.images.push('app', 'second', { ownerAllows: (action) => action === 'ecr:BatchGetImage' })
    await expect(app.updateCode(SECOND)).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: expect.stringContaining('because no resource-based policy allows the ecr:GetDownloadUrlForLayer action'),
    })
  })

  test('a tag is resolved once', async () => {
    const digest = app.images.push('app', 'moving', { manifest: manifestOf('one') })
    await app.updateCode(`${repositoryUri('app')}:moving`)
    app.images.push('app', 'moving', { manifest: manifestOf('other') })
    const { Code, Configuration } = await app.client.send(new GetFunctionCommand({ FunctionName }))
    expect(Code?.ResolvedImageUri).toBe(`${repositoryUri('app')}@${digest}`)
    expect(Configuration?.CodeSha256).toBe(digest.replace('sha256:', ''))
  })

  test('the configuration of a function whose image is gone is not updated, its code is', async () => {
    await app.lambda.seed({ name: FunctionName, region, imageUri: FIRST, digest: `sha256:${'d'.repeat(64)}` })
    const configure = new UpdateFunctionConfigurationCommand({ FunctionName, Timeout: 9 })
    await expect(app.client.send(configure)).rejects.toThrow('The function is trying to use a deleted image.')
    await app.updateCode(SECOND)
    app.pass(500)
    await app.client.send(configure)
  })
})
