import { notFound } from './refusals.ts'
import { now } from './users.ts'

export type DeploymentState = (typeof STATES)[number]

export const STATES = ['error', 'failure', 'inactive', 'in_progress', 'queued', 'pending', 'success'] as const

export interface DeploymentStatus {
  id: number
  state: DeploymentState
  description: string
  environment: string
  environmentUrl: string
  logUrl: string
  createdAt: string
}

/** A deployment, as far as tests read it. */
export interface Deployment {
  id: number
  sha: string
  ref: string
  task: string
  environment: string
  description: string | null
  payload: unknown
  transient: boolean
  production: boolean
  createdAt: string
  /** Oldest first. */
  statuses: DeploymentStatus[]
}

/** A deployment to have. */
export interface DeploymentSeed {
  environment: string
  /** Default the job's commit. */
  sha?: string
  /** Default `deploy`. */
  task?: string
  /** Of its one status; without it has none. */
  state?: DeploymentState
  environmentUrl?: string
  transient?: boolean
  /** Default: whether the environment is called `production`. */
  production?: boolean
}

/** The state of the newest status; a deployment without one is pending. */
export function stateOf({ statuses }: Deployment): DeploymentState {
  return statuses.at(-1)?.state ?? 'pending'
}

/** The deployments of a repository, oldest first. */
export class Deployments {
  readonly all: Deployment[] = []
  #lastId = 1_600_000_000

  add(members: Omit<Deployment, 'id' | 'createdAt' | 'statuses'>): Deployment {
    const deployment = { ...members, id: this.#nextId(), createdAt: now(), statuses: [] }
    this.all.push(deployment)
    return deployment
  }

  /** @throws Refusal 404 */
  find(id: string): Deployment {
    const found = this.all.find((deployment) => String(deployment.id) === id)
    if (found === undefined) throw notFound()
    return found
  }

  remove(deployment: Deployment): void {
    this.all.splice(this.all.indexOf(deployment), 1)
  }

  /**
   * Adds a status. With `autoInactive`, a success makes those before it inactive that succeeded in the same environment
   * and are neither transient nor of production (GitHub Docs, "Create a deployment status").
   */
  setStatus(
    deployment: Deployment,
    status: Omit<DeploymentStatus, 'id' | 'createdAt'>,
    autoInactive: boolean,
  ): DeploymentStatus {
    const made = { ...status, id: this.#nextId(), createdAt: now() }
    deployment.statuses.push(made)
    if (status.state === 'success' && autoInactive) {
      for (const other of this.all.slice(0, this.all.indexOf(deployment))) {
        if (other.environment !== status.environment || other.transient || other.production) continue
        if (stateOf(other) !== 'success') continue
        const inactive = {
          state: 'inactive',
          environment: other.environment,
          description: '',
          environmentUrl: '',
          logUrl: '',
        } as const
        this.setStatus(other, inactive, false)
      }
    }
    return made
  }

  #nextId(): number {
    this.#lastId += 1
    return this.#lastId
  }
}
