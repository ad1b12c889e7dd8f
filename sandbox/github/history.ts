/** A commit to have. Parents must be there already, or come in the same list. */
export interface CommitSeed {
  sha: string
  /** SHAs; default none. */
  parents?: readonly string[]
  message?: string
}

export interface Commit {
  sha: string
  parents: readonly string[]
  message: string
}

/** How two commits stand to each other, as the API tells it. */
export interface Comparison {
  status: 'identical' | 'ahead' | 'behind' | 'diverged'
  /** What the head has and the base has not, parents before children. */
  ahead: Commit[]
  behind: Commit[]
  mergeBase: Commit
}

/** Commits and branches of a repository. Their trees are left out. */
export class History {
  readonly #commits = new Map<string, Commit>()
  /** SHAs by branch. */
  readonly branches = new Map<string, string>()

  /** @throws Error when a parent is not there */
  add(seeds: readonly CommitSeed[]): void {
    for (const { sha, parents = [], message = `Commit ${sha.slice(0, 7)}` } of seeds) {
      this.#commits.set(sha, { sha, parents, message })
    }
    for (const { sha, parents = [] } of seeds) {
      const missing = parents.find((parent) => !this.#commits.has(parent))
      if (missing !== undefined) throw new Error(`Commit ${sha} has a parent that was not added: ${missing}`)
    }
  }

  has(sha: string): boolean {
    return this.#commits.has(sha)
  }

  /** The commit of a branch or SHA; abbreviated SHAs and tags are not understood. */
  resolve(reference: string): Commit | undefined {
    return this.#commits.get(this.branches.get(reference.replace(/^(?:refs\/)?heads\//, '')) ?? reference)
  }

  /** @returns undefined when the two have no history in common */
  compare(base: Commit, head: Commit): Comparison | undefined {
    const ofBase = this.#ancestry(base)
    const ofHead = this.#ancestry(head)
    const [mergeBase] = this.#heads([...ofHead].filter((commit) => ofBase.has(commit)))
    if (mergeBase === undefined) return undefined
    const ahead = [...ofHead].filter((commit) => !ofBase.has(commit))
    const behind = [...ofBase].filter((commit) => !ofHead.has(commit))
    return { status: statusOf(ahead.length, behind.length), ahead, behind, mergeBase }
  }

  /** A commit and all before it, parents before children. */
  #ancestry(tip: Commit): Set<Commit> {
    const seen = new Set<Commit>()
    // Without recursion: a history may be longer than the stack.
    const stack = [{ commit: tip, entered: false }]
    for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
      const { commit, entered } = top
      if (entered) seen.add(commit)
      else if (!seen.has(commit)) {
        stack.push({ commit, entered: true })
        for (const parent of this.#parents(commit))
          if (!seen.has(parent)) stack.push({ commit: parent, entered: false })
      }
    }
    return seen
  }

  /** Those of a set that is closed under parents that are no parent of another in it. */
  #heads(commits: readonly Commit[]): Commit[] {
    const parents = new Set(commits.flatMap((commit) => this.#parents(commit)))
    return commits.filter((commit) => !parents.has(commit))
  }

  #parents(commit: Commit): Commit[] {
    return commit.parents.flatMap((sha) => this.#commits.get(sha) ?? [])
  }
}

function statusOf(ahead: number, behind: number): Comparison['status'] {
  if (ahead > 0 && behind > 0) return 'diverged'
  if (ahead > 0) return 'ahead'
  return behind > 0 ? 'behind' : 'identical'
}
