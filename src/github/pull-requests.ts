import { githubAnswer } from './answer.ts'
import type { GitHubClient } from './client.ts'
import { ownerAndName } from './client.ts'
import { explainGitHub } from './explain.ts'

/** A pull request as it is now. */
export interface PullRequestState {
  open: boolean
  /** Newest commit of its branch. */
  headSha: string
}

/**
 * Reads a pull request. Needs `pull-requests: read`.
 *
 * @param repository `owner/name`
 * @returns undefined when there is none with this number
 * @throws Problem when GitHub does not answer
 */
export async function getPullRequest(
  client: GitHubClient,
  repository: string,
  number: number,
): Promise<PullRequestState | undefined> {
  try {
    const { data } = await client.rest.pulls.get({ ...ownerAndName(repository), pull_number: number })
    return { open: data.state === 'open', headSha: data.head.sha }
  } catch (error) {
    if (githubAnswer(error)?.status === 404) return undefined
    throw explainGitHub(error, `Could not read pull request #${number} of ${repository}`)
  }
}
