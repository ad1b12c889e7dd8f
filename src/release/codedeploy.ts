import { createHash } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import {
  type CodeDeployClient,
  CreateDeploymentCommand,
  type DeploymentInfo,
  GetDeploymentCommand,
  GetDeploymentGroupCommand,
  StopDeploymentCommand,
} from '@aws-sdk/client-codedeploy'
import { hasCode, isTransient } from '../aws/aws-error.ts'
import { explain } from '../aws/errors.ts'
import { Problem } from '../domain/problem.ts'
import type { CodeDeployTarget } from '../release-inputs.ts'

/** What CodeDeploy is to do. */
export interface Revision {
  functionName: string
  alias: string
  from: string
  to: string
}

/**
 * Looks whether the deployment group can shift the traffic of a function.
 *
 * @throws Problem when there is no such group, or it is not for Lambda
 */
export async function checkDeploymentGroup(
  codeDeploy: CodeDeployClient,
  { application, deploymentGroup }: CodeDeployTarget,
): Promise<void> {
  const request = { applicationName: application, deploymentGroupName: deploymentGroup }
  try {
    const { deploymentGroupInfo: group } = await codeDeploy.send(new GetDeploymentGroupCommand(request))
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
    throw explain(error, `Could not look at CodeDeploy's deployment group ${application} / ${deploymentGroup}`)
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

/** @returns the id of the deployment, which has only begun */
export async function startDeployment(
  codeDeploy: CodeDeployClient,
  { application, deploymentGroup }: CodeDeployTarget,
  revision: Revision,
): Promise<string> {
  const content = appSpec(revision)
  const sha256 = createHash('sha256').update(content).digest('hex')
  try {
    const { deploymentId } = await codeDeploy.send(
      new CreateDeploymentCommand({
        applicationName: application,
        deploymentGroupName: deploymentGroup,
        revision: { revisionType: 'AppSpecContent', appSpecContent: { content, sha256 } },
        description: `${revision.functionName}:${revision.alias} from version ${revision.from} to ${revision.to}`,
      }),
    )
    if (deploymentId === undefined) throw new Error('CodeDeploy answered without a deployment id')
    return deploymentId
  } catch (error) {
    throw explain(error, `CodeDeploy could not begin to shift ${revision.functionName}:${revision.alias}`)
  }
}

/** Milliseconds from one answer to the next question. */
const interval = 1000

/**
 * Watches a deployment until its end.
 *
 * @returns whether it has ended; false at the deadline, when CodeDeploy goes on by itself
 * @throws Problem with CodeDeploy's own reason when it fails or is stopped
 */
export async function watchDeployment(
  codeDeploy: CodeDeployClient,
  deploymentId: string,
  deadline: number,
  signal: AbortSignal,
): Promise<boolean> {
  for (;;) {
    const found = await ask(codeDeploy, deploymentId)
    if (found?.status === 'Succeeded') return true
    if (found && isOver(found)) {
      await waitForRollback(codeDeploy, found, deadline, signal)
      throw failed(deploymentId, found)
    }
    if (Date.now() + interval > deadline) return false
    await setTimeout(interval, undefined, { signal })
  }
}

/** CodeDeploy rolls back by a deployment of its own. */
async function waitForRollback(
  codeDeploy: CodeDeployClient,
  { rollbackInfo }: DeploymentInfo,
  deadline: number,
  signal: AbortSignal,
): Promise<void> {
  const id = rollbackInfo?.rollbackDeploymentId
  if (id === undefined) return
  for (;;) {
    const found = await ask(codeDeploy, id)
    if ((found && isOver(found)) || Date.now() + interval > deadline) return
    await setTimeout(interval, undefined, { signal })
  }
}

/**
 * Stops a deployment, and lets CodeDeploy put the alias back.
 *
 * @throws Problem when CodeDeploy refuses
 */
export async function stopDeployment(
  codeDeploy: CodeDeployClient,
  deploymentId: string,
  signal: AbortSignal,
): Promise<void> {
  try {
    await codeDeploy.send(new StopDeploymentCommand({ deploymentId, autoRollbackEnabled: true }))
  } catch (error) {
    if (!hasCode(error, 'DeploymentAlreadyCompletedException')) {
      throw explain(error, `Could not stop CodeDeploy's deployment ${deploymentId}`)
    }
  }
  for (;;) {
    const found = await ask(codeDeploy, deploymentId)
    if (found && isOver(found)) return waitForRollback(codeDeploy, found, Number.POSITIVE_INFINITY, signal)
    await setTimeout(interval, undefined, { signal })
  }
}

function isOver({ status }: DeploymentInfo): boolean {
  return status === 'Succeeded' || status === 'Failed' || status === 'Stopped'
}

/** @returns undefined when CodeDeploy could not answer just now */
async function ask(codeDeploy: CodeDeployClient, deploymentId: string): Promise<DeploymentInfo | undefined> {
  try {
    return (await codeDeploy.send(new GetDeploymentCommand({ deploymentId }))).deploymentInfo
  } catch (error) {
    if (isTransient(error)) return undefined
    throw explain(error, `Could not see CodeDeploy's deployment ${deploymentId}`)
  }
}

function failed(deploymentId: string, { status, errorInformation, rollbackInfo }: DeploymentInfo): Problem {
  const { code, message } = errorInformation ?? {}
  const reason = [code, message ?? rollbackInfo?.rollbackMessage].filter(Boolean).join(': ') || 'no reason given'
  return new Problem({
    what: `CodeDeploy's deployment ${deploymentId} ended ${status}: ${reason.replace(/\.$/, '')}.`,
    remedy: 'Look at the deployment in CodeDeploy, correct the function or the group, then deploy again.',
  })
}
