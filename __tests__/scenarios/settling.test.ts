import type { Fault, Sandbox } from '@deploy-lambda-image/sandbox'
import { describe, expect, test, vi } from 'vitest'
import { env, setImageStage } from './image-stage.ts'
import { onlyError, versions } from './read-back.ts'
import { create, documented, executionRole } from './stage.ts'

const accessPoint = 'arn:aws:elasticfilesystem:us-east-1:111122223333:access-point/fsap-0123456789abcdef0'
const files = { FileSystemConfigs: [{ Arn: accessPoint, LocalMountPath: '/mnt/files' }] }
const VpcConfig = { SubnetIds: ['subnet-1'], SecurityGroupIds: ['sg-1'] }
const trying = /Trying again for up to (?:10|2) min, as this may pass by itself: Lambda refused: /

const role = (sandbox: Sandbox) => sandbox.iam.role(executionRole)

interface Check {
  name: string
  /** What Lambda is not ready for. */
  given(sandbox: Sandbox): void
  config: object
  says: string
  /** Time has passed. */
  mend(sandbox: Sandbox): void
}

const checks: Check[] = [
  {
    name: 'assuming the role',
    given: (sandbox) => role(sandbox).unknownTo.add('lambda'),
    config: { Role: executionRole },
    says: 'The role defined for the function cannot be assumed by Lambda.',
    mend: (sandbox) => role(sandbox).unknownTo.clear(),
  },
  {
    name: 'network interfaces',
    given: (sandbox) => sandbox.iam.setPolicies(executionRole, []),
    config: { VpcConfig },
    says: 'The provided execution role does not have permissions to call CreateNetworkInterface on EC2',
    mend: (sandbox) => sandbox.iam.putRole({ name: 'hello-world', trust: documented('execution-role-trust') }),
  },
  {
    name: "the grant on the environment's key",
    given: (sandbox) => role(sandbox).unknownTo.add('kms'),
    config: { Environment: { Variables: { NAME: 'value' } } },
    says: 'the KMS key is invalid for CreateGrant.',
    mend: (sandbox) => role(sandbox).unknownTo.clear(),
  },
  {
    name: 'the mount targets of a file system',
    given: ({ lambda }) => lambda.mountTargets.creating.add(accessPoint),
    config: { VpcConfig, ...files },
    says: 'not all are in the available life cycle state yet.',
    mend: ({ lambda }) => lambda.mountTargets.creating.clear(),
  },
]

describe('what Lambda checks with a role that is new settles by itself, and one line says so', () => {
  test.each(checks.slice(0, 1))('$name, of a function that is created', async ({ given, config, says, mend }) => {
    const { sandbox } = await setImageStage({ create: false })
    given(sandbox)
    const inputs = {
      'image-uri': `${await sandbox.ecr.host()}/hello-world:v1`,
      'function-config': JSON.stringify(config),
    }
    const [created] = await Promise.all([
      create(sandbox, { env, inputs }),
      whenRefused(sandbox, 'CreateFunction', mend),
    ])
    expect(created.outputs, created.log).toMatchObject({ version: '1' })
    expectOneLine(created.log, says)
  })

  test.each(checks.slice(1))('$name, of a function that is configured', async ({ given, config, says, mend }) => {
    const { sandbox, deployTag } = await setImageStage()
    given(sandbox)
    const [deployed] = await Promise.all([
      deployTag('v2', { 'function-config': JSON.stringify(config) }),
      whenRefused(sandbox, 'UpdateFunctionConfiguration', mend),
    ])
    expect(deployed.outputs, deployed.log).toMatchObject({ version: '2' })
    expectOneLine(deployed.log, says)
  })
})

test('a throttle of EC2 passes as well', async () => {
  const { sandbox, deployTag } = await setImageStage()
  const fault: Fault = {
    service: 'lambda',
    operation: 'UpdateFunctionConfiguration',
    kind: 'error',
    code: 'InvalidParameterValueException',
    message:
      'Your request has been throttled by EC2, please make sure you have enough API rate limit. EC2 Error Code: RequestLimitExceeded.',
    times: 2,
  }
  sandbox.faults.add(fault)
  const deployed = await deployTag('v2', { 'function-config': JSON.stringify({ VpcConfig }) })
  expect(deployed.outputs, deployed.log).toMatchObject({ version: '2' })
  expectOneLine(deployed.log, 'throttled by EC2')
})

test.each([
  { when: 'version', reasonCode: 'EC2RequestLimitExceeded', reason: 'EC2 throttled Lambda.' },
  { when: 'latest', reasonCode: 'InsufficientCapacity', reason: 'There is no capacity.' },
] as const)('an update that ends Failed with $reasonCode is made again', async (failure) => {
  const { sandbox, deployTag, digests } = await setImageStage()
  sandbox.lambda.failNextUpdate({ name: 'hello-world', ...failure })
  const deployed = await deployTag('v2')
  expect(deployed.outputs, deployed.log).toMatchObject({ version: '3', changed: 'true' })
  expect(versions(sandbox)).toMatchObject({ 3: digests.v2 })
  expect(deployed.log.match(/Trying again for up to 10 min/g)).toHaveLength(1)
  expect(deployed.log).toContain(`${failure.reasonCode}: ${failure.reason}`)
})

test('a role that Lambda can not assume is named, with what is wrong and what to do at a glance', async () => {
  const { sandbox } = await setImageStage({ create: false })
  role(sandbox).unknownTo.add('lambda')
  const inputs = { 'image-uri': `${await sandbox.ecr.host()}/hello-world:v1`, 'wait-timeout': '3s' }
  const late = await create(sandbox, { env, inputs })
  expect(onlyError(late)).toContain(
    `Check that the execution role ${executionRole} exists, and that its trust policy lets the service lambda.amazonaws.com call sts:AssumeRole.`,
  )
  expect(late.summary).toContain('The role defined for the function cannot be assumed by Lambda.**')
})

test('what stays so is an error at wait-timeout, with its remedy', async () => {
  const { sandbox, deployTag } = await setImageStage()
  sandbox.iam.setPolicies(executionRole, [])
  const late = await deployTag('v2', { 'function-config': JSON.stringify({ VpcConfig }), 'wait-timeout': '3s' })
  expect(onlyError(late)).toMatch(
    / Add to the policy of the function's execution role: \{"Effect":"Allow","Action":"ec2:CreateNetworkInterface","Resource":"\*"\}$/,
  )
  expect(versions(sandbox)).not.toHaveProperty('2')
})

test('a function whose creation failed is not updated again, although its reason passes', async () => {
  const { sandbox } = await setImageStage({ create: false })
  const reason = { reasonCode: 'EniLimitExceeded', reason: 'No interface is left.' }
  sandbox.lambda.failNextUpdate({ name: 'hello-world', when: 'latest', ...reason })
  const inputs = { 'image-uri': `${await sandbox.ecr.host()}/hello-world:v1` }
  const failed = await create(sandbox, { env, inputs })
  expect(onlyError(failed)).toContain(
    'hello-world is Failed (EniLimitExceeded: No interface is left), and Lambda does not update it. Delete the function',
  )
})

async function whenRefused(sandbox: Sandbox, operation: string, mend: Check['mend']): Promise<void> {
  const refused = () => sandbox.requests.of('lambda', operation).some(({ status }) => status === 400)
  await vi.waitUntil(refused, { timeout: 60_000 })
  mend(sandbox)
}

function expectOneLine(log: string, says: string): void {
  const lines = log.split('\n').filter((line) => line.includes('Trying again for up to'))
  expect(lines, log).toHaveLength(1)
  expect(lines[0]).toMatch(trying)
  expect(lines[0]).toContain(says)
}
