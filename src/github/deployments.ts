import { cut } from '../domain/text.ts'
import type { GitHubClient } from './client.ts'
import { ownerAndName } from './client.ts'
import { explainGitHub } from './explain.ts'

/** GitHub docs, "Create a deployment status": characters that a description has at most. */
const longestDescription = 140

/** What is deployed, and to where. */
export interface DeploymentRequest {
  /** SHA, branch or tag. */
  ref: string
  /** GitHub makes an environment that is not there yet. */
  environment: string
  /** What is deployed to it, where that is one of several things. */
  task?: string
  description?: string
  /** Whether the environment is temporary, as that of a preview. */
  transient: boolean
  production: boolean
}

export interface StatusRequest {
  state: 'in_progress' | 'success' | 'failure' | 'error' | 'inactive'
  /** Where what was deployed is to be seen. */
  environmentUrl?: string
  /** The run. */
  logUrl?: string
  /** GitHub takes 140 characters: a longer one is cut. */
  description?: string
}

/**
 * Creates a deployment on GitHub. Needs `deployments: write`.
 *
 * @returns its id
 * @throws Problem when GitHub refuses, or does not say whether it made one
 */
export async function createDeployment(
  client: GitHubClient,
  repository: string,
  { ref, environment, task, description, transient, production }: DeploymentRequest,
): Promise<number> {
  try {
    const { data } = await client.rest.repos.createDeployment({
      ...ownerAndName(repository),
      ref,
      environment,
      ...(task !== undefined && { task }),
      transient_environment: transient,
      production_environment: production,
      // GitHub would else merge the default branch into what is deployed, and wait for the very job that asks.
      auto_merge: false,
      required_contexts: [],
      ...(description !== undefined && { description: cut(description, longestDescription) }),
    })
    if (!('id' in data)) throw new Error(data.message ?? 'GitHub made no deployment')
    return data.id
  } catch (error) {
    throw explainGitHub(error, `Could not create a deployment to ${environment} in ${repository}`)
  }
}

/**
 * Adds a status to a deployment. A success makes earlier deployments to the environment inactive, unless they are
 * transient or of production (GitHub docs, "Create a deployment status").
 *
 * @throws Problem when GitHub refuses
 */
export async function setDeploymentStatus(
  client: GitHubClient,
  repository: string,
  id: number,
  { state, environmentUrl, logUrl, description }: StatusRequest,
): Promise<void> {
  try {
    await client.rest.repos.createDeploymentStatus({
      ...ownerAndName(repository),
      deployment_id: id,
      state,
      ...(environmentUrl !== undefined && { environment_url: environmentUrl }),
      ...(logUrl !== undefined && { log_url: logUrl }),
      ...(description !== undefined && { description: cut(description, longestDescription) }),
      // The same status twice does no harm.
      request: { retries: 3 },
    })
  } catch (error) {
    throw explainGitHub(error, `Could not set the status of deployment ${id} in ${repository} to ${state}`)
  }
}

/**
 * Makes all deployments to an environment inactive that are not yet, as that of a preview that was removed: the
 * environment itself no workflow's token may delete.
 *
 * @param except id of the one to leave active
 * @returns ids of those that were active, newest first
 * @throws Problem when GitHub refuses
 */
export async function deactivate(
  client: GitHubClient,
  repository: string,
  { environment, task }: Pick<DeploymentRequest, 'environment' | 'task'>,
  except?: number,
): Promise<number[]> {
  const active = (await activeDeployments(client, repository, environment, task)).filter((id) => id !== except)
  for (const id of active) await setDeploymentStatus(client, repository, id, { state: 'inactive' })
  return active
}

async function activeDeployments(
  client: GitHubClient,
  repository: string,
  environment: string,
  task: string | undefined,
): Promise<number[]> {
  try {
    const names = ownerAndName(repository)
    const { listDeployments, listDeploymentStatuses } = client.rest.repos
    const all = await client.paginate(listDeployments, {
      ...names,
      environment,
      ...(task !== undefined && { task }),
      per_page: 100,
    })
    const active = all.map(async ({ id }) => {
      const { data } = await listDeploymentStatuses({ ...names, deployment_id: id, per_page: 1 })
      return data[0]?.state === 'inactive' ? [] : [id]
    })
    return (await Promise.all(active)).flat()
  } catch (error) {
    throw explainGitHub(error, `Could not list the deployments to ${environment} in ${repository}`)
  }
}

/** A deployment on GitHub, and the page of the run that made it. */
interface PendingDeployment {
  /** `owner/name` */
  repository: string
  id: number
  logUrl: string
}

/**
 * Ends a deployment whose run was killed, with the state `error`. One that is not in progress, or is another run's, is
 * left as it is.
 *
 * @returns whether it was ended
 * @throws Problem when GitHub refuses
 */
export async function endPending(client: GitHubClient, pending: PendingDeployment): Promise<boolean> {
  const { repository, id, logUrl } = pending
  const latest = await latestStatus(client, pending)
  if (latest?.state !== 'in_progress' || latest.log_url !== logUrl) return false
  const description = 'The run was ended before it could tell how the deploy ended'
  await setDeploymentStatus(client, repository, id, { state: 'error', logUrl, description })
  return true
}

async function latestStatus(client: GitHubClient, { repository, id }: PendingDeployment) {
  try {
    const request = { ...ownerAndName(repository), deployment_id: id, per_page: 1 }
    return (await client.rest.repos.listDeploymentStatuses(request)).data[0]
  } catch (error) {
    throw explainGitHub(error, `Could not read the status of deployment ${id} in ${repository}`)
  }
}
