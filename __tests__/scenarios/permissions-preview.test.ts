import {
  AddPermissionCommand,
  CreateFunctionCommand,
  DeleteFunctionCommand,
  LambdaClient,
  TagResourceCommand,
  UpdateFunctionCodeCommand,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda'
import type { PolicyDocument } from '@deploy-lambda-image/sandbox'
import type { RunResult } from '@deploy-lambda-image/sandbox/runner'
import { describe, expect, test } from 'vitest'
import { once } from '../support/once.ts'
import { givenInput, givenPreview } from './given-preview.ts'
import { inRegion } from './permissions-policies.ts'
import { type Inputs, type Part, parts, steps } from './permissions-preview-parts.ts'
import { openPullRequest, setOwnStage, setPreviewStage, sharedPolicy, silent } from './preview-stage.ts'
import { eight } from './regions-stage.ts'
import { account, deployRole, executionRole, lambda } from './stage.ts'

interface Statement {
  Sid: string
  Action: string | string[]
  Resource: string
}

const statements: Statement[] = JSON.parse(JSON.stringify(sharedPolicy)).Statement

const all = statements.flatMap(({ Sid, Action }) => [Action].flat().map((action) => ({ Sid, action })))

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

/** A permission that the role lacks in one region of a run, where it has all others. */
interface Missing {
  Sid: string
  action: string
  region: string
}

function missingFor({ needs }: Part): Missing[] {
  const group = all.filter(({ action }) => needs.includes(action))
  return group.map((each, index) => ({ ...each, region: eight[index] ?? '' }))
}

/** @returns what the run said of what it lacks */
async function runWithout(group: readonly Missing[], { step, needs, builds = false }: Part): Promise<string[]> {
  const regions = group.map(({ region }) => region)
  const sandbox = await setPreviewStage({ regions })
  openPullRequest(sandbox)
  if (step !== 'the first push') await givenPreview(sandbox)
  const given: Record<string, Inputs> = {}
  const message = step.startsWith('a later push') ? 'two' : 'one'
  for (const region of regions) {
    if (!builds && step !== 'the close') given[region] = await givenInput(sandbox, { message, region })
    const profile = `arn:aws:signer:${region}:${account}:/signing-profiles/web`
    if (needs.includes('ecr:DescribeImageSigningStatus')) {
      await sandbox.ecr.putSigningConfiguration([{ profile }], region)
    }
  }
  sandbox.iam.setPolicies(deployRole, group.map(policyWithout))
  const run = await steps[step](sandbox, {
    'aws-region': regions.join(','),
    'on-failure': 'continue',
    'regions-config': JSON.stringify(given),
    // Which commit an image is of, is asked for GitHub's sake only.
    ...(needs.includes('ecr:DescribeImages') ? {} : silent),
  })
  return run.annotations
    .filter(({ level }) => level === 'error' || level === 'warning')
    .flatMap(({ message }) => message.split(/\n(?=\d+\. )/))
    .filter((text) => needs.some((action) => text.includes(action)))
}

test('each permission of the policy is needed for a part of a preview', () => {
  const needed = Object.values(parts).flatMap(({ needs }) => needs)
  expect(needed.toSorted()).toEqual([...new Set(all.map(({ action }) => action))].toSorted())
})

describe('a role that lacks one permission is told which', () => {
  describe.each(Object.entries(parts))('for %s', (_, part) => {
    const group = missingFor(part)
    const ran = once(() => runWithout(group, part))

    test.each(group)('$action ($Sid)', async ({ action, region }) => {
      const told = await ran()
      expect(told).toHaveLength(group.length)
      const own = told.filter((text) => text.includes(action) && (text.includes(region) || group.length === 1))
      expect(own).toHaveLength(1)
    })
  })
})

function policyWithout({ Sid, action, region }: Missing): PolicyDocument {
  const Statement = statements.flatMap((statement) => {
    if (statement.Sid !== Sid) return [statement]
    const Action = [statement.Action].flat().filter((one) => one !== action)
    return Action.length === 0 ? [] : [{ ...statement, Action }]
  })
  return inRegion({ Version: '2012-10-17', Statement }, region)
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
