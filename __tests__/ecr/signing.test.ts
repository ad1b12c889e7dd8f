import { describe, expect, test } from 'vitest'
import { profilesFor, unsigned } from '../../src/ecr/signing.ts'

const arn = (name: string, account = '111122223333') => `arn:aws:signer:us-east-1:${account}:/signing-profiles/${name}`
const rule = (name: string, ...filters: string[]) => ({
  signingProfileArn: arn(name),
  repositoryFilters: filters.map((filter) => ({ filter, filterType: 'WILDCARD_MATCH' as const })),
})

// The examples of the API reference, "SigningRepositoryFilter".
test.each([
  ['myapp/*', 'myapp/web', true],
  ['myapp/*', 'myapp', false],
  ['*/production', 'web/production', true],
  ['*/production', 'web/production/2', false],
  ['*prod*', 'a-prod-b', true],
  ['web', 'web', true],
  ['web', 'web2', false],
  ['we.', 'web', false],
])('the filter %s and the repository %s: %s', (filter, repository, expected) => {
  expect(profilesFor([rule('one', 'other', filter)], repository)).toEqual(expected ? [arn('one')] : [])
})

test('a rule without filters is for all repositories, and each profile that matches signs once', () => {
  const rules = [{ signingProfileArn: arn('all') }, rule('none', 'x*'), rule('all', '*'), rule('web', 'web')]
  expect(profilesFor(rules, 'web')).toEqual([arn('all'), arn('web')])
  expect(profilesFor([], 'web')).toEqual([])
})

describe('an image that is not signed', () => {
  const image = {
    repository: { name: 'web', arn: 'arn:aws:ecr:us-east-1:111122223333:repository/web' },
    region: 'us-east-1',
    digest: 'sha256:1',
  }
  const says = (signingProfileArn: string, failureCode?: string, failureReason?: string) =>
    unsigned(image, {
      signingProfileArn,
      status: 'FAILED',
      ...(failureCode && { failureCode }),
      ...(failureReason && { failureReason }),
    })
  const add = (profile: string) =>
    `Add to the policy of the role that deploys: {"Effect":"Allow","Action":"signer:SignPayload","Resource":"${profile}"}`

  test.each([
    [
      'for a permission',
      says(arn('one'), 'ACCESS_DENIED', 'no policy allows it'),
      `: ACCESS_DENIED: no policy allows it. ${add(arn('one'))}`,
    ],
    [
      'for another reason',
      says(arn('one'), 'PROFILE_CANCELED', 'It is canceled.'),
      `: PROFILE_CANCELED: It is canceled. Correct what AWS names. Where it is a permission: ${add(arn('one'))}`,
    ],
    ['for no reason', says(arn('one')), `. Correct what AWS names. Where it is a permission: ${add(arn('one'))}`],
  ])('%s', (_, text, expected) => {
    expect(text).toBe(`ECR in us-east-1 has not signed web@sha256:1 with ${arn('one')}${expected}`)
  })

  test("with another account's profile", () => {
    const profile = arn('one', '444455556666')
    expect(says(profile, 'ACCESS_DENIED')).toBe(
      `ECR in us-east-1 has not signed web@sha256:1 with ${profile}: ACCESS_DENIED. Account 444455556666 must let the role use its profile, with 'aws signer add-profile-permission'. ${add(profile)}`,
    )
  })
})
