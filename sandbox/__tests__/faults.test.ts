import { CreateRepositoryCommand, DescribeRepositoriesCommand, GetAuthorizationTokenCommand } from '@aws-sdk/client-ecr'
import { GetFunctionCommand, LambdaClient, ListFunctionsCommand } from '@aws-sdk/client-lambda'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '../index.ts'
import { clients, connect, refusal } from '../testing/aws.ts'

const get = new GetFunctionCommand({ FunctionName: 'hello' })
const FINE = { name: 'ResourceNotFoundException' }
let sandbox: Sandbox

beforeAll(async () => {
  sandbox = await startSandbox({ roles: [{ name: 'deploy' }], regions: ['us-east-1', 'eu-west-1'] })
})
afterAll(() => sandbox.stop())
beforeEach(() => sandbox.faults.clear())

test('throttles are said as each service says them', async () => {
  const { lambda, ecr } = clients(sandbox, 'deploy')
  sandbox.faults.add({ kind: 'throttle', service: 'lambda' })
  sandbox.faults.add({ kind: 'throttle', service: 'ecr' })
  expect(await refusal(lambda.send(get))).toEqual({
    name: 'TooManyRequestsException',
    message: 'Rate exceeded',
    status: 429,
  })
  expect(await refusal(ecr.send(new DescribeRepositoriesCommand({})))).toEqual({
    name: 'ThrottlingException',
    message: 'Rate exceeded',
    status: 400,
  })
})

test("a throttle of Lambda's has the Reason that it was given", async () => {
  const { lambda } = clients(sandbox, 'deploy')
  sandbox.faults.add({ kind: 'throttle', service: 'lambda', reason: 'CallerRateLimitExceeded' })
  const throttled = { name: 'TooManyRequestsException', Reason: 'CallerRateLimitExceeded' }
  await expect(lambda.send(get)).rejects.toMatchObject(throttled)
})

test("the SDK's own retries ride out throttles, 5xx and resets", async () => {
  const lambda = new LambdaClient({ ...connect(sandbox, sandbox.session('deploy')), maxAttempts: 4 })
  const faults = [
    sandbox.faults.add({ kind: 'throttle' }),
    sandbox.faults.add({ kind: 'error' }),
    sandbox.faults.add({ kind: 'reset' }),
  ]
  const before = sandbox.requests.of('lambda').length
  expect(await refusal(lambda.send(get))).toMatchObject(FINE)
  expect(faults.map(({ hits }) => hits)).toEqual([1, 1, 1])
  expect(
    sandbox.requests
      .of('lambda')
      .slice(before)
      .map(({ status }) => status),
  ).toEqual([429, 500, 0, 404])
})

test('a fault strikes the operation, the region and the call that it names', async () => {
  const { lambda } = clients(sandbox, 'deploy')
  const { lambda: other } = clients(sandbox, 'deploy', 'eu-west-1')
  const fault = sandbox.faults.add({
    kind: 'deny',
    service: 'lambda',
    operation: 'GetFunction',
    region: 'us-east-1',
    after: 2,
    times: Number.POSITIVE_INFINITY,
  })
  expect(await refusal(lambda.send(get))).toMatchObject(FINE)
  expect(await refusal(other.send(get))).toMatchObject(FINE)
  expect(await refusal(lambda.send(get))).toMatchObject(FINE)
  await lambda.send(new ListFunctionsCommand({})).catch(() => undefined)
  for (let call = 0; call < 2; call++) {
    expect(await refusal(lambda.send(get))).toMatchObject({ name: 'AccessDeniedException', status: 403 })
  }
  expect(fault.hits).toBe(2)
  fault.remove()
  expect(await refusal(lambda.send(get))).toMatchObject(FINE)
})

test('a slow answer is the right one, later', async () => {
  const { lambda } = clients(sandbox, 'deploy')
  sandbox.faults.add({ kind: 'slow', ms: 200 })
  const start = performance.now()
  expect(await refusal(lambda.send(get))).toMatchObject(FINE)
  expect(performance.now() - start).toBeGreaterThan(190)
})

test('an answer that is torn, and a page in place of one', async () => {
  const { ecr } = clients(sandbox, 'deploy')
  const create = () => refusal(ecr.send(new CreateRepositoryCommand({ repositoryName: 'torn' })))
  sandbox.faults.add({ kind: 'page' })
  expect(await create()).toMatchObject({ status: 502 })
  expect(await sandbox.ecr.hasRepository('torn')).toBe(false)
  sandbox.faults.add({ kind: 'truncated' })
  expect(await create()).toMatchObject({ message: expect.stringMatching(/^aborted/) })
  expect(await sandbox.ecr.hasRepository('torn')).toBe(true)
})

test('an expired token on demand', async () => {
  const { lambda } = clients(sandbox, 'deploy')
  sandbox.faults.add({ kind: 'expired-token' })
  expect(await refusal(lambda.send(get))).toEqual({
    name: 'ExpiredTokenException',
    message: 'The security token included in the request is expired',
    status: 403,
  })
})

test('every call is in the log', async () => {
  sandbox.requests.clear()
  await refusal(clients(sandbox, 'deploy', 'eu-west-1').lambda.send(get))
  expect(sandbox.requests.all).toEqual([
    {
      service: 'lambda',
      operation: 'GetFunction',
      region: 'eu-west-1',
      caller: 'arn:aws:sts::111122223333:assumed-role/deploy/ambient',
      status: 404,
      error: 'ResourceNotFoundException',
      time: expect.any(Number),
    },
  ])
})

test('a call that is held has done nothing until it is released', async () => {
  const { ecr } = clients(sandbox, 'deploy')
  const hold = sandbox.faults.hold({ service: 'ecr', operation: 'CreateRepository' })
  const held = ecr.send(new CreateRepositoryCommand({ repositoryName: 'held' }))
  await hold.arrived
  expect(hold.hits).toBe(1)
  expect(await sandbox.ecr.hasRepository('held')).toBe(false)
  hold.release()
  expect(await held).toMatchObject({ repository: { repositoryName: 'held' } })
})

describe('answers that are lost, torn, or a page', () => {
  /** One call of each side that a deploy has besides AWS's APIs: asks it, and tells whether it was carried out. */
  const sides: Record<string, { operation: string; open: () => Promise<{ ask: Asking; isDone: Told }> }> = {
    'of the token endpoint': {
      operation: 'GetIdToken',
      async open() {
        const { ACTIONS_ID_TOKEN_REQUEST_URL: url = '', ACTIONS_ID_TOKEN_REQUEST_TOKEN: bearer } = sandbox.env
        const before = sandbox.github.issued.length
        return {
          ask: () => fetch(url, { headers: { authorization: `Bearer ${bearer}` } }),
          isDone: async () => sandbox.github.issued.length > before,
        }
      },
    },
    "of GitHub's API": {
      operation: 'CreateComment',
      async open() {
        const token = sandbox.github.token({ issues: 'write', pull_requests: 'write' })
        const { number } = sandbox.github.pullRequest({ number: 7 })
        const url = `${sandbox.github.apiUrl}/repos/${sandbox.github.job.repository}/issues/${number}/comments`
        const body = JSON.stringify({ body: 'Hello' })
        return {
          ask: () => fetch(url, { method: 'POST', body, headers: { authorization: `token ${token}` } }),
          isDone: async () => sandbox.github.comments(number).length > 0,
        }
      },
    },
    'of the registry': {
      operation: 'PutImage',
      async open() {
        const name = `app-${crypto.randomUUID()}`
        await sandbox.ecr.createRepository(name)
        await sandbox.ecr.putImage(name, { tag: 'one' })
        const { ecr } = clients(sandbox, 'deploy')
        const { authorizationData: [login] = [] } = await ecr.send(new GetAuthorizationTokenCommand({}))
        const url = `${login?.proxyEndpoint?.replace('https:', 'http:')}/v2/${name}/manifests`
        const headers = { authorization: `Basic ${login?.authorizationToken}` }
        const accept =
          'application/vnd.oci.image.manifest.v1+json, application/vnd.docker.distribution.manifest.v2+json'
        const manifest = await fetch(`${url}/one`, { headers: { ...headers, accept } })
        const type = { 'content-type': manifest.headers.get('content-type') ?? '' }
        const body = await manifest.text()
        return {
          ask: () => fetch(`${url}/two`, { method: 'PUT', body, headers: { ...headers, ...type } }),
          isDone: async () => 'two' in (await sandbox.ecr.tags(name)),
        }
      },
    },
  }

  test.each(Object.entries(sides))('%s', async (_, { operation, open }) => {
    const { ask, isDone } = await open()
    sandbox.faults.add({ kind: 'page', operation })
    const page = await ask()
    expect([page.status, page.headers.get('content-type'), await page.text()]).toEqual([
      502,
      'text/html',
      expect.stringContaining('<h1>Bad gateway</h1>'),
    ])
    expect(await isDone()).toBe(false)
    sandbox.faults.add({ kind: 'lost', operation })
    await expect(ask()).rejects.toThrow('fetch failed')
    expect(await isDone()).toBe(true)
    sandbox.faults.add({ kind: 'truncated', operation })
    const torn = await ask()
    expect(torn.ok).toBe(true)
    await expect(torn.text()).rejects.toThrow('terminated')
  })
})

type Asking = () => Promise<Response>
type Told = () => Promise<boolean>
