import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import { generateKeyPair, SignJWT } from 'jose'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { IDP_COMMUNICATION_ERROR, NO_VERIFICATION_KEY, type Sandbox, startSandbox } from '../../index.ts'
import { assume, connect, keysOf, refusal } from '../../testing/aws.ts'

const HOST = 'token.actions.githubusercontent.com'
let sandbox: Sandbox

beforeAll(async () => {
  sandbox = await startSandbox()
})
afterAll(() => sandbox.stop())
beforeEach(() => {
  sandbox.faults.clear()
  sandbox.iam.putProvider()
  sandbox.iam.putRole({ name: 'deploy', trust: trust('repo:octo-org/hello-lambda:*') })
})

function trust(subject: string | string[], audience = 'sts.amazonaws.com') {
  return {
    Version: '2012-10-17',
    Statement: {
      Effect: 'Allow',
      Principal: { Federated: `arn:aws:iam::111122223333:oidc-provider/${HOST}` },
      Action: 'sts:AssumeRoleWithWebIdentity',
      Condition: { StringEquals: { [`${HOST}:aud`]: audience }, StringLike: { [`${HOST}:sub`]: subject } },
    },
  }
}

const NOT_AUTHORIZED = {
  name: 'AccessDenied',
  message: 'Not authorized to perform sts:AssumeRoleWithWebIdentity',
  status: 403,
}

describe('AssumeRoleWithWebIdentity', () => {
  test('gives credentials that sign calls as the role', async () => {
    const answer = await assume(sandbox, 'deploy', await sandbox.github.idToken())
    expect(answer).toMatchObject({
      AssumedRoleUser: { Arn: 'arn:aws:sts::111122223333:assumed-role/deploy/session' },
      SubjectFromWebIdentityToken: 'repo:octo-org/hello-lambda:ref:refs/heads/main',
      Audience: 'sts.amazonaws.com',
    })
    const left = (answer.Credentials?.Expiration?.getTime() ?? 0) - Date.now()
    expect(left).toBeGreaterThan(3_595_000)
    expect(left).toBeLessThanOrEqual(3_600_000)
    const sts = new STSClient(connect(sandbox, keysOf(answer.Credentials)))
    expect(await sts.send(new GetCallerIdentityCommand({}))).toMatchObject({
      Account: '111122223333',
      Arn: 'arn:aws:sts::111122223333:assumed-role/deploy/session',
    })
  })

  test('refuses a token of another key, a changed one and none at all', async () => {
    const { privateKey } = await generateKeyPair('RS256')
    const claims = { iss: `https://${HOST}`, aud: 'sts.amazonaws.com', sub: 'repo:octo-org/hello-lambda:x' }
    const [key] = (await sandbox.github.keys()).keys
    const sign = (kid: string) =>
      new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid }).setExpirationTime('5m').sign(privateKey)
    expect(await refusal(assume(sandbox, 'deploy', await sign('other')))).toEqual({
      name: 'InvalidIdentityTokenException',
      message: NO_VERIFICATION_KEY.message,
      status: 400,
    })
    const forged = refusal(assume(sandbox, 'deploy', await sign(key?.kid ?? '')))
    expect(await forged).toMatchObject({
      name: 'InvalidIdentityTokenException',
      message: expect.stringMatching(/invalid signature/),
    })
    expect(await refusal(assume(sandbox, 'deploy', 'ghs_token'))).toMatchObject({
      name: 'InvalidIdentityTokenException',
      message: expect.stringMatching(/not a valid JWT/),
    })
  })

  test('refuses an expired token', async () => {
    const token = await sandbox.github.idToken('sts.amazonaws.com', { exp: Math.floor(Date.now() / 1000) - 1 })
    expect(await refusal(assume(sandbox, 'deploy', token))).toMatchObject({
      name: 'ExpiredTokenException',
      message: expect.stringMatching(/^Token expired: /),
    })
  })

  test('refuses when the account has no provider', async () => {
    sandbox.iam.removeProvider()
    expect(await refusal(assume(sandbox, 'deploy', await sandbox.github.idToken()))).toEqual({
      name: 'InvalidIdentityTokenException',
      message: `No OpenIDConnect provider found in your account for https://${HOST}`,
      status: 400,
    })
  })

  test('refuses an audience that the provider does not have', async () => {
    const token = await sandbox.github.idToken('sigstore')
    expect(await refusal(assume(sandbox, 'deploy', token))).toMatchObject({
      name: 'InvalidIdentityTokenException',
      message: 'Incorrect token audience',
    })
    sandbox.iam.putProvider({ audiences: ['sigstore'] })
    // The provider takes it now, the role does not.
    expect(await refusal(assume(sandbox, 'deploy', token))).toEqual(NOT_AUTHORIZED)
  })

  test.each([
    ['names', 'repo:octo-org/hello-lambda:ref:refs/heads/main', true],
    ['names', 'repo:octo-org/hello-lambda:ref:refs/heads/release', false],
    ['names', 'repo:octo-org@*/hello-lambda@*:*', false],
    ['ids', 'repo:octo-org/hello-lambda:*', false],
    ['ids', 'repo:octo-org@1234567/hello-lambda@76543210:ref:refs/heads/main', true],
  ] as const)('a subject by %s against a trust of %s: %s', async (subject, trusted, good) => {
    sandbox.github.job.subject = subject
    const token = await sandbox.github.idToken()
    sandbox.github.job.subject = 'names'
    sandbox.iam.putRole({ name: 'deploy', trust: trust(trusted) })
    const call = assume(sandbox, 'deploy', token)
    if (good) expect(await call).toHaveProperty('Credentials.AccessKeyId')
    else expect(await refusal(call)).toEqual(NOT_AUTHORIZED)
  })

  test('a role that does not exist is refused in the same words', async () => {
    expect(await refusal(assume(sandbox, 'nobody', await sandbox.github.idToken()))).toEqual(NOT_AUTHORIZED)
  })

  test.each([
    [{ DurationSeconds: 899 }, /greater than or equal to 900/],
    [{ DurationSeconds: 43_201 }, /less than or equal to 43200/],
    [{ DurationSeconds: 3601 }, /^The requested DurationSeconds exceeds the MaxSessionDuration set for this role\.$/],
    [{ RoleSessionName: 'with space' }, /regular expression pattern: \[\\w\+=,\.@-\]\*/],
    [{ RoleSessionName: 'x' }, /length greater than or equal to 2/],
    [{ RoleSessionName: 'x'.repeat(65) }, /length less than or equal to 64/],
  ])('%j is refused', async (input, message) => {
    const call = assume(sandbox, 'deploy', await sandbox.github.idToken(), input)
    expect(await refusal(call)).toEqual({
      name: 'ValidationError',
      message: expect.stringMatching(message),
      status: 400,
    })
  })

  test('as long as the role allows is granted', async () => {
    sandbox.iam.putRole({ name: 'deploy', maxSessionDuration: 7200 })
    const input = { DurationSeconds: 7200 }
    const { Credentials } = await assume(sandbox, 'deploy', await sandbox.github.idToken(), input)
    expect(Credentials?.Expiration?.getTime()).toBeGreaterThan(Date.now() + 7_190_000)
  })

  test.each([
    [IDP_COMMUNICATION_ERROR, 'IDPCommunicationErrorException'],
    [NO_VERIFICATION_KEY, 'InvalidIdentityTokenException'],
  ])('$code on demand, and once', async (fault, name) => {
    sandbox.faults.add(fault)
    const token = await sandbox.github.idToken()
    expect(await refusal(assume(sandbox, 'deploy', token))).toMatchObject({ name, status: 400 })
    expect(await assume(sandbox, 'deploy', token)).toHaveProperty('Credentials')
  })
})

describe('AssumeRole', () => {
  const FIRST = 'arn:aws:iam::111122223333:role/first'
  const CALLER = 'arn:aws:sts::111122223333:assumed-role/first/ambient'

  function chain(principal: string, policies: object[], input: object = {}) {
    sandbox.iam.putRole({ name: 'first', policies })
    sandbox.iam.putRole({
      name: 'second',
      maxSessionDuration: 7200,
      trust: {
        Version: '2012-10-17',
        Statement: { Effect: 'Allow', Principal: { AWS: principal }, Action: 'sts:AssumeRole' },
      },
    })
    const sts = new STSClient(connect(sandbox, sandbox.session('first')))
    const RoleArn = sandbox.iam.arnOf('second')
    return sts.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 'chained', ...input }))
  }
  const may = {
    Version: '2012-10-17',
    Statement: { Effect: 'Allow', Action: 'sts:AssumeRole', Resource: 'arn:aws:iam::*:role/second' },
  }
  const denied = {
    name: 'AccessDenied',
    message: `User: ${CALLER} is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::111122223333:role/second`,
    status: 403,
  }
  const because = (reason: string, told = denied.message) => ({ ...denied, message: `${told} ${reason}` })
  const untrusted = because(
    'because no role trust policy allows the sts:AssumeRole action',
    `User: ${CALLER} is not authorized to perform: sts:AssumeRole`,
  )

  test('needs both policies when the account is trusted', async () => {
    const root = 'arn:aws:iam::111122223333:root'
    const answer = await chain(root, [may])
    expect(answer.AssumedRoleUser?.Arn).toBe('arn:aws:sts::111122223333:assumed-role/second/chained')
    const silent = because('because no identity-based policy allows the sts:AssumeRole action')
    expect(await refusal(chain(root, []))).toEqual(silent)
    expect(await refusal(chain('arn:aws:iam::999988887777:root', [may]))).toEqual(untrusted)
  })

  test('needs only the trust policy when it names the role', async () => {
    expect(await chain(FIRST, [])).toHaveProperty('Credentials')
    const deny = { Version: '2012-10-17', Statement: { Effect: 'Deny', Action: 'sts:*', Resource: '*' } }
    const explicit = because('with an explicit deny in an identity-based policy')
    expect(await refusal(chain(FIRST, [deny]))).toEqual(explicit)
  })

  test('says nothing of a role that is missing', async () => {
    const RoleArn = sandbox.iam.arnOf('nobody')
    expect(await refusal(chain(FIRST, [], { RoleArn }))).toEqual({
      ...denied,
      message: denied.message.replace('role/second', 'role/nobody'),
    })
  })

  test('is refused where STS is not activated', async () => {
    sandbox.sts.inactiveRegions.add('us-east-1')
    const refused = await refusal(chain(FIRST, []))
    sandbox.sts.inactiveRegions.clear()
    expect(refused).toEqual({
      name: 'RegionDisabledException',
      message:
        'STS is not activated in this region for account:111122223333. Your account administrator can activate STS in this region using the IAM Console.',
      status: 403,
    })
  })

  test('lasts an hour at most', async () => {
    expect(await refusal(chain(FIRST, [], { DurationSeconds: 3601 }))).toMatchObject({
      name: 'ValidationError',
      message: 'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.',
    })
  })
})

test('sessions can be made short, and ended before the time that was told', async () => {
  sandbox.sts.sessionLifetime = 1_500
  const short = await assume(sandbox, 'deploy', await sandbox.github.idToken())
  expect(short.Credentials?.Expiration?.getTime()).toBeLessThanOrEqual(Date.now() + 1_500)
  sandbox.sts.sessionLifetime = undefined
  const { Credentials } = await assume(sandbox, 'deploy', await sandbox.github.idToken())
  const sts = new STSClient(connect(sandbox, keysOf(Credentials)))
  await sts.send(new GetCallerIdentityCommand({}))
  sandbox.sts.expireSessions()
  expect(await refusal(sts.send(new GetCallerIdentityCommand({})))).toMatchObject({ name: 'ExpiredToken' })
})
