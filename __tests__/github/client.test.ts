import type { Sandbox } from '@deploy-lambda-image/sandbox'
import { runAction } from '@deploy-lambda-image/sandbox/runner'
import { SCRIPTED_ACTION } from '@deploy-lambda-image/sandbox/testing'
import { describe, test, vi } from 'vitest'
import type { GitHubClient } from '../../src/github/client.ts'
import { createDeployment } from '../../src/github/deployments.ts'
import { clientOf, openSandbox, refused, repository } from './client.ts'

/** Any call that reads. */
function compare(sandbox: Sandbox, client: GitHubClient) {
  const { sha } = sandbox.github.job
  return client.rest.repos.compareCommitsWithBasehead({
    owner: 'octo-org',
    repo: 'hello-lambda',
    basehead: `${sha}...${sha}`,
  })
}

const statuses = (sandbox: Sandbox) => sandbox.requests.of('github').map(({ status }) => status)

test('what readers are shown has no control character and no direction mark', async (context) => {
  const sandbox = await openSandbox(context)
  const { expect } = context
  const { number } = sandbox.github.pullRequest({ number: 7 })
  const client = await clientOf(sandbox, { pull_requests: 'write', deployments: 'write' })
  const text = 'a\u202eb\u2066c\u001b[31md\u0007\r\ne\t'
  const names = { owner: 'octo-org', repo: 'hello-lambda' }
  await client.rest.issues.createComment({ ...names, issue_number: number, body: text })
  const [id = 0] = sandbox.github.comments(number).map((one) => one.id)
  const written = () => sandbox.github.comments(number).map(({ body }) => body)
  expect(written()).toEqual(['a b cd\ne\t'])
  await client.rest.issues.updateComment({ ...names, comment_id: id, body: `${text}f` })
  expect(written()).toEqual(['a b cd\ne\tf'])
  await createDeployment(client, repository, {
    ref: sandbox.github.job.sha,
    environment: 'live',
    description: text,
    transient: false,
    production: true,
  })
  expect(sandbox.github.deployments('live').map(({ description }) => description)).toEqual(['a b cd\ne\t'])
})

describe('what passes is tried again', { concurrent: true }, () => {
  test('a failure of GitHub, and a connection that breaks', async (context) => {
    const sandbox = await openSandbox(context)
    const { expect } = context
    sandbox.faults.add({ service: 'github', kind: 'error', status: 502 })
    sandbox.faults.add({ service: 'github', kind: 'reset' })
    await compare(sandbox, await clientOf(sandbox, { contents: 'read' }))
    expect(statuses(sandbox)).toEqual([502, 0, 200])
  })

  test('but not for ever', async (context) => {
    const sandbox = await openSandbox(context)
    const { expect } = context
    sandbox.faults.add({ service: 'github', kind: 'error', status: 503, times: Number.POSITIVE_INFINITY })
    await expect(compare(sandbox, await clientOf(sandbox, { contents: 'read' }))).rejects.toMatchObject({ status: 503 })
    expect(statuses(sandbox)).toEqual([503, 503, 503, 503])
  })

  test.for([403, 429] as const)('a rate limit that is over soon, answered with %i', async (status, context) => {
    const sandbox = await openSandbox(context)
    const { expect } = context
    sandbox.faults.add({ service: 'github', kind: 'rate-limit', reset: 0, status })
    const start = performance.now()
    await compare(sandbox, await clientOf(sandbox, { contents: 'read' }))
    expect(statuses(sandbox)).toEqual([status, 200])
    expect(performance.now() - start).toBeGreaterThan(990)
  })

  test('a secondary rate limit, after the seconds that GitHub names, twice at most', async (context) => {
    const sandbox = await openSandbox(context)
    const { expect } = context
    sandbox.faults.add({ service: 'github', kind: 'throttle', retryAfter: 1, times: 9 })
    const start = performance.now()
    await expect(compare(sandbox, await clientOf(sandbox, { contents: 'read' }))).rejects.toMatchObject({ status: 403 })
    expect(statuses(sandbox)).toEqual([403, 403, 403])
    expect(performance.now() - start).toBeGreaterThan(1990)
  })
})

describe('what does not pass is not', { concurrent: true }, () => {
  test('a rate limit that is not over for long', async (context) => {
    const sandbox = await openSandbox(context)
    const { expect } = context
    sandbox.faults.add({ service: 'github', kind: 'rate-limit', reset: 1800 })
    sandbox.faults.add({ service: 'github', kind: 'throttle', retryAfter: 61 })
    await refused(compare(sandbox, await clientOf(sandbox, { contents: 'read' })))
    await refused(compare(sandbox, await clientOf(sandbox, { contents: 'read' })))
    expect(statuses(sandbox)).toEqual([403, 403])
  })

  test('a refusal', async (context) => {
    const sandbox = await openSandbox(context)
    const { expect } = context
    await refused(compare(sandbox, await clientOf(sandbox, {})))
    expect(statuses(sandbox)).toEqual([403])
  })
})

describe('the end of the run', { concurrent: true }, () => {
  const failing = {
    // One that is never answered has no status.
    'a request under way': { fault: { kind: 'slow', ms: 60_000 }, status: 0 },
    'the wait after a failure': { fault: { kind: 'error', times: Number.POSITIVE_INFINITY }, status: 502 },
    'the wait for a rate limit': { fault: { kind: 'throttle', retryAfter: 50 }, status: 403 },
  } as const

  test.for(Object.keys(failing) as (keyof typeof failing)[])('ends %s with its own reason', async (what, context) => {
    const sandbox = await openSandbox(context)
    const { expect } = context
    const { fault, status } = failing[what]
    const set = sandbox.faults.add({ service: 'github', ...fault })
    const cancelled = new AbortController()
    const reason = new Error('The run was cancelled.')
    const call = compare(sandbox, await clientOf(sandbox, { contents: 'read' }, cancelled.signal))
    const ended = expect(call).rejects.toBe(reason)
    await vi.waitFor(
      () => {
        expect(set.hits).toBeGreaterThanOrEqual(1)
        expect(statuses(sandbox).at(-1)).toBe(status)
      },
      { timeout: 30_000 },
    )
    const start = performance.now()
    const { length } = sandbox.requests.of('github')
    cancelled.abort(reason)
    await ended
    expect(performance.now() - start).toBeLessThan(20_000)
    expect(sandbox.requests.of('github')).toHaveLength(length)
  })

  test('begins nothing', async (context) => {
    const sandbox = await openSandbox(context)
    const { expect } = context
    await refused(compare(sandbox, await clientOf(sandbox, { contents: 'read' }, AbortSignal.abort(new Error('over')))))
    expect(statuses(sandbox)).toEqual([])
  })
})

describe('in a process of its own', { concurrent: true }, () => {
  /**
   * Runs a call, and where asked to, ends it once it waits.
   *
   * @returns ms from the call's end to the process's, and what it logged
   */
  async function lingering(sandbox: Sandbox, ends = false): Promise<{ time: number; raw: string }> {
    const source = new URL('../../src/github/client.ts', import.meta.url)
    const { sha } = sandbox.github.job
    const script = `
      import { githubClient } from ${JSON.stringify(source.href)}
      const controller = new AbortController()
      const log = (text) => {
        console.log(text)
        if (${ends}) setTimeout(() => controller.abort(new DOMException('over', 'TimeoutError')))
      }
      const client = await githubClient({ token: process.env.INPUT_TOKEN, signal: controller.signal, log, debug() {} })
      const parameters = { owner: 'octo-org', repo: 'hello-lambda', basehead: '${sha}...${sha}' }
      const said = await client.rest.repos.compareCommitsWithBasehead(parameters).then(({ data }) => data.status, String)
      console.log(said, Date.now())
      process.on('exit', () => console.log('exit', Date.now()))`
    const { raw } = await runAction({ sandbox, action: SCRIPTED_ACTION, inputs: { script } })
    const [, answered, ended] = / (\d+)\nexit (\d+)$/m.exec(raw) ?? []
    return { time: Number(ended) - Number(answered), raw }
  }

  test('it finds GITHUB_API_URL by itself, and holds up nothing', async (context) => {
    const sandbox = await openSandbox(context)
    const { expect } = context
    sandbox.faults.add({ service: 'github', kind: 'throttle', retryAfter: 1 })
    const { time, raw } = await lingering(sandbox)
    expect(raw).toMatch(/^identical/m)
    expect(time).toBeLessThan(10_000)
    expect(statuses(sandbox)).toEqual([403, 200])
  })

  test('a wait that was ended holds up nothing either', async (context) => {
    const sandbox = await openSandbox(context)
    const { expect } = context
    sandbox.faults.add({ service: 'github', kind: 'throttle', retryAfter: 20 })
    const { time, raw } = await lingering(sandbox, true)
    expect(raw).toMatch(/^TimeoutError/m)
    expect(time).toBeLessThan(10_000)
    expect(statuses(sandbox)).toEqual([403])
  })
})
