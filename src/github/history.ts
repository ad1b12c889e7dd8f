import { shortCommit } from '../domain/text.ts'
import { githubAnswer } from './answer.ts'
import type { GitHubClient } from './client.ts'
import { ownerAndName } from './client.ts'
import { explainGitHub } from './explain.ts'

/**
 * Whether one commit comes after another in the repository's history, by GitHub's own word, as a shallow checkout
 * could not tell. Needs `contents: read`.
 *
 * @param repository `owner/name`
 * @param ancestor SHA of the earlier commit
 * @param candidate SHA of the commit that may be a descendant; a commit is none of itself
 * @returns undefined when GitHub does not know one of them, for example after a rebase
 * @throws Problem when GitHub does not answer
 */
export async function isDescendant(
  client: GitHubClient,
  repository: string,
  ancestor: string,
  candidate: string,
): Promise<boolean | undefined> {
  try {
    const { data } = await client.rest.repos.compareCommitsWithBasehead({
      ...ownerAndName(repository),
      basehead: `${ancestor}...${candidate}`,
      // Of the commits only the count is of interest.
      per_page: 1,
    })
    return data.status === 'ahead'
  } catch (error) {
    const answered = githubAnswer(error)
    // Both commits exist, without a common ancestor: the history was rewritten.
    if (answered?.status === 404) return answered.text.startsWith('No common ancestor') ? false : undefined
    throw explainGitHub(error, `Could not compare the commits ${shortCommit(ancestor)} and ${shortCommit(candidate)}`)
  }
}
