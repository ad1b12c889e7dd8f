import type { Job } from './claims.ts'
import { type Comment, type CommentSeed, Comments } from './comments.ts'
import { type Deployment, type DeploymentSeed, type DeploymentState, Deployments, stateOf } from './deployments.ts'
import { type CommitSeed, History } from './history.ts'
import { handleOf, type PullRequestHandle, type PullRequestSeed, pullRequest } from './pull-requests.ts'
import type { DeploymentRecord } from './records.ts'
import type { Repository } from './repository.ts'

/** What a test does to a repository from behind. */
export interface RepositoryHandle {
  /** Adds commits, so that the API can tell how they stand to each other. @throws Error when a parent is not there */
  commits(list: readonly CommitSeed[]): void
  /** Sets a branch. @throws Error when the commit is not there */
  branch(name: string, sha: string): void
  pullRequest(seed: PullRequestSeed): PullRequestHandle
  /** Adds a comment, by default of a person. */
  comment(seed: CommentSeed): Comment
  /** The comments of an issue or pull request, oldest first. */
  comments(issue: number): Comment[]
  /** Adds a deployment without any rules. */
  deployment(seed: DeploymentSeed): Deployment
  /** What its organization knows of where its artifacts run, oldest first. */
  deploymentRecords(): DeploymentRecord[]
  /** Deployments with their present states, oldest first. */
  deployments(environment?: string): (Deployment & { state: DeploymentState })[]
}

/** All repositories. The job's is there from the start, with the job's commit. */
export class Repositories {
  readonly #repositories = new Map<string, Repository>()
  readonly #apiUrl: string
  readonly #job: Job

  constructor(apiUrl: string, job: Job) {
    this.#apiUrl = apiUrl
    this.#job = job
  }

  /** @param name `owner/name`, or the number */
  find(name: string): Repository | undefined {
    // The job may have changed since the last read.
    this.#ofJob()
    return this.#repositories.get(name) ?? [...this.#repositories.values()].find(({ id }) => String(id) === name)
  }

  handle(name: string): RepositoryHandle {
    return this.#handle(() => this.#obtain(name))
  }

  jobHandle(): RepositoryHandle {
    return this.#handle(() => this.#ofJob())
  }

  #ofJob(): Repository {
    const { repository, sha } = this.#job
    const found = this.#obtain(repository)
    if (!found.history.has(sha)) found.history.add([{ sha }])
    return found
  }

  #obtain(fullName: string): Repository {
    const { repository, repositoryId } = this.#job
    const made = this.#repositories.get(fullName) ?? {
      id: fullName === repository ? Number(repositoryId) : 900_000_000 + this.#repositories.size,
      fullName,
      apiUrl: `${this.#apiUrl}/repos/${fullName}`,
      htmlUrl: `https://github.com/${fullName}`,
      history: new History(),
      issues: new Set(),
      pulls: new Map(),
      comments: new Comments(),
      deployments: new Deployments(),
      records: [],
    }
    this.#repositories.set(fullName, made)
    return made
  }

  #handle(repository: () => Repository): RepositoryHandle {
    return {
      commits: (list) => repository().history.add(list),
      branch(name, sha) {
        const { history } = repository()
        if (!history.has(sha)) throw new Error(`There is no commit ${sha}`)
        history.branches.set(name, sha)
      },
      pullRequest: (seed) => {
        const { issues, pulls, ...rest } = repository()
        const pull = pullRequest(seed, rest.fullName, this.#job.sha)
        issues.add(pull.number)
        pulls.set(pull.number, pull)
        return handleOf(pull)
      },
      comment(seed) {
        const { issues, comments } = repository()
        issues.add(seed.issue)
        return { ...comments.add(seed) }
      },
      comments: (issue) => structuredClone(repository().comments.of(issue)),
      deployment: (seed) => structuredClone(seedDeployment(repository().deployments, seed, this.#job.sha)),
      deploymentRecords: () => structuredClone(repository().records),
      deployments(environment) {
        const all = repository().deployments.all.filter(
          (one) => environment === undefined || one.environment === environment,
        )
        return structuredClone(all.map((one) => ({ ...one, state: stateOf(one) })))
      },
    }
  }
}

function seedDeployment(deployments: Deployments, seed: DeploymentSeed, jobSha: string): Deployment {
  const { environment, sha = jobSha, task = 'deploy', state, environmentUrl = '', transient = false } = seed
  const { production = environment === 'production' } = seed
  const made = deployments.add({
    sha,
    ref: sha,
    task,
    environment,
    description: null,
    payload: {},
    transient,
    production,
  })
  const status = { description: '', environment, environmentUrl, logUrl: '' }
  if (state !== undefined) deployments.setStatus(made, { ...status, state }, false)
  return made
}
