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

function told(own: Partial<IdTokenClaims>): { remedy: string; conditions: unknown } {
  const remedy = explainSignIn(refused, 'arn:role', { ...claims, ...own }).findings[0]?.remedy ?? ''
  return { remedy, conditions: JSON.parse(/ on the conditions (\{.*\})\.$/.exec(remedy)?.[1] ?? '{}') }
}

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
    const remedy = explainSignIn(refused, 'arn:role', { sub, aud }).findings[0]?.remedy
    expect(remedy).toContain(
      `on the conditions ${JSON.stringify({ StringEquals: { [`${provider}:aud`]: aud, [`${provider}:sub`]: sub } })}.`,
    )
  })
})
