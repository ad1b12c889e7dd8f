import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Effect } from '../../core/faults.ts'
import { type Sandbox, startSandbox } from '../../index.ts'
import { ask, sha } from '../../testing/github.ts'

let sandbox: Sandbox
let path: string

beforeAll(async () => {
  sandbox = await startSandbox()
  path = `/repos/octo-org/hello-lambda/compare/${sandbox.github.job.sha}...${sandbox.github.job.sha}`
})
afterAll(() => sandbox.stop())
beforeEach(() => sandbox.faults.clear())

const reader = () => sandbox.github.token({ contents: 'read' })

describe('who may ask', () => {
  test('no caller without a token, or with an unknown one', async () => {
    expect(await ask(sandbox, path)).toMatchObject({ status: 401, body: { message: 'Requires authentication' } })
    expect(await ask(sandbox, path, { token: 'ghs_unknown' })).toMatchObject({
      status: 401,
      body: { message: 'Bad credentials', documentation_url: 'https://docs.github.com/rest', status: '401' },
    })
  })

  test('only who has the permission, which the answer names', async () => {
    const { status, headers, body } = await ask(sandbox, path, { token: sandbox.github.token({ issues: 'write' }) })
    expect(status).toBe(403)
    expect(body).toMatchObject({ message: 'Resource not accessible by integration', status: '403' })
    expect(headers.get('x-accepted-github-permissions')).toBe('contents=read')
    expect((await ask(sandbox, path, { token: sandbox.github.token({ contents: 'write' }) })).status).toBe(200)
  })

  test('no token of another repository', async () => {
    sandbox.github.repository('octo-org/other').commits([{ sha: sha(1) }])
    const other = `/repos/octo-org/other/compare/${sha(1)}...${sha(1)}`
    expect((await ask(sandbox, other, { token: reader() })).status).toBe(404)
    const token = sandbox.github.token({ contents: 'read' }, 'octo-org/other')
    expect((await ask(sandbox, other, { token })).status).toBe(200)
    expect((await ask(sandbox, path, { token })).status).toBe(404)
  })
})

test('what is not there is not found', async () => {
  for (const missing of ['/repos/octo-org/none/pulls', '/repos/octo-org/hello-lambda/nothing', '/nobody']) {
    expect(await ask(sandbox, missing, { token: reader() })).toMatchObject({
      status: 404,
      body: { message: 'Not Found', status: '404' },
    })
  }
})

test('requests are counted for each token', async () => {
  const token = reader()
  await ask(sandbox, path, { token })
  const { headers } = await ask(sandbox, path, { token })
  const limit = ['limit', 'remaining', 'used', 'resource'].map((name) => headers.get(`x-ratelimit-${name}`))
  expect(limit).toEqual(['1000', '998', '2', 'core'])
  expect(Number(headers.get('x-ratelimit-reset')) - Date.now() / 1000).toBeGreaterThan(3590)
})

describe('on demand', () => {
  const strike = (effect: Effect, operation = 'CompareCommits') =>
    sandbox.faults.add({ service: 'github', operation, ...effect })

  test('the rate limit is reached', async () => {
    strike({ kind: 'rate-limit', reset: 30 })
    strike({ kind: 'rate-limit', status: 429 })
    const start = Math.ceil(Date.now() / 1000)
    const { status, headers, body } = await ask(sandbox, path, { token: reader() })
    const end = Math.ceil(Date.now() / 1000)
    expect(status).toBe(403)
    expect(body).toMatchObject({ message: expect.stringContaining('API rate limit exceeded for installation') })
    expect(headers.get('x-ratelimit-remaining')).toBe('0')
    expect(Number(headers.get('x-ratelimit-reset'))).toBeGreaterThanOrEqual(start + 30)
    expect(Number(headers.get('x-ratelimit-reset'))).toBeLessThanOrEqual(end + 30)
    expect(headers.has('retry-after')).toBe(false)
    expect((await ask(sandbox, path, { token: reader() })).status).toBe(429)
    expect((await ask(sandbox, path, { token: reader() })).status).toBe(200)
  })

  test('the secondary rate limit is reached', async () => {
    strike({ kind: 'throttle', retryAfter: 7 })
    const { status, headers, body } = await ask(sandbox, path, { token: reader() })
    expect(status).toBe(403)
    expect(body).toMatchObject({ message: expect.stringContaining('exceeded a secondary rate limit') })
    expect(headers.get('retry-after')).toBe('7')
    expect(headers.get('x-ratelimit-remaining')).toBe('999')
  })

  test('a call fails, is denied, or is cut off', async () => {
    strike({ kind: 'error', status: 500 }, 'CreateComment')
    strike({ kind: 'error' })
    strike({ kind: 'error', status: 503, message: 'Service Unavailable' })
    strike({ kind: 'deny' })
    strike({ kind: 'expired-token' })
    strike({ kind: 'reset' })
    const statuses = []
    for (let call = 0; call < 4; call++) statuses.push((await ask(sandbox, path, { token: reader() })).status)
    expect(statuses).toEqual([502, 503, 403, 401])
    await expect(ask(sandbox, path, { token: reader() })).rejects.toThrow()
  })
})

test('every call is in the log, with what was wrong', async () => {
  sandbox.requests.clear()
  await ask(sandbox, path, { token: reader() })
  await ask(sandbox, path, { token: sandbox.github.token() })
  expect(sandbox.requests.of('github', 'CompareCommits')).toMatchObject([
    { status: 200, region: '' },
    { status: 403, error: 'Resource not accessible by integration' },
  ])
})
