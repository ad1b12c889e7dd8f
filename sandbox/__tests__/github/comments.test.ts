import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '../../index.ts'
import { ask } from '../../testing/github.ts'

const ISSUES = '/repos/octo-org/hello-lambda/issues'
let sandbox: Sandbox
let token: string

beforeEach(async () => {
  await sandbox?.stop()
  sandbox = await startSandbox()
  sandbox.github.pullRequest({ number: 7 })
  token = sandbox.github.token({ pull_requests: 'write' })
})
afterAll(() => sandbox.stop())

test('a comment is created, read, changed and deleted', async () => {
  const { status, body } = await ask(sandbox, `${ISSUES}/7/comments`, { token, method: 'POST', body: { body: 'one' } })
  expect(status).toBe(201)
  const { id } = sandbox.github.comments(7)[0] ?? {}
  expect(body).toMatchObject({
    id,
    body: 'one',
    user: { login: 'github-actions[bot]', id: 41898282, type: 'Bot' },
    html_url: `https://github.com/octo-org/hello-lambda/pull/7#issuecomment-${id}`,
    issue_url: `${sandbox.github.apiUrl}${ISSUES}/7`,
  })
  const path = `${ISSUES}/comments/${id}`
  await ask(sandbox, path, { token, method: 'PATCH', body: { body: 'two' } })
  expect(await ask(sandbox, path, { token })).toMatchObject({ status: 200, body: { id, body: 'two' } })
  expect(await ask(sandbox, path, { token, method: 'DELETE' })).toMatchObject({ status: 204, body: undefined })
  expect((await ask(sandbox, path, { token })).status).toBe(404)
  expect(sandbox.github.comments(7)).toEqual([])
})

describe('a list', () => {
  const list = async (query: string) => {
    const path = query.startsWith('http') ? query : `${ISSUES}/7/comments${query}`
    const { headers, body } = await ask(sandbox, path, { token })
    if (!Array.isArray(body)) throw new Error('No list')
    return { link: headers.get('link'), bodies: body.map(({ body }) => Number(body)) }
  }
  /** The address that a Link header gives a relation. */
  const leads = (link: string | null, rel: string) => new RegExp(`<([^>]+)>; rel="${rel}"`).exec(link ?? '')?.[1]

  beforeEach(() => {
    for (let number = 0; number < 250; number++) sandbox.github.comment({ issue: 7, body: String(number) })
    sandbox.github.comment({ issue: 8, body: 'of another issue' })
  })

  test('has 30 items a page, oldest first, and 100 at most', async () => {
    expect((await list('')).bodies).toEqual(Array.from({ length: 30 }, (_, index) => index))
    expect((await list('?per_page=500')).bodies).toHaveLength(100)
  })

  test('leads from page to page', async () => {
    const first = await list('?per_page=100')
    const second = await list(leads(first.link, 'next') ?? '')
    const third = await list(leads(first.link, 'last') ?? '')
    expect([...first.bodies, ...second.bodies, ...third.bodies]).toEqual(Array.from({ length: 250 }, (_, i) => i))
    expect(leads(second.link, 'next')).toBe(leads(first.link, 'last'))
    expect(leads(third.link, 'next')).toBeUndefined()
    expect((await list(leads(third.link, 'prev') ?? '')).bodies).toEqual(second.bodies)
    expect(await list('?per_page=100&page=9')).toMatchObject({ bodies: [] })
  })
})

test('others write as others, and who may write may change what they wrote', async () => {
  const { id } = sandbox.github.comment({ issue: 7, body: 'hello', user: 'hubot' })
  const path = `${ISSUES}/comments/${id}`
  await ask(sandbox, path, { token, method: 'PATCH', body: { body: 'changed' } })
  expect((await ask(sandbox, path, { token })).body).toMatchObject({
    body: 'changed',
    user: { login: 'hubot', type: 'User' },
  })
})

test.each([
  [{}, 'Invalid request.'],
  [{ body: ' ' }, 'Validation Failed'],
  [{ body: 'x'.repeat(65_537) }, 'Validation Failed'],
])('a body that is none is refused', async (body, message) => {
  const answer = await ask(sandbox, `${ISSUES}/7/comments`, { token, method: 'POST', body })
  expect(answer).toMatchObject({ status: 422, body: { message: expect.stringContaining(message) } })
})

test('an issue that is not there has no comments', async () => {
  expect((await ask(sandbox, `${ISSUES}/9/comments`, { token })).status).toBe(404)
  expect((await ask(sandbox, `${ISSUES}/9/comments`, { token, method: 'POST', body: { body: 'x' } })).status).toBe(404)
})

test('reading is not writing, for issues and for pull requests alike', async () => {
  for (const permissions of [{ issues: 'read' }, { pull_requests: 'read' }] as const) {
    const token = sandbox.github.token(permissions)
    expect((await ask(sandbox, `${ISSUES}/7/comments`, { token })).status).toBe(200)
    const { status, headers } = await ask(sandbox, `${ISSUES}/7/comments`, {
      token,
      method: 'POST',
      body: { body: 'x' },
    })
    expect(status).toBe(403)
    expect(headers.get('x-accepted-github-permissions')).toBe('issues=write; pull_requests=write')
  }
})

test('a call whose answer is lost was carried out', async () => {
  sandbox.faults.add({ service: 'github', operation: 'CreateComment', kind: 'lost' })
  await expect(ask(sandbox, `${ISSUES}/7/comments`, { token, method: 'POST', body: { body: 'x' } })).rejects.toThrow()
  expect(sandbox.github.comments(7)).toMatchObject([{ body: 'x', user: 'github-actions[bot]' }])
})
