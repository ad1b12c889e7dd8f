import { describe, expect, test } from 'vitest'
import type { Context } from '../../src/inputs/context.ts'
import { plan } from '../../src/plan/decide.ts'
import { account, context, deployPlan, inputs, role, rollbackPlan, sha } from './stage.ts'

test('the three inputs that are enough make a build, signed in with the job token', () => {
  const given = inputs({ 'role-to-assume': role })
  expect(plan(given, context)).toEqual({
    kind: 'deploy',
    repository: 'octo-org/hello-lambda',
    regions: ['us-east-1'],
    plans: new Map([
      [
        'us-east-1',
        {
          inputs: given.inRegion.get('us-east-1')?.[0],
          functions: given.inRegion.get('us-east-1'),
          signIn: {
            kind: 'oidc',
            roles: [role],
            sessionName: 'octo-org-hello-lambda-42',
            sessionDuration: 3600,
            audience: 'sts.amazonaws.com',
          },
        },
      ],
    ]),
    source: { kind: 'build', build: given.build, tags: [sha] },
    commit: sha,
    notices: [],
    warnings: [],
    inputs: given.inRegion.get('us-east-1')?.[0],
  })
})

test('what is given comes before what is derived', () => {
  const chain = [role, `arn:aws:iam::${account}:role/next`]
  const given = inputs({
    'role-to-assume': chain.join('\n'),
    'role-session-name': 'mine',
    'role-duration-seconds': '900',
    audience: 'me',
    tags: 'v1,v2',
    'aws-region': 'us-east-1,eu-central-1',
  })
  expect(plan(given, { ...context, ambientRegion: 'ap-south-1' })).toEqual({
    kind: 'deploy',
    repository: 'octo-org/hello-lambda',
    regions: ['us-east-1', 'eu-central-1'],
    plans: new Map(
      ['us-east-1', 'eu-central-1'].map((region) => [
        region,
        {
          inputs: given.inRegion.get(region)?.[0],
          functions: given.inRegion.get(region),
          signIn: { kind: 'oidc', roles: chain, sessionName: 'mine', sessionDuration: 900, audience: 'me' },
        },
      ]),
    ),
    source: { kind: 'build', build: given.build, tags: ['v1', 'v2'] },
    commit: sha,
    notices: [],
    warnings: [],
    inputs: given.inRegion.get('us-east-1')?.[0],
  })
})

test.each([
  ['aws-region', inputs(), 'ap-south-1', 'us-east-1'],
  ["then the environment's", inputs({ 'aws-region': '' }), 'ap-south-1', 'ap-south-1'],
  [
    "then that of the function's ARN",
    inputs({ 'aws-region': '', 'function-name': `arn:aws:lambda:eu-west-1:${account}:function:hello` }),
    undefined,
    'eu-west-1',
  ],
])('the region is that of %s', (_, given, ambientRegion, region) => {
  expect(deployPlan(given, { ...context, ...(ambientRegion && { ambientRegion }) }).regions).toEqual([region])
})

test('without a role the credentials of the environment are used, and no token is needed', () => {
  const { plans } = deployPlan(inputs(), { ...context, idTokenAvailable: false })
  expect(plans.get('us-east-1')?.signIn).toEqual({ kind: 'ambient' })
})

describe('image-uri takes the place of a build', () => {
  const registry = `${account}.dkr.ecr.us-east-1.amazonaws.com`
  const image = { registry, repository: 'hello', tag: 'v1' }
  const given = { 'image-uri': `${registry}/hello:v1` }

  test.each([
    ['no tag', '', []],
    ['tags that are named', `${sha},production`, [sha, 'production']],
  ])('with %s', (_, tags, expected) => {
    expect(deployPlan(inputs({ ...given, tags }), context).source).toEqual({ kind: 'image', image, tags: expected })
  })

  test('also where there is no commit', () => {
    expect(deployPlan(inputs(given), { ...context, sha: '' }).source).toEqual({ kind: 'image', image, tags: [] })
  })
})

describe('the Git context', () => {
  const git = `https://github.com/octo-org/hello-lambda.git#${sha}`
  const secret = { name: 'GIT_AUTH_TOKEN', value: 'ghs_token' }
  const built = (given: Record<string, string>) => {
    const { source } = deployPlan(inputs({ 'github-token': 'ghs_token', ...given }), context)
    if (source.kind !== 'build') throw new Error('It is no build')
    return source.build
  }

  test('is what {{defaultContext}} stands for, and is fetched with the job token', () => {
    const given = { context: '{{defaultContext}}:app', 'build-contexts': 'shared={{defaultContext}}' }
    expect(built(given)).toMatchObject({ context: `${git}:app`, buildContexts: [`shared=${git}`], secrets: [secret] })
  })

  test('of another repository, or a checkout, does not get the token', () => {
    expect(built({ context: 'https://github.com/someone/else.git' }).secrets).toEqual([])
    expect(built({ context: './app' }).secrets).toEqual([])
  })

  test.each([
    ['secrets', 'GIT_AUTH_TOKEN=mine', [{ name: 'GIT_AUTH_TOKEN', value: 'mine' }]],
    ['secret-envs', 'GIT_AUTH_TOKEN=MY_TOKEN', []],
    ['secret-files', 'GIT_AUTH_TOKEN=./token', []],
  ])('is fetched with the token that %s names', (input, value, secrets) => {
    expect(built({ context: '{{defaultContext}}', [input]: value }).secrets).toEqual(secrets)
  })
})

describe('a rollback', () => {
  test('moves the alias back to its version before, and needs neither tag nor image', () => {
    const given = inputs({ alias: 'live', rollback: 'true', 'aws-region': 'us-east-1,eu-west-1' })
    const { kind, regions, plans } = rollbackPlan(given, { ...context, sha: '' })
    expect({ kind, regions }).toEqual({ kind: 'rollback', regions: ['us-east-1', 'eu-west-1'] })
    expect([...plans.values()].map(({ signIn }) => signIn)).toEqual([{ kind: 'ambient' }, { kind: 'ambient' }])
    expect([...plans.values()].map(({ inputs: { release } }) => release.alias)).toEqual(['live', 'live'])
  })

  test('moves the alias to the version that is named', () => {
    const given = inputs({ alias: 'live', rollback: 'true', 'rollback-to': '7', 'role-to-assume': role })
    const { plans } = rollbackPlan(given, context)
    expect(plans.get('us-east-1')).toMatchObject({
      signIn: { kind: 'oidc', roles: [role] },
      inputs: { release: { rollbackTo: '7' } },
    })
  })

  test('takes the inputs of the deploy beside it, alarms included', () => {
    const given = { 'rollback-alarms': 'errors', 'codedeploy-application': '', tags: 'v1', 'test-event': '{}' }
    expect(plan(inputs({ alias: 'live', rollback: 'true', ...given }), context).kind).toBe('rollback')
  })
})

test.each(['cn-north-1', 'us-gov-west-1', 'eusc-de-east-1'])('%s deploys with a role of its partition', (region) => {
  const partition = { 'cn-north-1': 'aws-cn', 'us-gov-west-1': 'aws-us-gov', 'eusc-de-east-1': 'aws-eusc' }[region]
  const given = { 'aws-region': region, 'role-to-assume': role.replace('arn:aws:', `arn:${partition}:`) }
  expect(deployPlan(inputs(given), context).regions).toEqual([region])
})

test('credentials in build arguments are named, without their values', () => {
  const warned = (args: string) => deployPlan(inputs({ 'build-args': args }), context).warnings
  expect(warned('VERSION=1.2.3\nTOKEN_URL=https://example.com')).toEqual([])
  expect(warned('VERSION=1\nNPM_TOKEN=k3Jd8sLw0qPz\nDB_PASSWORD=hunter22')).toEqual([
    'build-args: NPM_TOKEN, DB_PASSWORD look like credentials, and everyone who can pull the image can read build arguments (docker history). ' +
      "Pass it with the input secrets instead ('NPM_TOKEN=…'), and read /run/secrets/NPM_TOKEN in the Dockerfile in 'RUN --mount=type=secret,id=NPM_TOKEN …'.",
  ])
})

describe('without a token', () => {
  const signIn = (given: Partial<Context>) =>
    deployPlan(inputs({ 'role-to-assume': role }), { ...context, idTokenAvailable: false, ...given }).plans.get(
      'us-east-1',
    )?.signIn
  const assumed = { roles: [role], sessionName: 'octo-org-hello-lambda-42', sessionDuration: 3600 }

  test.each<[string, Partial<Context>]>([
    ['the environment', { ambientCredentials: true }],
    ['a fork, which the owner has given some', { ambientCredentials: true, fork: true }],
    ['a machine of its own', { selfHosted: true }],
    ['a program that is not the runner', { elsewhere: true }],
  ])('the roles are assumed with the credentials of %s', (_, given) => {
    const missing = { what: expect.stringMatching(/^role-to-assume needs an OIDC token, /), remedy: expect.any(String) }
    expect(signIn(given)).toEqual({ kind: 'ambient-role', missing, ...assumed })
  })

  test("but a fork's pull request gets none of a machine's", () => {
    expect(() => signIn({ selfHosted: true, fork: true })).toThrow('GitHub gives a pull request from a fork neither')
  })

  test('a token comes before the credentials', () => {
    expect(signIn({ idTokenAvailable: true, ambientCredentials: true })).toMatchObject({ kind: 'oidc' })
  })
})
