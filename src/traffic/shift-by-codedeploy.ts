import type { CodeDeploy } from '@aws-sdk/client-codedeploy'
import type { LambdaClient } from '@aws-sdk/client-lambda'
import { formatDuration } from '../domain/duration.ts'
import type { Lazy } from '../domain/lazy.ts'
import { Problem } from '../domain/problem.ts'
import type { DeploymentGroup } from '../inputs/release.ts'
import type { Wait } from '../lambda/wait.ts'
import { type AliasState, ChangedMeanwhile, describeRoute, getAlias, updateAlias } from './alias.ts'
import { startDeployment } from './codedeploy.ts'
import { watchDeployment } from './codedeploy-deployment.ts'
import { pushed, withHistory } from './history.ts'
import { waitForProvisioned } from './provisioned.ts'

/** How CodeDeploy brings an alias to a new version. */
export interface CodeDeployShift {
  lambda: LambdaClient
  codeDeploy: Lazy<CodeDeploy>
  functionName: string
  /** As it was before. */
  alias: AliasState
  /** The new version. */
  version: string
  group: DeploymentGroup
  wait: Wait
  log: (text: string) => void
  warn: (text: string) => void
}

/**
 * Lets CodeDeploy move an alias' traffic to another version, and watches it for as long as `wait` allows. Whoever
 * calls puts the alias back when this throws.
 *
 * @param onStart told the deployment's id as soon as it is known
 * @returns the alias, which is still on its way when CodeDeploy takes longer
 * @throws Problem when the deployment fails or is stopped, or somebody else changes the alias
 */
export async function shiftByCodeDeploy(
  request: CodeDeployShift,
  onStart: (deploymentId: string) => void,
): Promise<AliasState> {
  const { lambda, codeDeploy, functionName, alias, version, group, log } = request
  const revision = { functionName, alias: alias.name, from: alias.version, to: version }
  const deploymentId = await startDeployment(codeDeploy, group, revision)
  onStart(deploymentId)
  log(`CodeDeploy shifts ${functionName}:${alias.name} with the deployment ${deploymentId}`)
  // A shift is not what wait-timeout has been spent on so far.
  const wait = { ...request.wait, deadline: Date.now() + request.wait.timeout }
  if (!(await watchDeployment(codeDeploy, deploymentId, wait.deadline, wait.signal))) {
    return leave(request, deploymentId)
  }
  // Lambda takes no change of an alias while it moves provisioned executions.
  await waitForProvisioned(wait, alias.name)
  const now = (await getAlias(lambda, functionName, alias.name)) ?? alias
  if (now.version !== version) throw new ChangedMeanwhile(now, { version, weights: {} })
  const description = withHistory(alias.description, pushed(alias.description, alias.version))
  return updateAlias(lambda, functionName, now, { version, weights: {}, description })
}

/** CodeDeploy goes on by itself; the alias is told what it had, so that the way back is known when it has ended. */
async function leave(
  { lambda, functionName, alias, wait, warn }: CodeDeployShift,
  deploymentId: string,
): Promise<AliasState> {
  const now = (await getAlias(lambda, functionName, alias.name)) ?? alias
  warn(
    `CodeDeploy's deployment ${deploymentId} continues after ${formatDuration(wait.timeout)}: ${alias.name} is on ${describeRoute(now)}. From here on its deployment group decides whether it rolls back; a longer wait-timeout watches it to its end.`,
  )
  const description = withHistory(alias.description, pushed(alias.description, alias.version))
  try {
    return await updateAlias(lambda, functionName, now, { ...now, description })
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    warn(`${alias.name} could not be told what it had before. ${error.message}`)
    return now
  }
}
