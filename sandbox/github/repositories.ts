import type { Job } from './claims.ts'
import { type CommitSeed, History } from './history.ts'
import type { Repository } from './repository.ts'

/** What a test does to a repository from behind. */
export interface RepositoryHandle {
  /** Adds commits, so that the API can tell how they stand to each other. @throws Error when a parent is not there */
  commits(list: readonly CommitSeed[]): void
  /** Sets a branch. @throws Error when the commit is not there */
  branch(name: string, sha: string): void
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
    // The job may have changed since the last look.
    this.#ofJob()
    return this.#repositories.get(name) ?? [...this.#repositories.values()].find(({ id }) => String(id) === name)
  }

  handle(name: string): RepositoryHandle {
    return handleOf(() => this.#obtain(name))
  }

  jobHandle(): RepositoryHandle {
    return handleOf(() => this.#ofJob())
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
    }
    this.#repositories.set(fullName, made)
    return made
  }
}

function handleOf(repository: () => Repository): RepositoryHandle {
  return {
    commits: (list) => repository().history.add(list),
    branch(name, sha) {
      const { history } = repository()
      if (!history.has(sha)) throw new Error(`There is no commit ${sha}`)
      history.branches.set(name, sha)
    },
  }
}
