import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { CloudWatchLogsClient, DeleteLogGroupCommand } from '@aws-sdk/client-cloudwatch-logs'
import { GetAuthorizationTokenCommand } from '@aws-sdk/client-ecr'
import { InvokeCommand, UpdateFunctionConfigurationCommand } from '@aws-sdk/client-lambda'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '../../index.ts'
import { clients, connect } from '../../testing/aws.ts'
import { type Builder, startBuilder } from '../lambda/support/engine.ts'
import { settled } from '../lambda/support/settled.ts'

const region = 'us-east-1'
let sandbox: Sandbox
let builder: Builder

beforeAll(async () => {
  const options = { roles: [{ name: 'deploy' }], repositories: [{ name: 'app' }], settle: { update: 20 } }
  ;[sandbox, builder] = await Promise.all([startSandbox(options), startBuilder()])
  const { authorizationData } = await clients(sandbox, 'deploy').ecr.send(new GetAuthorizationTokenCommand({}))
  const auths = { [await sandbox.ecr.host()]: { auth: authorizationData?.[0]?.authorizationToken } }
  await writeFile(join(builder.directory, 'config.json'), JSON.stringify({ auths }))
})

afterAll(async () => {
  await sandbox?.stop()
  await builder?.stop()
})

test('a function that runs has a log group, again when it was deleted', async () => {
  const tag = `${await sandbox.ecr.host()}/app:one`
  await builder.build(tag, 'RUN mkdir -m 777 /open\nENTRYPOINT ["/runtime"]')
  const architecture = process.arch === 'arm64' ? 'arm64' : 'x86_64'
  await sandbox.lambda.seed({ name: 'shop', region, imageUri: await builder.push(tag), architecture })
  const { lambda } = clients(sandbox, 'deploy')
  const invoke = () => lambda.send(new InvokeCommand({ FunctionName: 'shop' }))
  const names = () => sandbox.logs.groups().map(({ name }) => name)
  expect(names(), 'a function that never ran').toEqual([])
  await invoke()
  expect(names()).toEqual(['/aws/lambda/shop'])

  const logs = new CloudWatchLogsClient(connect(sandbox, sandbox.session('deploy')))
  await logs.send(new DeleteLogGroupCommand({ logGroupName: '/aws/lambda/shop' }))
  expect(names()).toEqual([])
  await invoke()
  expect(names()).toEqual(['/aws/lambda/shop'])

  const LoggingConfig = { LogGroup: '/teams/shop' }
  await lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName: 'shop', LoggingConfig }))
  await settled(lambda, 'shop')
  await invoke()
  expect(names()).toEqual(['/aws/lambda/shop', '/teams/shop'])
})
