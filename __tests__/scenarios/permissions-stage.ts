import { CodeDeployClient, CreateDeploymentCommand } from '@aws-sdk/client-codedeploy'
import {
  CreateAliasCommand,
  PutProvisionedConcurrencyConfigCommand,
  UpdateFunctionCodeCommand,
} from '@aws-sdk/client-lambda'
import type { GroupSeed, Sandbox } from '@deploy-lambda-image/sandbox'
import type { RunResult } from '@deploy-lambda-image/sandbox/runner'
import { expect } from 'vitest'
import { account, deploy, deployRole, documented, executionRole, lambda, setStage } from './stage.ts'

/** Where a scenario takes place; the policies of docs/iam are for `us-east-1`, which is the default. */
export type Regions = readonly string[]

interface Standing {
  lambdaMayPull?: boolean
  durable?: boolean
  policies?: readonly string[]
}

/** A function with a published version, and its repository, in each region. */
export async function standing(
  regions: Regions = ['us-east-1'],
  { lambdaMayPull = true, durable = false, policies: needed }: Standing = {},
): Promise<Sandbox> {
  const sandbox = await setStage({ regions })
  if (needed) sandbox.iam.setPolicies(deployRole, needed.map(documented))
  for (const region of regions) {
    const name = 'hello-world'
    const repository = await sandbox.ecr.createRepository({ name, region, lambdaMayPull })
    const imageUri = `${repository}@${await sandbox.ecr.putImage({ name, region })}`
    await sandbox.lambda.seed({ name, region, imageUri, publish: true, role: executionRole, durable })
  }
  return sandbox
}

/** The same in a registry that signs what is pushed to this repository. */
export async function signing(regions?: Regions): Promise<Sandbox> {
  const sandbox = await standing(regions, { policies: ['deploy', 'signing'] })
  for (const region of sandbox.regions) {
    const profile = `arn:aws:signer:${region}:${account}:/signing-profiles/hello_world`
    await sandbox.ecr.putSigningConfiguration([{ profile, filters: ['hello-*'] }], region)
  }
  return sandbox
}

/** No function, and a repository and a capacity provider for one. */
export async function withCapacityProvider(regions: Regions = ['us-east-1']): Promise<Sandbox> {
  const sandbox = await setStage({ regions })
  for (const region of regions) {
    await sandbox.ecr.createRepository({ name: 'hello-world', region })
    sandbox.lambda.putCapacityProvider({ name: 'hello-world', region })
  }
  return sandbox
}

const otherAccount = '444455556666'
export const entryRole = `arn:aws:iam::${otherAccount}:role/entry`

/** A function, where the job's token is good for a role of another account only. */
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

type Inputs = Readonly<Record<string, string>>

/** Inputs of one region. */
type OfRegion = (region: string) => Inputs

/** Deploys to each region. What one of them lacks keeps nothing from the others, unless the inspection finds it. */
export function deployTo(
  sandbox: Sandbox,
  { inputs, ...step }: Parameters<typeof deploy>[1] = {},
  ofRegion: OfRegion = () => ({}),
): Promise<RunResult> {
  const own = Object.fromEntries(sandbox.regions.map((region) => [region, ofRegion(region)]))
  const everywhere = { 'aws-region': sandbox.regions.join(','), 'on-failure': 'continue' }
  return deploy(sandbox, { ...step, inputs: { ...everywhere, 'regions-config': JSON.stringify(own), ...inputs } })
}

/** Deploys an image that each region has; it need not be one that runs. */
export async function deployImages(
  sandbox: Sandbox,
  digests: Inputs,
  inputs: Inputs = {},
  ofRegion: OfRegion = () => ({}),
): Promise<RunResult> {
  const hosts: Record<string, string> = {}
  for (const region of sandbox.regions) hosts[region] = await sandbox.ecr.host(region)
  return deployTo(sandbox, { inputs }, (region) => ({
    'image-uri': `${hosts[region]}/hello-world@${digests[region]}`,
    ...ofRegion(region),
  }))
}

/** Deploys the image that the function has. */
export function deployOld(sandbox: Sandbox, inputs?: Inputs): Promise<RunResult> {
  const digestOf = (region: string) => sandbox.lambda.function({ name: 'hello-world', region }).latest.CodeSha256
  const digests = Object.fromEntries(sandbox.regions.map((region) => [region, `sha256:${digestOf(region)}`]))
  return deployImages(sandbox, digests, inputs)
}

/** Deploys an image that the function has not. */
export async function deployOther(sandbox: Sandbox, inputs?: Inputs, ofRegion?: OfRegion): Promise<RunResult> {
  return deployImages(sandbox, await putOther(sandbox), inputs, ofRegion)
}

/** @returns digests by region */
async function putOther(sandbox: Sandbox): Promise<Inputs> {
  const layers = [Buffer.from(crypto.randomUUID())]
  const digests: Record<string, string> = {}
  for (const region of sandbox.regions) {
    digests[region] = await sandbox.ecr.putImage({ name: 'hello-world', region }, { layers })
  }
  return digests
}

/** A function with the alias `live` on its version. */
export async function aliased(regions?: Regions): Promise<Sandbox> {
  const sandbox = await standing(regions)
  const alias = { FunctionName: 'hello-world', Name: 'live', FunctionVersion: '1' }
  for (const region of sandbox.regions) {
    await lambda(sandbox, region).send(new CreateAliasCommand(alias))
    sandbox.cloudwatch.putAlarm({ name: 'errors', region })
  }
  return sandbox
}

/** An alias that keeps an execution ready. */
export async function provisioned(regions?: Regions): Promise<Sandbox> {
  const sandbox = await aliased(regions)
  const request = { FunctionName: 'hello-world', Qualifier: 'live', ProvisionedConcurrentExecutions: 1 }
  for (const region of sandbox.regions) {
    await lambda(sandbox, region).send(new PutProvisionedConcurrencyConfigCommand(request))
  }
  return sandbox
}

/** An alias with a deployment group of CodeDeploy. */
export async function grouped(regions?: Regions, config?: GroupSeed['config']): Promise<Sandbox> {
  const sandbox = await aliased(regions)
  for (const region of sandbox.regions) {
    sandbox.codedeploy.seed({ application: 'hello', group: 'live', region, ...(config !== undefined && { config }) })
  }
  return sandbox
}

/** The same, while CodeDeploy shifts the alias to a version 2. */
export async function shifting(regions?: Regions): Promise<Sandbox> {
  const sandbox = await grouped(regions, { type: 'TimeBasedCanary', percentage: 10, interval: 300_000 })
  const digests = await putOther(sandbox)
  for (const region of sandbox.regions) await shift(sandbox, region, digests[region] ?? '')
  const shifted = sandbox.regions.map(() => ({ weights: { 2: 0.1 } }))
  await expect.poll(() => aliases(sandbox), { timeout: 60_000 }).toMatchObject(shifted)
  return sandbox
}

async function shift(sandbox: Sandbox, region: string, digest: string): Promise<void> {
  const owner = lambda(sandbox, region)
  const ImageUri = `${await sandbox.ecr.host(region)}/hello-world@${digest}`
  await owner.send(new UpdateFunctionCodeCommand({ FunctionName: 'hello-world', ImageUri, Publish: true }))
  const { credentials } = owner.config
  const client = new CodeDeployClient({ region, endpoint: sandbox.endpoint, credentials })
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
}

/** Those of all regions, or of one. */
export function aliases(sandbox: Sandbox, region?: string) {
  return functionsIn(sandbox, region).flatMap((one) => one.aliases)
}

export function functionsIn(sandbox: Sandbox, region?: string) {
  return sandbox.lambda.functions().filter((one) => region === undefined || one.region === region)
}
