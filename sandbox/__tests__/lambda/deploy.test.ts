import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ECRClient, GetAuthorizationTokenCommand } from '@aws-sdk/client-ecr'
import {
  CreateFunctionCommand,
  GetFunctionCommand,
  InvokeCommand,
  LambdaClient,
  UpdateFunctionCodeCommand,
  waitUntilFunctionActiveV2,
  waitUntilFunctionUpdatedV2,
} from '@aws-sdk/client-lambda'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { LAMBDA_TRUST, type Sandbox, startSandbox } from '../../index.ts'
import { type Builder, isPulled, startBuilder } from './support/engine.ts'

const region = 'us-east-1'
const FunctionName = 'app'
const Architectures = [process.arch === 'arm64' ? ('arm64' as const) : ('x86_64' as const)]

let sandbox: Sandbox
let builder: Builder
let lambda: LambdaClient

beforeAll(async () => {
  const started = await Promise.all([
    startSandbox({
      roles: [{ name: 'deploy' }, { name: 'execution', trust: LAMBDA_TRUST }],
      repositories: [{ name: 'app', lambdaMayPull: false }],
      settle: { create: 50, update: 50, publish: 50 },
    }),
    startBuilder(),
  ])
  ;[sandbox, builder] = started
  const credentials = sandbox.session('deploy')
  const client = { region, endpoint: sandbox.endpoint, credentials }
  lambda = new LambdaClient(client)
  const ecr = new ECRClient(client)
  const { authorizationData } = await ecr.send(new GetAuthorizationTokenCommand({}))
  const auths = { [await sandbox.ecr.host()]: { auth: authorizationData?.[0]?.authorizationToken } }
  await writeFile(join(builder.directory, 'config.json'), JSON.stringify({ auths }))
  ecr.destroy()
})

afterAll(async () => {
  lambda?.destroy()
  await sandbox?.stop()
  await builder?.stop()
})

async function pushed(greeting: string): Promise<string> {
  const tag = `${await sandbox.ecr.host()}/app:${greeting}`
  await builder.build(tag, `RUN mkdir -m 777 /open\nENV GREETING=${greeting}\nENTRYPOINT ["/runtime"]`)
  return builder.push(tag)
}

async function greeting(Qualifier: string): Promise<unknown> {
  const output = await lambda.send(new InvokeCommand({ FunctionName, Qualifier }))
  return JSON.parse(output.Payload?.transformToString() ?? '').greeting
}

test('from a push to a new version, through the registry and the policies', async () => {
  const first = await pushed('hello')
  await lambda.send(
    new CreateFunctionCommand({
      FunctionName,
      Architectures,
      Role: sandbox.iam.role('execution').arn,
      PackageType: 'Image',
      Code: { ImageUri: first },
      Publish: true,
    }),
  )
  expect(await sandbox.ecr.policy('app'), 'Lambda gave itself the permission').toContain('lambda.amazonaws.com')
  await waitUntilFunctionActiveV2({ client: lambda, maxWaitTime: 60, minDelay: 1 }, { FunctionName })
  expect(await greeting('1')).toBe('hello')

  const second = await pushed('goodbye')
  const update = new UpdateFunctionCodeCommand({ FunctionName, ImageUri: second, Publish: true })
  expect((await lambda.send(update)).Version).toBe('2')
  await waitUntilFunctionUpdatedV2({ client: lambda, maxWaitTime: 60, minDelay: 1 }, { FunctionName })
  const { Configuration, Code } = await lambda.send(new GetFunctionCommand({ FunctionName, Qualifier: '2' }))
  expect(Code?.ResolvedImageUri).toBe(second)
  expect(`sha256:${Configuration?.CodeSha256}`).toBe(second.split('@')[1])
  expect([await greeting('1'), await greeting('2')]).toEqual(['hello', 'goodbye'])

  await sandbox.lambda.stop()
  expect([await isPulled(first), await isPulled(second)]).toEqual([false, false])
})
