import { describe, expect, test } from 'vitest'
import { type RunInputs, readRunInputs } from '../../src/inputs/by-region.ts'
import type { Context } from '../../src/inputs/context.ts'
import { plan } from '../../src/plan/decide.ts'
import type { DeployPlan, RollbackPlan } from '../../src/plan/plan.ts'
import { refusal } from '../support/refusal.ts'

const account = '111122223333'
const role = `arn:aws:iam::${account}:role/deploy`
const sha = '7fd1a60b01f91b314f59955a4e4d4e80d8edf11d'
const context: Context = {
  repository: 'octo-org/hello-lambda',
  sha,
  ref: 'refs/heads/main',
  runId: '42',
  eventName: 'push',
  serverUrl: 'https://github.com',
  temporaryDirectory: '/temp',
  idTokenAvailable: true,
  fork: false,
}

function inputs(given: Readonly<Record<string, string>> = {}): RunInputs {
  const all: Record<string, string> = { 'function-name': 'hello', 'aws-region': 'us-east-1', ...given }
  return readRunInputs((name) => all[name] ?? '')
}

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
          inputs: given.inRegion.get('us-east-1'),
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
    inputs: given.inRegion.get('us-east-1'),
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
          inputs: given.inRegion.get(region),
          signIn: { kind: 'oidc', roles: chain, sessionName: 'mine', sessionDuration: 900, audience: 'me' },
        },
      ]),
    ),
    source: { kind: 'build', build: given.build, tags: ['v1', 'v2'] },
    commit: sha,
    inputs: given.inRegion.get('us-east-1'),
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

test('image-uri takes the place of a build, and needs no tag', () => {
  const registry = `${account}.dkr.ecr.us-east-1.amazonaws.com`
  const { source } = deployPlan(inputs({ 'image-uri': `${registry}/hello:v1` }), { ...context, sha: '' })
  expect(source).toEqual({ kind: 'image', image: { registry, repository: 'hello', tag: 'v1' } })
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
  test('goes back to what the alias had, and needs neither tag nor image', () => {
    const given = inputs({ alias: 'live', rollback: 'true', 'aws-region': 'us-east-1,eu-west-1' })
    const { kind, regions, plans } = rollbackPlan(given, { ...context, sha: '' })
    expect({ kind, regions }).toEqual({ kind: 'rollback', regions: ['us-east-1', 'eu-west-1'] })
    expect([...plans.values()].map(({ signIn }) => signIn)).toEqual([{ kind: 'ambient' }, { kind: 'ambient' }])
    expect([...plans.values()].map(({ inputs: { release } }) => release.alias)).toEqual(['live', 'live'])
  })

  test('goes to the version that is named', () => {
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

describe('what rules the run out is refused with the remedy', () => {
  const registry = `${account}.dkr.ecr.us-east-1.amazonaws.com`
  const cases: readonly [string, Record<string, string>, Partial<Context>, string][] = [
    ['no region', { 'aws-region': '' }, {}, "aws-region is missing. Name the function's region, or set AWS_REGION."],
    [
      'a function in another region',
      { 'function-name': `arn:aws:lambda:eu-west-1:${account}:function:hello` },
      {},
      'function-name is an ARN in eu-west-1, but aws-region names us-east-1. ' +
        "Write the name alone, or '{region}' in place of the ARN's region.",
    ],
    [
      'no permission for a token',
      { 'role-to-assume': role },
      { idTokenAvailable: false },
      'role-to-assume needs an OIDC token, but this job may not ask for one (ACTIONS_ID_TOKEN_REQUEST_URL is not set). ' +
        "Add 'permissions: { id-token: write, contents: read }' to the job.",
    ],
    [
      "a fork's pull request",
      { 'role-to-assume': role },
      { idTokenAvailable: false, fork: true },
      'role-to-assume needs an OIDC token, and GitHub gives none to a pull request from a fork. Run this step for pull ' +
        'requests of the repository itself only: if: github.event.pull_request.head.repo.full_name == github.repository',
    ],
    [
      'a region of the environment that is none',
      { 'aws-region': '' },
      { ambientRegion: 'us-east-1a' },
      "AWS_REGION: 'us-east-1a' is an availability zone, not a region. Write 'us-east-1'.",
    ],
    [
      'a function of another account',
      { 'function-name': '444455556666:function:hello', 'role-to-assume': role },
      {},
      `function-name is in account 444455556666, but the role '${role}' is in ${account}. ` +
        'Name a role of the account that the function is in.',
    ],
    ['no tag', {}, { sha: '' }, 'tags is empty and there is no commit to derive a tag from. Name at least one tag.'],
    [
      'regions of two partitions',
      { 'aws-region': 'us-east-1,cn-north-1' },
      {},
      "aws-region: us-east-1 is in partition 'aws' and cn-north-1 in 'aws-cn', which share no credentials. " +
        'Use one step for each partition.',
    ],
    [
      'a role of another partition',
      { 'aws-region': 'us-gov-west-1', role: 'arn:aws:iam::111122223333:role/hello' },
      {},
      "The role 'arn:aws:iam::111122223333:role/hello' is not in partition 'aws-us-gov' of us-gov-west-1. " +
        "Begin it with 'arn:aws-us-gov:'.",
    ],
    [
      'an image of another region',
      { 'aws-region': 'eu-west-1', 'image-uri': `${registry}/hello:v1` },
      {},
      'image-uri: the image is in ECR of us-east-1, but Lambda in eu-west-1 pulls from eu-west-1 only. ' +
        "Push or replicate the image to that region and name it there: '{region}' stands for the region.",
    ],
    [
      'an image on a FIPS host',
      { 'image-uri': `${account}.dkr.ecr-fips.us-east-1.amazonaws.com/hello:v1` },
      {},
      "image-uri: Lambda does not pull from FIPS hosts of ECR. Write 'dkr.ecr' instead of 'dkr.ecr-fips'.",
    ],
    [
      'an event for an image that is not built',
      { 'image-uri': `${registry}/hello:v1`, 'test-event': '{}' },
      {},
      'test-event: with image-uri nothing is built, so that nothing is rehearsed. Leave one of them out.',
    ],
    [
      'a replica of an image that is not pushed',
      { 'image-uri': `${registry}/hello:v1`, replicate: 'ecr' },
      {},
      'replicate: with image-uri nothing is pushed that could be replicated. Leave one of them out.',
    ],
    [
      'an image for one of two regions only',
      {
        'aws-region': 'us-east-1,eu-west-1',
        'regions-config': JSON.stringify({ 'us-east-1': { 'image-uri': `${registry}/hello:v1` } }),
      },
      {},
      'image-uri is given for some regions, but not for eu-west-1. All regions run one image: give it for all of them, or for none.',
    ],
    [
      'a way back for all regions without an alias',
      { 'on-region-failure': 'rollback' },
      {},
      "on-region-failure: without an alias there is nothing that could be put back. Name it in alias, or choose 'stop' or 'continue'.",
    ],
    [
      'an expectation without an event',
      { 'test-expect': '{}' },
      {},
      'test-expect: there is no test-event whose response could be compared. Give test-event too.',
    ],
  ]
  const shift = { alias: 'live', traffic: 'canary 10% 5m' }
  const codeDeploy = { alias: 'live', 'codedeploy-application': 'app', 'codedeploy-deployment-group': 'live' }
  const releaseCases: typeof cases = [
    [
      'a shift without an alias',
      { traffic: 'canary 10% 5m' },
      {},
      'traffic is about an alias, but none is named. Name it in alias.',
    ],
    [
      'CodeDeploy without an alias',
      { ...codeDeploy, alias: '' },
      {},
      'codedeploy-application is about an alias, but none is named. Name it in alias.',
    ],
    [
      'half of CodeDeploy',
      { alias: 'live', 'codedeploy-application': 'app' },
      {},
      'codedeploy-deployment-group is missing. CodeDeploy needs both an application and a deployment group.',
    ],
    [
      'executions without an alias',
      { 'provisioned-concurrency': '0' },
      {},
      'provisioned-concurrency is about an alias, but none is named. Name it in alias.',
    ],
    [
      'a rollback without an alias',
      { rollback: 'true' },
      {},
      'rollback is about an alias, but none is named. Name it in alias.',
    ],
    [
      'a rollback with a role of another account',
      { alias: 'live', rollback: 'true', 'function-name': '444455556666:function:hello', 'role-to-assume': role },
      {},
      `function-name is in account 444455556666, but the role '${role}' is in ${account}. ` +
        'Name a role of the account that the function is in.',
    ],
    [
      'a version to go back to without a rollback',
      { alias: 'live', 'rollback-to': '3' },
      {},
      "rollback-to: nothing is rolled back. Let rollback be 'true', or leave rollback-to out.",
    ],
    [
      'an alias without a version',
      { alias: 'live', publish: 'false' },
      {},
      "alias: with publish false there is no version to move it to. Let publish be 'true', or leave alias out.",
    ],
    [
      'two ways to shift',
      { ...shift, ...codeDeploy },
      {},
      "traffic and codedeploy-application both say how traffic shifts. Leave traffic out: CodeDeploy's deployment group decides.",
    ],
    [
      'alarms beside CodeDeploy',
      { ...codeDeploy, 'rollback-alarms': 'errors' },
      {},
      'rollback-alarms: CodeDeploy watches the alarms of its own deployment group. ' +
        'Add them to the deployment group, and leave rollback-alarms out.',
    ],
    [
      'alarms without a shift',
      { alias: 'live', 'rollback-alarms': 'errors' },
      {},
      'rollback-alarms: with all-at-once there is no shift during which alarms could be watched. ' +
        "Choose a shift, for example traffic: 'canary 10% 5m'.",
    ],
    [
      'an expectation of a verification without an event',
      { 'verify-expect': '{}' },
      {},
      'verify-expect: there is no verify-event whose response could be compared. Give verify-event too.',
    ],
  ]
  test.each([...cases, ...releaseCases])('%s', (_, given, members, message) => {
    expect(refusal(() => plan(inputs(given), { ...context, ...members }))).toBe(message)
  })

  test('all at once', () => {
    const given = { 'aws-region': '', 'role-to-assume': role }
    const message = refusal(() => plan(inputs(given), { ...context, sha: '', idTokenAvailable: false }))
    expect(message).toMatch(/^3 things stand in the way:\n1\. aws-region .*\n2\. role-to-assume .*\n3\. tags /)
  })
})

test.each(['cn-north-1', 'us-gov-west-1', 'eusc-de-east-1'])('%s deploys with a role of its partition', (region) => {
  const partition = { 'cn-north-1': 'aws-cn', 'us-gov-west-1': 'aws-us-gov', 'eusc-de-east-1': 'aws-eusc' }[region]
  const given = { 'aws-region': region, 'role-to-assume': role.replace('arn:aws:', `arn:${partition}:`) }
  expect(deployPlan(inputs(given), context).regions).toEqual([region])
})

describe('with preview', () => {
  const pullRequest = { number: 7, open: true, headSha: '1'.repeat(40) }
  const onPull: Context = { ...context, eventName: 'pull_request', ref: 'refs/pull/7/merge', pullRequest }
  const preview = { repository: 'octo-org/hello-lambda', number: 7, of: 'hello' }
  const previewPlan = (given: Readonly<Record<string, string>>, on = onPull) => {
    const made = plan(inputs({ preview: 'true', ...given }), on)
    if (made.kind !== 'preview') throw new Error(`It is a ${made.kind}`)
    return made
  }

  test('a pull request is deployed to a function of its own, by the commit of its branch', () => {
    const { deploy } = previewPlan({ tags: 'v1', repository: 'team/hello' })
    expect(deploy).toMatchObject({
      kind: 'deploy',
      preview,
      commit: pullRequest.headSha,
      source: { kind: 'build', tags: [`pr-7-${pullRequest.headSha}-hello`] },
      inputs: { functionName: { name: 'hello-pr-7' }, repository: { repository: 'team/hello' } },
    })
  })

  test('what belongs to an alias is left out, and what verifies stays', () => {
    const given = {
      alias: 'live',
      traffic: 'canary 10% 5m',
      'rollback-alarms': 'errors',
      'provisioned-concurrency': '2',
      'verify-event': '{}',
      'keep-versions': '2',
      'on-region-failure': 'rollback',
    }
    const { inputs } = previewPlan(given).deploy
    expect(inputs.rollout.onFailure).toBe('stop')
    expect(inputs.release).toEqual({
      traffic: { kind: 'all-at-once' },
      rollbackAlarms: [],
      allowOlder: false,
      rollback: false,
      verifyEvent: '{}',
    })
  })

  test('on pull_request_target it is the base that is built', () => {
    const { deploy } = previewPlan({}, { ...onPull, eventName: 'pull_request_target' })
    expect(deploy).toMatchObject({ commit: sha, source: { tags: [`pr-7-${sha}-hello`] } })
  })

  test('a closed pull request is cleaned up after, and a schedule sweeps', () => {
    const closed = { ...onPull, pullRequest: { ...pullRequest, open: false } }
    const given = { preview: 'true' }
    expect(plan(inputs(given), closed)).toMatchObject({ kind: 'remove-preview', preview, regions: ['us-east-1'] })
    expect(plan(inputs(given), { ...context, eventName: 'schedule' })).toMatchObject({ kind: 'sweep' })
  })

  test('nothing is rolled back', () => {
    expect(refusal(() => plan(inputs({ preview: 'true', rollback: 'true', alias: 'live' }), onPull))).toBe(
      'preview and rollback exclude each other. Leave one of them out: the next push to the pull request replaces its preview.',
    )
  })
})

function rollbackPlan(...given: Parameters<typeof plan>): RollbackPlan {
  const made = plan(...given)
  if (made.kind !== 'rollback') throw new Error(`It is a ${made.kind}`)
  return made
}

function deployPlan(...given: Parameters<typeof plan>): DeployPlan {
  const made = plan(...given)
  if (made.kind !== 'deploy') throw new Error(`It is a ${made.kind}`)
  return made
}
