import { readdirSync, readFileSync } from 'node:fs'
import { judge, parseIdentityPolicy, parseResourcePolicy } from '@deploy-lambda-image/sandbox'
import { describe, expect, test } from 'vitest'

const folder = new URL('../../docs/iam/', import.meta.url)
const read = (name: string) => readFileSync(new URL(name, folder), 'utf8')
const github = 'token.actions.githubusercontent.com'

function trusts(sub: string, aud = 'sts.amazonaws.com') {
  return judge([parseResourcePolicy(read('trust-policy.json'))], {
    action: 'sts:AssumeRoleWithWebIdentity',
    principal: { type: 'Federated', names: [`arn:aws:iam::111122223333:oidc-provider/${github}`] },
    context: { [`${github}:sub`]: sub, [`${github}:aud`]: aud },
  })
}

describe('trust-policy.json', () => {
  test.each([
    'repo:OWNER/NAME:ref:refs/heads/main',
    'repo:OWNER/NAME:pull_request',
    'repo:OWNER@12/NAME@345:environment:production',
  ])('lets in %s', (sub) => {
    expect(trusts(sub)).toBe('allowed')
  })

  test.each([
    'repo:OWNER/NAME-2:ref:refs/heads/main',
    'repo:OWNER-2/NAME:ref:refs/heads/main',
    'repo:OWNER2@12/NAME@345:ref:refs/heads/main',
    'repo:OWNER@12/NAME2@345:ref:refs/heads/main',
  ])('keeps out %s', (sub) => {
    expect(trusts(sub)).toBe('not-allowed')
  })

  test('keeps out another audience', () => {
    expect(trusts('repo:OWNER/NAME:pull_request', 'another')).toBe('not-allowed')
  })
})

describe('policies of the deploying role', () => {
  const passRole = (resource: string, service: string) =>
    judge([parseIdentityPolicy(read('create-function.json'))], {
      action: 'iam:PassRole',
      resource,
      context: { 'iam:PassedToService': service },
    })

  test('hand over one role, to Lambda alone', () => {
    const role = 'arn:aws:iam::111122223333:role/hello-world'
    expect(passRole(role, 'lambda.amazonaws.com')).toBe('allowed')
    expect(passRole(role, 'ec2.amazonaws.com')).toBe('not-allowed')
    expect(passRole('arn:aws:iam::111122223333:role/admin', 'lambda.amazonaws.com')).toBe('not-allowed')
  })

  // What can't be limited to a resource (Service Authorization Reference).
  const unlimited = ['ecr:GetAuthorizationToken', 'cloudwatch:DescribeAlarms', 'codedeploy:StopDeployment']
  const names = ['deploy', 'create-function', 'release', 'codedeploy', 'chain']

  test.each(names)('%s.json names each action, and resources', (name) => {
    const { statements } = parseIdentityPolicy(read(`${name}.json`))
    const actions = statements.flatMap((statement) => statement.actions.patterns)
    expect(actions.filter((action) => action.includes('*'))).toEqual([])
    expect(new Set(actions).size).toBe(actions.length)
    const anywhere = statements.filter(({ resources }) => resources?.patterns.includes('*'))
    expect(anywhere.flatMap((statement) => statement.actions.patterns)).toEqual(
      actions.filter((action) => unlimited.includes(action)),
    )
  })
})

test('the page names every file, and every action of those that the deploying role gets', () => {
  const page = read('README.md')
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
    expect(page).toContain(`[${file}](${file})`)
  }
  const policies = ['deploy', 'create-function', 'release', 'codedeploy'].map((name) => read(`${name}.json`))
  const statements = policies.flatMap((text) => parseIdentityPolicy(text).statements)
  for (const action of statements.flatMap((statement) => statement.actions.patterns)) {
    expect(page).toContain(`\`${action}\``)
  }
})
