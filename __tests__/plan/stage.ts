import { type RunInputs, readRunInputs } from '../../src/inputs/by-region.ts'
import type { Context } from '../../src/inputs/context.ts'
import { plan } from '../../src/plan/decide.ts'
import type { DeployPlan, RollbackPlan } from '../../src/plan/plan.ts'

export const account = '111122223333'
export const role = `arn:aws:iam::${account}:role/deploy`
export const sha = '7fd1a60b01f91b314f59955a4e4d4e80d8edf11d'
/** Of a push that may ask for a token. */
export const context: Context = {
  repository: 'octo-org/hello-lambda',
  sha,
  ref: 'refs/heads/main',
  runId: '42',
  eventName: 'push',
  serverUrl: 'https://github.com',
  workspace: '/workspace',
  temporaryDirectory: '/temp',
  idTokenAvailable: true,
  fork: false,
}

/** Inputs as they are given, the name of the function and a region among them. */
export function inputs(given: Readonly<Record<string, string>> = {}): RunInputs {
  const all: Record<string, string> = { 'function-name': 'hello', 'aws-region': 'us-east-1', ...given }
  return readRunInputs((name) => all[name] ?? '', context)
}

export function rollbackPlan(...given: Parameters<typeof plan>): RollbackPlan {
  const made = plan(...given)
  if (made.kind !== 'rollback') throw new Error(`It is a ${made.kind}`)
  return made
}

export function deployPlan(...given: Parameters<typeof plan>): DeployPlan {
  const made = plan(...given)
  if (made.kind !== 'deploy') throw new Error(`It is a ${made.kind}`)
  return made
}
