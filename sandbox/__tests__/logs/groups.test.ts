import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  DeleteLogGroupCommand,
  DescribeLogGroupsCommand,
  type DescribeLogGroupsCommandInput,
  PutRetentionPolicyCommand,
  paginateDescribeLogGroups,
} from '@aws-sdk/client-cloudwatch-logs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '../../index.ts'
import { connect, refusal } from '../../testing/aws.ts'

const CALLER = 'arn:aws:sts::111122223333:assumed-role/deploy/ambient'
const GROUPS = 'arn:aws:logs:us-east-1:111122223333:log-group'
const logGroupName = '/aws/lambda/shop'
let sandbox: Sandbox

beforeEach(async () => {
  sandbox = await startSandbox({ roles: [{ name: 'deploy' }], regions: ['us-east-1', 'eu-west-1'] })
})
afterEach(() => sandbox.stop())

function client(region?: string): CloudWatchLogsClient {
  return new CloudWatchLogsClient(connect(sandbox, sandbox.session('deploy'), region))
}

async function names(input: DescribeLogGroupsCommandInput, region?: string) {
  const { logGroups } = await client(region).send(new DescribeLogGroupsCommand(input))
  return logGroups?.map((group) => group.logGroupName)
}

test('a group is created, kept for a while, and deleted', async () => {
  const before = Date.now()
  await client().send(new CreateLogGroupCommand({ logGroupName }))
  await client().send(new PutRetentionPolicyCommand({ logGroupName, retentionInDays: 14 }))
  const { logGroups = [] } = await client().send(new DescribeLogGroupsCommand({}))
  expect(logGroups).toMatchObject([
    {
      logGroupName,
      arn: `${GROUPS}:${logGroupName}:*`,
      logGroupArn: `${GROUPS}:${logGroupName}`,
      retentionInDays: 14,
    },
  ])
  expect(logGroups[0]?.creationTime).toBeGreaterThanOrEqual(before)
  expect(sandbox.logs.groups()).toMatchObject([{ name: logGroupName, retention: 14 }])
  await client().send(new DeleteLogGroupCommand({ logGroupName }))
  expect(await names({})).toEqual([])
  expect(sandbox.logs.groups()).toEqual([])
})

test('what is there already, or not there, is refused', async () => {
  const missing = {
    name: 'ResourceNotFoundException',
    message: 'The specified log group does not exist.',
    status: 400,
  }
  const retain = (retentionInDays: number) =>
    client().send(new PutRetentionPolicyCommand({ logGroupName, retentionInDays }))
  expect(await refusal(client().send(new DeleteLogGroupCommand({ logGroupName })))).toEqual(missing)
  expect(await refusal(retain(1))).toEqual(missing)
  sandbox.logs.putGroup(logGroupName)
  expect(await refusal(client().send(new CreateLogGroupCommand({ logGroupName })))).toEqual({
    name: 'ResourceAlreadyExistsException',
    message: 'The specified log group already exists',
    status: 400,
  })
  expect(await refusal(retain(2))).toMatchObject({ name: 'InvalidParameterException' })
  const malformed = client().send(new CreateLogGroupCommand({ logGroupName: 'a b' }))
  expect(await refusal(malformed)).toMatchObject({ message: expect.stringContaining("Value 'a b' at 'logGroupName'") })
})

test('groups are found by prefix and by pattern, in their own region, page by page', async () => {
  for (const name of ['/aws/lambda/shop', '/aws/lambda/shop-pr-1', '/other/shop']) sandbox.logs.putGroup(name)
  sandbox.logs.putGroup({ name: '/aws/lambda/there', region: 'eu-west-1' })
  expect(await names({ logGroupNamePrefix: '/aws/lambda/shop' })).toEqual(['/aws/lambda/shop', '/aws/lambda/shop-pr-1'])
  expect(await names({ logGroupNamePattern: 'shop-pr' })).toEqual(['/aws/lambda/shop-pr-1'])
  expect(await names({}, 'eu-west-1')).toEqual(['/aws/lambda/there'])
  const pages = []
  for await (const page of paginateDescribeLogGroups({ client: client(), pageSize: 2 }, {})) {
    pages.push(page.logGroups?.length)
  }
  expect(pages).toEqual([2, 1])
  for (let index = 0; index < 50; index += 1) sandbox.logs.putGroup(`/many/${index}`)
  expect(await names({})).toHaveLength(50)
  const both = names({ logGroupNamePrefix: 'a', logGroupNamePattern: 'b' })
  for (const call of [both, names({ limit: 51 }), names({ nextToken: 'none' })]) {
    expect(await refusal(call)).toMatchObject({ name: 'InvalidParameterException', status: 400 })
  }
})

describe('permissions', () => {
  function allow(...statements: [action: string, resource: string][]) {
    const Statement = statements.map(([name, Resource]) => ({ Effect: 'Allow', Action: `logs:${name}`, Resource }))
    sandbox.iam.setPolicies('deploy', [{ Version: '2012-10-17', Statement }])
  }
  const denied = (action: string, resource: string) => ({
    name: 'AccessDeniedException',
    message: `User: ${CALLER} is not authorized to perform: logs:${action} on resource: ${resource} because no identity-based policy allows the logs:${action} action`,
    status: 400,
  })

  test("a group's ARN in a policy ends in a colon and a star", async () => {
    sandbox.logs.putGroup(logGroupName)
    const remove = () => client().send(new DeleteLogGroupCommand({ logGroupName }))
    allow(['DeleteLogGroup', `${GROUPS}:${logGroupName}`])
    expect(await refusal(remove())).toEqual(denied('DeleteLogGroup', `${GROUPS}:${logGroupName}:log-stream:`))
    allow(['DeleteLogGroup', `${GROUPS}:${logGroupName}:*`])
    await remove()
  })

  test('describing takes a permission for all groups', async () => {
    const describe = () => names({ logGroupNamePrefix: '/aws/lambda/' })
    allow(['DescribeLogGroups', `${GROUPS}:/aws/lambda/*`])
    expect(await refusal(describe())).toEqual(denied('DescribeLogGroups', `${GROUPS}::log-stream:`))
    allow(['DescribeLogGroups', `${GROUPS}:*`])
    expect(await describe()).toEqual([])
  })

  test('tags at creation take a permission of their own', async () => {
    const create = () => client().send(new CreateLogGroupCommand({ logGroupName, tags: { team: 'a' } }))
    allow(['CreateLogGroup', `${GROUPS}:${logGroupName}:*`])
    expect(await refusal(create())).toEqual(denied('TagResource', `${GROUPS}:${logGroupName}`))
    allow(['CreateLogGroup', `${GROUPS}:${logGroupName}:*`], ['TagResource', `${GROUPS}:${logGroupName}`])
    await create()
  })
})
