import { expect, test } from 'vitest'
import { readRunInputs } from '../../src/inputs/by-region.ts'
import type { Context } from '../../src/inputs/context.ts'
import { plan } from '../../src/plan/decide.ts'
import { secretsOf } from '../../src/preview/public-reason.ts'

const context: Context = {
  repository: 'octo-org/hello-lambda',
  sha: '7fd1a60b01f91b314f59955a4e4d4e80d8edf11d',
  ref: 'refs/heads/main',
  runId: '42',
  eventName: 'push',
  serverUrl: 'https://github.com',
  temporaryDirectory: '/temp',
  idTokenAvailable: true,
  fork: false,
}

test('what a run was handed is secret, but for values of variables that are in every other sentence', () => {
  const given: Readonly<Record<string, string>> = {
    'function-name': 'hello',
    'aws-region': 'us-east-1',
    'role-to-assume': 'arn:aws:iam::111122223333:role/deploy',
    'role-session-name': 'nightly',
    'github-token': 'ghs_token',
    secrets: 'npm=pin',
    'secret-envs': 'key=KEY',
    environment: 'PASSWORD=of-the-input\nSTAGE=dev',
    'test-env': 'PASSWORD=of-the-test\nDEBUG=1',
  }
  const decided = plan(
    readRunInputs((name) => given[name] ?? ''),
    context,
  )
  if (decided.kind !== 'deploy') throw new Error(`It is a ${decided.kind}`)
  expect(secretsOf(decided, { KEY: 'k' }, ['of-the-base', '8080']).toSorted()).toEqual(
    ['ghs_token', 'k', 'nightly', 'of-the-base', 'of-the-input', 'of-the-test', 'pin'].toSorted(),
  )
})
