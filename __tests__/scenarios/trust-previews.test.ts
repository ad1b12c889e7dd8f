import { CloudWatchLogsClient, DeleteLogGroupCommand } from '@aws-sdk/client-cloudwatch-logs'
import * as ecr from '@aws-sdk/client-ecr'
import * as lambda from '@aws-sdk/client-lambda'
import { claimsOf, type Sandbox } from '@deploy-lambda-image/sandbox'
import { assume } from '@deploy-lambda-image/sandbox/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { account, clientOptions, documented, executionRole, openStage } from './stage.ts'

const region = 'us-east-1'
const repository = 'octo-org/hello-lambda'
const repositoryTag = 'deploy-lambda-image:repository'
const previewRole = `arn:aws:iam::${account}:role/hello-world-preview`
const denied = 'is not authorized to perform'

/** Functions that are no previews of the repository: by no tags, another's, and by their name. */
const foreign = {
  'hello-world': {},
  'hello-world-pr-tools': {},
  'hello-world-pr-2': { [repositoryTag]: 'octo-org/another' },
  'hello-world-pr-3': { team: 'shop', [`${repositoryTag}-2`]: repository },
  other: { [repositoryTag]: repository },
} satisfies Record<string, Record<string, string>>

interface Attacker {
  functions: lambda.LambdaClient
  images: ecr.ECRClient
  logs: CloudWatchLogsClient
}

let sandbox: Sandbox
let imageUri: string
let attacker: Attacker

beforeAll(async () => {
  sandbox = await openStage({
    roles: [
      { name: 'deploy', trust: documented('trust-policy') },
      { name: 'preview', trust: documented('preview-trust'), policies: [documented('preview')] },
      { name: 'hello-world', trust: documented('execution-role-trust') },
      { name: 'hello-world-preview', trust: documented('execution-role-trust') },
    ],
    job: { eventName: 'pull_request', ref: 'refs/pull/7/merge' },
  })
  for (const name of ['hello-world', 'hello-world-previews']) {
    await sandbox.ecr.createRepository(name)
    await sandbox.ecr.putImage(name, { tag: 'main' })
  }
  imageUri = `${await sandbox.ecr.host()}/hello-world-previews:main`
  const owner = new lambda.LambdaClient(clientOptions(sandbox, sandbox.ambientCredentials('deploy')))
  for (const [name, Tags] of Object.entries(foreign)) {
    await sandbox.lambda.seed({ name, region, imageUri, publish: true, role: executionRole })
    if (Object.keys(Tags).length === 0) continue
    await owner.send(new lambda.TagResourceCommand({ Resource: arnOf(name), Tags }))
  }
  const token = await sandbox.github.idToken('sts.amazonaws.com', claimsOf(sandbox.github.job))
  const { Credentials } = await assume(sandbox, 'preview', token)
  const keys = {
    AWS_ACCESS_KEY_ID: Credentials?.AccessKeyId ?? '',
    AWS_SECRET_ACCESS_KEY: Credentials?.SecretAccessKey ?? '',
    AWS_SESSION_TOKEN: Credentials?.SessionToken ?? '',
  }
  const options = { ...clientOptions(sandbox, keys), maxAttempts: 1 }
  attacker = {
    functions: new lambda.LambdaClient(options),
    images: new ecr.ECRClient(options),
    logs: new CloudWatchLogsClient(options),
  }
})
afterAll(() => sandbox.stop())

const arnOf = (name: string) => `arn:aws:lambda:${region}:${account}:function:${name}`

const url = { FunctionUrlAuthType: 'NONE', Action: 'lambda:InvokeFunctionUrl', Principal: '*' } as const

/** What a pull request's job may try with a function that is there. */
const attacks: Record<string, (by: Attacker, FunctionName: string) => Promise<unknown>> = {
  'give it the tags of a preview': ({ functions }, name) =>
    functions.send(new lambda.TagResourceCommand({ Resource: arnOf(name), Tags: { [repositoryTag]: repository } })),
  'give it any tag': ({ functions }, name) =>
    functions.send(new lambda.TagResourceCommand({ Resource: arnOf(name), Tags: { team: 'mallory' } })),
  'take its tags': ({ functions }, name) =>
    functions.send(new lambda.UntagResourceCommand({ Resource: arnOf(name), TagKeys: ['team', repositoryTag] })),
  'create it again with the tags of a preview': (by, name) => create(by, name, { [repositoryTag]: repository }),
  'replace its code': ({ functions }, FunctionName) =>
    functions.send(new lambda.UpdateFunctionCodeCommand({ FunctionName, ImageUri: imageUri })),
  'change its configuration': ({ functions }, FunctionName) =>
    functions.send(new lambda.UpdateFunctionConfigurationCommand({ FunctionName, Role: previewRole })),
  'publish a version': ({ functions }, FunctionName) =>
    functions.send(new lambda.PublishVersionCommand({ FunctionName })),
  'move an alias': ({ functions }, FunctionName) =>
    functions.send(new lambda.CreateAliasCommand({ FunctionName, Name: 'live', FunctionVersion: '1' })),
  'call it': ({ functions }, FunctionName) => functions.send(new lambda.InvokeCommand({ FunctionName })),
  'let everybody call it': ({ functions }, FunctionName) =>
    functions.send(new lambda.AddPermissionCommand({ FunctionName, StatementId: 'a', ...url })),
  'let everybody call a version': ({ functions }, FunctionName) =>
    functions.send(new lambda.AddPermissionCommand({ FunctionName, Qualifier: '1', StatementId: 'a', ...url })),
  'take a permission': ({ functions }, FunctionName) =>
    functions.send(new lambda.RemovePermissionCommand({ FunctionName, StatementId: 'a' })),
  'give it a URL': ({ functions }, FunctionName) =>
    functions.send(new lambda.CreateFunctionUrlConfigCommand({ FunctionName, AuthType: 'NONE' })),
  'open its URL': ({ functions }, FunctionName) =>
    functions.send(new lambda.UpdateFunctionUrlConfigCommand({ FunctionName, AuthType: 'NONE' })),
  'take its capacity': ({ functions }, FunctionName) =>
    functions.send(new lambda.PutFunctionConcurrencyCommand({ FunctionName, ReservedConcurrentExecutions: 0 })),
  'delete it': ({ functions }, FunctionName) => functions.send(new lambda.DeleteFunctionCommand({ FunctionName })),
  'delete a version': ({ functions }, FunctionName) =>
    functions.send(new lambda.DeleteFunctionCommand({ FunctionName, Qualifier: '1' })),
}

async function create({ functions }: Attacker, name: string, Tags?: Record<string, string>, Role = previewRole) {
  const request = { FunctionName: name, Role, PackageType: 'Image', Code: { ImageUri: imageUri }, Tags } as const
  return functions.send(new lambda.CreateFunctionCommand(request))
}

describe.each(Object.keys(foreign))(
  "a pull request's job can't touch %s, which is no preview of its repository",
  (name) => {
    test.each(Object.entries(attacks))('%s', async (_, attack) => {
      const before = sandbox.lambda.functions()
      await expect(attack(attacker, name)).rejects.toThrow(denied)
      expect(sandbox.lambda.functions()).toEqual(before)
    })
  },
)

describe("a pull request's job can't make what is no preview of its repository", () => {
  const mine = { [repositoryTag]: repository }

  test.each([
    ['without tags', 'hello-world-pr-9', undefined, previewRole, 'lambda:CreateFunction'],
    ["with another repository's tags", 'hello-world-pr-9', { [repositoryTag]: 'a/b' }, previewRole, 'CreateFunction'],
    ['under another name', 'hello-world-2', mine, previewRole, 'lambda:CreateFunction'],
    ["with production's execution role", 'hello-world-pr-9', mine, executionRole, 'iam:PassRole'],
    ['with the role that deploys', 'hello-world-pr-9', mine, `arn:aws:iam::${account}:role/deploy`, 'iam:PassRole'],
  ] as const)('%s', async (_, name, tags, role, action) => {
    await expect(create(attacker, name, tags, role)).rejects.toThrow(action)
  })
})

describe("a pull request's job and its own preview", () => {
  const FunctionName = 'hello-world-pr-7'
  const Resource = arnOf(FunctionName)
  const tag = (Tags: Record<string, string>) =>
    attacker.functions.send(new lambda.TagResourceCommand({ Resource, Tags }))

  beforeAll(async () => {
    await create(attacker, FunctionName, { [repositoryTag]: repository })
    const wait = { client: attacker.functions, minDelay: 1, maxDelay: 1, maxWaitTime: 60 }
    await lambda.waitUntilFunctionActiveV2(wait, { FunctionName })
  })

  test('it may note the commit, and nothing that gives the preview away', async () => {
    await tag({ 'deploy-lambda-image:commit': 'abc' })
    await tag({ 'deploy-lambda-image:commit': 'abd', [repositoryTag]: repository })
    await expect(tag({ [repositoryTag]: 'octo-org/another' })).rejects.toThrow(denied)
    const untag = new lambda.UntagResourceCommand({ Resource, TagKeys: [repositoryTag] })
    await expect(attacker.functions.send(untag)).rejects.toThrow(denied)
  })

  test("it can't give it production's execution role", async () => {
    const change = new lambda.UpdateFunctionConfigurationCommand({ FunctionName, Role: executionRole })
    await expect(attacker.functions.send(change)).rejects.toThrow('iam:PassRole')
  })

  test('it may delete it', async () => {
    await attacker.functions.send(new lambda.DeleteFunctionCommand({ FunctionName }))
    expect(sandbox.lambda.functions().map(({ name }) => name)).not.toContain(FunctionName)
  })
})

test.each<[string, (by: Attacker, repositoryName: string) => Promise<unknown>]>([
  [
    'delete',
    ({ images }, repositoryName) =>
      images.send(new ecr.BatchDeleteImageCommand({ repositoryName, imageIds: [{ imageTag: 'main' }] })),
  ],
  [
    'replace',
    async ({ images }, repositoryName) => {
      const stored = await sandbox.ecr.manifest('hello-world-previews', 'main')
      return images.send(new ecr.PutImageCommand({ repositoryName, imageTag: 'main', imageManifest: stored?.text }))
    },
  ],
  [
    'open',
    ({ images }, repositoryName) =>
      images.send(new ecr.SetRepositoryPolicyCommand({ repositoryName, policyText: '{}' })),
  ],
  [
    'drop',
    ({ images }, repositoryName) => images.send(new ecr.DeleteRepositoryCommand({ repositoryName, force: true })),
  ],
])("a pull request's job can't %s production's images", async (_, attack) => {
  const before = await sandbox.ecr.tags('hello-world')
  await expect(attack(attacker, 'hello-world')).rejects.toThrow(denied)
  expect(await sandbox.ecr.tags('hello-world')).toEqual(before)
})

test("a pull request's job can't delete production's logs", async () => {
  const call = attacker.logs.send(new DeleteLogGroupCommand({ logGroupName: '/aws/lambda/hello-world' }))
  await expect(call).rejects.toThrow(denied)
})
