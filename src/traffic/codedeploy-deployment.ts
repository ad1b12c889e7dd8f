import type { CodeDeploy, DeploymentInfo } from '@aws-sdk/client-codedeploy'
import { hasCode, isTransient } from '../aws/error.ts'
import { explain } from '../aws/explain.ts'
import type { Lazy } from '../domain/lazy.ts'
import { poll } from '../domain/poll.ts'
import { Problem } from '../domain/problem.ts'
import { withoutFullStop } from '../domain/text.ts'

/** Milliseconds from one answer to the next question, and questions from one reading of the alias to the next. */
const interval = 1000
const questionsPerReading = 10

/** How long a deployment is watched. */
export interface DeploymentWatch {
  /** Milliseconds since the epoch. */
  deadline: number
  signal: AbortSignal
  /** Reads where the alias' traffic goes, a phrase for the log; what fails is left out. */
  route?: () => Promise<string>
}

/**
 * Watches a deployment until its end.
 *
 * @returns whether it has ended; false at the deadline, when CodeDeploy continues by itself
 * @throws Problem with CodeDeploy's own reason when it fails or is stopped
 */
export async function watchDeployment(
  codeDeploy: Lazy<CodeDeploy>,
  deploymentId: string,
  watch: DeploymentWatch,
): Promise<boolean> {
  const found = await askUntilOver(codeDeploy, deploymentId, watch)
  if (!isOver(found)) return false
  if (found.status === 'Succeeded') return true
  await waitForRollback(codeDeploy, found, watch)
  throw failed(deploymentId, found)
}

/** CodeDeploy rolls back by a deployment of its own. */
async function waitForRollback(
  codeDeploy: Lazy<CodeDeploy>,
  { rollbackInfo }: DeploymentInfo,
  watch: DeploymentWatch,
): Promise<void> {
  const id = rollbackInfo?.rollbackDeploymentId
  if (id !== undefined) await askUntilOver(codeDeploy, id, watch)
}

/** @returns the deployment when it has ended, or as it is at the deadline */
function askUntilOver(
  codeDeploy: Lazy<CodeDeploy>,
  deploymentId: string,
  { deadline, signal, route }: DeploymentWatch,
): Promise<DeploymentInfo | undefined> {
  let seen: string | undefined
  return poll({
    what: `CodeDeploy's deployment ${deploymentId}`,
    seen: (found: DeploymentInfo | undefined) => [found?.status, seen].filter(Boolean).join(', '),
    ...(Number.isFinite(deadline) && { latest: deadline }),
    ask: async (attempt) => {
      const found = await ask(codeDeploy, deploymentId)
      if (route && attempt % questionsPerReading === 0) seen = await route().catch(() => undefined)
      return found
    },
    until: (found) => isOver(found) || Date.now() + interval > deadline,
    interval,
    signal,
  })
}

/**
 * Stops a deployment, and lets CodeDeploy roll the alias back.
 *
 * @param deadline milliseconds since the epoch; without one the signal alone ends the wait
 * @throws Problem when CodeDeploy refuses, or has not stopped at the deadline
 */
export async function stopDeployment(
  codeDeploy: Lazy<CodeDeploy>,
  deploymentId: string,
  signal: AbortSignal,
  deadline = Number.POSITIVE_INFINITY,
): Promise<void> {
  try {
    const client = await codeDeploy()
    await client.stopDeployment({ deploymentId, autoRollbackEnabled: true })
  } catch (error) {
    if (!hasCode(error, 'DeploymentAlreadyCompletedException')) {
      throw explain(error, `Could not stop CodeDeploy's deployment ${deploymentId}`)
    }
  }
  const found = await askUntilOver(codeDeploy, deploymentId, { deadline, signal })
  if (isOver(found)) return waitForRollback(codeDeploy, found, { deadline, signal })
  throw new Problem({
    what: `CodeDeploy's deployment ${deploymentId} was asked to stop, and has not stopped within wait-timeout.`,
    remedy: 'Check it in the CodeDeploy console, or set a longer wait-timeout.',
  })
}

function isOver(found: DeploymentInfo | undefined): found is DeploymentInfo {
  return found?.status === 'Succeeded' || found?.status === 'Failed' || found?.status === 'Stopped'
}

/** @returns undefined when CodeDeploy could not answer just now */
async function ask(codeDeploy: Lazy<CodeDeploy>, deploymentId: string): Promise<DeploymentInfo | undefined> {
  try {
    const client = await codeDeploy()
    return (await client.getDeployment({ deploymentId })).deploymentInfo
  } catch (error) {
    if (isTransient(error)) return undefined
    throw explain(error, `Could not read CodeDeploy's deployment ${deploymentId}`)
  }
}

function failed(deploymentId: string, { status, errorInformation, rollbackInfo }: DeploymentInfo): Problem {
  const { code, message } = errorInformation ?? {}
  const reason = [code, message ?? rollbackInfo?.rollbackMessage].filter(Boolean).join(': ') || 'no reason given'
  return new Problem({
    what: `CodeDeploy's deployment ${deploymentId} ended ${status}: ${withoutFullStop(reason)}.`,
    remedy:
      'Check the deployment in the CodeDeploy console, correct the function or the deployment group, then deploy again.',
  })
}
