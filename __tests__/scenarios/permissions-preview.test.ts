import {
  AddPermissionCommand,
  CreateFunctionCommand,
  DeleteFunctionCommand,
  LambdaClient,
  TagResourceCommand,
  UpdateFunctionCodeCommand,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda'
import type { Sandbox } from '@deploy-lambda-image/sandbox'
import type { RunResult } from '@deploy-lambda-image/sandbox/runner'
import { describe, expect, test } from 'vitest'
import { givenInput, givenPreview } from './given-preview.ts'
import {
  openPullRequest,
  preview,
  setOwnStage,
  setPreviewStage,
  sharedPolicy,
  silent,
  webCheckout,
} from './preview-stage.ts'
import { account, deployRole, executionRole, lambda } from './stage.ts'

interface Statement {
  Sid: string
  Action: string | string[]
  Resource: string
}

const statements: Statement[] = JSON.parse(JSON.stringify(sharedPolicy)).Statement

const all = statements.flatMap(({ Sid, Action }) => [Action].flat().map((action) => ({ Sid, action })))

type Inputs = Readonly<Record<string, string>>

/** What a role does for a pull request, one after the other. */
const steps = {
  'the first push': (sandbox: Sandbox, inputs: Inputs = {}) => preview(sandbox, { action: 'opened' }, { inputs }),
  async 'a later push, when the function has changed'(sandbox: Sandbox, inputs: Inputs = {}) {
    const FunctionName = 'hello-world'
    await lambda(sandbox).send(new UpdateFunctionConfigurationCommand({ FunctionName, Timeout: 9 }))
    return preview(sandbox, { action: 'synchronize' }, { workspace: webCheckout('two'), inputs })
  },
  // The image of the first push, which every checkout here builds again.
  'the same again, for callers that sign': (sandbox: Sandbox, inputs: Inputs = {}) =>
    preview(
      sandbox,
      { action: 'synchronize' },
      { workspace: webCheckout(), inputs: { 'preview-url-auth': 'aws-iam', ...inputs } },
    ),
  async 'the close'(sandbox: Sandbox, inputs: Inputs = {}) {
    sandbox.github.pullRequest({ number: 7, state: 'closed' })
    return preview(sandbox, { action: 'closed' }, { inputs })
  },
}
type Step = keyof typeof steps

/** The step that first needs a permission; the first push, where nothing is said. */
const needed: Record<string, Step> = {
  'lambda:UpdateFunctionCode': 'a later push, when the function has changed',
  'lambda:UpdateFunctionConfiguration': 'a later push, when the function has changed',
  'ecr:DescribeImages': 'a later push, when the function has changed',
  'lambda:ListTags': 'a later push, when the function has changed',
  'lambda:PublishVersion': 'the same again, for callers that sign',
  'lambda:UpdateFunctionUrlConfig': 'the same again, for callers that sign',
  'lambda:RemovePermission': 'the same again, for callers that sign',
  'ecr:ListImages': 'the close',
  'ecr:ListImageReferrers': 'the close',
  'ecr:BatchDeleteImage': 'the close',
  'lambda:ListFunctions': 'the close',
  'lambda:DeleteFunction': 'the close',
  'logs:DeleteLogGroup': 'the close',
}

/** What a run asks for because of a push. All else is asked for with an image that is given, too, so that nothing is built. */
const ofThePush = [
  'ecr:GetSigningConfiguration',
  'ecr:BatchCheckLayerAvailability',
  'ecr:InitiateLayerUpload',
  'ecr:UploadLayerPart',
  'ecr:CompleteLayerUpload',
  'ecr:PutImage',
  'ecr:DescribeImageSigningStatus',
]

function expectWell(run: RunResult): void {
  expect(run.exitCode, run.log).toBe(0)
  expect(run.annotations.filter(({ level }) => level === 'warning' || level === 'error')).toEqual([])
}

test('the documented policy is enough, from the first push to the close', async () => {
  const { sandbox, inputs } = await setOwnStage()
  openPullRequest(sandbox)
  for (const step of Object.values(steps)) expectWell(await step(sandbox, inputs))
  expect(await sandbox.ecr.digests('hello-world-previews')).toEqual([])
  expect(sandbox.lambda.functions().map(({ name }) => name)).toEqual(['hello-world'])
})

describe('a role that lacks one permission is told which', () => {
  test.each(all)('$action ($Sid)', async (missing) => {
    const { Sid, action } = missing
    const sandbox = await setPreviewStage()
    openPullRequest(sandbox)
    const last = needed[action] ?? 'the first push'
    if (last !== 'the first push') await givenPreview(sandbox)
    const message = last.startsWith('a later push') ? 'two' : 'one'
    const image = last === 'the close' || ofThePush.includes(action) ? {} : await givenInput(sandbox, { message })
    if (action === 'ecr:DescribeImageSigningStatus') {
      await sandbox.ecr.putSigningConfiguration([
        { profile: `arn:aws:signer:us-east-1:${account}:/signing-profiles/web` },
      ])
    }
    sandbox.iam.setPolicies(deployRole, [without(Sid, action)])
    // Which commit an image is of, is asked for GitHub's sake only.
    const run = await steps[last](sandbox, { ...image, ...(action === 'ecr:DescribeImages' ? {} : silent) })
    const told = run.annotations.filter(({ level }) => level === 'error' || level === 'warning')
    expect(told.map(({ message }) => message).join('\n'), run.log).toContain(action)
  })
})

function without(Sid: string, action: string): object {
  const Statement = statements.flatMap((statement) => {
    if (statement.Sid !== Sid) return [statement]
    const Action = [statement.Action].flat().filter((one) => one !== action)
    return Action.length === 0 ? [] : [{ ...statement, Action }]
  })
  return { Version: '2012-10-17', Statement }
}

describe('the role can touch nothing but previews of its repository', () => {
  const repositoryTag = 'deploy-lambda-image:repository'

  async function stage() {
    const sandbox = await setPreviewStage()
    const imageUri = `${await sandbox.ecr.host()}/hello-world:main`
    for (const name of ['hello-world-pr-1', 'hello-world-pr-2', 'other']) {
      await sandbox.lambda.seed({ name, region: 'us-east-1', imageUri, role: executionRole })
    }
    const tag = (name: string, repository: string) =>
      lambda(sandbox).send(
        new TagResourceCommand({
          Resource: sandbox.lambda.function(name).arn,
          Tags: { [repositoryTag]: repository },
        }),
      )
    await tag('hello-world-pr-2', 'octo-org/another')
    await tag('other', 'octo-org/hello-lambda')
    const keys = sandbox.ambientCredentials('deploy')
    const client = new LambdaClient({
      region: 'us-east-1',
      endpoint: sandbox.endpoint,
      credentials: {
        accessKeyId: keys.AWS_ACCESS_KEY_ID ?? '',
        secretAccessKey: keys.AWS_SECRET_ACCESS_KEY ?? '',
        sessionToken: keys.AWS_SESSION_TOKEN ?? '',
      },
    })
    return { sandbox, client, imageUri }
  }

  test.each([
    ['the function itself', 'hello-world'],
    ['a function without tags that is called like a preview', 'hello-world-pr-1'],
    ["another repository's preview", 'hello-world-pr-2'],
    ['a function with the tags and another name', 'other'],
  ])('%s', async (_, FunctionName) => {
    const { sandbox, client, imageUri } = await stage()
    const before = sandbox.lambda.functions()
    const attempts = [
      new UpdateFunctionCodeCommand({ FunctionName, ImageUri: imageUri }),
      new UpdateFunctionConfigurationCommand({ FunctionName, Timeout: 1 }),
      new AddPermissionCommand({ FunctionName, StatementId: 'a', Action: 'lambda:InvokeFunction', Principal: '*' }),
      new DeleteFunctionCommand({ FunctionName }),
    ]
    for (const command of attempts) {
      await expect(client.send(command as DeleteFunctionCommand)).rejects.toThrow('is not authorized to perform')
    }
    expect(sandbox.lambda.functions()).toEqual(before)
  })

  test('nor make one without its tags, or with those of another repository, or take a preview from it', async () => {
    const { sandbox, client, imageUri } = await stage()
    const create = (Tags: Record<string, string>) =>
      client.send(
        new CreateFunctionCommand({
          FunctionName: 'hello-world-pr-9',
          Role: executionRole,
          PackageType: 'Image',
          Code: { ImageUri: imageUri },
          Tags,
        }),
      )
    await expect(create({})).rejects.toThrow('lambda:CreateFunction')
    await expect(create({ [repositoryTag]: 'octo-org/another' })).rejects.toThrow('lambda:CreateFunction')
    const Resource = sandbox.lambda.function('hello-world-pr-2').arn
    const retag = new TagResourceCommand({ Resource, Tags: { [repositoryTag]: 'octo-org/hello-lambda' } })
    await expect(client.send(retag)).rejects.toThrow('lambda:TagResource')
  })
})
