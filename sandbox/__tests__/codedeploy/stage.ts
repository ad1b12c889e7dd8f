import { CodeDeployClient, CreateDeploymentCommand, GetDeploymentCommand } from '@aws-sdk/client-codedeploy'
import {
  CreateAliasCommand,
  GetAliasCommand,
  LambdaClient,
  PublishVersionCommand,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda'
import { expect, vi } from 'vitest'
import type { Sandbox } from '../../index.ts'
import { connect } from '../../testing/aws.ts'

export const GROUP = { application: 'app', group: 'live' }

export function codeDeploy(sandbox: Sandbox): CodeDeployClient {
  return new CodeDeployClient(connect(sandbox, sandbox.session('deploy')))
}

export function lambda(sandbox: Sandbox): LambdaClient {
  return new LambdaClient(connect(sandbox, sandbox.session('admin')))
}

/** A function with two versions, and the alias `live` on the first. */
export async function twoVersions(sandbox: Sandbox, FunctionName: string): Promise<void> {
  await sandbox.lambda.seed({ name: FunctionName, region: 'us-east-1', publish: true })
  const client = lambda(sandbox)
  await client.send(new CreateAliasCommand({ FunctionName, Name: 'live', FunctionVersion: '1' }))
  await client.send(new UpdateFunctionConfigurationCommand({ FunctionName, Description: 'second' }))
  await vi.waitFor(() => client.send(new PublishVersionCommand({ FunctionName })), 20_000)
}

export function appSpec(Name: string, properties: object = {}, type = 'AWS::Lambda::Function'): string {
  const Properties = { Name, Alias: 'live', CurrentVersion: '1', TargetVersion: '2', ...properties }
  return JSON.stringify({ version: 0.0, Resources: [{ [Name]: { Type: type, Properties } }] })
}

/** Begins a deployment in the group. @returns its id */
export async function create(sandbox: Sandbox, content: string, input: object = {}): Promise<string> {
  const { deploymentId = '' } = await codeDeploy(sandbox).send(
    new CreateDeploymentCommand({
      applicationName: GROUP.application,
      deploymentGroupName: GROUP.group,
      revision: { revisionType: 'AppSpecContent', appSpecContent: { content } },
      ...input,
    }),
  )
  return deploymentId
}

export async function deployment(sandbox: Sandbox, deploymentId = '') {
  const { deploymentInfo } = await codeDeploy(sandbox).send(new GetDeploymentCommand({ deploymentId }))
  return deploymentInfo
}

/** Waits for a status. @returns what the deployment then says of itself */
export async function reached(sandbox: Sandbox, id: string | undefined, status: string) {
  await expect.poll(async () => (await deployment(sandbox, id))?.status, { interval: 10, timeout: 20_000 }).toBe(status)
  return deployment(sandbox, id)
}

/** The alias `live` in short: `1`, or `1 2=0.1` while traffic is shifted. */
export async function live(sandbox: Sandbox, FunctionName: string): Promise<string> {
  const alias = await lambda(sandbox).send(new GetAliasCommand({ FunctionName, Name: 'live' }))
  const weights = Object.entries(alias.RoutingConfig?.AdditionalVersionWeights ?? {})
  return [alias.FunctionVersion, ...weights.map(([version, weight]) => `${version}=${weight}`)].join(' ')
}
