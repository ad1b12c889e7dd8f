import { expect, test } from 'vitest'
import { gitContext, readContext, runUrl } from '../../src/inputs/context.ts'

const sha = '7fd1a60b01f91b314f59955a4e4d4e80d8edf11d'
const env = {
  GITHUB_REPOSITORY: 'octo-org/hello-lambda',
  GITHUB_SHA: sha,
  GITHUB_REF: 'refs/heads/main',
  GITHUB_RUN_ID: '42',
  GITHUB_EVENT_NAME: 'push',
  GITHUB_EVENT_PATH: '/event.json',
  GITHUB_SERVER_URL: 'https://github.example',
  GITHUB_ACTIONS: 'true',
  GITHUB_ACTOR: 'octocat',
  GITHUB_WORKSPACE: '/workspace',
  RUNNER_TEMP: '/temp',
  ACTIONS_ID_TOKEN_REQUEST_URL: 'https://token.example',
  ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'bearer',
  AWS_REGION: 'eu-central-1',
  AWS_DEFAULT_REGION: 'us-east-1',
}
const context = {
  repository: 'octo-org/hello-lambda',
  sha,
  ref: 'refs/heads/main',
  runId: '42',
  eventName: 'push',
  serverUrl: 'https://github.example',
  workspace: '/workspace',
  temporaryDirectory: '/temp',
  ambientRegion: 'eu-central-1',
  idTokenAvailable: true,
  fork: false,
  actor: 'octocat',
}

test("the runner's environment is read whole", () => {
  expect(readContext(env, () => '{}')).toEqual(context)
})

test.each([
  [{ AWS_ACCESS_KEY_ID: 'AKIA' }, { ambientCredentials: true }],
  [{ AWS_PROFILE: 'deploy' }, { ambientCredentials: true }],
  [{ AWS_WEB_IDENTITY_TOKEN_FILE: '/token' }, { ambientCredentials: true }],
  [{ ACT: 'true' }, { elsewhere: true }],
  [{ GITEA_ACTIONS: 'true' }, { elsewhere: true }],
  [{ GITHUB_ACTIONS: '' }, { elsewhere: true }],
])('%j says where credentials may come from', (more, read) => {
  expect(readContext({ ...env, ...more }, () => '{}')).toEqual({ ...context, ...read })
})

test('the run has a page', () => {
  expect(runUrl(context)).toBe('https://github.example/octo-org/hello-lambda/actions/runs/42')
})

test('outside of a workflow there is nothing but places', () => {
  expect(readContext({})).toEqual({
    repository: '',
    sha: '',
    ref: '',
    runId: '',
    eventName: '',
    serverUrl: 'https://github.com',
    workspace: process.cwd(),
    temporaryDirectory: expect.stringMatching(/^\//),
    idTokenAvailable: false,
    fork: false,
    elsewhere: true,
  })
})

test('the default region is the second choice, and half a token endpoint is none', () => {
  const { AWS_REGION: _region, ACTIONS_ID_TOKEN_REQUEST_TOKEN: _token, ...others } = env
  expect(readContext(others, () => '{}')).toEqual({ ...context, ambientRegion: 'us-east-1', idTokenAvailable: false })
})

test('a pull request is read from its event', () => {
  const event = { pull_request: { number: 7, state: 'closed', head: { sha: '1'.repeat(40), repo: null } } }
  expect(readContext(env, () => JSON.stringify(event))).toEqual({
    ...context,
    pullRequest: { number: 7, open: false, headSha: '1'.repeat(40) },
  })
})

const base = { repo: { full_name: 'octo-org/hello-lambda' } }
test.each([
  ['the repository itself', { head: base, base }, false],
  ['a fork', { head: { repo: { full_name: 'someone/hello-lambda' } }, base }, true],
  ['a fork that was deleted', { head: { repo: null }, base }, true],
  ['no pull request', undefined, false],
])('the head is in %s', (_, pullRequest, fork) => {
  expect(readContext(env, () => JSON.stringify({ pull_request: pullRequest }))).toEqual({ ...context, fork })
})

test.each([
  ['refs/heads/main', sha],
  ['refs/tags/v1', sha],
  ['refs/pull/7/merge', 'refs/pull/7/merge'],
  ['', sha],
])('the Git context of %j', (ref, revision) => {
  expect(gitContext({ ...context, ref })).toBe(`https://github.example/octo-org/hello-lambda.git#${revision}`)
})

test.each<[Readonly<Record<string, string>>, true | undefined]>([
  [{ AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 'b' }, true],
  [{ AWS_PROFILE: 'ci' }, true],
  [{ AWS_WEB_IDENTITY_TOKEN_FILE: '/token', AWS_ROLE_ARN: 'arn:aws:iam::111122223333:role/ci' }, true],
  [{ AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://169.254.170.23/v1/credentials' }, true],
  [{ AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: '/v2/credentials' }, true],
  [{ AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '' }, undefined],
  [{ AWS_REGION: 'us-east-1' }, undefined],
])('%j: credentials in the environment: %j', (given, found) => {
  expect(readContext(given).ambientCredentials).toBe(found)
})

test('after the run of another workflow its commit is known', () => {
  const workflow_run = { event: 'push', head_repository: { full_name: 'octo-org/hello-lambda' }, head_sha: sha }
  const read = readContext({ ...env, GITHUB_EVENT_NAME: 'workflow_run' }, () => JSON.stringify({ workflow_run }))
  expect(read.cause).toEqual({ event: 'push', repository: 'octo-org/hello-lambda', commit: sha })
})
