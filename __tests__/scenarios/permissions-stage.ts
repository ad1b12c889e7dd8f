import { readFileSync } from 'node:fs'
import { CodeDeployClient, CreateDeploymentCommand } from '@aws-sdk/client-codedeploy'
import {
  CreateAliasCommand,
  PutProvisionedConcurrencyConfigCommand,
  UpdateFunctionCodeCommand,
} from '@aws-sdk/client-lambda'
import type { GroupSeed, PolicyDocument, Sandbox } from '@deploy-lambda-image/sandbox'
import type { RunResult } from '@deploy-lambda-image/sandbox/runner'
import { expect } from 'vitest'
import { account, deploy, deployRole, documented, executionRole, lambda, setStage } from './stage.ts'

export const functionArn = `arn:aws:lambda:us-east-1:${account}:function:hello-world`
export const repositoryArn = `arn:aws:ecr:us-east-1:${account}:repository/hello-world`

/** The policies of docs/iam for all that is no preview. */
export const policies = [
  'deploy',
  'signing',
  'scan',
  'attest',
  'create-function',
  'capacity-provider',
  'release',
  'codedeploy',
  'chain',
] as const

export interface Statement {
  Action: string | string[]
  Resource: string | string[]
}

/** One action on one resource of a policy in docs/iam. */
export interface Permission {
  policy: (typeof policies)[number]
  action: string
  resource: string
}

/** The statement that allows it, as errors print it. */
export function allow(Action: string | string[], Resource: string): string {
  return JSON.stringify({ Effect: 'Allow', Action, Resource })
}

export function statements(policy: string): Statement[] {
  return JSON.parse(readFileSync(new URL(`../../docs/iam/${policy}.json`, import.meta.url), 'utf8')).Statement
}

/** What the role that needs a permission has, less that permission. */
export function policiesWithout({ policy, action, resource }: Permission): PolicyDocument[] {
  const Statement = statements(policy).flatMap((statement) => {
    const actions = [statement.Action].flat()
    if (!actions.includes(action)) return [statement]
    return [
      { ...statement, Action: actions.filter((each) => each !== action) },
      { ...statement, Action: action, Resource: [statement.Resource].flat().filter((each) => each !== resource) },
    ].filter((kept) => kept.Action.length > 0 && kept.Resource.length > 0)
  })
  const others = policies.filter((each) => each !== 'chain' && each !== policy && policy !== 'chain')
  return [{ Version: '2012-10-17', Statement }, ...others.map(documented)]
}

/** A function with a published version, and its repository. */
export async function standing({
  lambdaMayPull = true,
  durable = false,
  policies: needed,
}: {
  lambdaMayPull?: boolean
  durable?: boolean
  policies?: readonly string[]
} = {}): Promise<Sandbox> {
  const sandbox = await setStage()
  if (needed) sandbox.iam.setPolicies(deployRole, needed.map(documented))
  const repository = await sandbox.ecr.createRepository({ name: 'hello-world', lambdaMayPull })
  const uri = `${repository}@${await sandbox.ecr.putImage('hello-world')}`
  await sandbox.lambda.seed({
    name: 'hello-world',
    region: 'us-east-1',
    imageUri: uri,
    publish: true,
    role: executionRole,
    durable,
  })
  return sandbox
}

/** The same in a registry that signs what is pushed to this repository. */
export async function signing(): Promise<Sandbox> {
  const sandbox = await standing({ policies: ['deploy', 'signing'] })
  const profile = `arn:aws:signer:us-east-1:${account}:/signing-profiles/hello_world`
  await sandbox.ecr.putSigningConfiguration([{ profile, filters: ['hello-*'] }])
  return sandbox
}

/** No function, and an image, a repository and a capacity provider for one. */
export async function withCapacityProvider(): Promise<Sandbox> {
  const sandbox = await setStage()
  await sandbox.ecr.createRepository('hello-world')
  sandbox.lambda.putCapacityProvider({ name: 'hello-world' })
  return sandbox
}

const otherAccount = '444455556666'
export const entryRole = `arn:aws:iam::${otherAccount}:role/entry`

/** The same, where the job's token is good for a role of another account only. */
export async function chained(): Promise<Sandbox> {
  const sandbox = await standing()
  const { iam } = sandbox
  const elsewhere = (policy: string) => JSON.stringify(documented(policy)).replace(account, otherAccount)
  iam.putProvider({ account: otherAccount })
  iam.putRole({
    name: 'entry',
    account: otherAccount,
    trust: elsewhere('trust-policy'),
    policies: [documented('chain')],
  })
  iam.putRole({ name: 'deploy', trust: elsewhere('chain-trust'), policies: [documented('deploy')] })
  return sandbox
}

export function deployChained(sandbox: Sandbox): Promise<RunResult> {
  return deploy(sandbox, { inputs: { 'role-to-assume': `${entryRole}\n${deployRole}` } })
}

/** Deploys an image of ECR; it need not be one that runs. */
async function deployImage(
  sandbox: Sandbox,
  digest: string,
  inputs: Readonly<Record<string, string>> = {},
): Promise<RunResult> {
  const image = { 'image-uri': `${await sandbox.ecr.host()}/hello-world@${digest}` }
  return deploy(sandbox, { inputs: { ...image, ...inputs } })
}

/** Deploys the image that the function has. */
export function deployOld(sandbox: Sandbox, inputs?: Readonly<Record<string, string>>): Promise<RunResult> {
  return deployImage(sandbox, `sha256:${sandbox.lambda.function('hello-world').latest.CodeSha256}`, inputs)
}

/** Deploys an image that the function has not. */
export async function deployOther(sandbox: Sandbox, inputs?: Readonly<Record<string, string>>): Promise<RunResult> {
  return deployImage(sandbox, await putOther(sandbox), inputs)
}

function putOther(sandbox: Sandbox): Promise<string> {
  return sandbox.ecr.putImage('hello-world', { layers: [Buffer.from(crypto.randomUUID())] })
}

/** The same, with the alias `live` on its version. */
export async function aliased(): Promise<Sandbox> {
  const sandbox = await standing()
  const alias = { FunctionName: 'hello-world', Name: 'live', FunctionVersion: '1' }
  await lambda(sandbox).send(new CreateAliasCommand(alias))
  sandbox.cloudwatch.putAlarm({ name: 'errors' })
  return sandbox
}

/** The same, with a version 2 that the alias is not on. */
async function withNext(sandbox: Sandbox): Promise<Sandbox> {
  const ImageUri = `${await sandbox.ecr.host()}/hello-world@${await putOther(sandbox)}`
  await lambda(sandbox).send(new UpdateFunctionCodeCommand({ FunctionName: 'hello-world', ImageUri, Publish: true }))
  return sandbox
}

/** An alias that keeps an execution ready. */
export async function provisioned(): Promise<Sandbox> {
  const sandbox = await aliased()
  const request = { FunctionName: 'hello-world', Qualifier: 'live', ProvisionedConcurrentExecutions: 1 }
  await lambda(sandbox).send(new PutProvisionedConcurrencyConfigCommand(request))
  return sandbox
}

/** An alias with a deployment group of CodeDeploy. */
export async function grouped(config?: GroupSeed['config']): Promise<Sandbox> {
  const sandbox = await aliased()
  sandbox.codedeploy.seed({ application: 'hello', group: 'live', ...(config !== undefined && { config }) })
  return sandbox
}

/** The same, while CodeDeploy shifts the alias to version 2. */
export async function shifting(): Promise<Sandbox> {
  const sandbox = await withNext(await grouped({ type: 'TimeBasedCanary', percentage: 10, interval: 300_000 }))
  const { credentials } = lambda(sandbox).config
  const client = new CodeDeployClient({ region: 'us-east-1', endpoint: sandbox.endpoint, credentials })
  const Properties = { Name: 'hello-world', Alias: 'live', CurrentVersion: '1', TargetVersion: '2' }
  const resource = { 'hello-world': { Type: 'AWS::Lambda::Function', Properties } }
  const content = JSON.stringify({ version: 0.0, Resources: [resource] })
  await client.send(
    new CreateDeploymentCommand({
      applicationName: 'hello',
      deploymentGroupName: 'live',
      revision: { revisionType: 'AppSpecContent', appSpecContent: { content } },
      // By which a run knows the deployments that this action began.
      description: 'hello-world:live from version 1 to 2',
    }),
  )
  await expect.poll(() => aliases(sandbox), { timeout: 60_000 }).toMatchObject([{ weights: { 2: 0.1 } }])
  return sandbox
}

export function aliases(sandbox: Sandbox) {
  return sandbox.lambda.functions().flatMap((one) => one.aliases)
}
