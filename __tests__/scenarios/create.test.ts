import { GetFunctionCommand } from '@aws-sdk/client-lambda'
import type { Sandbox } from '@deploy-lambda-image/sandbox'
import { describe, expect, test, vi } from 'vitest'
import { env, setImageStage } from './image-stage.ts'
import { onlyError } from './read-back.ts'
import { create, documented, executionRole, lambda } from './stage.ts'

const allActions = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] }

/** Creates a role for functions once Lambda has refused it, as IAM's propagation has it. */
async function putRoleLater(sandbox: Sandbox, name: string, operation: string): Promise<void> {
  const refused = () => sandbox.requests.of('lambda', operation).some(({ status }) => status === 400)
  await vi.waitUntil(refused, { timeout: 60_000 })
  sandbox.iam.putRole({ name, trust: documented('execution-role-trust') })
}

async function stage() {
  const { sandbox } = await setImageStage({ create: false })
  const inputs = { 'image-uri': `${await sandbox.ecr.host()}/hello-world:v1` }
  return { sandbox, inputs }
}

test('a missing function is created with all that is asked for, in one call', async () => {
  const { sandbox } = await stage()
  const arm = await sandbox.ecr.putImage('hello-world', { tag: 'arm', architecture: 'arm64' })
  const file = {
    VpcConfig: { SubnetIds: ['subnet-1'], SecurityGroupIds: ['sg-1'] },
    TracingConfig: { Mode: 'Active' },
    Architectures: ['arm64'],
    Environment: { Variables: { OF_THE_FILE: '1' } },
    Tags: { stage: 'test' },
    Timeout: 10,
  }
  const created = await create(sandbox, {
    env,
    inputs: {
      'image-uri': `${await sandbox.ecr.host()}/hello-world:arm`,
      'memory-size': '256',
      timeout: '30',
      'ephemeral-storage': '1024',
      description: 'Says hello',
      environment: 'GREETING=hello',
      'image-command': 'serve',
      'tags-function': 'team=one',
      'function-config': JSON.stringify(file),
    },
  })
  expect(created.outputs, created.log).toMatchObject({ version: '1', changed: 'true', digest: arm })
  const { Configuration, Tags } = await lambda(sandbox).send(
    new GetFunctionCommand({ FunctionName: 'hello-world', Qualifier: '1' }),
  )
  expect(Configuration).toMatchObject({
    Role: executionRole,
    Architectures: ['arm64'],
    MemorySize: 256,
    Timeout: 30,
    EphemeralStorage: { Size: 1024 },
    Description: 'Says hello',
    Environment: { Variables: { GREETING: 'hello', OF_THE_FILE: '1' } },
    ImageConfigResponse: { ImageConfig: { Command: ['serve'] } },
    TracingConfig: { Mode: 'Active' },
    VpcConfig: { SubnetIds: ['subnet-1'] },
  })
  expect(Tags).toEqual({ team: 'one', stage: 'test' })
  const calls = sandbox.requests.of('lambda').map(({ operation }) => operation)
  expect(calls.filter((name) => /^(?:Create|Update|Publish|Tag)/.test(name))).toEqual(['CreateFunction'])
})

test('what can be chosen at creation only goes along, and its values change later', async () => {
  const { sandbox, inputs } = await stage()
  const deployWith = (file: object) =>
    create(sandbox, { env, inputs: { ...inputs, 'function-config': JSON.stringify(file) } })
  const TenancyConfig = { TenantIsolationMode: 'PER_TENANT' }
  const created = await deployWith({ TenancyConfig, DurableConfig: { ExecutionTimeout: 60, RetentionPeriodInDays: 7 } })
  expect(created.outputs, created.log).toMatchObject({ version: '1', changed: 'true' })
  const changed = await deployWith({ TenancyConfig, DurableConfig: { ExecutionTimeout: 90 } })
  expect(changed.outputs, changed.log).toMatchObject({ version: '2', changed: 'true' })
  const DurableConfig = { ExecutionTimeout: 90, RetentionPeriodInDays: 7 }
  expect(sandbox.lambda.function('hello-world').versions.at(-1)).toMatchObject({ TenancyConfig, DurableConfig })
  const same = await deployWith({ TenancyConfig, DurableConfig })
  expect(same.outputs, same.log).toMatchObject({ version: '2', changed: 'false' })
})

test('the role may come from function-config', async () => {
  const { sandbox, inputs } = await stage()
  const created = await create(sandbox, {
    env,
    inputs: { ...inputs, role: '', 'function-config': JSON.stringify({ Role: executionRole }) },
  })
  expect(created.outputs, created.log).toMatchObject({ version: '1' })
  expect(sandbox.lambda.function('hello-world').latest).toMatchObject({ Role: executionRole })
})

describe('a role that Lambda does not know yet', () => {
  const role = executionRole.replace('hello-world', 'propagating')

  test('is tried again until it does', async () => {
    const { sandbox, inputs } = await stage()
    sandbox.iam.setPolicies('deploy', [allActions])
    const [created] = await Promise.all([
      create(sandbox, { env, inputs: { ...inputs, role } }),
      putRoleLater(sandbox, 'propagating', 'CreateFunction'),
    ])
    expect(created.outputs, created.log).toMatchObject({ version: '1' })
    expect(sandbox.lambda.function('hello-world').latest).toMatchObject({ Role: role })
    expect(sandbox.requests.of('lambda', 'CreateFunction').filter(({ status }) => status === 400)).not.toEqual([])
  })

  test('but not for ever', async () => {
    const { sandbox, inputs } = await stage()
    sandbox.iam.setPolicies('deploy', [allActions])
    const refused = await create(sandbox, { env, inputs: { ...inputs, role, 'wait-timeout': '3s' } })
    expect(onlyError(refused)).toContain('The role defined for the function cannot be assumed by Lambda.')
    expect(onlyError(refused)).toContain(
      `Check that the execution role ${role} exists, and that its trust policy lets the service lambda.amazonaws.com call sts:AssumeRole.`,
    )
    expect(refused.main.duration).toBeLessThan(40_000)
    expect(sandbox.lambda.functions()).toEqual([])
  })

  test('is waited for by an update as well', async () => {
    const { sandbox, deployTag } = await setImageStage()
    sandbox.iam.setPolicies('deploy', [allActions])
    const [deployed] = await Promise.all([
      deployTag('v1', { 'function-config': JSON.stringify({ Role: role }) }),
      putRoleLater(sandbox, 'propagating', 'UpdateFunctionConfiguration'),
    ])
    expect(deployed.outputs, deployed.log).toMatchObject({ version: '2' })
    expect(sandbox.lambda.function('hello-world').versions.at(-1)).toMatchObject({ Role: role })
  })
})

test('another run creates it first: this one deploys to it', async () => {
  const { sandbox, inputs } = await stage()
  const uri = inputs['image-uri'].replace(/:v1$/, ':v2')
  const creations = sandbox.faults.hold({ service: 'lambda', operation: 'CreateFunction', times: 2 })
  const both = Promise.all([
    create(sandbox, { env, inputs: { ...inputs, environment: 'ONE=1' } }),
    create(sandbox, { env, inputs: { 'image-uri': uri, environment: 'ONE=1' } }),
  ])
  await vi.waitFor(() => expect(creations.hits).toBe(2), { timeout: 60_000 })
  creations.release()
  const runs = await both
  for (const { exitCode, log } of runs) expect(exitCode, log).toBe(0)
  expect(new Set(runs.map(({ outputs }) => outputs.version)).size).toBe(2)
})
