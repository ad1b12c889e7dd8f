import { Problem } from '../domain/problem.ts'
import type { Context, PullRequest } from '../inputs/context.ts'

/** What a run with `preview` is for. */
export type Intent =
  | { kind: 'deploy'; pullRequest: PullRequest }
  | { kind: 'remove'; pullRequest: PullRequest }
  | { kind: 'sweep' }
  /** Nothing can be done, and nothing is wrong. */
  | { kind: 'nothing'; notice: string }

/**
 * Decides from the event what to do with previews.
 *
 * @param failForks whether a pull request from a fork is an error
 * @throws Problem for events that are not about pull requests
 */
export function previewIntent(context: Context, failForks: boolean): Intent {
  const { eventName, pullRequest, fork, idTokenAvailable } = context
  if (eventName === 'schedule' || eventName === 'workflow_dispatch') return { kind: 'sweep' }
  if ((eventName !== 'pull_request' && eventName !== 'pull_request_target') || pullRequest === undefined) {
    throw new Problem({
      what: `preview: the event '${eventName}' is not about a pull request.`,
      remedy:
        'Run this step on pull_request (or pull_request_target), and on schedule or workflow_dispatch to sweep; ' +
        "for other events set preview to 'false'.",
    })
  }
  if (fork && eventName === 'pull_request' && !idTokenAvailable) {
    if (failForks) throw new Problem({ what: forkReason(pullRequest), remedy: forkRemedy })
    return { kind: 'nothing', notice: `${forkReason(pullRequest)} Nothing was deployed.` }
  }
  return { kind: pullRequest.open ? 'deploy' : 'remove', pullRequest }
}

function forkReason({ number }: PullRequest): string {
  return `Pull request #${number} comes from a fork, and GitHub gives its jobs no OIDC token and no secrets: it has no preview.`
}

const forkRemedy = "Push the branch to the repository itself, or set preview-fork to 'notice': the step then succeeds."
