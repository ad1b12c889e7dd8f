import { now } from './users.ts'

/** A pull request to have. */
export interface PullRequestSeed {
  number: number
  /** Default `open`. */
  state?: 'open' | 'closed'
  /** Default the job's commit on branch `feature-<number>` of the repository itself. */
  head?: {
    sha?: string
    ref?: string
    /** `owner/name` of a fork; null when the fork was deleted. */
    repo?: string | null
  }
  /** Default branch `main`. */
  base?: { sha?: string; ref?: string }
  merged?: boolean
  title?: string
  /** Login; default `octocat`. */
  user?: string
  draft?: boolean
}

/** A pull request that a test has in its hand. */
export interface PullRequestHandle {
  readonly number: number
  close(): void
  reopen(): void
  merge(): void
  /** Moves the head. */
  push(sha: string): void
}

export interface PullRequest {
  number: number
  state: 'open' | 'closed'
  head: { sha: string; ref: string; repo: string | null }
  base: { sha: string; ref: string }
  mergedAt: string | null
  closedAt: string | null
  createdAt: string
  updatedAt: string
  title: string
  user: string
  draft: boolean
}

/** `repository` as `owner/name`; `sha` for what the seed says nothing of. */
export function pullRequest(seed: PullRequestSeed, repository: string, sha: string): PullRequest {
  const { number, merged = false, state = merged ? 'closed' : 'open', head = {}, base = {} } = seed
  const { title = `Pull request ${number}`, user = 'octocat', draft = false } = seed
  const at = now()
  return {
    number,
    state,
    head: { sha, ref: `feature-${number}`, repo: repository, ...head },
    base: { sha, ref: 'main', ...base },
    mergedAt: merged ? at : null,
    closedAt: state === 'closed' ? at : null,
    createdAt: at,
    updatedAt: at,
    title,
    user,
    draft,
  }
}

export function handleOf(pull: PullRequest): PullRequestHandle {
  const change = (members: Partial<PullRequest>) => void Object.assign(pull, members, { updatedAt: now() })
  return {
    number: pull.number,
    close: () => change({ state: 'closed', closedAt: now() }),
    reopen: () => change({ state: 'open', closedAt: null }),
    merge: () => change({ state: 'closed', closedAt: now(), mergedAt: now() }),
    push: (sha) => change({ head: { ...pull.head, sha } }),
  }
}
