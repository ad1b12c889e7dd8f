import { parseResourcePolicy, type Sandbox } from '@deploy-lambda-image/sandbox'
import { expect, test } from 'vitest'
import { imageStep } from './image-stage.ts'
import { onlyError } from './read-back.ts'
import { account, create, deploy, deployRole, documented, setStage } from './stage.ts'

const provider = 'token.actions.githubusercontent.com'

/** A trust policy for GitHub's tokens on these conditions. */
function trust(Condition: object): object {
  return {
    Version: '2012-10-17',
    Statement: {
      Effect: 'Allow',
      Principal: { Federated: `arn:aws:iam::${account}:oidc-provider/${provider}` },
      Action: 'sts:AssumeRoleWithWebIdentity',
      Condition,
    },
  }
}

function setTrust(sandbox: Sandbox, Condition: object): void {
  const policies = [documented('deploy'), documented('create-function')]
  sandbox.iam.putRole({ name: 'deploy', trust: trust(Condition), policies })
}

test.each([
  ['names', 'repo:octo-org/hello-lambda:ref:refs/heads/main'],
  ['ids', 'repo:octo-org@1234567/hello-lambda@76543210:ref:refs/heads/main'],
] as const)(
  'a subject of %s that is not trusted is told at once, and with the printed statement it is',
  async (form, sub) => {
    const sandbox = await setStage({ job: { subject: form } })
    setTrust(sandbox, { StringEquals: { [`${provider}:sub`]: 'repo:octo-org/elsewhere:ref:refs/heads/main' } })
    const step = await imageStep(sandbox)
    const refused = await create(sandbox, step)
    const error = onlyError(refused)
    expect(error).toMatch(
      /AccessDenied: Not authorized to perform sts:AssumeRoleWithWebIdentity \(request [0-9a-f-]{36}\)/,
    )
    expect(sandbox.requests.of('sts')).toHaveLength(1)
    expect(error).toContain(`The token's sub is '${sub}' and its aud is 'sts.amazonaws.com'`)
    for (const token of sandbox.github.issued)
      expect(refused.raw.replaceAll(`::add-mask::${token}`, '')).not.toContain(token)

    const Statement = JSON.parse(/ Check that the role exists, then .* must have: (\{.*\})$/.exec(error)?.[1] ?? '')
    expect(Statement.Condition.StringEquals[`${provider}:sub`]).toHaveLength(2)
    sandbox.iam.role('deploy').trust = parseResourcePolicy({ Version: '2012-10-17', Statement })
    const deployed = await create(sandbox, step)
    expect(deployed.exitCode, deployed.log).toBe(0)
  },
)

test('an account without the provider is told how to create it', async () => {
  const sandbox = await setStage()
  sandbox.iam.removeProvider()
  const error = onlyError(await create(sandbox))
  expect(error).toContain(
    `InvalidIdentityTokenException: No OpenIDConnect provider found in your account for https://${provider}`,
  )
  expect(error).toMatch(/ in IAM under "Identity providers": OpenID Connect, .*, audience sts\.amazonaws\.com\.$/)
  expect(sandbox.requests.of('sts')).toHaveLength(1)
})

test("an audience that the provider does not list is told with the token's own", async () => {
  const sandbox = await setStage()
  const error = onlyError(await create(sandbox, { inputs: { audience: 'somebody-else' } }))
  expect(error).toContain(
    `Could not assume ${deployRole} with the job's OIDC token: InvalidIdentityTokenException: Incorrect token audience`,
  )
  expect(error).toMatch(
    / The token's aud is 'somebody-else': add it to the client ids of the provider in IAM, or set audience\.$/,
  )
})

test('a session of the environment that has ended is told to be renewed, or to be left to the action', async () => {
  const sandbox = await setStage()
  const env = sandbox.ambientCredentials('deploy', 1)
  const error = onlyError(await deploy(sandbox, { inputs: { 'role-to-assume': '' }, env }))
  expect(error).toContain('ExpiredTokenException: The security token included in the request is expired')
  expect(error).toContain('use role-to-assume, which renews them by itself.')
})
