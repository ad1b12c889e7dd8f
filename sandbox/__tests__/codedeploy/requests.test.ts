import { createHash } from 'node:crypto'
import {
  type DeploymentStatus,
  GetApplicationCommand,
  GetDeploymentConfigCommand,
  GetDeploymentGroupCommand,
  ListDeploymentsCommand,
  StopDeploymentCommand,
} from '@aws-sdk/client-codedeploy'
import { UpdateAliasCommand } from '@aws-sdk/client-lambda'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '../../index.ts'
import { refusal } from '../../testing/aws.ts'
import { appSpec, codeDeploy, create, deployment, GROUP, lambda, live, reached, twoVersions } from './stage.ts'

const NAME = 'shop'
const ACCOUNT = 'arn:aws:codedeploy:us-east-1:111122223333'
const INVALID =
  'The deployment failed because the AppSpec file that specifies the AWS Lambda deployment configuration is missing or has an invalid configuration.'
const ALL = { Effect: 'Allow', Action: '*', Resource: '*' }
let sandbox: Sandbox

beforeAll(async () => {
  sandbox = await startSandbox({ roles: [{ name: 'deploy' }, { name: 'admin' }], settle: { update: 1 } })
  await twoVersions(sandbox, NAME)
  Object.assign(sandbox.codedeploy.pace, { start: 1, finish: 1 })
  sandbox.codedeploy.seed({ ...GROUP, autoRollback: true })
})
afterAll(() => sandbox.stop())
beforeEach(async () => {
  allow(ALL)
  const alias = { FunctionName: NAME, Name: 'live', FunctionVersion: '1' }
  await lambda(sandbox).send(new UpdateAliasCommand(alias))
})

/** Ids of the group's deployments, as the API lists them. */
async function listed(includeOnlyStatuses?: DeploymentStatus[]): Promise<string[] | undefined> {
  const group = { applicationName: GROUP.application, deploymentGroupName: GROUP.group }
  const request = new ListDeploymentsCommand({ ...group, ...(includeOnlyStatuses && { includeOnlyStatuses }) })
  return (await codeDeploy(sandbox).send(request)).deployments
}

function allow(...Statement: object[]) {
  sandbox.iam.setPolicies('deploy', [{ Version: '2012-10-17', Statement }])
}

describe('an AppSpec that is wrong fails the deployment', () => {
  const property = (properties: object) => appSpec(NAME, properties)
  const resource = { Type: 'AWS::Lambda::Function', Properties: { Name: NAME } }
  test.each([
    ['no YAML', '{"version": [', `${INVALID} The AppSpec file is neither YAML nor JSON.`],
    ['no version', '{"Resources": []}', `${INVALID} The version of the AppSpec file must be 0.0.`],
    ['no resource', 'version: 0.0', `${INVALID} The AppSpec file must have exactly one resource, not 0.`],
    [
      'two resources',
      JSON.stringify({ version: 0.0, Resources: [{ a: resource }, { b: resource }] }),
      `${INVALID} The AppSpec file must have exactly one resource, not 2.`,
    ],
    [
      'another type',
      appSpec(NAME, {}, 'AWS::ECS::Service'),
      `${INVALID} The resource ${NAME} must have the Type AWS::Lambda::Function, and Properties.`,
    ],
    ['no name', property({ Name: '' }), `${INVALID} The Lambda function name cannot be null or empty`],
    [
      'no alias',
      property({ Alias: undefined }),
      `${INVALID} The resource ${NAME} must have the properties Alias, CurrentVersion and TargetVersion.`,
    ],
    [
      'an alias elsewhere',
      property({ CurrentVersion: '2', TargetVersion: '1' }),
      `${INVALID} The Lambda function alias version does not match the current version in AppSpec file.`,
    ],
    ['nothing to shift', property({ TargetVersion: '1' }), INVALID],
  ])('%s', async (_, content, message) => {
    const failed = await reached(sandbox, await create(sandbox, content), 'Failed')
    expect(failed?.errorInformation).toEqual({ code: 'INVALID_LAMBDA_CONFIGURATION', message })
    // Nothing was touched, so nothing is rolled back.
    expect(failed?.rollbackInfo).toBeUndefined()
    expect(await live(sandbox, NAME)).toBe('1')
  })

  test.each([
    ['a function that is not there', appSpec('other')],
    ['an alias that is not there', appSpec(NAME, { Alias: 'other' })],
    ['a version that is not there', appSpec(NAME, { TargetVersion: '9' })],
  ])('%s', async (_, content) => {
    const failed = await reached(sandbox, await create(sandbox, content), 'Failed')
    expect(failed?.errorInformation).toMatchObject({ code: 'INVALID_LAMBDA_FUNCTION' })
  })
})

test('an AppSpec may be YAML, with versions that look like numbers', async () => {
  const content = `
version: 0.0
Resources:
  - shop:
      Type: AWS::Lambda::Function
      Properties:
        Name: ${NAME}
        Alias: live
        CurrentVersion: 1
        TargetVersion: 2
`
  const sha256 = createHash('sha256').update(content).digest('hex')
  const revision = { revisionType: 'AppSpecContent', appSpecContent: { content, sha256 } }
  await reached(sandbox, await create(sandbox, '', { revision }), 'Succeeded')
  expect(await live(sandbox, NAME)).toBe('2')
})

describe('refusals', () => {
  const revision = (parts: object) => ({ revision: { revisionType: 'AppSpecContent', ...parts } })
  test.each([
    [{ applicationName: 'none' }, 'ApplicationDoesNotExistException', 'No application found for name: none'],
    [{ deploymentGroupName: 'x' }, 'DeploymentGroupDoesNotExistException', 'No Deployment Group found for name: x'],
    [{ deploymentConfigName: 'x' }, 'DeploymentConfigDoesNotExistException', expect.stringContaining('x')],
    [{ revision: undefined }, 'RevisionRequiredException', expect.anything()],
    [
      revision({ appSpecContent: { content: appSpec(NAME), sha256: 'a'.repeat(64) } }),
      'InvalidRevisionException',
      expect.stringContaining('a'.repeat(64)),
    ],
    [
      { revision: { revisionType: 'S3', s3Location: { bucket: 'b', key: 'k' } } },
      'InvalidRevisionException',
      expect.stringContaining('S3'),
    ],
  ])('%o', async (input, name, message) => {
    expect(await refusal(create(sandbox, appSpec(NAME), input))).toEqual({ name, message, status: 400 })
  })

  test('a deployment that is not there', async () => {
    const expected = {
      name: 'DeploymentDoesNotExistException',
      message: 'The deployment d-NONE could not be found',
      status: 400,
    }
    expect(await refusal(deployment(sandbox, 'd-NONE'))).toEqual(expected)
    const stop = codeDeploy(sandbox).send(new StopDeploymentCommand({ deploymentId: 'd-NONE' }))
    expect(await refusal(stop)).toEqual(expected)
    expect(sandbox.requests.of('codedeploy', 'StopDeployment').at(-1)).toMatchObject({ error: expected.name })
  })
})

test('what is set up can be read', async () => {
  sandbox.codedeploy.seed({
    application: 'app',
    group: 'slow',
    config: { type: 'TimeBasedLinear', percentage: 20, interval: 120_000 },
    alarms: ['errors'],
    autoRollback: ['DEPLOYMENT_STOP_ON_ALARM'],
  })
  const client = codeDeploy(sandbox)
  expect(await client.send(new GetApplicationCommand({ applicationName: 'app' }))).toMatchObject({
    application: { applicationName: 'app', computePlatform: 'Lambda' },
  })
  const { deploymentGroupInfo } = await client.send(
    new GetDeploymentGroupCommand({ applicationName: 'app', deploymentGroupName: 'slow' }),
  )
  expect(deploymentGroupInfo).toMatchObject({
    computePlatform: 'Lambda',
    alarmConfiguration: { enabled: true, alarms: [{ name: 'errors' }] },
    autoRollbackConfiguration: { enabled: true, events: ['DEPLOYMENT_STOP_ON_ALARM'] },
    deploymentStyle: { deploymentType: 'BLUE_GREEN', deploymentOption: 'WITH_TRAFFIC_CONTROL' },
  })
  const config = async (deploymentConfigName?: string) =>
    (await client.send(new GetDeploymentConfigCommand({ deploymentConfigName }))).deploymentConfigInfo
  expect(await config(deploymentGroupInfo?.deploymentConfigName)).toMatchObject({
    trafficRoutingConfig: { type: 'TimeBasedLinear', timeBasedLinear: { linearPercentage: 20, linearInterval: 2 } },
  })
  expect(await config('CodeDeployDefault.LambdaCanary10Percent15Minutes')).toMatchObject({
    trafficRoutingConfig: { type: 'TimeBasedCanary', timeBasedCanary: { canaryPercentage: 10, canaryInterval: 15 } },
  })
})

describe('permissions', () => {
  const statements = {
    CreateDeployment: `${ACCOUNT}:deploymentgroup:app/live`,
    GetDeploymentConfig: `${ACCOUNT}:deploymentconfig:CodeDeployDefault.LambdaAllAtOnce`,
    RegisterApplicationRevision: `${ACCOUNT}:application:app`,
    GetDeployment: `${ACCOUNT}:deploymentgroup:app/live`,
    ListDeployments: `${ACCOUNT}:deploymentgroup:app/live`,
    StopDeployment: '*',
  }
  const allowed = (except?: string) =>
    Object.entries(statements)
      .filter(([operation]) => operation !== except)
      .map(([operation, Resource]) => ({ Effect: 'Allow', Action: `codedeploy:${operation}`, Resource }))

  async function deployAndStop(): Promise<void> {
    const id = await create(sandbox, appSpec(NAME))
    await deployment(sandbox, id)
    expect(await listed(['Created', 'InProgress'])).toEqual([id])
    await codeDeploy(sandbox).send(new StopDeploymentCommand({ deploymentId: id }))
    expect(await listed(['Created', 'InProgress'])).not.toContain(id)
    expect(await listed()).toContain(id)
  }

  beforeEach(() => {
    sandbox.codedeploy.pace.start = 1000
  })

  // The group is to be free for the next deployment.
  afterEach(async () => {
    allow(ALL)
    sandbox.codedeploy.pace.start = 1
    for (const id of sandbox.codedeploy.deployments()) {
      await expect.poll(async () => (await deployment(sandbox, id))?.completeTime).toBeDefined()
    }
  })

  test('these are enough', async () => {
    allow(...allowed())
    await deployAndStop()
  })

  test.each(Object.entries(statements))('%s is needed', async (operation, resource) => {
    allow(...allowed(operation))
    expect(await refusal(deployAndStop())).toMatchObject({
      name: 'AccessDeniedException',
      message: expect.stringContaining(`perform: codedeploy:${operation} on resource: ${resource} because`),
      status: 400,
    })
  })
})
