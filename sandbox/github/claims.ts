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
  runId: string
  runNumber: string
  runAttempt: string
  workflow: string
  /** `names`: `repo:owner/name:…`; `ids`: `repo:owner@id/name@id:…`, as of repositories created since 15 July 2026. */
  subject: 'names' | 'ids'
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
  runId: '5550001234',
  runNumber: '42',
  runAttempt: '1',
  workflow: 'deploy',
  subject: 'names',
  issuer: 'https://token.actions.githubusercontent.com',
  tokenLifetime: 300,
}

/** The `sub` claim (GitHub Docs, "OpenID Connect reference"). */
export function subjectOf(job: Job): string {
  const [owner = '', name = ''] = job.repository.split('/')
  const repository = job.subject === 'ids' ? `${owner}@${job.ownerId}/${name}@${job.repositoryId}` : job.repository
  if (job.environment !== undefined) return `repo:${repository}:environment:${encodeURIComponent(job.environment)}`
  if (job.eventName === 'pull_request') return `repo:${repository}:pull_request`
  return `repo:${repository}:ref:${job.ref}`
}

/** All claims but those of time and audience. */
export function claimsOf(job: Job): Record<string, string> {
  const [owner = ''] = job.repository.split('/')
  const workflow = `${job.repository}/.github/workflows/${job.workflow}.yml@${job.ref}`
  return {
    iss: job.issuer,
    sub: subjectOf(job),
    actor: job.actor,
    event_name: job.eventName,
    job_workflow_ref: workflow,
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
