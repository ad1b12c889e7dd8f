import type { Commit } from './history.ts'
import { notFound } from './refusals.ts'
import type { Call, Route } from './route.ts'

/** GitHub Docs, REST API, "Compare two commits". Files and patches are left out. */
export const historyRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/compare/{basehead}',
    operation: 'CompareCommits',
    permissions: [{ contents: 'read' }],
    docs: 'commits/commits#compare-two-commits',
    answer: compare,
  },
]

function compare({ repository, path }: Call) {
  const [base = '', head = ''] = path('basehead').split('...')
  const { history } = repository
  const [from, to] = [history.resolve(base), history.resolve(head)]
  if (from === undefined || to === undefined) throw notFound()
  const found = history.compare(from, to)
  if (found === undefined) throw notFound(`No common ancestor between ${base} and ${head}.`)
  const shown = (commit: Commit) => ({
    sha: commit.sha,
    url: `${repository.apiUrl}/commits/${commit.sha}`,
    html_url: `${repository.htmlUrl}/commit/${commit.sha}`,
    commit: { message: commit.message },
    parents: commit.parents.map((sha) => ({ sha, url: `${repository.apiUrl}/commits/${sha}` })),
  })
  const body = {
    url: `${repository.apiUrl}/compare/${base}...${head}`,
    html_url: `${repository.htmlUrl}/compare/${base}...${head}`,
    base_commit: shown(from),
    merge_base_commit: shown(found.mergeBase),
    status: found.status,
    ahead_by: found.ahead.length,
    behind_by: found.behind.length,
    total_commits: found.ahead.length,
  }
  // Without page and per_page there are 250 of them.
  return { status: 200, body, listIn: { member: 'commits', items: found.ahead.map(shown), otherwise: 250 } }
}
