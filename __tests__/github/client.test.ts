import { type Sandbox, startSandbox } from '@deploy-lambda-image/sandbox'
import { runAction } from '@deploy-lambda-image/sandbox/runner'
import { SCRIPTED_ACTION } from '@deploy-lambda-image/sandbox/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { GitHubClient } from '../../src/github/client.ts'
import { clientOf, refused } from './client.ts'

let sandbox: Sandbox

beforeAll(async () => {
  sandbox = await startSandbox()
})
afterAll(() => sandbox.stop())
beforeEach(() => {
  sandbox.faults.clear()
  sandbox.requests.clear()
})

/** Any call that reads. */
function compare(client: GitHubClient) {
  const { sha } = sandbox.github.job
  return client.rest.repos.compareCommitsWithBasehead({
    owner: 'octo-org',
    repo: 'hello-lambda',
    basehead: `${sha}...${sha}`,
  })
}

const statuses = () => sandbox.requests.of('github').map(({ status }) => status)

describe('what passes is tried again', () => {
  test('a failure of GitHub, and a connection that breaks', async () => {
    sandbox.faults.add({ service: 'github', kind: 'error', status: 502 })
    sandbox.faults.add({ service: 'github', kind: 'reset' })
    await compare(await clientOf(sandbox, { contents: 'read' }))
    expect(statuses()).toEqual([502, 0, 200])
  })

  test('but not for ever', async () => {
    sandbox.faults.add({ service: 'github', kind: 'error', status: 503, times: Number.POSITIVE_INFINITY })
    await expect(compare(await clientOf(sandbox, { contents: 'read' }))).rejects.toMatchObject({ status: 503 })
    expect(statuses()).toEqual([503, 503, 503, 503])
  }, 10_000)

  test.each([403, 429] as const)('a rate limit that is over soon, answered with %i', async (status) => {
    sandbox.faults.add({ service: 'github', kind: 'rate-limit', reset: 0, status })
    const start = performance.now()
    await compare(await clientOf(sandbox, { contents: 'read' }))
    expect(statuses()).toEqual([status, 200])
    expect(performance.now() - start).toBeGreaterThan(990)
  })

  test('a secondary rate limit, after the seconds that GitHub names, twice at most', async () => {
    sandbox.faults.add({ service: 'github', kind: 'throttle', retryAfter: 1, times: 9 })
    const start = performance.now()
    await expect(compare(await clientOf(sandbox, { contents: 'read' }))).rejects.toMatchObject({ status: 403 })
    expect(statuses()).toEqual([403, 403, 403])
    expect(performance.now() - start).toBeGreaterThan(1990)
  })
})

describe('what does not pass is not', () => {
  test('a rate limit that is not over for long', async () => {
    sandbox.faults.add({ service: 'github', kind: 'rate-limit', reset: 1800 })
    sandbox.faults.add({ service: 'github', kind: 'throttle', retryAfter: 61 })
    await refused(compare(await clientOf(sandbox, { contents: 'read' })))
    await refused(compare(await clientOf(sandbox, { contents: 'read' })))
    expect(statuses()).toEqual([403, 403])
  })

  test('a refusal', async () => {
    await refused(compare(await clientOf(sandbox, {})))
    expect(statuses()).toEqual([403])
  })
})

describe('the end of the run', () => {
  const failing = {
    'a request under way': { kind: 'slow', ms: 60_000 },
    'the wait after a failure': { kind: 'error', times: Number.POSITIVE_INFINITY },
    'the wait for a rate limit': { kind: 'throttle', retryAfter: 50 },
  } as const

  test.each(Object.keys(failing) as (keyof typeof failing)[])('ends %s with its own reason', async (what) => {
    sandbox.faults.add({ service: 'github', ...failing[what] })
    const cancelled = new AbortController()
    const reason = new Error('The run was cancelled.')
    const call = compare(await clientOf(sandbox, { contents: 'read' }, cancelled.signal))
    setTimeout(() => cancelled.abort(reason), 200)
    const start = performance.now()
    await expect(call).rejects.toBe(reason)
    expect(performance.now() - start).toBeLessThan(1000)
    expect(sandbox.requests.of('github')).toHaveLength(1)
  })

  test('begins nothing', async () => {
    await refused(compare(await clientOf(sandbox, { contents: 'read' }, AbortSignal.abort(new Error('over')))))
    expect(statuses()).toEqual([])
  })
})

describe('in a process of its own', () => {
  /** Runs a call, with `signal` as its end. @returns ms from the call's end to the process's, and what it logged */
  async function lingering(signal: string): Promise<{ time: number; raw: string }> {
    const source = new URL('../../src/github/client.ts', import.meta.url)
    const { sha } = sandbox.github.job
    const script = `
      import { githubClient } from ${JSON.stringify(source.href)}
      const client = await githubClient({ token: process.env.INPUT_TOKEN, signal: ${signal} })
      const parameters = { owner: 'octo-org', repo: 'hello-lambda', basehead: '${sha}...${sha}' }
      const said = await client.rest.repos.compareCommitsWithBasehead(parameters).then(({ data }) => data.status, String)
      console.log(said, Date.now())
      process.on('exit', () => console.log('exit', Date.now()))`
    const { raw } = await runAction({ sandbox, action: SCRIPTED_ACTION, inputs: { script } })
    const [, answered, ended] = / (\d+)\nexit (\d+)$/m.exec(raw) ?? []
    return { time: Number(ended) - Number(answered), raw }
  }

  test('it finds GITHUB_API_URL by itself, and holds up nothing', async () => {
    sandbox.faults.add({ service: 'github', kind: 'throttle', retryAfter: 1 })
    const { time, raw } = await lingering('new AbortController().signal')
    expect(raw).toMatch(/^identical/m)
    expect(time).toBeLessThan(500)
    expect(statuses()).toEqual([403, 200])
  })

  test('a wait that was ended holds up nothing either', async () => {
    sandbox.faults.add({ service: 'github', kind: 'throttle', retryAfter: 20 })
    const { time, raw } = await lingering('AbortSignal.timeout(1000)')
    expect(raw).toMatch(/^TimeoutError/m)
    expect(time).toBeLessThan(500)
    expect(statuses()).toEqual([403])
  })
})
