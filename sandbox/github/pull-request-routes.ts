import type { PullRequest } from './pull-requests.ts'
import { notFound } from './refusals.ts'
import type { Repository } from './repository.ts'
import type { Route } from './route.ts'
import { user } from './users.ts'

/** GitHub Docs, REST API endpoints for pull requests. */
export const pullRequestRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/pulls',
    operation: 'ListPullRequests',
    permissions: [{ pull_requests: 'read' }],
    docs: 'pulls/pulls#list-pull-requests',
    answer({ repository, query }) {
      const state = query.get('state') ?? 'open'
      const [head, base] = [query.get('head'), query.get('base')]
      const found = [...repository.pulls.values()]
        .filter((pull) => state === 'all' || pull.state === state)
        .filter((pull) => head === null || labelOf(pull) === head)
        .filter((pull) => base === null || pull.base.ref === base)
        .toSorted((one, other) => other.number - one.number)
      if (query.get('direction') === 'asc') found.reverse()
      return { status: 200, list: found.map((pull) => shown(pull, repository)) }
    },
  },
  {
    method: 'GET',
    path: '/pulls/{number}',
    operation: 'GetPullRequest',
    permissions: [{ pull_requests: 'read' }],
    docs: 'pulls/pulls#get-a-pull-request',
    answer({ repository, path }) {
      const pull = repository.pulls.get(Number(path('number')))
      if (pull === undefined) throw notFound()
      // A list leaves this out.
      return { status: 200, body: { ...shown(pull, repository), merged: pull.mergedAt !== null } }
    },
  },
]

/** `owner:branch`; the owner of a deleted fork is not known. */
function labelOf({ head: { repo, ref } }: PullRequest): string {
  return repo === null ? `unknown:${ref}` : `${repo.split('/')[0]}:${ref}`
}

function shown(pull: PullRequest, repository: Repository) {
  const { number, head, base } = pull
  const [owner = ''] = repository.fullName.split('/')
  return {
    id: 1_700_000_000 + number,
    number,
    url: `${repository.apiUrl}/pulls/${number}`,
    html_url: `${repository.htmlUrl}/pull/${number}`,
    issue_url: `${repository.apiUrl}/issues/${number}`,
    state: pull.state,
    draft: pull.draft,
    locked: false,
    title: pull.title,
    user: user(pull.user),
    created_at: pull.createdAt,
    updated_at: pull.updatedAt,
    closed_at: pull.closedAt,
    merged_at: pull.mergedAt,
    head: { label: labelOf(pull), ref: head.ref, sha: head.sha, repo: repo(head.repo, repository) },
    base: { label: `${owner}:${base.ref}`, ref: base.ref, sha: base.sha, repo: repo(repository.fullName, repository) },
  }
}

function repo(fullName: string | null, { fullName: own, id }: Repository) {
  if (fullName === null) return null
  const [owner = '', name = ''] = fullName.split('/')
  return {
    full_name: fullName,
    name,
    owner: user(owner),
    private: true,
    fork: fullName !== own,
    ...(fullName === own && { id }),
  }
}
