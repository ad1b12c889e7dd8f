/** The job that asks for an ID token, as far as its claims tell. */
export interface Job {
  /** `owner/name` */
  repository: string
  ownerId: string
  repositoryId: string
  /** For example `refs/heads/main`. */
  ref: string
  sha: string
  /** Deployment environment of the job. */
  environment?: string
  eventName: string
  actor: string
  actorId: string
  runId: string
  runNumber: string
  runAttempt: string
  workflow: string
  /** Path and ref of the file that has the job, where that is a reusable workflow; default the workflow's own. */
  jobWorkflowRef?: string
  /**
   * `names`: `repo:owner/name:…`; `ids`: `repo:owner@id/name@id:…`, as of repositories created, renamed or transferred
   * since 15 July 2026.
   */
  subject: 'names' | 'ids'
  /** Claims that the repository's administrator has chosen for the subject (`include_claim_keys`); absent: GitHub's. */
  subjectClaims?: readonly string[]
  /** Of the token; default GitHub's. */
  issuer: string
  /** Seconds that a token lives. */
  tokenLifetime: number
}

export const DEFAULT_JOB: Job = {
  repository: 'octo-org/hello-lambda',
  ownerId: '1234567',
  repositoryId: '76543210',
  ref: 'refs/heads/main',
  sha: '7fd1a60b01f91b314f59955a4e4d4e80d8edf11d',
  eventName: 'push',
  actor: 'octocat',
  actorId: '583231',
  runId: '5550001234',
  runNumber: '42',
  runAttempt: '1',
  workflow: 'deploy',
  subject: 'names',
  issuer: 'https://token.actions.githubusercontent.com',
  tokenLifetime: 300,
}

/**
 * The `sub` claim (GitHub Docs, "OpenID Connect reference"). A customized one is a list of `claim:value`, in which
 * `repo` and `context` are the two parts of GitHub's own.
 */
export function subjectOf(job: Job): string {
  const claims = otherClaims(job)
  const [owner = '', name = ''] = job.repository.split('/')
  const repository = job.subject === 'ids' ? `${owner}@${job.ownerId}/${name}@${job.repositoryId}` : job.repository
  const parts = (job.subjectClaims ?? ['repo', 'context']).map((claim) => {
    if (claim === 'repo') return `repo:${repository}`
    if (claim === 'context') return contextOf(job)
    return `${claim}:${(claims[claim] ?? '').replaceAll(':', '%3A')}`
  })
  return parts.join(':')
}

function contextOf({ environment, eventName, ref }: Job): string {
  if (environment !== undefined) return `environment:${encodeURIComponent(environment)}`
  // Not so for pull_request_target, whose ref is the base's.
  return eventName === 'pull_request' ? 'pull_request' : `ref:${ref}`
}

/** All claims but those of time and audience. */
export function claimsOf(job: Job): Record<string, string> {
  return { ...otherClaims(job), sub: subjectOf(job) }
}

function otherClaims(job: Job): Record<string, string> {
  const [owner = ''] = job.repository.split('/')
  const workflow = `${job.repository}/.github/workflows/${job.workflow}.yml@${job.ref}`
  return {
    iss: job.issuer,
    actor: job.actor,
    actor_id: job.actorId,
    event_name: job.eventName,
    job_workflow_ref: job.jobWorkflowRef ?? workflow,
    job_workflow_sha: job.sha,
    ref: job.ref,
    ref_type: job.ref.startsWith('refs/tags/') ? 'tag' : 'branch',
    repository: job.repository,
    repository_id: job.repositoryId,
    repository_owner: owner,
    repository_owner_id: job.ownerId,
    repository_visibility: 'private',
    run_attempt: job.runAttempt,
    run_id: job.runId,
    run_number: job.runNumber,
    runner_environment: 'github-hosted',
    sha: job.sha,
    workflow: job.workflow,
    workflow_ref: workflow,
    workflow_sha: job.sha,
    ...(job.environment !== undefined && { environment: job.environment }),
  }
}
