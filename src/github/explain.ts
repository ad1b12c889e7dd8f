import { Problem } from '../domain/problem.ts'
import { messageOf, withFullStop } from '../domain/text.ts'
import { type GitHubAnswer, githubAnswer } from './answer.ts'

/**
 * Says what GitHub's API refused, in its own words, and what to change.
 *
 * @param doing what was attempted, without a full stop, for example `Could not comment on pull request #7`
 * @returns a Problem; an error that is a Problem already is returned as it is
 */
export function explainGitHub(error: unknown, doing: string): Problem {
  if (error instanceof Problem) return error
  const answered = githubAnswer(error)
  if (answered === undefined) {
    return new Problem({ what: `${doing}: ${withFullStop(messageOf(error))}`, remedy: unreachable }, { cause: error })
  }
  const request = answered.requestId === undefined ? '' : ` (request ${answered.requestId})`
  const what = `${doing}: GitHub answered ${answered.status}, ${withFullStop(answered.text)}${request}`
  return new Problem({ what, remedy: remedyFor(answered) }, { cause: error })
}

const unreachable = 'Check that the runner reaches GITHUB_API_URL, and whether GitHub is up; then run the job again.'

// GitHub docs, "Troubleshooting the REST API" and "Automatic token authentication".
function remedyFor(answered: GitHubAnswer): string {
  const { status, resetAt, secondary } = answered
  if (resetAt !== undefined) {
    return `The requests of this hour are used up, which all jobs of the repository share: run the job again after ${clock(resetAt)}, or give github-token the token of a GitHub App.`
  }
  if (secondary !== undefined) {
    const { retryAfter } = secondary
    const when = retryAfter === undefined ? 'in a few minutes' : `in ${retryAfter} s or later`
    return `Too much was asked of GitHub at once: run the job again ${when}, and fewer jobs side by side.`
  }
  if (status === 401) {
    return "Give github-token a token that is valid, or leave it out: the workflow's own is the default."
  }
  if (status === 403) return permissionRemedy(answered.accepted)
  if (status === 404) {
    return "Check the names; of a private repository GitHub also says 'Not Found' to a token that may not see it."
  }
  return status >= 500 ? unreachable : 'Change what GitHub names, or report it as a bug of this action.'
}

function permissionRemedy(accepted: GitHubAnswer['accepted']): string {
  // GitHub docs, "Workflow syntax": permissions has no administration, which a GitHub App may have.
  const grantable = accepted.filter((set) => !('administration' in set))
  if (grantable.length === 0) {
    return accepted.length > 0
      ? "No workflow's token may do this: give github-token the token of a GitHub App that may."
      : 'Check what the token in github-token may do.'
  }
  const texts = grantable.map((set) =>
    Object.entries(set).map(([name, level]) => `${name.replaceAll('_', '-')}: ${level}`),
  )
  const needed = texts.map((set) => `'${set.join("' and '")}'`).join(' or ')
  const writes = grantable.some((set) => Object.values(set).includes('write'))
  const fork = writes ? ' On a pull request from a fork the token only reads, whatever they say.' : ''
  return `Add ${needed} to the job's permissions.${fork}`
}

function clock(time: Date): string {
  return `${time.toISOString().slice(11, 16)} UTC`
}
