import { createRemoteJWKSet, jwtVerify } from 'jose'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DEFAULT_JOB, subjectOf } from '../../github/claims.ts'
import { type Sandbox, startSandbox } from '../../index.ts'

let sandbox: Sandbox

beforeAll(async () => {
  sandbox = await startSandbox({ job: { repository: 'octo-org/shop', runId: '7' } })
})
afterAll(() => sandbox.stop())

function ask(bearer: string, audience = '&audience=sts.amazonaws.com') {
  const url = `${sandbox.env.ACTIONS_ID_TOKEN_REQUEST_URL}${audience}`
  return fetch(url, { headers: { authorization: `Bearer ${bearer}` } })
}

test('the token endpoint gives a token that the published keys verify', async () => {
  const before = sandbox.github.issued.length
  const answer: unknown = await (await ask(sandbox.env.ACTIONS_ID_TOKEN_REQUEST_TOKEN ?? '')).json()
  const value = typeof answer === 'object' && answer !== null && 'value' in answer ? String(answer.value) : ''
  const keys = createRemoteJWKSet(new URL(`${sandbox.github.url}/.well-known/jwks`))
  const { payload } = await jwtVerify(value, keys, {
    issuer: 'https://token.actions.githubusercontent.com',
    audience: 'sts.amazonaws.com',
  })
  expect(payload).toMatchObject({
    sub: 'repo:octo-org/shop:ref:refs/heads/main',
    repository: 'octo-org/shop',
    run_id: '7',
  })
  expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(300)
  expect(sandbox.github.issued.slice(before)).toEqual([value])
})

test('the token endpoint asks for the bearer token', async () => {
  expect((await ask('wrong')).status).toBe(401)
})

test('faults strike the token endpoint', async () => {
  sandbox.faults.add({ service: 'github', kind: 'error', status: 503 })
  const bearer = sandbox.env.ACTIONS_ID_TOKEN_REQUEST_TOKEN ?? ''
  expect((await ask(bearer)).status).toBe(503)
  expect((await ask(bearer)).status).toBe(200)
  expect(sandbox.requests.of('github', 'GetIdToken').at(-2)?.status).toBe(503)
})

test.each([
  [{}, 'repo:octo-org/hello-lambda:ref:refs/heads/main'],
  [{ subject: 'ids' }, 'repo:octo-org@1234567/hello-lambda@76543210:ref:refs/heads/main'],
  [{ eventName: 'pull_request' }, 'repo:octo-org/hello-lambda:pull_request'],
  [{ environment: 'prod:eu', eventName: 'pull_request' }, 'repo:octo-org/hello-lambda:environment:prod%3Aeu'],
  [{ subject: 'ids', environment: 'prod' }, 'repo:octo-org@1234567/hello-lambda@76543210:environment:prod'],
  [{ subjectClaims: ['repo', 'context'] }, 'repo:octo-org/hello-lambda:ref:refs/heads/main'],
  [
    { subjectClaims: ['repo', 'workflow', 'ref'], workflow: 'a:b/c@' },
    'repo:octo-org/hello-lambda:workflow:a%3Ab/c@:ref:refs/heads/main',
  ],
  [
    { subjectClaims: ['repo', 'repository_owner_id', 'environment'], subject: 'ids' },
    'repo:octo-org@1234567/hello-lambda@76543210:repository_owner_id:1234567:environment:',
  ],
  [
    { subjectClaims: ['job_workflow_ref'] },
    'job_workflow_ref:octo-org/hello-lambda/.github/workflows/deploy.yml@refs/heads/main',
  ],
] as const)('the subject of %j', (job, expected) => {
  expect(subjectOf({ ...DEFAULT_JOB, ...job })).toBe(expected)
})
