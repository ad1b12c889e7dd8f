import {
  CreateAliasCommand,
  DeleteFunctionCommand,
  GetFunctionCommand,
  GetPolicyCommand,
  TagResourceCommand,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda'
import { expect, test } from 'vitest'
import { givenInput } from './given-preview.ts'
import { commit, openPullRequest, preview, setPreviewStage, silent, urlOf, webCheckout } from './preview-stage.ts'
import { onlyError } from './read-back.ts'
import { account, executionRole, lambda } from './stage.ts'

const name = 'hello-world-pr-7'
const settings = {
  MemorySize: 512,
  Timeout: 20,
  EphemeralStorage: { Size: 1024 },
  ImageConfig: { WorkingDirectory: '/tmp' },
  VpcConfig: { SubnetIds: ['subnet-1'], SecurityGroupIds: ['sg-1'] },
  KMSKeyArn: `arn:aws:kms:us-east-1:${account}:key/one`,
  TracingConfig: { Mode: 'Active' },
  FileSystemConfigs: [
    { Arn: `arn:aws:elasticfilesystem:us-east-1:${account}:access-point/fsap-1`, LocalMountPath: '/mnt/data' },
  ],
  LoggingConfig: { LogFormat: 'JSON', ApplicationLogLevel: 'DEBUG', LogGroup: '/shared' },
  DeadLetterConfig: { TargetArn: `arn:aws:sqs:us-east-1:${account}:letters` },
  Environment: { Variables: { STAGE: 'production', SHARED: 'yes' } },
} as const

test('a preview has the configuration of the function, and none of its triggers, aliases and dead letters', async () => {
  const sandbox = await setPreviewStage()
  openPullRequest(sandbox)
  const owner = lambda(sandbox)
  const FunctionName = 'hello-world'
  const configure = async (change: object) => {
    await owner.send(new UpdateFunctionConfigurationCommand({ FunctionName, ...change }))
    const status = () => sandbox.lambda.function(FunctionName).latest.LastUpdateStatus
    await expect.poll(status, { timeout: 60_000 }).toBe('Successful')
  }
  await configure(settings)
  await owner.send(new CreateAliasCommand({ FunctionName, Name: 'live', FunctionVersion: '1' }))
  const Resource = sandbox.lambda.function(FunctionName).arn
  await owner.send(new TagResourceCommand({ Resource, Tags: { team: 'a' } }))
  const read = async () => owner.send(new GetFunctionCommand({ FunctionName: name }))
  const inputs = { environment: 'STAGE=preview\nOWN=1', alias: 'live', tags: 'v1', ...silent }
  const step = { workspace: webCheckout(), inputs }

  const opened = await preview(sandbox, { action: 'opened' }, step)
  expect(opened.exitCode, opened.log).toBe(0)
  const { DeadLetterConfig: _letters, ImageConfig: ImageConfigCopied, LoggingConfig: _logging, ...copied } = settings
  const { Configuration: found = {}, Tags: tags } = await read()
  expect(found).toMatchObject({
    ...copied,
    Role: executionRole,
    Architectures: ['x86_64'],
    ImageConfigResponse: { ImageConfig: ImageConfigCopied },
    LoggingConfig: { LogFormat: 'JSON', ApplicationLogLevel: 'DEBUG', LogGroup: `/aws/lambda/${name}` },
    Environment: { Variables: { STAGE: 'preview', SHARED: 'yes', OWN: '1' } },
  })
  expect(found.DeadLetterConfig).toBeUndefined()
  expect(tags).toEqual({
    'deploy-lambda-image:repository': 'octo-org/hello-lambda',
    'deploy-lambda-image:pull-request': '7',
    'deploy-lambda-image:preview-of': 'hello-world',
    'deploy-lambda-image:commit': commit(1),
    'deploy-lambda-image:deployed-at': expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
    'deploy-lambda-image:image': 'built',
  })
  expect(sandbox.lambda.function(name).aliases).toEqual([])
  expect(Object.keys(await sandbox.ecr.tags('hello-world'))).not.toContain('v1')

  const again = await preview(sandbox, { action: 'synchronize' }, step)
  expect(again.exitCode, again.log).toBe(0)
  expect(again.outputs).toMatchObject({ changed: 'false', version: '1' })
  expect(sandbox.requests.of('lambda', 'UpdateFunctionConfiguration').length).toBe(1)

  // What the function loses, its previews lose with the next push.
  await configure({
    VpcConfig: { SubnetIds: [], SecurityGroupIds: [] },
    FileSystemConfigs: [],
    KMSKeyArn: '',
    Environment: { Variables: { SHARED: 'no' } },
  })
  const built = { ...inputs, tags: '', 'image-uri': opened.outputs['image-uri'] ?? '' }
  const changed = await preview(sandbox, { action: 'synchronize' }, { inputs: built })
  expect(changed.exitCode, changed.log).toBe(0)
  const { Configuration: after = {} } = await read()
  expect(after.Environment?.Variables).toEqual({ STAGE: 'preview', OWN: '1', SHARED: 'no' })
  expect(after.VpcConfig?.SubnetIds ?? []).toEqual([])
  expect([after.KMSKeyArn, after.FileSystemConfigs]).toEqual([undefined, undefined])
})

test('without the function, a role is enough', async () => {
  const sandbox = await setPreviewStage()
  openPullRequest(sandbox)
  await lambda(sandbox).send(new DeleteFunctionCommand({ FunctionName: 'hello-world' }))
  const image = { ...(await givenInput(sandbox)), ...silent }
  const refused = await preview(sandbox, { action: 'opened' }, { inputs: image })
  expect(onlyError(refused)).toBe(
    'There is no function hello-world in us-east-1 to copy the configuration of a preview from. Correct function-name or aws-region, or set role: previews then need no such function.',
  )
  const inputs = { ...image, role: executionRole, timeout: '10' }
  const created = await preview(sandbox, { action: 'opened' }, { inputs })
  expect(created.exitCode, created.log).toBe(0)
  expect(sandbox.lambda.function(name).latest).toMatchObject({ Role: executionRole, Timeout: 10 })
})

test('a function that is called like the preview, and is none, is left alone from first to last', async () => {
  const sandbox = await setPreviewStage()
  const pull = openPullRequest(sandbox)
  const imageUri = `${await sandbox.ecr.host()}/hello-world:main`
  await sandbox.lambda.seed({ name, region: 'us-east-1', imageUri, role: executionRole })
  const before = sandbox.lambda.function(name)
  const refused = await preview(sandbox, { action: 'opened' }, { inputs: { 'image-uri': imageUri, ...silent } })
  expect(onlyError(refused)).toMatch(
    /^hello-world-pr-7 in us-east-1 does not have the tags of a preview of pull request #7 .* left unchanged\./,
  )
  pull.close()
  const closed = await preview(sandbox, { action: 'closed' })
  expect(closed.exitCode, closed.log).toBe(0)
  expect(closed.log).toContain(
    'Kept hello-world-pr-7 in us-east-1, because its tags are not those of a preview of this pull request',
  )
  expect(sandbox.lambda.function(name)).toEqual(before)
})

test('a URL that was public becomes one for callers that sign, with CORS and streams as asked', async () => {
  const sandbox = await setPreviewStage()
  openPullRequest(sandbox)
  const policy = async () => {
    const { Policy = '' } = await lambda(sandbox).send(new GetPolicyCommand({ FunctionName: name }))
    return JSON.parse(Policy).Statement
  }
  const image = await givenInput(sandbox)
  const inputs = { ...image, 'preview-url-cors': '{"AllowOrigins":["https://example.com"]}', ...silent }
  const opened = await preview(sandbox, { action: 'opened' }, { inputs })
  expect(opened.exitCode, opened.log).toBe(0)
  expect(await urlOf(sandbox)).toMatchObject({ AuthType: 'NONE', Cors: { AllowOrigins: ['https://example.com'] } })
  expect(await policy()).toMatchObject([
    { Action: 'lambda:InvokeFunctionUrl', Condition: { StringEquals: { 'lambda:FunctionUrlAuthType': 'NONE' } } },
    { Action: 'lambda:InvokeFunction', Condition: { Bool: { 'lambda:InvokedViaFunctionUrl': 'true' } } },
  ])

  const signed = { ...image, 'preview-url-auth': 'aws-iam', 'preview-url-invoke-mode': 'response-stream' }
  const closed = await preview(sandbox, { action: 'synchronize' }, { inputs: signed })
  expect(closed.exitCode, closed.log).toBe(0)
  const url = await urlOf(sandbox)
  expect(url).toMatchObject({ AuthType: 'AWS_IAM', InvokeMode: 'RESPONSE_STREAM' })
  expect(url?.Cors ?? {}).toEqual({})
  await expect(policy()).rejects.toThrow('does not exist')
  expect((await fetch(url?.FunctionUrl ?? '')).status).toBe(403)
  expect(sandbox.github.comments(7)[0]?.body).toMatch(
    /^403 after .*: callers must sign their requests, and be allowed lambda:InvokeFunctionUrl and lambda:InvokeFunction/m,
  )
})

test('a preview of a durable function is durable, and the comment says how it is begun, as no URL could', async () => {
  const sandbox = await setPreviewStage()
  openPullRequest(sandbox)
  const imageUri = `${await sandbox.ecr.host()}/hello-world:main`
  await sandbox.lambda.seed({ name: 'hello-world', region: 'us-east-1', imageUri, role: executionRole, durable: true })
  const inputs = { 'image-uri': imageUri }
  const opened = await preview(sandbox, { action: 'opened' }, { inputs })
  expect(opened.outputs, opened.log).toMatchObject({ version: '1', 'function-url': '' })
  const durable = { ExecutionTimeout: 900, RetentionPeriodInDays: 14 }
  expect(sandbox.lambda.function(name).latest).toMatchObject({ DurableConfig: durable })
  expect(sandbox.requests.of('lambda', 'CreateFunctionUrlConfig')).toEqual([])
  expect(sandbox.github.comments(7)[0]?.body).toContain(
    `\`aws lambda invoke --region us-east-1 --function-name ${name}:1 --invocation-type Event `,
  )
})
