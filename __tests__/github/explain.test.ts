import { listen, type Permissions, type Sandbox, startSandbox } from '@deploy-lambda-image/sandbox'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { Problem } from '../../src/domain/problem.ts'
import { githubClient } from '../../src/github/client.ts'
import { explainGitHub } from '../../src/github/explain.ts'
import { clientOf, silent } from './client.ts'

let sandbox: Sandbox

beforeAll(async () => {
  sandbox = await startSandbox()
  sandbox.github.deployment({ environment: 'pr-7' })
})
afterAll(() => sandbox.stop())
beforeEach(() => sandbox.faults.clear())

const names = { owner: 'octo-org', repo: 'hello-lambda' }

/** What is said of the error that a call ends with, without the number of the request. */
async function said(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.catch((thrown: unknown) => thrown)
  return explainGitHub(error, 'Could not').message.replace(/ \(request [0-9A-F]{20}\)/, ' (request)')
}

const list = async (permissions: Permissions = { pull_requests: 'read' }) =>
  (await clientOf(sandbox, permissions)).rest.pulls.list(names)

test('a token that GitHub does not know', async () => {
  const client = await githubClient({
    token: 'ghs_gone',
    apiUrl: sandbox.github.apiUrl,
    signal: new AbortController().signal,
    ...silent,
  })
  expect(await said(client.rest.pulls.list(names))).toBe(
    "Could not: GitHub answered 401, Bad credentials. (request) Give github-token a token that is valid, or leave it out: the workflow's own is the default.",
  )
})

describe('a permission that is missing', () => {
  test('for reading', async () => {
    expect(await said(list({}))).toBe(
      "Could not: GitHub answered 403, Resource not accessible by integration. (request) Add 'pull-requests: read' to the job's permissions.",
    )
  })

  test('of which there are several, or several ways', () => {
    const headers = { 'x-accepted-github-permissions': 'pull_requests=write,contents=read; issues=write' }
    const error = Object.assign(new Error('No'), { response: { status: 403, headers, data: { message: 'No' } } })
    expect(explainGitHub(error, 'Could not').message).toBe(
      "Could not: GitHub answered 403, No. Add 'pull-requests: write' and 'contents: read' or 'issues: write' to the job's permissions. On a pull request from a fork the token only reads, whatever they say.",
    )
  })

  test('that no workflow can have', async () => {
    const client = await clientOf(sandbox, { deployments: 'write' })
    const call = client.rest.repos.deleteAnEnvironment({
      ...names,
      environment_name: 'pr-7',
    })
    expect(await said(call)).toBe(
      "Could not: GitHub answered 403, Resource not accessible by integration. (request) No workflow's token may do this: give github-token the token of a GitHub App that may.",
    )
  })
})

test('what is not there', async () => {
  const client = await clientOf(sandbox, { pull_requests: 'read' })
  expect(await said(client.rest.pulls.get({ ...names, pull_number: 1 }))).toBe(
    "Could not: GitHub answered 404, Not Found. (request) Check the names; of a private repository GitHub also says 'Not Found' to a token that may not see it.",
  )
})

test('the rate limit of the hour, with its end', async () => {
  sandbox.faults.add({ service: 'github', kind: 'rate-limit', reset: 1800 })
  // The minute may end between the two.
  const ends = [1_800_000, 1_860_000].map((ms) => new Date(Date.now() + ms).toISOString().slice(11, 16))
  expect(await said(list())).toMatch(
    new RegExp(
      `^Could not: GitHub answered 403, API rate limit exceeded for installation\\. .* run the job again after (?:${ends.join('|')}) UTC, or`,
    ),
  )
})

test('the secondary rate limit, with the seconds to wait', async () => {
  sandbox.faults.add({ service: 'github', kind: 'throttle', retryAfter: 90 })
  expect(await said(list())).toMatch(/asked of GitHub at once: run the job again in 90 s or later, and fewer jobs/)
})

test('GitHub that can’t be reached', async () => {
  // A port where a server was, and is none any more.
  const { url: apiUrl, close } = await listen(() => {})
  await close()
  const client = await githubClient({ token: 'x', apiUrl, signal: new AbortController().signal, ...silent })
  expect(await said(client.rest.pulls.list({ ...names, request: { retries: 0 } }))).toMatch(
    /^Could not: connect ECONNREFUSED .+\. Check that the runner reaches GITHUB_API_URL, and whether GitHub is up; then run the job again\.$/,
  )
})

test('a problem goes through as it is, and what went wrong stays its cause', async () => {
  const problem = new Problem({ what: 'The run was cancelled.', remedy: 'Nothing to do.' })
  expect(explainGitHub(problem, 'Could not')).toBe(problem)
  const error = new Error('broken')
  expect(explainGitHub(error, 'Could not').cause).toBe(error)
})
