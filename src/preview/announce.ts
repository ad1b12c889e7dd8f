import { type Lazy, lazy } from '../domain/lazy.ts'
import type { Preview } from '../domain/preview.ts'
import { environmentOf } from '../domain/preview.ts'
import { Problem } from '../domain/problem.ts'
import { isUncertain } from '../github/answer.ts'
import type { GitHubClient } from '../github/client.ts'
import { githubClient } from '../github/client.ts'
import { marker, putComment } from '../github/comments.ts'
import { createDeployment, deactivate, type StatusRequest, setDeploymentStatus } from '../github/deployments.ts'
import { getPullRequest, type PullRequestState } from '../github/pull-requests.ts'
import { type Context, runUrl } from '../inputs/context.ts'
import type { Inputs } from '../inputs/inputs.ts'
import { hurried } from '../session/cancellation.ts'
import type { Tools } from '../session/tools.ts'
import { about, type PreviewStatus, writeComment } from './comment.ts'
import { readMemory } from './memory.ts'
import type { PublicReason } from './public-reason.ts'
import type { RemovedPreview } from './remove.ts'
import type { RegionAfter } from './still-live.ts'

/** The pull request to notify, and the means for it. */
export interface NotifierOptions {
  preview: Preview
  /** Absent without a token. */
  client: Lazy<GitHubClient> | undefined
  /** Ends when the run is cancelled. */
  signal: AbortSignal
  /** One that still works then. */
  cleanupClient: Lazy<GitHubClient> | undefined
  /** Commit of the branch that the run is for. */
  headSha: string
  /** Of GitHub's deployments. */
  environment: string
  /** Page of the workflow's run. */
  runUrl: string
  warn: (text: string) => void
  /** Has the deployment while it has no end. */
  deployments: Tools['deployments']
  /** Has the comment while it has no end. */
  comments: Tools['comments']
}

/** Reports to the pull request what happens to its preview. Nothing here ever fails a deploy: an error is a warning, once. */
export interface Notifier {
  /** The pull request as it is now; undefined when GitHub does not answer. */
  pullRequest(): Promise<PullRequestState | undefined>
  /** Starts to report that a commit is being deployed, and does not wait for it. */
  building(): void
  ready(status: Extract<PreviewStatus, { phase: 'ready' }>): Promise<void>
  failed(reasons: readonly PublicReason[], after: readonly RegionAfter[]): Promise<void>
  /** Says what became of the preview, which may live on. */
  removed(reason: string, found: Pick<RemovedPreview, 'kept' | 'left'>): Promise<void>
  /** The run leaves the preview to the run of a newer commit. */
  leave(): Promise<void>
}

export function notifier(options: NotifierOptions): Notifier {
  const { preview, client, signal, cleanupClient, headSha, environment, runUrl, warn, deployments, comments } = options
  const { repository, number, of } = preview
  // preview-environment may be the same for all pull requests, and each of them has its own deployments.
  const target = { environment, task: `preview of ${of} for #${number}` }
  const refused = new Set<string>()
  let deployment: number | undefined
  // Reports are sent in order: a later one must not be overtaken by an earlier one.
  let queue: Promise<void> = Promise.resolve()
  const building = { number, of, commit: headSha }

  /** Without a permission, it warns once and does not try again. */
  async function attempt<T>(kind: string, work: (client: GitHubClient) => Promise<T>): Promise<T | undefined> {
    const github = signal.aborted ? cleanupClient : client
    if (refused.has(kind) || github === undefined) return undefined
    try {
      return await work(await github())
    } catch (error) {
      // It was under way when the run was cancelled.
      if (signal.aborted && github === client) return undefined
      if (!refused.has(kind))
        warn(error instanceof Problem ? error.message : `Could not report to the pull request: ${error}`)
      // A GitHub that could not be reached may answer the next time.
      if (!(error instanceof Problem && isUncertain(error.cause))) refused.add(kind)
      return undefined
    }
  }

  const ask = () => attempt('pull request', (github) => getPullRequest(github, repository, number))

  /** A run for an older commit does not overwrite the comment of the newest one. */
  async function comment(status: PreviewStatus): Promise<void> {
    const now = status.phase === 'removed' ? undefined : await ask()
    await attempt('comment', (github) =>
      putComment(github, { repository, number }, marker(about(preview)), (present) => {
        const before = readMemory(present)
        const newer = now !== undefined && now.headSha !== headSha && before?.commit === now.headSha
        // A pull request without a comment about its preview needs none about its removal.
        const needless = present === '' && status.phase === 'removed'
        return newer || needless ? undefined : writeComment(preview, status, before, runUrl)
      }),
    )
  }

  async function setStatus(request: StatusRequest): Promise<void> {
    const id = deployment
    if (id === undefined) return
    await attempt('deployment', async (github) => {
      await setDeploymentStatus(github, repository, id, { ...request, logUrl: runUrl })
      if (request.state !== 'in_progress') deployments.remove(id)
    })
  }

  const retire = (except?: number) => attempt('deployment', (github) => deactivate(github, repository, target, except))

  function tell(work: () => Promise<void>): Promise<void> {
    queue = queue.then(work)
    return queue
  }

  /** What could not be told is not told by post, which knows less. */
  const tellEnd = (work: () => Promise<void>) => tell(() => work().finally(() => comments.remove(building)))

  if (client === undefined) {
    warn(
      `github-token is empty: pull request #${number} gets no comment about its preview, and this run does not know whether it is open.`,
    )
  }
  return {
    pullRequest: ask,
    building: () =>
      void tell(async () => {
        comments.add(building)
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
        if (deployment !== undefined) deployments.add(deployment)
        await setStatus({ state: 'in_progress' })
      }),
    ready: (status) =>
      tellEnd(async () => {
        await comment(status)
        const environmentUrl = status.regions[0]?.url
        await setStatus({ state: 'success', ...(environmentUrl && { environmentUrl }) })
        if (deployment !== undefined) await retire(deployment)
      }),
    failed: (reasons, after) =>
      tellEnd(async () => {
        await comment({ phase: 'failed', commit: headSha, reasons, after })
        const description = reasons.map(({ what, remedy }) => `${what} ${remedy}`)[0] ?? ''
        await setStatus({ state: 'failure', description })
      }),
    removed: (reason, { kept, left }) =>
      tellEnd(async () => {
        await comment({ phase: 'removed', commit: headSha, reason, kept, left })
        if (left.length === 0) await retire()
      }),
    leave: () => tellEnd(() => setStatus({ state: 'inactive', description: 'Replaced by a newer commit' })),
  }
}

/** The notifier of a run. */
export function notifierFor(
  preview: Preview,
  headSha: string,
  {
    context,
    inputs: {
      githubToken: token,
      preview: { environment },
    },
  }: { context: Context; inputs: Inputs },
  {
    signal,
    log,
    debug,
    warn,
    deployments,
    comments,
  }: Pick<Tools, 'signal' | 'log' | 'debug' | 'warn' | 'deployments' | 'comments'>,
): Notifier {
  const clientWith = (ending: () => AbortSignal) =>
    token === undefined ? undefined : lazy(() => githubClient({ token, signal: ending(), log, debug }))
  return notifier({
    preview,
    headSha,
    environment: environmentOf(preview, environment),
    runUrl: runUrl(context),
    client: clientWith(() => signal),
    signal,
    // Its time starts with its first use.
    cleanupClient: clientWith(() => AbortSignal.timeout(hurried.tell)),
    warn,
    deployments,
    comments,
  })
}
