import {
  BatchGetImageCommand,
  CreateRepositoryCommand,
  DescribeRepositoriesCommand,
  GetAuthorizationTokenCommand,
  SetRepositoryPolicyCommand,
} from '@aws-sdk/client-ecr'
import { GetFunctionCommand } from '@aws-sdk/client-lambda'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '../../index.ts'
import { clients, refusal } from '../../testing/aws.ts'

const CALLER = 'arn:aws:sts::111122223333:assumed-role/deploy/ambient'
const REPOSITORY = 'arn:aws:ecr:us-east-1:111122223333:repository/app'
const OTHER = '999988887777'
let sandbox: Sandbox

beforeAll(async () => {
  sandbox = await startSandbox({ roles: [{ name: 'deploy' }, { name: 'guest', account: OTHER }] })
})
afterAll(() => sandbox.stop())

function policy(...statements: object[]) {
  return { Version: '2012-10-17', Statement: statements }
}

test('an action that no policy allows is denied by name and resource', async () => {
  sandbox.iam.setPolicies('deploy', [policy({ Effect: 'Allow', Action: 'ecr:Describe*', Resource: REPOSITORY })])
  const { ecr, lambda } = clients(sandbox, 'deploy')
  await sandbox.ecr.createRepository('app')
  const repositoryNames = ['app']
  expect(await ecr.send(new DescribeRepositoriesCommand({ repositoryNames }))).toHaveProperty('repositories.length', 1)
  const create = ecr.send(new CreateRepositoryCommand({ repositoryName: 'new' }))
  expect(await refusal(create)).toEqual({
    name: 'AccessDeniedException',
    message: `User: ${CALLER} is not authorized to perform: ecr:CreateRepository on resource: arn:aws:ecr:us-east-1:111122223333:repository/new because no identity-based policy allows the ecr:CreateRepository action`,
    status: 400,
  })
  expect(await refusal(ecr.send(new GetAuthorizationTokenCommand({})))).toMatchObject({
    message: expect.stringContaining('ecr:GetAuthorizationToken on resource: * because no identity-based policy'),
  })
  expect(await refusal(lambda.send(new GetFunctionCommand({ FunctionName: 'f' })))).toMatchObject({
    name: 'AccessDeniedException',
    status: 403,
  })
})

test('an explicit deny says so, and holds for sessions that are under way', async () => {
  sandbox.iam.setPolicies('deploy', [policy({ Effect: 'Allow', Action: '*', Resource: '*' })])
  const { ecr } = clients(sandbox, 'deploy')
  await ecr.send(new GetAuthorizationTokenCommand({}))
  const deny = { Effect: 'Deny', Action: 'ecr:GetAuthorizationToken', Resource: '*' }
  sandbox.iam.setPolicies('deploy', [policy({ Effect: 'Allow', Action: '*', Resource: '*' }, deny)])
  expect(await refusal(ecr.send(new GetAuthorizationTokenCommand({})))).toMatchObject({
    message: `User: ${CALLER} is not authorized to perform: ecr:GetAuthorizationToken on resource: * with an explicit deny in an identity-based policy`,
  })
})

test('tags at creation need a permission of their own', async () => {
  sandbox.iam.setPolicies('deploy', [policy({ Effect: 'Allow', Action: 'ecr:CreateRepository', Resource: '*' })])
  const { ecr } = clients(sandbox, 'deploy')
  const tags = [{ Key: 'team', Value: 'a' }]
  expect(await refusal(ecr.send(new CreateRepositoryCommand({ repositoryName: 'tagged', tags })))).toMatchObject({
    message: expect.stringContaining('not authorized to perform: ecr:TagResource'),
  })
  expect(await ecr.send(new CreateRepositoryCommand({ repositoryName: 'untagged' }))).toHaveProperty('repository')
})

test("another account's repository needs both policies", async () => {
  const { ecr } = clients(sandbox, `arn:aws:iam::${OTHER}:role/guest`)
  const imageIds = [{ imageTag: 'one' }]
  const get = () =>
    ecr.send(new BatchGetImageCommand({ registryId: '111122223333', repositoryName: 'shared', imageIds }))
  await sandbox.ecr.createRepository('shared')
  expect(await refusal(get())).toMatchObject({
    message: `User: arn:aws:sts::${OTHER}:assumed-role/guest/ambient is not authorized to perform: ecr:BatchGetImage on resource: arn:aws:ecr:us-east-1:111122223333:repository/shared because no resource-based policy allows the ecr:BatchGetImage action`,
  })
  const { ecr: owner } = clients(sandbox, 'deploy')
  const statement = { Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${OTHER}:root` }, Action: 'ecr:BatchGetImage' }
  sandbox.iam.setPolicies('deploy', [policy({ Effect: 'Allow', Action: '*', Resource: '*' })])
  const policyText = JSON.stringify(policy(statement))
  await owner.send(new SetRepositoryPolicyCommand({ repositoryName: 'shared', policyText }))
  expect((await get()).failures).toMatchObject([{ failureCode: 'ImageNotFound' }])
})

test('accounts have registries of their own', async () => {
  await sandbox.ecr.createRepository({ name: 'app', account: OTHER })
  const { ecr } = clients(sandbox, `arn:aws:iam::${OTHER}:role/guest`)
  const { repositories } = await ecr.send(new DescribeRepositoriesCommand({}))
  expect(repositories?.map(({ repositoryUri }) => repositoryUri)).toEqual([
    `${await sandbox.ecr.host('us-east-1', OTHER)}/app`,
  ])
  expect(await sandbox.ecr.host('us-east-1', OTHER)).not.toBe(await sandbox.ecr.host())
})

test('a password is good in its own region only', async () => {
  const two = await startSandbox({ roles: [{ name: 'deploy' }], regions: ['us-east-1', 'eu-west-1'] })
  try {
    const { authorizationData } = await clients(two, 'deploy').ecr.send(new GetAuthorizationTokenCommand({}))
    const headers = { authorization: `Basic ${authorizationData?.[0]?.authorizationToken}` }
    const status = async (region: string) =>
      (await fetch(`http://${await two.ecr.host(region)}/v2/`, { headers })).status
    expect([await status('us-east-1'), await status('eu-west-1')]).toEqual([200, 401])
  } finally {
    await two.stop()
  }
})
