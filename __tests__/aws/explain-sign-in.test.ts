import { describe, expect, test } from 'vitest'
import { explainSignIn } from '../../src/aws/explain-sign-in.ts'
import type { IdTokenClaims } from '../../src/aws/id-token.ts'

const provider = 'token.actions.githubusercontent.com'
const refused = Object.assign(new Error('Not authorized to perform sts:AssumeRoleWithWebIdentity'), {
  name: 'AccessDenied',
  $fault: 'client',
  $metadata: { httpStatusCode: 403, requestId: 'id' },
})
const claims: IdTokenClaims = {
  sub: 'repo:octo-org/shop:ref:refs/heads/main',
  aud: 'sts.amazonaws.com',
  ref: 'refs/heads/main',
  repository: 'octo-org/shop',
  repositoryId: '34',
  ownerId: '12',
}

const role = 'arn:aws-cn:iam::111122223333:role/deploy'

function told(own: Partial<IdTokenClaims>): { remedy: string; conditions: unknown } {
  const remedy = explainSignIn(refused, role, { ...claims, ...own }).findings[0]?.remedy ?? ''
  const { Condition: conditions, ...statement } = JSON.parse(/ must have: (\{.*\})$/.exec(remedy)?.[1] ?? '{}')
  expect(statement).toEqual({
    Effect: 'Allow',
    Principal: { Federated: `arn:aws-cn:iam::111122223333:oidc-provider/${provider}` },
    Action: 'sts:AssumeRoleWithWebIdentity',
  })
  return { remedy, conditions }
}

test('a role that may not exist is to be looked for first', () => {
  expect(told({}).remedy).toMatch(/^Check that the role exists, then its trust policy\. The token's sub is /)
})

describe('the conditions that a refused token is told', () => {
  const ids = { [`${provider}:repository_owner_id`]: '12', [`${provider}:repository_id`]: '34' }

  test.each([
    ['repo:octo-org/shop:ref:refs/heads/main', 'ref:refs/heads/main'],
    ['repo:octo-org@12/shop@34:ref:refs/heads/main', 'ref:refs/heads/main'],
    ['repo:octo-org@12/shop@34:environment:production', 'environment:production'],
  ])('are ids and exact subjects in both forms for %s', (sub, rest) => {
    expect(told({ sub }).conditions).toEqual({
      StringEquals: {
        [`${provider}:aud`]: 'sts.amazonaws.com',
        ...ids,
        [`${provider}:ref`]: 'refs/heads/main',
        [`${provider}:sub`]: [`repo:octo-org/shop:${rest}`, `repo:octo-org@12/shop@34:${rest}`],
      },
    })
  })

  test.each(['repository_owner:octo-org:ref:refs/heads/main', 'repo:octo-org/shop-2:ref:refs/heads/main'])(
    'are the subject as it is where it is customized: %s',
    (sub) => {
      expect(told({ sub }).conditions).toMatchObject({ StringEquals: { [`${provider}:sub`]: sub, ...ids } })
    },
  )

  test("say that a pull request's job needs a role of its own, and name no ref of it", () => {
    const pull = told({ sub: 'repo:octo-org/shop:pull_request', ref: 'refs/pull/7/merge' })
    expect(pull.remedy).toContain("This is a pull request's job: give it a role of its own.")
    expect(pull.conditions).not.toHaveProperty(['StringEquals', `${provider}:ref`])
    expect(told({}).remedy).not.toContain('pull request')
  })

  test('are subject and audience where the token has no more', () => {
    const [sub, aud] = ['repo:octo-org/shop:ref:refs/heads/main', 'a']
    const { Condition } = JSON.parse(
      explainSignIn(refused, role, { sub, aud }).findings[0]?.remedy.split(' must have: ')[1] ?? '{}',
    )
    expect(Condition).toEqual({ StringEquals: { [`${provider}:aud`]: aud, [`${provider}:sub`]: sub } })
  })
})
