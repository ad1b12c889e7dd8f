import { describe, expect, test } from 'vitest'
import { askEnvironment, credentialNeeds, dockerEnvironment, noCredentials } from '../../src/docker/environment.ts'
import { plainBuild } from '../inputs/build-inputs.ts'

const job = {
  PATH: '/bin',
  HOME: '/home/runner',
  SSH_AUTH_SOCK: '/tmp/agent',
  DOCKER_HOST: 'tcp://far:2376',
  DOCKER_AUTH_CONFIG: '{}',
  BUILDKIT_COLORS: 'run=green',
  HTTPS_PROXY: 'http://proxy',
  VERSION: '1.2.3',
  TOKENIZER: 'fast',
  STATE_BUCKET: 'bucket',
  INPUT_DIR: 'assets',
}

const credentials = {
  AWS_ACCESS_KEY_ID: 'AKIA',
  AWS_SECRET_ACCESS_KEY: 'secret',
  AWS_SESSION_TOKEN: 'session',
  AWS_WEB_IDENTITY_TOKEN_FILE: '/token',
  GITHUB_TOKEN: 'ghs',
  GH_TOKEN: 'ghs',
  ACTIONS_RUNTIME_TOKEN: 'runtime',
  ACTIONS_RESULTS_URL: 'https://results.example',
  NPM_TOKEN: 'npm',
  DB_PASSWORD: 'password',
  STRIPE_API_KEY: 'key',
}

const own = {
  'INPUT_FUNCTION-NAME': 'hello',
  INPUT_SECRETS: 'a=b',
  STATE_isPost: 'true',
  STATE_shifts: '[]',
  ACTIONS_ID_TOKEN_REQUEST_URL: 'https://token.example',
  ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'bearer',
}

const { ACTIONS_RESULTS_URL } = credentials
const docker = { DOCKER_CONFIG: '/run', BUILDX_CONFIG: '/run/buildx', DOCKER_CLI_HINTS: 'false' }

test("docker gets the job's environment, less what is this step's own, and no credentials", () => {
  expect(dockerEnvironment('/run', { ...job, ...credentials, ...own }, noCredentials)).toEqual({
    ...job,
    ACTIONS_RESULTS_URL,
    ...docker,
  })
})

describe('what was asked for gets the credentials that it needs', () => {
  const {
    ACTIONS_RUNTIME_TOKEN,
    GITHUB_TOKEN,
    NPM_TOKEN,
    DB_PASSWORD,
    GH_TOKEN: _,
    STRIPE_API_KEY: __,
    ...rest
  } = credentials
  const { ACTIONS_RESULTS_URL: ___, ...aws } = rest
  test.each([
    ['a gha cache', { cacheTo: ['type=gha,mode=max'] }, { ACTIONS_RUNTIME_TOKEN, GITHUB_TOKEN }],
    ['an s3 cache', { cacheFrom: ['type=s3,region=us-east-1,bucket=b'] }, aws],
    ['a registry cache', { cacheFrom: ['registry.example/cache'] }, {}],
    ['a secret of the environment', { secretEnvs: [{ name: 'npm', value: 'NPM_TOKEN' }] }, { NPM_TOKEN }],
    ['a build argument without a value', { buildArgs: ['DB_PASSWORD', 'NPM_TOKEN=x'] }, { DB_PASSWORD }],
  ])('%s', (_, inputs, needed) => {
    const needs = { ...credentialNeeds({ ...plainBuild, ...inputs }), helpers: false }
    expect(dockerEnvironment('/run', { ...job, ...credentials, ...own }, needs)).toEqual({
      ...job,
      ACTIONS_RESULTS_URL,
      ...needed,
      ...docker,
    })
  })
})

test.each([
  ['DOCKER_DEFAULT_PLATFORM', 'linux/arm64'],
  ['DOCKER_CONTENT_TRUST', '1'],
  ['BUILDKIT_PROGRESS', 'rawjson'],
  ['BUILDX_METADATA_PROVENANCE', 'max'],
])("%s of the job's does not reach docker", (name, value) => {
  const env = dockerEnvironment('/private', { ...job, [name]: value }, noCredentials)
  expect(env).not.toHaveProperty(name)
  expect(env.DOCKER_HOST).toBe(job.DOCKER_HOST)
})

test('what is only asked collects its memory later, unless the job says when', () => {
  expect(askEnvironment({ PATH: '/bin' })).toEqual({ PATH: '/bin', GOGC: '400' })
  expect(askEnvironment({ GOGC: '50' })).toEqual({ GOGC: '50' })
})
