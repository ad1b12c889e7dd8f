import {
  GUARD_KINDS,
  type GuardKind,
  type PolicyDocument,
  parseResourcePolicy,
  type Sandbox,
} from '@deploy-lambda-image/sandbox'
import { expect, test } from 'vitest'
import { env, setImageStage } from './image-stage.ts'
import { chained, deployChained, entryRole } from './permissions-stage.ts'
import { changes, onlyError } from './read-back.ts'
import { account, deploy, deployRole, documented, executionRole, setStage } from './stage.ts'

const action = 'lambda:UpdateFunctionCode'
const functionArn = `arn:aws:lambda:us-east-1:${account}:function:hello-world`

/** A policy of a kind, with the Principal where such policies have one. */
function policy(kind: GuardKind, ...statements: object[]): object {
  const principal = /endpoint|resource/.test(kind) ? { Principal: '*' } : {}
  return { Version: '2012-10-17', Statement: statements.map((one) => ({ ...principal, Resource: '*', ...one })) }
}

const allBut = { Effect: 'Allow', NotAction: action }

test.each(GUARD_KINDS)(
  'what no %s allows is refused in its name, and with the printed statement it is live',
  async (kind) => {
    const { sandbox, deployTag, digests } = await setImageStage()
    sandbox.iam.setGuard('deploy', kind, policy(kind, allBut))
    const error = onlyError(await deployTag('v2'))
    expect(error).toContain(
      `is not authorized to perform: ${action} on resource: ${functionArn} because no ${kind} allows the ${action} action`,
    )
    expect(error).toContain(kind.replace(/y$/, ''))
    expect(error).not.toContain('Add to the policy of the role that deploys')

    sandbox.iam.setGuard('deploy', kind, policy(kind, allBut, JSON.parse(/: (\{.*\})$/.exec(error)?.[1] ?? '')))
    const deployed = await deployTag('v2')
    expect(deployed.outputs.digest, deployed.log).toBe(digests.v2)
  },
)

test('a service control policy that denies is named, and with the printed condition it lets the role deploy', async () => {
  const { sandbox, deployTag, digests } = await setImageStage()
  const arn = 'arn:aws:organizations::999988887777:policy/o-exampleorgid/service_control_policy/p-2kgnabcd'
  const deny = { Effect: 'Deny', Action: action }
  const setDenying = (more: object) =>
    sandbox.iam.setGuard(
      'deploy',
      'service control policy',
      policy('service control policy', { Effect: 'Allow', Action: '*' }, { ...deny, ...more }),
      arn,
    )
  setDenying({})
  const error = onlyError(await deployTag('v2'))
  expect(error).toContain(
    `The organization of account ${account} has a service control policy (${arn}) that denies ${action} on ${functionArn}.`,
  )
  setDenying({ Condition: JSON.parse(/ condition (\{.*\})\.$/.exec(error)?.[1] ?? '') })
  const deployed = await deployTag('v2')
  expect(deployed.outputs.digest, deployed.log).toBe(digests.v2)
})

test('a misspelt name is offered before a wider policy', async () => {
  const { deployTag } = await setImageStage()
  const error = onlyError(await deployTag('v2', { 'function-name': 'hello-wrld' }))
  expect(error).toContain(
    ' If hello-wrld in us-east-1 is not what you meant, correct function-name or aws-region. If it is: Add to the policy ',
  )
})

/** A chain of which both roles are in one account. */
async function chain(trust: PolicyDocument): Promise<Sandbox> {
  const sandbox = await setStage({
    regions: ['us-east-1', 'eu-central-1'],
    roles: [
      { name: 'entry', trust: documented('trust-policy'), policies: [documented('chain')] },
      { name: 'deploy', trust, policies: [documented('deploy')] },
    ],
  })
  const uri = await sandbox.ecr.createRepository('hello-world')
  await sandbox.ecr.putImage('hello-world', { tag: 'v1' })
  await sandbox.lambda.seed({ name: 'hello-world', region: 'us-east-1', imageUri: `${uri}:v1`, role: executionRole })
  return sandbox
}

const first = `arn:aws:iam::${account}:role/entry`

async function step(sandbox: Sandbox, inputs = {}, role = deployRole) {
  const image = `${await sandbox.ecr.host()}/hello-world:v1`
  return deploy(sandbox, { env, inputs: { 'role-to-assume': `${first}\n${role}`, 'image-uri': image, ...inputs } })
}

test('a role of a chain that does not trust the one before says so, and with the printed statement it does', async () => {
  const sandbox = await chain(documented('trust-policy'))
  const error = onlyError(await step(sandbox))
  expect(error).toMatch(
    /^Could not assume \S+: AccessDenied: User: \S+ is not authorized to perform: sts:AssumeRole because no role trust policy allows/,
  )
  const printed = / Add to the trust policy of (\S+): (\{.*\})$/.exec(error)
  expect(printed?.[1]).toBe(deployRole)
  sandbox.iam.role('deploy').trust = parseResourcePolicy({
    Version: '2012-10-17',
    Statement: JSON.parse(printed?.[2] ?? ''),
  })
  const deployed = await step(sandbox)
  expect(deployed.exitCode, deployed.log).toBe(0)
})

test('a role of a chain that is missing is to be looked for first', async () => {
  const sandbox = await chain(documented('chain-trust'))
  const missing = `arn:aws:iam::${account}:role/deplyo`
  const error = onlyError(await step(sandbox, {}, missing))
  expect(error).toContain(` Check that ${missing} exists, then its trust policy, which must have {`)
  expect(changes(sandbox)).toEqual([])
})

test('another account does not tell why it refuses: existence, trust and permission are to be checked in this order', async () => {
  const sandbox = await chained()
  sandbox.iam.role(deployRole).trust = parseResourcePolicy(documented('execution-role-trust'))
  const error = onlyError(await deployChained(sandbox))
  expect(error).toMatch(
    new RegExp(
      ` Check that ${deployRole} exists, .* trust policy, .*"${entryRole}".*, then the policy of ${entryRole}, which must have .*\\.$`,
    ),
  )
})

test('a region without STS is told, and that of another region answers for it', async () => {
  const sandbox = await chain(documented('chain-trust'))
  sandbox.sts.inactiveRegions.add('us-east-1')
  const error = onlyError(await step(sandbox))
  expect(error).toContain(`RegionDisabledException: STS is not activated in this region for account:${account}.`)
  expect(error).toMatch(/ Activate STS for this region, in IAM under "Account settings"/)

  const both = await step(sandbox, { 'aws-region': 'us-east-1,eu-central-1', 'dry-run': 'true' })
  expect(sandbox.requests.of('sts', 'AssumeRole').at(-1)).toMatchObject({ region: 'eu-central-1', status: 200 })
  expect(both.log).not.toContain('RegionDisabledException')
})
