import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '../../index.ts'
import { ask, sha } from '../../testing/github.ts'

const PULLS = '/repos/octo-org/hello-lambda/pulls'
let sandbox: Sandbox

beforeAll(async () => {
  sandbox = await startSandbox()
  sandbox.github.pullRequest({ number: 1, head: { ref: 'feature', sha: sha(1) } })
  sandbox.github.pullRequest({ number: 2, head: { ref: 'feature', sha: sha(2), repo: 'hubot/hello-lambda' } })
  sandbox.github.pullRequest({ number: 3, head: { repo: null }, state: 'closed' })
  sandbox.github.pullRequest({ number: 4, merged: true, base: { ref: 'release' } })
})
afterAll(() => sandbox.stop())

async function get(path: string): Promise<unknown> {
  return (await ask(sandbox, path, { token: sandbox.github.token({ pull_requests: 'read' }) })).body
}

async function numbers(query: string): Promise<number[]> {
  const body = await get(`${PULLS}${query}`)
  return Array.isArray(body) ? body.map(({ number }) => number) : []
}

test('a pull request tells its state, its head and whether it was merged', async () => {
  expect(await get(`${PULLS}/2`)).toMatchObject({
    number: 2,
    state: 'open',
    merged: false,
    merged_at: null,
    html_url: 'https://github.com/octo-org/hello-lambda/pull/2',
    head: {
      label: 'hubot:feature',
      ref: 'feature',
      sha: sha(2),
      repo: { full_name: 'hubot/hello-lambda', fork: true },
    },
    base: { label: 'octo-org:main', ref: 'main', repo: { full_name: 'octo-org/hello-lambda', id: 76543210 } },
    user: { login: 'octocat', type: 'User' },
  })
  expect(await get(`${PULLS}/3`)).toMatchObject({ state: 'closed', merged: false, head: { repo: null } })
  expect(await get(`${PULLS}/4`)).toMatchObject({ state: 'closed', merged: true, merged_at: expect.any(String) })
  expect(await get(`${PULLS}/5`)).toMatchObject({ message: 'Not Found' })
})

test.each([
  ['', [2, 1]],
  ['?state=all', [4, 3, 2, 1]],
  ['?state=closed&direction=asc', [3, 4]],
  ['?head=octo-org:feature', [1]],
  ['?state=all&base=release', [4]],
  ['?state=all&per_page=3&page=2', [1]],
])('the list %s', async (query, expected) => {
  expect(await numbers(query)).toEqual(expected)
})

test('a list does not tell what was merged, but when', async () => {
  const [pull]: unknown[] = [await get(`${PULLS}?state=all`)].flat()
  expect(pull).toMatchObject({ number: 4, merged_at: expect.any(String) })
  expect(pull).not.toHaveProperty('merged')
})

test('it is closed, opened again, pushed to and merged from behind', async () => {
  const pull = sandbox.github.pullRequest({ number: 10 })
  pull.close()
  expect(await get(`${PULLS}/10`)).toMatchObject({ state: 'closed', merged: false, closed_at: expect.any(String) })
  pull.reopen()
  pull.push(sha(11))
  expect(await get(`${PULLS}/10`)).toMatchObject({ state: 'open', closed_at: null, head: { sha: sha(11) } })
  pull.merge()
  expect(await get(`${PULLS}/10`)).toMatchObject({ state: 'closed', merged: true })
})
