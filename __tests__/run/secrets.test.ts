import { expect, test } from 'vitest'
import type { Output } from '../../src/domain/output.ts'
import { hideGivenSecrets, hideVariables } from '../../src/run/secrets.ts'
import { sink } from '../../src/session/sink.ts'
import { context, deployPlan, inputs, role } from '../plan/stage.ts'

/** What a run hides and masks, and with which variables. */
function record(env: NodeJS.ProcessEnv = {}) {
  const masks: string[] = []
  const ignore = () => {}
  const runner: Output = {
    log: ignore,
    debug: ignore,
    warn: ignore,
    notice: ignore,
    error: ignore,
    openGroup: ignore,
    closeGroup: ignore,
    mask: (secret) => masks.push(secret),
    hide: ignore,
    conceal: (text) => text,
    setOutput: ignore,
    saveState: ignore,
    addSummary: async () => {},
  }
  return { masks, tools: { ...sink(runner), env } }
}

test('what a run was given is hidden, but for values of variables that are in every other sentence', () => {
  const { masks, tools } = record({ KEY: 'k3y', NPM_TOKEN: 'of-the-job_1' })
  const given = {
    'function-name': 'hello-world',
    'role-to-assume': role,
    'role-session-name': 'nightly-run',
    'github-token': 'ghs_token_of_the_job',
    secrets: 'npm=pin',
    'secret-envs': 'key=KEY',
    'build-args': 'NPM_TOKEN\nAPI_KEY=of_the_build\nVERSION=1.2.3-nightly',
    environment: 'PASSWORD=of-the-input\nSTAGE=dev\nNAME=hello-world',
    'test-env': 'PASSWORD=of-the-test\nDEBUG=1',
  }
  hideGivenSecrets(deployPlan(inputs(given), context), tools)
  const said =
    'pin k3y ghs_token_of_the_job of-the-input of-the-test of-the-job_1 of_the_build 1.2.3-nightly dev 1 hello-world nightly-run'
  expect(tools.conceal(said)).toBe('*** *** *** *** *** *** *** 1.2.3-nightly dev 1 hello-world nightly-run')
  // The name of a session is no secret: a mask would take every output that holds a word of it.
  expect(masks).toEqual(['pin', 'k3y'])
})

test('logins in the addresses of a build, and the keys of its caches, are hidden', () => {
  const { tools } = record()
  const given = {
    context: 'https://x-access-token:of-the-context@git.example/a.git#main',
    file: 'https://of-the-file@git.example/Dockerfile',
    'build-contexts': 'app=https://me:of-the-app@git.example/b.git',
    'cache-to': 'type=s3,region=us-east-1,bucket=caches,access_key_id=of-the-key,secret_access_key=of-the-cache',
  }
  hideGivenSecrets(deployPlan(inputs(given), context), tools)
  const said = 'of-the-context of-the-file of-the-app of-the-key of-the-cache git.example us-east-1 caches me'
  expect(tools.conceal(said)).toBe('*** *** *** *** *** git.example us-east-1 caches me')
})

test("a function's variables are hidden, those of a preview's base as well", () => {
  const { tools } = record()
  const { inputs: given } = deployPlan(inputs(), context)
  const Environment = { Variables: { PASSWORD: 'of-the-function', DSN: 'of-the-function/?key=1', STAGE: 'dev' } }
  const state = {
    arn: 'arn:aws:lambda:us-east-1:111122223333:function:hello-world',
    version: '$LATEST',
    packageType: 'Image',
    architecture: 'x86_64',
    state: 'Active',
    stateReason: { code: '', text: '' },
    lastUpdateStatus: 'Successful',
    lastUpdateReason: { code: '', text: '' },
    revisionId: 'r',
    config: { Environment },
    tags: {},
  } as const
  hideVariables(tools, [state, undefined], {
    config: { Environment: { Variables: { NEW: 'of-the-file-config' } } },
    inputs: given,
  })
  expect(tools.conceal('of-the-function/?key=1 of-the-function of-the-file-config dev')).toBe('*** *** *** dev')
})
