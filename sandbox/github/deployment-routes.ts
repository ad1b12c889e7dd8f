import type { JsonObject } from '../core/json.ts'
import { type Deployment, type DeploymentStatus, STATES, stateOf } from './deployments.ts'
import { invalid, notFound, Refusal } from './refusals.ts'
import type { Repository } from './repository.ts'
import type { Answer, Call, Route } from './route.ts'
import { ACTIONS, user } from './users.ts'

const READ = [{ deployments: 'read' }] as const
const WRITE = [{ deployments: 'write' }] as const

/**
 * GitHub Docs, REST API endpoints for deployments, deployment statuses and deployment environments. That a status can
 * give a deployment another environment is left out, and so is what becomes of the deployments of a deleted one.
 */
export const deploymentRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/deployments',
    operation: 'ListDeployments',
    permissions: READ,
    docs: 'deployments/deployments#list-deployments',
    answer({ repository, query }) {
      const filters = (['sha', 'ref', 'task', 'environment'] as const).map((name) => [name, query.get(name)] as const)
      const found = repository.deployments.all.filter((deployment) =>
        filters.every(([name, value]) => value === null || deployment[name] === value),
      )
      return { status: 200, list: found.toReversed().map((deployment) => shown(deployment, repository)) }
    },
  },
  {
    method: 'POST',
    path: '/deployments',
    operation: 'CreateDeployment',
    permissions: WRITE,
    docs: 'deployments/deployments#create-a-deployment',
    answer: create,
  },
  {
    method: 'DELETE',
    path: '/deployments/{id}',
    operation: 'DeleteDeployment',
    permissions: WRITE,
    docs: 'deployments/deployments#delete-a-deployment',
    answer({ repository: { deployments }, path }) {
      const deployment = deployments.find(path('id'))
      if (stateOf(deployment) !== 'inactive' && deployments.all.length > 1) {
        throw new Refusal(
          422,
          'We cannot delete an active deployment unless it is the only deployment in a given repository.',
        )
      }
      deployments.remove(deployment)
      return { status: 204 }
    },
  },
  {
    method: 'GET',
    path: '/deployments/{id}/statuses',
    operation: 'ListDeploymentStatuses',
    permissions: READ,
    docs: 'deployments/statuses#list-deployment-statuses',
    answer({ repository, path }) {
      const deployment = repository.deployments.find(path('id'))
      const newestFirst = deployment.statuses.toReversed()
      return { status: 200, list: newestFirst.map((status) => shownStatus(status, deployment, repository)) }
    },
  },
  {
    method: 'POST',
    path: '/deployments/{id}/statuses',
    operation: 'CreateDeploymentStatus',
    permissions: WRITE,
    docs: 'deployments/statuses#create-a-deployment-status',
    answer: createStatus,
  },
  {
    method: 'DELETE',
    path: '/environments/{name}',
    operation: 'DeleteEnvironment',
    // Which a workflow can't have.
    permissions: [{ administration: 'write' }],
    docs: 'deployments/environments#delete-an-environment',
    answer({ repository, path }) {
      if (!repository.deployments.all.some(({ environment }) => environment === path('name'))) throw notFound()
      return { status: 204 }
    },
  },
]

function create({ repository, body }: Call): Answer {
  const ref = text(body, 'ref')
  if (ref === undefined) throw new Refusal(422, 'Invalid request.\n\n"ref" wasn\'t supplied.')
  const commit = repository.history.resolve(ref)
  if (commit === undefined) throw new Refusal(422, `No ref found for: ${ref}`)
  // There are no commit statuses here, and the job that asks is itself a check that is not done.
  if (!Array.isArray(body.required_contexts) || body.required_contexts.length > 0) {
    const errors = [{ resource: 'Deployment', field: 'required_contexts', code: 'invalid', contexts: [] }]
    throw new Refusal(409, `Conflict: Commit status checks failed for ${ref}.`, { errors })
  }
  const main = repository.history.resolve('main')
  const ahead = main === undefined ? [] : (repository.history.compare(commit, main)?.ahead ?? [])
  if (body.auto_merge !== false && ahead.length > 0) {
    return { status: 202, body: { message: `Auto-merged main into ${ref} on deployment.` } }
  }
  const environment = text(body, 'environment') ?? 'production'
  const deployment = repository.deployments.add({
    sha: commit.sha,
    ref,
    task: text(body, 'task') ?? 'deploy',
    environment,
    description: text(body, 'description') ?? null,
    payload: body.payload ?? {},
    transient: body.transient_environment === true,
    production: flag(body.production_environment, environment === 'production'),
  })
  return { status: 201, body: shown(deployment, repository) }
}

function createStatus({ repository, path, body }: Call): Answer {
  const deployment = repository.deployments.find(path('id'))
  const state = STATES.find((one) => one === body.state)
  if (state === undefined) throw invalid('DeploymentStatus', 'state', 'inclusion')
  const description = text(body, 'description') ?? ''
  if (description.length > 140) {
    throw invalid('DeploymentStatus', 'description', 'custom', 'description is too long (maximum is 140 characters)')
  }
  const status = {
    state,
    description,
    environment: deployment.environment,
    environmentUrl: text(body, 'environment_url') ?? '',
    logUrl: text(body, 'log_url') ?? text(body, 'target_url') ?? '',
  }
  const made = repository.deployments.setStatus(deployment, status, flag(body.auto_inactive, true))
  return { status: 201, body: shownStatus(made, deployment, repository) }
}

function shown(deployment: Deployment, repository: Repository) {
  const { id, sha, ref, task, environment, description, payload, transient, production, createdAt, statuses } =
    deployment
  const url = `${repository.apiUrl}/deployments/${id}`
  return {
    url,
    id,
    sha,
    ref,
    task,
    payload,
    original_environment: environment,
    environment,
    description,
    creator: user(ACTIONS),
    created_at: createdAt,
    updated_at: statuses.at(-1)?.createdAt ?? createdAt,
    statuses_url: `${url}/statuses`,
    repository_url: repository.apiUrl,
    transient_environment: transient,
    production_environment: production,
  }
}

function shownStatus(status: DeploymentStatus, deployment: Deployment, repository: Repository) {
  const { id, state, description, environment, environmentUrl, logUrl, createdAt } = status
  const url = `${repository.apiUrl}/deployments/${deployment.id}`
  return {
    url: `${url}/statuses/${id}`,
    id,
    state,
    creator: user(ACTIONS),
    description,
    environment,
    environment_url: environmentUrl,
    log_url: logUrl,
    target_url: logUrl,
    created_at: createdAt,
    updated_at: createdAt,
    deployment_url: url,
    repository_url: repository.apiUrl,
  }
}

function text(body: JsonObject, name: string): string | undefined {
  const value = body[name]
  return typeof value === 'string' && value !== '' ? value : undefined
}

function flag(value: unknown, otherwise: boolean): boolean {
  return typeof value === 'boolean' ? value : otherwise
}
