import { readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { resolve } from 'node:path'
import { member, parseJson } from '../domain/json.ts'
import { Problem } from '../domain/problem.ts'
import { messageOf, withFullStop } from '../domain/text.ts'
import type { Checkout } from './checkout.ts'
import type { Workplace } from './files.ts'

/** The runner's environment and the event, read once. Tests write it as a literal. */
export interface Context extends Workplace {
  /** `owner/name`; empty outside of a workflow. */
  repository: string
  /** GITHUB_SHA, the commit that the workflow runs for, 40 hexadecimal digits; empty outside of a workflow. */
  sha: string
  ref: string
  runId: string
  eventName: string
  /** Another than `https://github.com` on GitHub Enterprise. */
  serverUrl: string
  /** AWS_REGION, then AWS_DEFAULT_REGION. */
  ambientRegion?: string
  /** Whether the job may ask for an OIDC token. */
  idTokenAvailable: boolean
  /** Whether the environment names AWS credentials. */
  ambientCredentials?: true
  /** Whether the runner is no machine of GitHub's: it may have credentials that no variable names. */
  selfHosted?: true
  /** Whose action the run is, also when another person runs it again: a login. */
  actor?: string
  /** The action as the step names it, `owner/name@ref`; absent for a path of the checkout. */
  action?: string
  /** Whether another program than GitHub's own runner runs the step. */
  elsewhere?: true
  /** Whether the event is a pull request whose head is in another repository. */
  fork: boolean
  /** The pull request that the event is about. */
  pullRequest?: PullRequest
  /** What is checked out where the build's context is, when it is a checkout. */
  checkout?: Checkout
  /** What came before an event that follows another run, or a commit's checks. */
  cause?: Cause
}

/** The run of the workflow, as far as it has one. */
export type WorkflowRun = Pick<Context, 'serverUrl' | 'repository' | 'sha' | 'runId'>

/** The page of the workflow's run. */
export function runUrl({ serverUrl, repository, runId }: Omit<WorkflowRun, 'sha'>): string {
  return `${serverUrl}/${repository}/actions/runs/${runId}`
}

/** What an event follows, as far as it tells (GitHub docs, "Webhook events and payloads"). */
export interface Cause {
  /** The event of the run before, of workflow_run. */
  event?: string
  /** `owner/name` of the repository that the commit is from, of workflow_run. */
  repository?: string
  /** The commit, of workflow_run, check_run, check_suite and status. */
  commit?: string
}

/** A pull request as it was when its event happened. */
export interface PullRequest {
  number: number
  open: boolean
  /** Newest commit of its branch, 40 hexadecimal digits; GITHUB_SHA is that of a merge. */
  headSha: string
}

type Environment = Readonly<Record<string, string | undefined>>

// GitHub docs, "Store information in variables": the default environment variables.
export function readContext(env: Environment, readEvent: (path: string) => string = readText): Context {
  const ambientRegion = env.AWS_REGION || env.AWS_DEFAULT_REGION
  const event: unknown = env.GITHUB_EVENT_PATH ? parseEvent(readEvent(env.GITHUB_EVENT_PATH)) : undefined
  const pullRequest = readPullRequest(event)
  const cause = readCause(event, env.GITHUB_EVENT_NAME ?? '')
  return {
    repository: env.GITHUB_REPOSITORY ?? '',
    sha: env.GITHUB_SHA ?? '',
    ref: env.GITHUB_REF ?? '',
    runId: env.GITHUB_RUN_ID ?? '',
    eventName: env.GITHUB_EVENT_NAME ?? '',
    serverUrl: env.GITHUB_SERVER_URL || 'https://github.com',
    workspace: resolve(env.GITHUB_WORKSPACE || '.'),
    temporaryDirectory: env.RUNNER_TEMP || tmpdir(),
    idTokenAvailable: Boolean(env.ACTIONS_ID_TOKEN_REQUEST_URL && env.ACTIONS_ID_TOKEN_REQUEST_TOKEN),
    fork: headIsElsewhere(event),
    ...(namesCredentials(env) && { ambientCredentials: true }),
    ...(env.RUNNER_ENVIRONMENT === 'self-hosted' && { selfHosted: true }),
    ...(env.GITHUB_ACTOR && { actor: env.GITHUB_ACTOR }),
    ...(env.GITHUB_ACTION_REPOSITORY && {
      action: `${env.GITHUB_ACTION_REPOSITORY}@${env.GITHUB_ACTION_REF || 'v1'}`,
    }),
    ...(isElsewhere(env) && { elsewhere: true }),
    ...(ambientRegion && { ambientRegion }),
    ...(pullRequest && { pullRequest }),
    ...(cause && { cause }),
  }
}

/** AWS SDKs and Tools reference guide, "Settings reference": the role of a machine has no variable. */
function namesCredentials(env: Environment): boolean {
  const names = ['AWS_ACCESS_KEY_ID', 'AWS_PROFILE', 'AWS_WEB_IDENTITY_TOKEN_FILE']
  const ofContainer = ['AWS_CONTAINER_CREDENTIALS_RELATIVE_URI', 'AWS_CONTAINER_CREDENTIALS_FULL_URI']
  return [...names, ...ofContainer].some((name) => Boolean(env[name]))
}

/** Programs that run workflows elsewhere say so, and that they are GitHub's runner as well: act, Gitea, Forgejo. */
function isElsewhere(env: Environment): boolean {
  return (
    env.GITHUB_ACTIONS !== 'true' || ['ACT', 'GITEA_ACTIONS', 'FORGEJO_ACTIONS'].some((name) => env[name] === 'true')
  )
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    throw new Problem(
      {
        what: `The file of the workflow's event (GITHUB_EVENT_PATH) can't be read: ${withFullStop(messageOf(error))}`,
        remedy: "Run the job again; if a step before this one empties RUNNER_TEMP, have it leave the runner's files.",
      },
      { cause: error },
    )
  }
}

function parseEvent(text: string): unknown {
  const event = parseJson(text)
  if (event !== undefined) return event
  throw new Problem({
    what: "The file of the workflow's event (GITHUB_EVENT_PATH) does not contain JSON.",
    remedy: 'Run the job again, and look for a step that wrote to that file.',
  })
}

// GitHub docs, "Webhook events and payloads", "pull_request".
function readPullRequest(event: unknown): PullRequest | undefined {
  const found = member(event, 'pull_request')
  const number = member(found, 'number')
  const headSha = member(member(found, 'head'), 'sha')
  if (typeof number !== 'number' || typeof headSha !== 'string') return undefined
  return { number, headSha, open: member(found, 'state') !== 'closed' }
}

function readCause(event: unknown, eventName: string): Cause | undefined {
  switch (eventName) {
    case 'workflow_run': {
      const run = member(event, 'workflow_run')
      const [before, repository] = [member(run, 'event'), member(member(run, 'head_repository'), 'full_name')]
      const commit = member(run, 'head_sha')
      return {
        ...(typeof before === 'string' && { event: before }),
        ...(typeof repository === 'string' && { repository }),
        ...(typeof commit === 'string' && { commit }),
      }
    }
    case 'check_run':
    case 'check_suite':
    case 'status': {
      const commit = eventName === 'status' ? member(event, 'sha') : member(member(event, eventName), 'head_sha')
      return typeof commit === 'string' ? { commit } : {}
    }
    default:
      return undefined
  }
}

function headIsElsewhere(event: unknown): boolean {
  const head = member(member(member(event, 'pull_request'), 'head'), 'repo')
  const base = member(member(member(event, 'pull_request'), 'base'), 'repo')
  if (base === undefined) return false
  // The head repository of a pull request is null once the fork was deleted.
  return member(head, 'full_name') !== member(base, 'full_name')
}

/** The Git context of docker/build-push-action, which `{{defaultContext}}` stands for. */
export function gitContext({ serverUrl, repository, ref, sha }: Context): string {
  // A branch may have moved on since the run began; only a pull request's merge commit is fetched by its ref.
  const revision = ref.startsWith('refs/pull/') ? ref : sha
  return `${serverUrl}/${repository}.git#${revision}`
}
