import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '../../index.ts'
import { ask, sha } from '../../testing/github.ts'

let sandbox: Sandbox

//   1 -- 2 -- 3 -- 5     10 (on its own)
//         \       /
//          4 ----'-- 6
beforeAll(async () => {
  sandbox = await startSandbox()
  sandbox.github.commits([
    { sha: sha(1) },
    { sha: sha(2), parents: [sha(1)] },
    { sha: sha(3), parents: [sha(2)] },
    { sha: sha(4), parents: [sha(2)] },
    { sha: sha(5), parents: [sha(3), sha(4)] },
    { sha: sha(6), parents: [sha(4)] },
    { sha: sha(10) },
  ])
})
afterAll(() => sandbox.stop())

function compare(base: string, head: string, query = '') {
  const token = sandbox.github.token({ contents: 'read' })
  return ask(sandbox, `/repos/octo-org/hello-lambda/compare/${base}...${head}${query}`, { token })
}

test.each([
  [2, 2, { status: 'identical', ahead_by: 0, behind_by: 0, commits: [] }, 2],
  [2, 3, { status: 'ahead', ahead_by: 1, behind_by: 0, commits: [3] }, 2],
  [1, 5, { status: 'ahead', ahead_by: 4, behind_by: 0, commits: [2, 4, 3, 5] }, 1],
  [5, 2, { status: 'behind', ahead_by: 0, behind_by: 3, commits: [] }, 2],
  [3, 4, { status: 'diverged', ahead_by: 1, behind_by: 1, commits: [4] }, 2],
  [5, 6, { status: 'diverged', ahead_by: 1, behind_by: 2, commits: [6] }, 4],
])('%i...%i is %j', async (base, head, { commits, ...expected }, mergeBase) => {
  const { status, body } = await compare(sha(base), sha(head))
  expect(status).toBe(200)
  expect(body).toMatchObject({
    ...expected,
    total_commits: expected.ahead_by,
    base_commit: { sha: sha(base) },
    merge_base_commit: { sha: sha(mergeBase) },
    commits: commits.map((number) => ({ sha: sha(number) })),
  })
})

test('branches and the job’s own commit are known', async () => {
  sandbox.github.branch('release/1', sha(3))
  expect((await compare('release%2F1', sha(5))).body).toMatchObject({ status: 'ahead', ahead_by: 2 })
  expect((await compare(sandbox.github.job.sha, sandbox.github.job.sha)).body).toMatchObject({ status: 'identical' })
})

test('an unknown commit is not found, and unrelated ones have nothing in common', async () => {
  const missing = {
    message: 'Not Found',
    documentation_url: 'https://docs.github.com/rest/commits/commits#compare-two-commits',
    status: '404',
  }
  expect(await compare(sha(1), sha(99))).toMatchObject({ status: 404, body: missing })
  expect(await compare(sha(99), sha(1))).toMatchObject({ status: 404, body: missing })
  const { body } = await compare(sha(1), sha(10))
  expect(body).toEqual({ ...missing, message: `No common ancestor between ${sha(1)} and ${sha(10)}.` })
})

describe('the commits of a comparison', () => {
  test('come in pages', async () => {
    const { body, headers } = await compare(sha(1), sha(5), '?per_page=3&page=2')
    expect(body).toMatchObject({ total_commits: 4, commits: [{ sha: sha(5) }] })
    expect(headers.get('link')).toMatch(/^<[^>]+&page=1>; rel="prev", <[^>]+&page=1>; rel="first"$/)
  })

  test('are 250 when the request does not say how many', async () => {
    const repository = sandbox.github.repository('octo-org/long')
    repository.commits(
      Array.from({ length: 301 }, (_, index) => ({ sha: sha(index), parents: index > 0 ? [sha(index - 1)] : [] })),
    )
    const token = sandbox.github.token({ contents: 'read' }, 'octo-org/long')
    const { body } = await ask(sandbox, `/repos/octo-org/long/compare/${sha(0)}...${sha(300)}`, { token })
    expect(body).toMatchObject({ ahead_by: 300, total_commits: 300, commits: { length: 250 } })
  })
})

test('a parent that was not added is a mistake of the test', () => {
  expect(() => sandbox.github.commits([{ sha: sha(20), parents: [sha(21)] }])).toThrow(
    /has a parent that was not added/,
  )
})
