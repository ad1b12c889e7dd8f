import { readdirSync, readFileSync } from 'node:fs'
import { judge, parseIdentityPolicy, parseResourcePolicy } from '@deploy-lambda-image/sandbox'
import { describe, expect, test } from 'vitest'

const folder = new URL('../../docs/iam/', import.meta.url)
const read = (name: string) => readFileSync(new URL(name, folder), 'utf8')
const github = 'token.actions.githubusercontent.com'

const trusting = ['trust-policy', 'trust-policy-environment', 'preview-trust']

/** Whether trust-policy.json lets in a job, whose claims are these and otherwise those that it asks for. */
function trusts(claims: Record<string, string>) {
  const all = { aud: 'sts.amazonaws.com', repository_owner_id: 'OWNER_ID', repository_id: 'REPOSITORY_ID', ...claims }
  const named = Object.entries({ ref: 'refs/heads/main', ...all }).map(([name, value]) => [`${github}:${name}`, value])
  return judge([parseResourcePolicy(read('trust-policy.json'))], {
    action: 'sts:AssumeRoleWithWebIdentity',
    principal: { type: 'Federated', names: [`arn:aws:iam::111122223333:oidc-provider/${github}`] },
    context: Object.fromEntries(named),
  })
}

describe('trust-policy.json', () => {
  const sub = 'repo:OWNER/NAME:ref:refs/heads/main'

  test.each([sub, 'repo:OWNER@OWNER_ID/NAME@REPOSITORY_ID:ref:refs/heads/main'])('lets in %s', (own) => {
    expect(trusts({ sub: own })).toBe('allowed')
  })

  test.each([
    'repo:OWNER/NAME:pull_request',
    'repo:OWNER/NAME-2:ref:refs/heads/main',
    'repo:OWNER-2/NAME:ref:refs/heads/main',
    'repo:OWNER@12/NAME@345:ref:refs/heads/main',
    'repo:OWNER2@OWNER_ID/NAME@REPOSITORY_ID:ref:refs/heads/main',
    'repo:OWNER@OWNER_ID/NAME2@REPOSITORY_ID:ref:refs/heads/main',
    'repo:OWNER@12/EVIL@9:workflow:x/NAME@:ref:refs/heads/main',
  ])('keeps out %s', (own) => {
    expect(trusts({ sub: own })).toBe('not-allowed')
  })

  test.each([{ aud: 'another' }, { repository_id: '9' }, { repository_owner_id: '9' }, { ref: 'refs/pull/7/merge' }])(
    'keeps out %j',
    (claims) => {
      expect(trusts({ sub, ...claims })).toBe('not-allowed')
    },
  )
})

test.each(trusting)('%s.json asks for ids, and for subjects without a wildcard', (name) => {
  const [statement, ...others] = parseResourcePolicy(read(`${name}.json`)).statements
  expect(others).toEqual([])
  const asked = (statement?.conditions ?? []).map(({ operator, key, ifExists, values }) => {
    expect({ operator, ifExists, wildcards: values.filter((value) => /[*?]/.test(value)) }).toEqual({
      operator: 'StringEquals',
      ifExists: false,
      wildcards: [],
    })
    return key.replace(`${github}:`, '')
  })
  expect(asked).toEqual(expect.arrayContaining(['aud', 'repository_owner_id', 'repository_id', 'sub']))
})

describe('preview.json', () => {
  const { statements } = parseIdentityPolicy(read('preview.json'))
  const onFunctions = statements.filter(({ actions }) => actions.patterns.some((one) => one.startsWith('lambda:')))
  const changes = /^lambda:(?!Get|List)/
  const pattern = 'arn:aws:lambda:us-east-1:111122223333:function:hello-world-pr-*'

  test('changes functions by name and by tag only', () => {
    const changing = onFunctions.filter(({ actions }) => actions.patterns.some((one) => changes.test(one)))
    expect(changing.length).toBeGreaterThan(2)
    for (const { resources, conditions } of changing) {
      expect(resources).toEqual({ patterns: [pattern], negated: false })
      const byTag = conditions.filter(
        ({ key, operator, ifExists }) => /Tag\//i.test(key) && operator === 'StringEquals' && !ifExists,
      )
      expect(byTag).toHaveLength(1)
    }
  })

  test("reads nothing of production's but the function that is copied", () => {
    const named = statements.filter(({ resources }) => resources?.patterns.some((one) => one.endsWith('hello-world')))
    expect(named.map(({ actions }) => actions.patterns)).toEqual([['lambda:GetFunction']])
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
  const unlimited = [
    'ecr:GetAuthorizationToken',
    'ecr:DescribeRepositoryCreationTemplates',
    'ecr:GetSigningConfiguration',
    'lambda:ListEventSourceMappings',
    'cloudwatch:DescribeAlarms',
    'cloudwatch:GetMetricData',
    'codedeploy:StopDeployment',
  ]
  const names = ['deploy', 'push', 'signing', 'create-function', 'capacity-provider', 'release', 'codedeploy', 'chain']

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
  const policies = ['deploy', 'signing', 'create-function', 'capacity-provider', 'release', 'codedeploy'].map((name) =>
    read(`${name}.json`),
  )
  const statements = policies.flatMap((text) => parseIdentityPolicy(text).statements)
  for (const action of statements.flatMap((statement) => statement.actions.patterns)) {
    expect(page).toContain(`\`${action}\``)
  }
})
