import { createHash } from 'node:crypto'
import type { CodeDeploy } from '@aws-sdk/client-codedeploy'
import { hasCode } from '../aws/error.ts'
import { explain } from '../aws/explain.ts'
import type { Lazy } from '../domain/lazy.ts'
import { Problem } from '../domain/problem.ts'
import type { DeploymentGroup } from '../inputs/release.ts'

/** What a deployment of CodeDeploy does: it moves an alias from one version to another. */
export interface Revision {
  functionName: string
  alias: string
  from: string
  to: string
}

/**
 * Checks that the deployment group can shift the traffic of a function.
 *
 * @throws Problem when there is no such group, or it is not for Lambda
 */
export async function checkDeploymentGroup(
  codeDeploy: Lazy<CodeDeploy>,
  { application, deploymentGroup }: DeploymentGroup,
): Promise<void> {
  try {
    const client = await codeDeploy()
    const { deploymentGroupInfo: group } = await client.getDeploymentGroup(groupOf({ application, deploymentGroup }))
    if (group?.computePlatform === 'Lambda') return
    throw new Problem({
      what: `codedeploy-application: ${application} is for ${group?.computePlatform ?? 'servers'}, not for Lambda.`,
      remedy: "Name an application whose compute platform is 'Lambda'.",
    })
  } catch (error) {
    if (hasCode(error, 'ApplicationDoesNotExistException', 'DeploymentGroupDoesNotExistException')) {
      const input = hasCode(error, 'ApplicationDoesNotExistException')
        ? 'codedeploy-application'
        : 'codedeploy-deployment-group'
      throw new Problem(
        {
          what: `${input}: CodeDeploy has no ${application} / ${deploymentGroup}.`,
          remedy: 'Create it, or correct the name.',
        },
        { cause: error },
      )
    }
    throw explain(error, `Could not read CodeDeploy's deployment group ${application} / ${deploymentGroup}`)
  }
}

/**
 * The AppSpec of a shift, as JSON, which is YAML too (CodeDeploy user guide, "AppSpec file structure for AWS Lambda
 * deployments").
 */
export function appSpec({ functionName, alias, from, to }: Revision): string {
  const Properties = { Name: functionName, Alias: alias, CurrentVersion: from, TargetVersion: to }
  return JSON.stringify({
    version: 0.0,
    Resources: [{ [functionName]: { Type: 'AWS::Lambda::Function', Properties } }],
  })
}

/** @returns the id of the deployment that was started */
export async function startDeployment(
  codeDeploy: Lazy<CodeDeploy>,
  target: DeploymentGroup,
  revision: Revision,
): Promise<string> {
  const content = appSpec(revision)
  const sha256 = createHash('sha256').update(content).digest('hex')
  const request = {
    ...groupOf(target),
    revision: { revisionType: 'AppSpecContent', appSpecContent: { content, sha256 } },
    description: describeRevision(revision),
  } as const
  try {
    const client = await codeDeploy()
    const { deploymentId } = await client.createDeployment(request)
    if (deploymentId === undefined) throw new Error('CodeDeploy answered without a deployment id')
    return deploymentId
  } catch (error) {
    // The client repeats a call whose answer was lost, and the group is then busy with the deployment of the first call.
    const started =
      hasCode(error, 'DeploymentLimitExceededException') && (await ownDeployment(codeDeploy, target, revision))
    if (started) return started
    throw explain(error, `CodeDeploy could not start to shift ${revision.functionName}:${revision.alias}`)
  }
}

function groupOf({ application, deploymentGroup }: DeploymentGroup) {
  return { applicationName: application, deploymentGroupName: deploymentGroup }
}

/** Describes a deployment so that another run can recognize it. */
function describeRevision({ functionName, alias, from, to }: Revision): string {
  return `${functionName}:${alias} from version ${from} to ${to}`
}

/** A deployment that has not ended. */
export interface ActiveDeployment {
  id: string
  from: string
  to: string
}

/**
 * Finds the deployment of a group that is shifting an alias now. A group has one at a time.
 *
 * @returns undefined when there is none, or none that this action started
 * @throws Problem when CodeDeploy refuses the call
 */
export async function activeDeployment(
  codeDeploy: Lazy<CodeDeploy>,
  target: DeploymentGroup,
  { functionName, alias }: Pick<Revision, 'functionName' | 'alias'>,
): Promise<ActiveDeployment | undefined> {
  const includeOnlyStatuses = ['Created', 'Queued', 'InProgress', 'Baking', 'Ready'] as const
  const request = { ...groupOf(target), includeOnlyStatuses: [...includeOnlyStatuses] }
  try {
    const client = await codeDeploy()
    const { deployments: [deploymentId] = [] } = await client.listDeployments(request)
    if (deploymentId === undefined) return undefined
    const { deploymentInfo } = await client.getDeployment({ deploymentId })
    const { about, from, to } = descriptionPattern.exec(deploymentInfo?.description ?? '')?.groups ?? {}
    if (about !== `${functionName}:${alias}` || from === undefined || to === undefined) return undefined
    return { id: deploymentId, from, to }
  } catch (error) {
    throw explain(error, `Could not check whether CodeDeploy is shifting ${functionName}:${alias}`)
  }
}

/**
 * Finds the deployment of a run that never got its id.
 *
 * @returns undefined when there is none, or the role may not list deployments
 * @throws Problem when CodeDeploy does not answer
 */
export async function ownDeployment(
  codeDeploy: Lazy<CodeDeploy>,
  target: DeploymentGroup,
  revision: Revision,
): Promise<string | undefined> {
  try {
    const active = await activeDeployment(codeDeploy, target, revision)
    return active && active.from === revision.from && active.to === revision.to ? active.id : undefined
  } catch (error) {
    if (error instanceof Problem && hasCode(error.cause, 'AccessDeniedException')) return undefined
    throw error
  }
}

const descriptionPattern = /^(?<about>\S+) from version (?<from>\d+) to (?<to>\d+)$/
