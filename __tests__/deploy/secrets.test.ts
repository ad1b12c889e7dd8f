import { expect, test } from 'vitest'
import { hideGivenSecrets, hideVariables } from '../../src/deploy/secrets.ts'
import type { Output } from '../../src/domain/output.ts'
import { readRunInputs } from '../../src/inputs/by-region.ts'
import type { Context } from '../../src/inputs/context.ts'
import { plan } from '../../src/plan/decide.ts'
import type { DeployPlan } from '../../src/plan/plan.ts'
import { sink } from '../../src/session/sink.ts'

const context: Context = {
  repository: 'octo-org/hello-lambda',
  sha: '7fd1a60b01f91b314f59955a4e4d4e80d8edf11d',
  ref: 'refs/heads/main',
  runId: '42',
  eventName: 'push',
  serverUrl: 'https://github.com',
  workspace: '/workspace',
  temporaryDirectory: '/temp',
  idTokenAvailable: true,
  fork: false,
}

function deployPlan(given: Readonly<Record<string, string>>): DeployPlan {
  const enough = {
    'function-name': 'hello-world',
    'aws-region': 'us-east-1',
    'role-to-assume': 'arn:aws:iam::111122223333:role/deploy',
  }
  const all: Readonly<Record<string, string>> = { ...enough, ...given }
  const decided = plan(
    readRunInputs((name) => all[name] ?? '', context),
    context,
  )
  if (decided.kind !== 'deploy') throw new Error(`It is a ${decided.kind}`)
  return decided
}

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
  const { masks, tools } = record({ KEY: 'k3y' })
  const given = {
    'role-session-name': 'nightly-run',
    'github-token': 'ghs_token_of_the_job',
    secrets: 'npm=pin',
    'secret-envs': 'key=KEY',
    environment: 'PASSWORD=of-the-input\nSTAGE=dev\nNAME=hello-world',
    'test-env': 'PASSWORD=of-the-test\nDEBUG=1',
  }
  hideGivenSecrets(deployPlan(given), tools)
  const said = 'pin k3y ghs_token_of_the_job of-the-input of-the-test dev 1 hello-world nightly-run'
  expect(tools.conceal(said)).toBe('*** *** *** *** *** dev 1 hello-world nightly-run')
  // The name of a session is no secret: a mask would take every output that holds a word of it.
  expect(masks).toEqual(['pin', 'k3y'])
})

test("a function's variables are hidden, those of a preview's base as well", () => {
  const { tools } = record()
  const { inputs } = deployPlan({})
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
    inputs,
  })
  expect(tools.conceal('of-the-function/?key=1 of-the-function of-the-file-config dev')).toBe('*** *** *** dev')
})
