import { githubAnswer } from './answer.ts'
import type { GitHubClient } from './client.ts'
import { explainGitHub } from './errors.ts'

/**
 * Whether one commit comes after another in the repository's history, by GitHub's own word, as a shallow checkout
 * could not tell. Needs `contents: read`.
 *
 * @param repository `owner/name`
 * @param ancestor SHA of the earlier commit
 * @param candidate SHA of the commit that may be a descendant; a commit is none of itself
 * @returns undefined when GitHub does not know one of them, for example after a rebase
 * @throws Problem when GitHub does not tell
 */
export async function isDescendant(
  client: GitHubClient,
  repository: string,
  ancestor: string,
  candidate: string,
): Promise<boolean | undefined> {
  try {
    const basehead = `${ancestor}...${candidate}`
    const { data } = await client.rest.repos.compareCommitsWithBasehead({ ...split(repository), basehead, per_page: 1 })
    return data.status === 'ahead'
  } catch (error) {
    const answered = githubAnswer(error)
    // Both are there, with nothing in common: a history that was begun anew.
    if (answered?.status === 404) return answered.text.startsWith('No common ancestor') ? false : undefined
    throw explainGitHub(error, `Could not compare the commits ${short(ancestor)} and ${short(candidate)}`)
  }
}

/** `owner/name` as the client's operations take it. */
export function split(repository: string): { owner: string; repo: string } {
  const [owner = '', repo = ''] = repository.split('/')
  return { owner, repo }
}

function short(sha: string): string {
  return sha.slice(0, 7)
}
