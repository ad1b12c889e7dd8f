import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Sha256 } from '@aws-crypto/sha256-js'
import { GetAuthorizationTokenCommand } from '@aws-sdk/client-ecr'
import {
  AddPermissionCommand,
  CreateAliasCommand,
  CreateFunctionUrlConfigCommand,
  type LambdaClient,
} from '@aws-sdk/client-lambda'
import { HttpRequest } from '@smithy/protocol-http'
import { SignatureV4 } from '@smithy/signature-v4'
import { type Sandbox, startSandbox } from '../../../index.ts'
import { clients } from '../../../testing/aws.ts'
import { startBuilder } from './engine.ts'

export const FunctionName = 'app'
export const Qualifier = 'live'

/** A function with a public URL, without a statement that lets anyone call it. */
export interface UrlStage {
  sandbox: Sandbox
  lambda: LambdaClient
  /** Of the alias, without the closing slash. */
  url: string
  stop(): Promise<void>
}

export async function startUrlStage(): Promise<UrlStage> {
  const [sandbox, builder] = await Promise.all([
    startSandbox({ roles: [{ name: 'deploy' }, { name: 'stranger', policies: [] }], repositories: [{ name: 'app' }] }),
    startBuilder(),
  ])
  const { lambda, ecr } = clients(sandbox, 'deploy')
  const { authorizationData } = await ecr.send(new GetAuthorizationTokenCommand({}))
  const host = await sandbox.ecr.host()
  const auths = { [host]: { auth: authorizationData?.[0]?.authorizationToken } }
  await writeFile(join(builder.directory, 'config.json'), JSON.stringify({ auths }))
  await builder.build(`${host}/app:one`, 'ENTRYPOINT ["/runtime"]')
  const imageUri = await builder.push(`${host}/app:one`)
  const architecture = process.arch === 'arm64' ? 'arm64' : 'x86_64'
  await sandbox.lambda.seed({ name: FunctionName, region: 'us-east-1', imageUri, architecture, publish: true })
  await lambda.send(new CreateAliasCommand({ FunctionName, Name: Qualifier, FunctionVersion: '1' }))
  const Cors = {
    AllowOrigins: ['https://app.example'],
    AllowMethods: ['GET', 'POST'],
    ExposeHeaders: ['x-own'],
    MaxAge: 60,
  }
  const created = await lambda.send(
    new CreateFunctionUrlConfigCommand({ FunctionName, Qualifier, AuthType: 'NONE', Cors }),
  )
  return {
    sandbox,
    lambda,
    url: (created.FunctionUrl ?? '').replace(/\/$/, ''),
    async stop() {
      await sandbox.stop()
      await builder.stop()
    },
  }
}

export const everybody = { FunctionName, Qualifier, Principal: '*' } as const
export const mayCallUrl = new AddPermissionCommand({
  ...everybody,
  StatementId: 'url',
  Action: 'lambda:InvokeFunctionUrl',
  FunctionUrlAuthType: 'NONE',
})
export const mayInvoke = new AddPermissionCommand({
  ...everybody,
  StatementId: 'invoke',
  Action: 'lambda:InvokeFunction',
  InvokedViaFunctionUrl: true,
})

/** Asks for `/` with a signature of a role; `change` may change its headers. */
export async function signed(
  { sandbox, url }: UrlStage,
  role: string,
  change: (headers: Record<string, string>) => object = (same) => same,
): Promise<Response> {
  const { hostname, port } = new URL(url)
  const signer = new SignatureV4({
    service: 'lambda',
    region: 'us-east-1',
    credentials: sandbox.session(role),
    sha256: Sha256,
  })
  const headers = { host: `${hostname}:${port}` }
  const request = await signer.sign(new HttpRequest({ method: 'GET', hostname, path: '/', headers }))
  const { host: _, ...rest } = request.headers
  return fetch(`${url}/`, { headers: { ...change(rest) } })
}
