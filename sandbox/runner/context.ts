import type { Job } from '../github/index.ts'

/** The `github` context as far as it reaches an action. Member names are those of the expression `github.<name>`. */
export interface GitHubContext {
  [name: string]: string
  sha: string
  ref: string
  repository: string
  token: string
  run_id: string
  event_name: string
}

/** A context that agrees with the job that ID tokens are about. */
export function contextOf(job: Job, token: string, given: Readonly<Record<string, string>>): GitHubContext {
  const [owner = ''] = job.repository.split('/')
  return {
    action: '__self',
    actor: job.actor,
    actor_id: '583231',
    base_ref: '',
    event_name: job.eventName,
    graphql_url: 'https://api.github.com/graphql',
    head_ref: '',
    job: 'deploy',
    ref: job.ref,
    ref_name: job.ref.replace(/^refs\/(heads|tags|pull)\//, ''),
    ref_protected: 'false',
    ref_type: job.ref.startsWith('refs/tags/') ? 'tag' : 'branch',
    repository: job.repository,
    repository_id: job.repositoryId,
    repository_owner: owner,
    repository_owner_id: job.ownerId,
    retention_days: '90',
    run_attempt: job.runAttempt,
    run_id: job.runId,
    run_number: job.runNumber,
    sha: job.sha,
    token,
    triggering_actor: job.actor,
    workflow: job.workflow,
    workflow_ref: `${job.repository}/.github/workflows/${job.workflow}.yml@${job.ref}`,
    workflow_sha: job.sha,
    ...given,
  }
}

/** The context as GITHUB_* variables, which the token is not among (GitHub Docs, "Variables reference"). */
export function githubVariables(context: GitHubContext): Record<string, string> {
  const { token: _token, ...shown } = context
  return Object.fromEntries(Object.entries(shown).map(([name, value]) => [`GITHUB_${name.toUpperCase()}`, value]))
}
