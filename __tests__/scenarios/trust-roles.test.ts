import { claimsOf, type Job, type PolicyDocument, type Sandbox } from '@deploy-lambda-image/sandbox'
import { assume } from '@deploy-lambda-image/sandbox/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { messageOf } from '../../src/domain/text.ts'
import { documented, openStage } from './stage.ts'

const provider = 'token.actions.githubusercontent.com'
const byIds = { subject: 'ids' } as const
const pull = { eventName: 'pull_request', ref: 'refs/pull/7/merge' }
const production = { environment: 'production' }
/** Another repository of the same owner, made since July 2026, whose administrator writes subjects. */
const sibling = { ...byIds, repository: 'octo-org/evil', repositoryId: '99' }

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await openStage()
})
afterAll(() => sandbox.stop())

type Case = readonly [string, Partial<Job>]

/** What becomes of a job that asks for a role with a trust policy: `in`, or STS's words. */
async function ask(trust: PolicyDocument, job: Partial<Job>): Promise<string> {
  sandbox.iam.putRole({ name: 'asked', trust })
  const token = await sandbox.github.idToken('sts.amazonaws.com', claimsOf({ ...sandbox.github.job, ...job }))
  try {
    await assume(sandbox, 'asked', token)
    return 'in'
  } catch (error) {
    return messageOf(error)
  }
}

const out = 'Not authorized to perform sts:AssumeRoleWithWebIdentity'

describe.each([
  ['trust-policy', {}],
  ['trust-policy-environment', production],
] as const)('%s.json', (name, wanted: Partial<Job>) => {
  const to = (job: Partial<Job>) => ask(documented(name), job)

  test.each<Case>([
    ['a push to main', {}],
    ['a run by hand on main', { eventName: 'workflow_dispatch' }],
    ['a reusable workflow that main calls', { jobWorkflowRef: 'octo-org/shared/.github/workflows/deploy.yml@v1' }],
    ['a repository created, renamed or transferred since July 2026', byIds],
  ])('lets in %s', async (_, job) => {
    expect(await to({ ...wanted, ...job })).toBe('in')
  })

  test.each<Case>([
    ['of a branch', pull],
    ['that names the environment', { ...pull, ...production }],
    ['of a repository with ids in its subject', { ...pull, ...byIds }],
    ['of a customized subject', { ...pull, subjectClaims: ['repo', 'ref'] }],
    [
      'that says the environment in a customized subject',
      { ...pull, ...production, subjectClaims: ['repo', 'environment'] },
    ],
  ])("a pull request's job %s can't assume the production role", async (_, job) => {
    expect(await to(job)).toBe(out)
  })

  test.each<Case>([
    ['another branch', { ref: 'refs/heads/feature' }],
    ['another branch that names the environment', { ref: 'refs/heads/feature', ...production }],
    ['a tag', { ref: 'refs/tags/v1' }],
    ['a tag that is called like the branch', { ref: 'refs/tags/refs/heads/main' }],
    ['a branch that begins like it', { ref: 'refs/heads/main-2', ...production }],
    ['another environment', { environment: 'staging' }],
    ['an environment that is called like the branch', { environment: 'production:ref:refs/heads/main' }],
  ])('keeps out %s', async (_, job) => {
    expect(await to(job)).toBe(out)
  })

  test.each<Case>([
    ['as it is', sibling],
    ['with the old form of subjects', { ...sibling, subject: 'names' }],
    ['whose name begins alike', { ...sibling, repository: 'octo-org/hello-lambda-2' }],
    ['by its workflow', { ...sibling, workflow: 'x/hello-lambda@', subjectClaims: ['repo', 'workflow', 'ref'] }],
    ['by its environment', { ...sibling, environment: '/hello-lambda@1', subjectClaims: ['repo', 'context', 'ref'] }],
    ['by its branch', { ...sibling, ref: 'refs/heads/a/hello-lambda@1', subjectClaims: ['repo', 'ref', 'actor'] }],
    ['by the name alone', { ...sibling, repository: 'octo-org/hello-lambda', subject: 'names' }],
  ])("another repository of the owner can't through a customized subject: %s", async (_, job) => {
    expect(await to({ ...wanted, ...job })).toBe(out)
  })

  test.each<Case>([
    ['took the name of the owner', { ownerId: '666', repositoryId: '99' }],
    ['took the name, with ids in its subject', { ...byIds, ownerId: '666', repositoryId: '99' }],
    ['was transferred to another owner, until the policy names that one', { ...byIds, ownerId: '666' }],
    ['was renamed, until the policy has the new name', { ...byIds, repository: 'octo-org/renamed' }],
    ['is a fork', { repository: 'mallory/hello-lambda', ownerId: '666', repositoryId: '99' }],
  ])('keeps out a repository that %s', async (_, job) => {
    expect(await to({ ...wanted, ...job })).toBe(out)
  })

  test('a renamed repository is let in under its new name, and no other under the old one', async () => {
    const renamed = JSON.parse(JSON.stringify(documented(name)).replaceAll('hello-lambda', 'renamed'))
    expect(await ask(renamed, { ...wanted, ...byIds, repository: 'octo-org/renamed' })).toBe('in')
    expect(await ask(renamed, { ...wanted, repository: 'octo-org/renamed', repositoryId: '99' })).toBe(out)
    expect(await ask(documented(name), { ...wanted, ...byIds, repositoryId: '99' })).toBe(out)
  })
})

test("pull_request_target's token is that of main, and a policy by workflow file keeps it out", async () => {
  const target = { eventName: 'pull_request_target', workflow: 'label' }
  expect(await ask(documented('trust-policy'), target)).toBe('in')
  const file = 'octo-org/hello-lambda/.github/workflows/deploy.yml@refs/heads/main'
  const strict = JSON.parse(
    JSON.stringify(documented('trust-policy')).replace(
      `"${provider}:sub"`,
      `"${provider}:job_workflow_ref":"${file}","${provider}:sub"`,
    ),
  )
  expect(await ask(strict, target)).toBe(out)
  expect(await ask(strict, {})).toBe('in')
})

describe('preview-trust.json', () => {
  test.each<Case>([
    ['a pull request', pull],
    ['a pull request of a repository with ids in its subject', { ...pull, ...byIds }],
    ['the sweep of main', { eventName: 'schedule' }],
  ])('lets in %s', async (_, job) => {
    expect(await ask(documented('preview-trust'), job)).toBe('in')
  })

  test.each<Case>([
    ['a push to another branch', { ref: 'refs/heads/feature' }],
    ['a pull request of another repository', { ...pull, ...sibling }],
    [
      'another repository through a customized subject',
      { ...pull, ...sibling, workflow: 'x/hello-lambda@', subjectClaims: ['repo', 'workflow', 'context'] },
    ],
  ])('keeps out %s', async (_, job) => {
    expect(await ask(documented('preview-trust'), job)).toBe(out)
  })
})
