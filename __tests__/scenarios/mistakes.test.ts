import type { Sandbox } from '@deploy-lambda-image/sandbox'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { isHeld } from './build-gate.ts'
import { env, setImageStage } from './image-stage.ts'
import { onlyError } from './read-back.ts'
import { account, create, deploy, executionRole, openStage, setStage, startDeploy } from './stage.ts'

const changes = /^(?:Create|Update|Put|Set|Publish|Delete|Initiate|Upload|Complete)/

describe('one error with the remedy, before anything is built or changed', () => {
  let sandbox: Sandbox
  beforeAll(async () => {
    sandbox = await openStage()
  })
  afterAll(() => sandbox.stop())

  test.each([
    {
      name: 'a function of another account',
      step: { inputs: { 'function-name': 'arn:aws:lambda:us-east-1:999999999999:function:hello-world' } },
      message: `function-name is in account 999999999999, but the role 'arn:aws:iam::${account}:role/deploy' is in ${account}.`,
    },
    {
      name: 'an AWS_REGION that is none',
      step: { inputs: { 'aws-region': '' }, env: { AWS_REGION: 'US East' } },
      message: "AWS_REGION: 'US East' is not a region code.",
    },
    {
      name: 'no role and no credentials',
      step: { inputs: { 'role-to-assume': '' }, env: { AWS_EC2_METADATA_DISABLED: 'true' } },
      message: 'There are no AWS credentials',
    },
    {
      name: 'a FIPS host of ECR',
      step: { inputs: { repository: `${account}.dkr.ecr-fips.us-east-1.amazonaws.com/hello-world` } },
      message: 'is a FIPS host of ECR, and Lambda does not pull from those.',
    },
  ])('$name', async ({ step, message }) => {
    const result = await deploy(sandbox, { ...step, inputs: { role: executionRole, ...step.inputs } })
    expect(result.exitCode).toBe(1)
    expect(onlyError(result)).toContain(message)
    expect(onlyError(result)).not.toContain('    at ')
    expect(result.groups.filter((title) => title.startsWith('Build'))).toEqual([])
    expect(sandbox.requests.all.map(({ operation }) => operation).filter((name) => changes.test(name))).toEqual([])
  })
})

test("the ARN's own region is used, whatever AWS_REGION says", async () => {
  const sandbox = await setStage({ regions: ['us-east-1', 'eu-west-1'] })
  const arn = `arn:aws:lambda:eu-west-1:${account}:function:hello-world`
  sandbox.iam.setPolicies('deploy', [])
  const inputs = { 'function-name': arn, 'aws-region': '' }
  const result = await create(sandbox, { inputs, env: { AWS_REGION: 'us-east-1' } })
  expect(onlyError(result)).toContain(`is not authorized to perform: lambda:GetFunction on resource: ${arn}`)
})

test.each(['GetFunction', 'GetAlias'])(
  'calls that are denied side by side are told of in one order, also when %s is answered last',
  async (operation) => {
    const sandbox = await setStage()
    const denied = ['lambda:GetFunction', 'lambda:ListVersionsByFunction', 'lambda:GetAlias']
    const allBut = { Effect: 'Allow', NotAction: denied, Resource: '*' } as const
    sandbox.iam.setPolicies('deploy', [{ Version: '2012-10-17', Statement: [allBut] }])
    const last = sandbox.faults.hold({ service: 'lambda', operation })
    const run = startDeploy(sandbox, { inputs: { alias: 'live' } })
    await isHeld(last, run)
    const others = ['GetFunction', 'ListVersionsByFunction', 'GetAlias'].filter((one) => one !== operation)
    await vi.waitFor(() => {
      for (const other of others) expect(sandbox.requests.of('lambda', other)).toMatchObject([{ status: 403 }])
    })
    last.release()
    const error = onlyError(await run.result)
    const told = [...error.matchAll(/is not authorized to perform: (\S+) on resource: \S*?(hello-world\S*)/g)]
    expect(told.map(([, ...said]) => said.join(' '))).toEqual([
      'lambda:GetFunction hello-world',
      'lambda:ListVersionsByFunction hello-world',
      'lambda:GetAlias hello-world',
      'lambda:GetFunction hello-world:live',
    ])
  },
)

test("a token endpoint that refuses is told in GitHub's words, without a stack", async () => {
  const sandbox = await setStage()
  sandbox.faults.add({ service: 'github', kind: 'error', status: 403, times: 100 })
  const result = await deploy(sandbox)
  expect(result.exitCode).toBe(1)
  expect(onlyError(result)).toContain('GitHub gave the job no OIDC token')
  expect(onlyError(result)).not.toContain('    at ')
})

test('a function whose creation failed is not updated again and again: it must be deleted first', async () => {
  const { sandbox } = await setImageStage({ create: false })
  const host = await sandbox.ecr.host()
  const image = (tag: string) => ({ env, inputs: { 'image-uri': `${host}/hello-world:${tag}` } })
  const reason = { reasonCode: 'InvalidImage', reason: 'The image is broken.' }
  sandbox.lambda.failNextUpdate({ name: 'hello-world', when: 'latest', ...reason })
  const first = await create(sandbox, image('v1'))
  expect(onlyError(first)).toContain('InvalidImage: The image is broken.')

  sandbox.requests.clear()
  const second = await create(sandbox, image('v2'))
  expect(onlyError(second)).toContain(
    'hello-world is Failed (InvalidImage: The image is broken), and Lambda does not update it.',
  )
  expect(onlyError(second)).toContain('Delete the function')
  expect(sandbox.requests.of('lambda', 'UpdateFunctionCode')).toHaveLength(1)
})
