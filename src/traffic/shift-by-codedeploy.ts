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

/** The move of an alias to a new version, by CodeDeploy. */
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
 * Lets CodeDeploy move an alias' traffic to another version, and watches it for as long as `wait` allows. The caller
 * reverts the alias when this throws.
 *
 * @param onStart called with the deployment's id as soon as it is known
 * @returns the alias, which is still being shifted when CodeDeploy takes longer
 * @throws Problem when the deployment fails or is stopped, or another run or a person changes the alias
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
  // The time that the run has waited so far does not count for the shift.
  const wait = { ...request.wait, deadline: Date.now() + request.wait.timeout }
  const route = async () => {
    const now = await getAlias(lambda, functionName, alias.name)
    return now ? `${alias.name} is on ${describeRoute(now)}` : ''
  }
  if (!(await watchDeployment(codeDeploy, deploymentId, { ...wait, route }))) {
    return leave(request, deploymentId)
  }
  // Lambda takes no change of an alias while it moves provisioned executions.
  await waitForProvisioned(wait, alias.name)
  const now = (await getAlias(lambda, functionName, alias.name)) ?? alias
  if (now.version !== version) throw new ChangedMeanwhile(now, { version, weights: {} })
  const description = withHistory(alias.description, pushed(alias.description, alias.version))
  return updateAlias(lambda, functionName, now, { version, weights: {}, description })
}

/** CodeDeploy continues by itself; the alias' description gets the version before, so that a rollback finds it. */
async function leave(
  { lambda, functionName, alias, wait, warn }: CodeDeployShift,
  deploymentId: string,
): Promise<AliasState> {
  const now = (await getAlias(lambda, functionName, alias.name)) ?? alias
  warn(
    `CodeDeploy's deployment ${deploymentId} continues after ${formatDuration(wait.timeout)}: ${alias.name} is on ${describeRoute(now)}. Its deployment group now decides whether it rolls back. Set a longer wait-timeout to watch it until its end.`,
  )
  const description = withHistory(alias.description, pushed(alias.description, alias.version))
  try {
    return await updateAlias(lambda, functionName, now, { ...now, description })
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    warn(`${alias.name} has no record of its version before: its description could not be updated. ${error.message}`)
    return now
  }
}
