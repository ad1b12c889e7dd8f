import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { claimsOf, DEFAULT_JOB, type Job } from '../../github/claims.ts'
import { type Sandbox, startSandbox } from '../../index.ts'
import { assume, refusal } from '../../testing/aws.ts'

const HOST = 'token.actions.githubusercontent.com'
let sandbox: Sandbox

beforeAll(async () => {
  sandbox = await startSandbox()
})
afterAll(() => sandbox.stop())

function trust(conditions: Record<string, string>) {
  const named = Object.entries(conditions).map(([claim, value]) => [`${HOST}:${claim}`, value])
  return {
    Version: '2012-10-17',
    Statement: {
      Effect: 'Allow',
      Principal: { Federated: `arn:aws:iam::111122223333:oidc-provider/${HOST}` },
      Action: 'sts:AssumeRoleWithWebIdentity',
      Condition: { StringLike: Object.fromEntries(named) },
    },
  }
}

function tokenOf(job: Partial<Job>): Promise<string> {
  return sandbox.github.idToken('sts.amazonaws.com', claimsOf({ ...DEFAULT_JOB, ...job }))
}

// IAM User Guide, "Available keys for AWS web identity federation": the claims that AWS compares beside sub and aud.
test.each([
  ['actor', {}, 'octocat'],
  ['actor_id', {}, '583231'],
  ['environment', { environment: 'production' }, 'production'],
  ['job_workflow_ref', {}, 'octo-org/hello-lambda/.github/workflows/deploy.yml@refs/heads/main'],
  [
    'job_workflow_ref',
    { jobWorkflowRef: 'octo-org/shared/.github/workflows/deploy.yml@refs/tags/v1' },
    'octo-org/shared/.github/workflows/deploy.yml@refs/tags/v1',
  ],
  ['ref', {}, 'refs/heads/main'],
  ['ref', { eventName: 'pull_request', ref: 'refs/pull/7/merge' }, 'refs/pull/7/merge'],
  ['repository', {}, 'octo-org/hello-lambda'],
  ['repository_id', {}, '76543210'],
  ['repository_owner_id', {}, '1234567'],
  ['workflow', {}, 'deploy'],
] as const)('a trust policy can ask for %s of %j', async (claim, job, value) => {
  const token = await tokenOf(job)
  sandbox.iam.putRole({ name: 'deploy', trust: trust({ sub: '*', [claim]: value }) })
  expect(await assume(sandbox, 'deploy', token)).toHaveProperty('Credentials')
  sandbox.iam.putRole({ name: 'deploy', trust: trust({ sub: '*', [claim]: `${value}-2` }) })
  expect(await refusal(assume(sandbox, 'deploy', token))).toMatchObject({ name: 'AccessDenied' })
})

test('a claim that the token lacks fails the condition', async () => {
  const token = await tokenOf({})
  sandbox.iam.putRole({ name: 'deploy', trust: trust({ sub: '*', environment: '*' }) })
  expect(await refusal(assume(sandbox, 'deploy', token))).toMatchObject({ name: 'AccessDenied' })
})

describe('IAM takes no trust policy', () => {
  test('with a claim that AWS does not compare, as it would never match', () => {
    const role = { name: 'deploy', trust: trust({ sub: '*', event_name: 'push' }) }
    expect(() => sandbox.iam.putRole(role)).toThrow(`unknown condition key ${HOST}:event_name`)
  })

  test('that lets in every token of GitHub', () => {
    const role = { name: 'deploy', trust: trust({ aud: 'sts.amazonaws.com', repository_id: '76543210' }) }
    expect(() => sandbox.iam.putRole(role)).toThrow(/MalformedPolicyDocument: .*:sub or .*:job_workflow_ref/)
  })
})
