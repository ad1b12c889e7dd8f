import type { PolicyDocument, Sandbox } from '@deploy-lambda-image/sandbox'
import type { RunResult } from '@deploy-lambda-image/sandbox/runner'
import { describe, expect, test } from 'vitest'
import { runExample } from './example.ts'
import { givenFunction } from './given.ts'
import { env, imageStep } from './image-stage.ts'
import { onlyError } from './read-back.ts'
import { account, deploy, deployRole, documented, setStage } from './stage.ts'

const session = `arn:aws:sts::${account}:assumed-role/deploy/octo-org-hello-lambda-5550001234`

/** A function, a step that gives it another image, and a user who may do what the role `deploy` lets it. */
async function stage(policies: PolicyDocument[] = []) {
  const sandbox = await setStage()
  await givenFunction(sandbox, { versions: ['v1'] })
  sandbox.iam.putRole({
    name: 'deploy',
    trust: documented('user-trust'),
    policies: [documented('deploy')],
    maxSessionDuration: 7200,
  })
  const user = sandbox.iam.putUser({ name: 'deploy', policies })
  return { sandbox, user, secrets: sandbox.keysOf(user), image: await imageStep(sandbox) }
}

function updatedBy(sandbox: Sandbox): unknown {
  return sandbox.requests.of('lambda', 'UpdateFunctionCode')[0]?.caller
}

function expectHidden({ log, summary }: RunResult, secrets: Readonly<Record<string, string>>): void {
  for (const secret of Object.values(secrets)) expect(`${log}${summary}`).not.toContain(secret)
}

describe('examples/workflows/static-keys.yml', () => {
  test('assumes the role with the keys, for as long as it may, without a token', async () => {
    const { sandbox, user, secrets, image } = await stage()
    const deployed = await runExample(sandbox, 'static-keys.yml', {
      ...image,
      secrets,
      inputs: { ...image.inputs, 'role-duration-seconds': '7200' },
    })
    expect(deployed.outputs, deployed.log).toMatchObject({ version: '2', changed: 'true' })
    expect(sandbox.requests.of('sts')).toMatchObject([{ operation: 'AssumeRole', status: 200, caller: user.arn }])
    expect(sandbox.sessions().find(({ role }) => role.name === 'deploy')?.expires).toBeGreaterThan(
      Date.now() + 3_600_000,
    )
    expect(updatedBy(sandbox)).toBe(session)
    expect(sandbox.github.issued).toEqual([])
    expect(deployed.log).toContain(`Sign in to AWS as ${deployRole} with the environment's credentials`)
    expectHidden(deployed, secrets)
  })

  test('deploys as the user where it names no role', async () => {
    const { sandbox, user, secrets, image } = await stage([documented('deploy')])
    const inputs = { ...image.inputs, 'role-to-assume': '' }
    const deployed = await runExample(sandbox, 'static-keys.yml', { ...image, secrets, inputs })
    expect(deployed.outputs, deployed.log).toMatchObject({ version: '2' })
    expect(updatedBy(sandbox)).toBe(user.arn)
    expectHidden(deployed, secrets)
  })

  test('says what is missing where a job gets no secrets', async () => {
    const { sandbox } = await stage()
    const missing =
      'role-to-assume needs an OIDC token, but this job may not request one (ACTIONS_ID_TOKEN_REQUEST_URL is not set), ' +
      'and it has no AWS credentials. '
    expect(onlyError(await runExample(sandbox, 'static-keys.yml'))).toContain(missing)
    // A machine of one's own may have credentials that no variable names; this one has none either.
    const step = { env: { ...env, AWS_EC2_METADATA_DISABLED: 'true' }, selfHosted: true }
    expect(onlyError(await runExample(sandbox, 'static-keys.yml', step))).toContain(missing)
    expect(sandbox.requests.of('sts')).toEqual([])
  })
})

test('examples/workflows/after-configure-aws-credentials.yml deploys with the credentials and the region that are there', async () => {
  const { sandbox, image } = await stage()
  const deployed = await runExample(sandbox, 'after-configure-aws-credentials.yml', image)
  expect(deployed.outputs, deployed.log).toMatchObject({ version: '2', region: 'us-east-1' })
  expect(updatedBy(sandbox)).toBe(`arn:aws:sts::${account}:assumed-role/deploy/ambient`)
  expect(sandbox.requests.of('sts')).toEqual([])
  expect(sandbox.github.issued).toEqual([])
})

test('a session of the environment assumes the role too, for an hour at most, and a token comes before it', async () => {
  const sandbox = await setStage({
    roles: [
      { name: 'deploy', trust: documented('chain-trust'), policies: [documented('deploy')], maxSessionDuration: 7200 },
      { name: 'entry', trust: documented('trust-policy'), policies: [documented('chain')] },
      { name: 'hello-world', trust: documented('execution-role-trust') },
    ],
  })
  await givenFunction(sandbox, { versions: ['v1'] })
  const { inputs } = await imageStep(sandbox, { 'role-duration-seconds': '7200' })
  const step = { env: { ...env, ...sandbox.ambientCredentials('entry') }, inputs }
  const deployed = await deploy(sandbox, { ...step, idToken: false })
  expect(deployed.outputs, deployed.log).toMatchObject({ version: '2' })
  expect(updatedBy(sandbox)).toBe(session)

  expect(onlyError(await deploy(sandbox, step))).toContain('Not authorized to perform sts:AssumeRoleWithWebIdentity')
})

test('a role that an earlier step has signed in as need not be assumed, and the refusal to assume it says so', async () => {
  const { sandbox } = await stage()
  const step = { env: { ...env, ...sandbox.ambientCredentials('deploy') }, idToken: false }
  const error = onlyError(await deploy(sandbox, step))
  expect(error).toMatch(/^Could not assume \S+: AccessDenied: .* because no role trust policy allows/)
  expect(error).toMatch(/\}\. Or leave role-to-assume out: the credentials of the environment deploy then\.$/)
})
