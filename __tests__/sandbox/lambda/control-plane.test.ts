import {
  CreateAliasCommand,
  CreateFunctionCommand,
  DeleteFunctionCommand,
  GetFunctionCommand,
  InvokeCommand,
  type LambdaClient,
  ListFunctionsCommand,
  ListVersionsByFunctionCommand,
  PublishVersionCommand,
  UpdateFunctionCodeCommand,
  type UpdateFunctionCodeCommandInput,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type LambdaSandbox, lambdaService } from '../../../sandbox/lambda/index.ts'
import { ROLE } from './support/functions.ts'
import { manifestOf, OCI_INDEX, repositoryUri, TestImages } from './support/images.ts'
import { ACCOUNT, CALLER, type Served, serve } from './support/server.ts'

const region = 'us-east-1'
const FunctionName = 'app'
const ARN = `arn:aws:lambda:us-east-1:${ACCOUNT}:function:app`
const REPOSITORY = `arn:aws:ecr:us-east-1:${ACCOUNT}:repository/app`
const first = `${repositoryUri('app')}:first`
const second = `${repositoryUri('app')}:second`

let now: number
let images: TestImages
let lambda: LambdaSandbox
let served: Served
let client: LambdaClient
/** What the caller may not do, and all it asked for. */
let refused: Set<string>
let asked: { action: string; resource: string; context?: Record<string, string> }[]

beforeEach(async () => {
  now = Date.now()
  refused = new Set()
  asked = []
  images = new TestImages()
  images.push('app', 'first')
  images.push('app', 'second')
  lambda = lambdaService({ images, accountId: ACCOUNT, clock: () => now, settle: { update: 500, publish: 1_000 } })
  served = await serve(lambda, (action, resource, context) => {
    asked.push({ action, resource, ...(context && { context }) })
    return !refused.has(action)
  })
  client = served.client()
  await lambda.seed({ name: FunctionName, region, imageUri: first })
})

afterEach(() => served.stop())

function updateCode(ImageUri: string, input: Partial<UpdateFunctionCodeCommandInput> = {}) {
  return client.send(new UpdateFunctionCodeCommand({ FunctionName, ImageUri, ...input }))
}

async function states() {
  const { latest, versions } = lambda.function(FunctionName)
  return {
    latest: `${latest.State} ${latest.LastUpdateStatus}`,
    versions: versions.map((version) => `${version.Version} ${version.State} ${version.LastUpdateStatus}`),
  }
}

describe('the image is checked at the call', () => {
  test.each([
    ['not there', `${repositoryUri('app')}:gone`, 'does not exist'],
    ['another region', `${repositoryUri('app', 'eu-west-1')}:first`, 'is not valid'],
  ])('%s', async (_, uri, what) => {
    await expect(updateCode(uri)).rejects.toMatchObject({
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
    images.push('app', 'odd', image)
    const uri = `${repositoryUri('app')}:odd`
    await expect(updateCode(uri)).rejects.toMatchObject({
      name: 'InvalidParameterValueException',
      message: `The image manifest, config or layer media type for the source image ${uri} is not supported.`,
    })
    expect(lambda.function(FunctionName).latest.LastUpdateStatus).toBe('Successful')
  })

  test('a repository that does not let Lambda pull is changed by Lambda, when the caller may', async () => {
    images.push('app', 'second', { lambdaMayPull: false })
    refused.add('ecr:SetRepositoryPolicy')
    await expect(updateCode(second)).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: 'Lambda does not have permission to access the ECR image. Check the ECR permissions.',
      $metadata: { httpStatusCode: 403 },
    })
    expect(images.granted).toEqual([])
    refused.clear()
    await updateCode(second)
    expect(images.granted).toEqual([REPOSITORY])
  })

  test.each(['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'])('the caller itself needs %s', async (action) => {
    refused.add(action)
    await expect(updateCode(second)).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: `User: ${CALLER} is not authorized to perform: ${action} on resource: ${REPOSITORY} because no identity-based policy allows the ${action} action`,
    })
  })

  test('a tag is resolved once', async () => {
    const digest = images.push('app', 'moving', { manifest: manifestOf('one') })
    await updateCode(`${repositoryUri('app')}:moving`)
    images.push('app', 'moving', { manifest: manifestOf('other') })
    const { Code, Configuration } = await client.send(new GetFunctionCommand({ FunctionName }))
    expect(Code?.ResolvedImageUri).toBe(`${repositoryUri('app')}@${digest}`)
    expect(Configuration?.CodeSha256).toBe(digest.replace('sha256:', ''))
  })

  test('the configuration of a function whose image is gone is not updated, its code is', async () => {
    await lambda.seed({ name: FunctionName, region, imageUri: first, digest: `sha256:${'d'.repeat(64)}` })
    const configure = new UpdateFunctionConfigurationCommand({ FunctionName, Timeout: 9 })
    await expect(client.send(configure)).rejects.toThrow('The function is trying to use a deleted image.')
    await updateCode(second)
    now += 500
    await client.send(configure)
  })
})

describe('the state machine', () => {
  test('code and version are ready at times of their own', async () => {
    const answer = await updateCode(second, { Publish: true })
    expect(answer).toMatchObject({ Version: '1', State: 'Pending', FunctionArn: `${ARN}:1` })
    expect(await states()).toEqual({ latest: 'Active InProgress', versions: ['1 Pending undefined'] })
    now += 499
    expect(await states()).toEqual({ latest: 'Active InProgress', versions: ['1 Pending undefined'] })
    now += 1
    expect(await states()).toEqual({ latest: 'Active Successful', versions: ['1 Pending undefined'] })
    now += 500
    expect(await states()).toEqual({ latest: 'Active Successful', versions: ['1 Active Successful'] })
  })

  test('while an update is in progress, all further changes are refused', async () => {
    await updateCode(second)
    const busy = {
      name: 'ResourceConflictException',
      message: `The operation cannot be performed at this time. An update is in progress for resource: ${ARN}`,
      $metadata: { httpStatusCode: 409 },
    }
    await expect(updateCode(first)).rejects.toMatchObject(busy)
    const configure = new UpdateFunctionConfigurationCommand({ FunctionName, Timeout: 9 })
    await expect(client.send(configure)).rejects.toMatchObject(busy)
    await expect(client.send(new PublishVersionCommand({ FunctionName }))).rejects.toMatchObject(busy)
    now += 500
    await client.send(configure)
  })

  test('of two updates at the same moment one is refused', async () => {
    const results = await Promise.allSettled([updateCode(first), updateCode(second)])
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  test('while a function is created, it is not changed', async () => {
    const created = new CreateFunctionCommand({
      FunctionName: 'new',
      Role: ROLE,
      PackageType: 'Image',
      Code: { ImageUri: first },
    })
    await client.send(created)
    const update = new UpdateFunctionCodeCommand({ FunctionName: 'new', ImageUri: second })
    await expect(client.send(update)).rejects.toMatchObject({
      name: 'ResourceConflictException',
      message:
        'The operation cannot be performed at this time. The function is currently in the following state: Pending',
    })
    await expect(client.send(created)).rejects.toThrow('Function already exist: new')
    now += 300
    await client.send(update)
  })

  test('an update that fails keeps the function Active, and says why', async () => {
    const reason = 'SizeLimitExceeded: Uncompressed container image size exceeds 10 GiB limit'
    lambda.failNextUpdate({ name: FunctionName, when: 'latest', reasonCode: 'InvalidImage', reason })
    await updateCode(second, { Publish: true })
    now += 1_000
    const { Configuration } = await client.send(new GetFunctionCommand({ FunctionName }))
    expect(Configuration).toMatchObject({
      State: 'Active',
      LastUpdateStatus: 'Failed',
      LastUpdateStatusReasonCode: 'InvalidImage',
      LastUpdateStatusReason: reason,
    })
    const version = await client.send(new GetFunctionCommand({ FunctionName, Qualifier: '1' }))
    expect(version.Configuration).toMatchObject({
      State: 'Failed',
      StateReasonCode: 'InvalidImage',
      StateReason: reason,
    })
    await updateCode(second)
    now += 500
    expect((await states()).latest).toBe('Active Successful')
  })

  test('a version alone can fail', async () => {
    lambda.failNextUpdate({ name: FunctionName, when: 'version', reasonCode: 'ImageDeleted', reason: 'gone' })
    await updateCode(second, { Publish: true })
    now += 1_000
    expect(await states()).toEqual({ latest: 'Active Successful', versions: ['1 Failed undefined'] })
  })

  test('a function that failed at its creation refuses updates', async () => {
    lambda.failNextUpdate({ name: 'new', when: 'latest', reasonCode: 'ImageAccessDenied', reason: 'denied' })
    const Code = { ImageUri: first }
    await client.send(new CreateFunctionCommand({ FunctionName: 'new', Role: ROLE, PackageType: 'Image', Code }))
    now += 300
    expect(lambda.function('new').latest).toMatchObject({ State: 'Failed', StateReasonCode: 'ImageAccessDenied' })
    const update = new UpdateFunctionCodeCommand({ FunctionName: 'new', ImageUri: second })
    await expect(client.send(update)).rejects.toThrow('is currently in the following state: Failed')
  })

  test('an idle function stays Inactive through an update; its new version is Active', async () => {
    lambda.setIdle(FunctionName)
    const got = await client.send(new GetFunctionCommand({ FunctionName }))
    expect(got.Configuration).toMatchObject({ State: 'Inactive', StateReasonCode: 'Idle' })
    await updateCode(second, { Publish: true })
    now += 1_000
    expect(await states()).toEqual({ latest: 'Inactive Successful', versions: ['1 Active Successful'] })
  })

  test("somebody else's update keeps the function busy, and the next publish makes a version", async () => {
    await client.send(new PublishVersionCommand({ FunctionName }))
    lambda.busyFor(FunctionName, 200)
    await expect(updateCode(second)).rejects.toThrow('An update is in progress')
    now += 200
    const published = await client.send(new PublishVersionCommand({ FunctionName }))
    expect(published.Version).toBe('2')
  })

  test('the real clock works too', async () => {
    const real = lambdaService({ images, accountId: ACCOUNT, settle: { update: 60 } })
    const server = await serve(real)
    try {
      await real.seed({ name: FunctionName, region, imageUri: first })
      const update = new UpdateFunctionCodeCommand({ FunctionName, ImageUri: second })
      const answer = await server.client().send(update)
      expect(answer.LastUpdateStatus).toBe('InProgress')
      await new Promise((resolve) => setTimeout(resolve, 80))
      expect(real.function(FunctionName).latest.LastUpdateStatus).toBe('Successful')
    } finally {
      await server.stop()
    }
  })
})

describe('the rest of what a deploy meets', () => {
  test('a dry run changes nothing', async () => {
    const before = lambda.function(FunctionName)
    const answer = await updateCode(second, { DryRun: true })
    expect(answer.CodeSha256).not.toBe(before.latest.CodeSha256)
    expect(lambda.function(FunctionName)).toEqual(before)
    await expect(updateCode(second, { DryRun: true, Publish: true })).rejects.toThrow(
      'Publish and DryRun are mutually exclusive parameters',
    )
  })

  test('a function that is missing is named as it was asked for', async () => {
    const get = new GetFunctionCommand({ FunctionName: 'missing', Qualifier: '3' })
    const message = `Function not found: ${ARN.replace(/app$/, 'missing')}:3`
    await expect(client.send(get)).rejects.toMatchObject({ name: 'ResourceNotFoundException', message })
  })

  test('changes take no qualifier', async () => {
    const update = new UpdateFunctionCodeCommand({ FunctionName: `${FunctionName}:1`, ImageUri: second })
    await expect(client.send(update)).rejects.toThrow(
      /^Current operation does not support versions other than \$LATEST/,
    )
  })

  test('a version that an alias uses is not deleted', async () => {
    await client.send(new PublishVersionCommand({ FunctionName }))
    await client.send(new CreateAliasCommand({ FunctionName, Name: 'live', FunctionVersion: '1' }))
    const remove = new DeleteFunctionCommand({ FunctionName, Qualifier: '1' })
    await expect(client.send(remove)).rejects.toThrow('the following aliases reference it: [live]')
  })

  test('versions come 50 a page, oldest first', async () => {
    for (let count = 0; count < 60; count++) {
      lambda.busyFor(FunctionName, 0)
      await client.send(new PublishVersionCommand({ FunctionName }))
    }
    const list = (Marker?: string) => client.send(new ListVersionsByFunctionCommand({ FunctionName, Marker }))
    const one = await list()
    const two = await list(one.NextMarker)
    expect(one.Versions?.map((version) => version.Version).slice(0, 2)).toEqual(['$LATEST', '1'])
    expect([one.Versions?.length, two.Versions?.length, two.NextMarker]).toEqual([50, 11, undefined])
  })

  test('regions are apart', async () => {
    const { Functions } = await served.client('eu-west-1').send(new ListFunctionsCommand({}))
    expect(Functions).toEqual([])
    const here = await client.send(new ListFunctionsCommand({}))
    expect(here.Functions?.map((one) => one.FunctionArn)).toEqual([ARN])
  })

  test('Invoke with DryRun says that it would', async () => {
    const answer = await client.send(new InvokeCommand({ FunctionName, InvocationType: 'DryRun' }))
    expect(answer.StatusCode).toBe(204)
  })
})

describe('permissions', () => {
  test('reads are judged by the ARN with the qualifier, changes without', async () => {
    await client.send(new PublishVersionCommand({ FunctionName: `${FunctionName}:$LATEST` }))
    await client.send(new GetFunctionCommand({ FunctionName, Qualifier: '1' }))
    await client.send(new GetFunctionCommand({ FunctionName }))
    await client.send(new InvokeCommand({ FunctionName: `${ARN}:1`, InvocationType: 'DryRun' }))
    const named = asked.filter(({ action }) => action !== 'lambda:ListTags')
    expect(named.map(({ action, resource }) => `${action} ${resource}`)).toEqual([
      `lambda:PublishVersion ${ARN}`,
      `lambda:GetFunction ${ARN}:1`,
      `lambda:GetFunction ${ARN}`,
      `lambda:InvokeFunction ${ARN}:1`,
    ])
  })

  test('publishing along needs UpdateFunctionCode, and what the image needs', async () => {
    await updateCode(second, { Publish: true })
    expect(asked).toEqual([
      { action: 'lambda:UpdateFunctionCode', resource: ARN },
      { action: 'ecr:BatchGetImage', resource: REPOSITORY },
      { action: 'ecr:GetDownloadUrlForLayer', resource: REPOSITORY },
    ])
  })

  test('creating hands a role over, and tags', async () => {
    const Code = { ImageUri: first }
    const Tags = { team: 'a' }
    await client.send(new CreateFunctionCommand({ FunctionName: 'new', Role: ROLE, PackageType: 'Image', Code, Tags }))
    const arn = ARN.replace(/app$/, 'new')
    expect(asked.slice(0, 3)).toEqual([
      { action: 'lambda:CreateFunction', resource: arn },
      { action: 'iam:PassRole', resource: ROLE, context: { 'iam:PassedToService': 'lambda.amazonaws.com' } },
      { action: 'lambda:TagResource', resource: arn },
    ])
  })

  test('tags are shown to those who may list them', async () => {
    const Code = { ImageUri: first }
    const Tags = { team: 'a' }
    await client.send(new CreateFunctionCommand({ FunctionName: 'new', Role: ROLE, PackageType: 'Image', Code, Tags }))
    const get = () => client.send(new GetFunctionCommand({ FunctionName: 'new' }))
    expect((await get()).Tags).toEqual({ team: 'a' })
    refused.add('lambda:ListTags')
    expect((await get()).Tags).toBeUndefined()
  })
})
