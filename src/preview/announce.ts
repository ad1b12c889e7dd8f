import type { Preview } from '../domain/preview.ts'
import { Problem } from '../domain/problem.ts'
import { isUncertain } from '../github/answer.ts'
import type { GitHubClient } from '../github/client.ts'
import { marker, putComment } from '../github/comments.ts'
import { createDeployment, deactivate, type StatusRequest, setDeploymentStatus } from '../github/deployments.ts'
import { getPullRequest, type PullRequestState } from '../github/pull-requests.ts'
import { about, readMemory, type Told, writeComment } from './comment.ts'

/** Whom to tell what, and as whom. */
export interface Audience {
  preview: Preview
  /** Absent without a token. */
  client: GitHubClient | undefined
  /** Ends when the run is cancelled. */
  signal: AbortSignal
  /** One that still works then. */
  rescue: () => GitHubClient | undefined
  /** Commit of the branch that the run is for. */
  headSha: string
  /** Of GitHub's deployments. */
  environment: string
  /** Page of the workflow's run. */
  runUrl: string
  warn: (text: string) => void
}

/** Tells the pull request what becomes of its preview. Nothing here ever fails a deploy: what does not work is a warning, once. */
export interface Announcer {
  /** The pull request as it is now; undefined when GitHub does not tell. */
  pullRequest(): Promise<PullRequestState | undefined>
  /** Begins to tell that a commit is on its way, and does not wait for it. */
  begin(): void
  ready(told: Extract<Told, { phase: 'ready' }>): Promise<void>
  failed(reason: string): Promise<void>
  removed(reason: string, kept: readonly string[]): Promise<void>
  /** The run leaves the preview to another one. */
  leave(): Promise<void>
}

export function announcer(audience: Audience): Announcer {
  const { preview, client, signal, rescue, headSha, environment, runUrl, warn } = audience
  const { repository, number, of } = preview
  // preview-environment may be the same for all pull requests, of which none speaks for another's deployments.
  const target = { environment, task: `preview of ${of} for #${number}` }
  const refused = new Set<string>()
  let deployment: number | undefined
  // What is told comes in order: a later word must not be overtaken by an earlier one.
  let queue: Promise<void> = Promise.resolve()

  /** Without the right to do a thing, it is said once and tried no more. */
  async function attempt<T>(kind: string, work: (client: GitHubClient) => Promise<T>): Promise<T | undefined> {
    const github = signal.aborted ? rescue() : client
    if (refused.has(kind) || github === undefined) return undefined
    try {
      return await work(github)
    } catch (error) {
      // It was under way when the run was cancelled.
      if (signal.aborted && github === client) return undefined
      if (!refused.has(kind))
        warn(error instanceof Problem ? error.message : `The pull request could not be told: ${error}`)
      // Whoever was only out of reach may answer the next time.
      if (!(error instanceof Problem && isUncertain(error.cause))) refused.add(kind)
      return undefined
    }
  }

  const ask = () => attempt('pull request', (github) => getPullRequest(github, repository, number))

  /** A run for an older commit does not talk over that of the newest one. */
  async function comment(told: Told): Promise<void> {
    const now = told.phase === 'removed' ? undefined : await ask()
    await attempt('comment', (github) =>
      putComment(github, { repository, number }, marker(about(preview)), (present) => {
        const before = readMemory(present)
        const newer = now !== undefined && now.headSha !== headSha && before?.commit === now.headSha
        // Of a preview that nobody was told of, nobody need hear that it is gone.
        const needless = present === '' && told.phase === 'removed'
        return newer || needless ? undefined : writeComment(preview, told, before, runUrl)
      }),
    )
  }

  async function status(request: StatusRequest): Promise<void> {
    const id = deployment
    if (id === undefined) return
    await attempt('deployment', (github) => setDeploymentStatus(github, repository, id, { ...request, logUrl: runUrl }))
  }

  const retire = (except?: number) => attempt('deployment', (github) => deactivate(github, repository, target, except))

  function tell(work: () => Promise<void>): Promise<void> {
    queue = queue.then(work)
    return queue
  }

  if (client === undefined) {
    warn(
      `github-token is empty: pull request #${number} is not told of its preview, and nobody knows whether it is open.`,
    )
  }
  return {
    pullRequest: ask,
    begin: () =>
      void tell(async () => {
        await comment({ phase: 'building', commit: headSha })
        deployment = await attempt('deployment', (github) =>
          createDeployment(github, repository, {
            ...target,
            ref: headSha,
            description: `Preview of ${of}`,
            transient: true,
            production: false,
          }),
        )
        await status({ state: 'in_progress' })
      }),
    ready: (told) =>
      tell(async () => {
        await comment(told)
        const environmentUrl = told.regions[0]?.url
        await status({ state: 'success', ...(environmentUrl && { environmentUrl }) })
        if (deployment !== undefined) await retire(deployment)
      }),
    failed: (reason) =>
      tell(async () => {
        await comment({ phase: 'failed', commit: headSha, reason })
        await status({ state: 'failure', description: reason.split('\n')[0] ?? '' })
      }),
    removed: (reason, kept) =>
      tell(async () => {
        await comment({ phase: 'removed', commit: headSha, reason, kept })
        await retire()
      }),
    leave: () => tell(() => status({ state: 'inactive', description: 'A newer commit has taken its place' })),
  }
}
