import {
  BatchGetDeploymentTargetsCommand,
  GetDeploymentTargetCommand,
  ListDeploymentTargetsCommand,
  StopDeploymentCommand,
} from '@aws-sdk/client-codedeploy'
import { DeleteAliasCommand, GetAliasCommand, InvokeCommand } from '@aws-sdk/client-lambda'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '../../index.ts'
import { refusal } from '../../testing/aws.ts'
import { appSpec, codeDeploy, create, deployment, GROUP, lambda, live, reached, twoVersions } from './stage.ts'

const NAME = 'shop'
const CANARY = { type: 'TimeBasedCanary', percentage: 10, interval: 60_000 } as const
/** What is polled comes in time on a busy machine too. */
const patient = { interval: 10, timeout: 20_000 }
let sandbox: Sandbox

beforeEach(async () => {
  sandbox = await startSandbox({ roles: [{ name: 'deploy' }, { name: 'admin' }], settle: { update: 1 } })
  await twoVersions(sandbox, NAME)
})
afterEach(() => sandbox.stop())

/** CodeDeploy's time stands still from here on. @returns lets some pass, in ms */
function stopTime(): (time: number) => void {
  const { pace } = sandbox.codedeploy
  let now = Date.now()
  pace.now = () => now
  return (time) => {
    now += time
  }
}

async function target(deploymentId: string) {
  const { deploymentTarget } = await codeDeploy(sandbox).send(
    new GetDeploymentTargetCommand({ deploymentId, targetId: NAME }),
  )
  return deploymentTarget?.lambdaTarget
}

/** Names of a target's lifecycle events with their statuses. */
async function events(id: string): Promise<string[] | undefined> {
  return (await target(id))?.lifecycleEvents?.map((one) => `${one.lifecycleEventName} ${one.status}`)
}

test('all at once moves the alias, and says when it was', async () => {
  sandbox.codedeploy.seed(GROUP)
  const alias = () => lambda(sandbox).send(new GetAliasCommand({ FunctionName: NAME, Name: 'live' }))
  const { RevisionId } = await alias()
  const content = appSpec(NAME)
  const pass = stopTime()
  const id = await create(sandbox, content, { description: 'a deploy' })
  expect(id).toMatch(/^d-[A-Z0-9]{9}$/)
  expect(await deployment(sandbox, id)).toMatchObject({ status: 'Created', deploymentOverview: { Pending: 1 } })
  pass(50)
  await reached(sandbox, id, 'InProgress')
  pass(50)
  const done = await reached(sandbox, id, 'Succeeded')
  expect(done).toMatchObject({
    applicationName: 'app',
    deploymentGroupName: 'live',
    deploymentConfigName: 'CodeDeployDefault.LambdaAllAtOnce',
    revision: { revisionType: 'AppSpecContent', appSpecContent: { content } },
    deploymentOverview: { Pending: 0, InProgress: 0, Succeeded: 1, Failed: 0 },
    computePlatform: 'Lambda',
    creator: 'user',
    description: 'a deploy',
  })
  expect(done?.completeTime?.getTime()).toBeGreaterThan(done?.createTime?.getTime() ?? 0)
  expect(await live(sandbox, NAME)).toBe('2')
  expect((await alias()).RevisionId).not.toBe(RevisionId)
})

test('a canary keeps the alias on its version until the rest follows', async () => {
  sandbox.codedeploy.seed({ ...GROUP, config: CANARY })
  const pass = stopTime()
  const id = await create(sandbox, appSpec(NAME))
  pass(50)
  await expect.poll(() => live(sandbox, NAME), patient).toBe('1 2=0.1')
  expect(await deployment(sandbox, id)).toMatchObject({ status: 'InProgress', deploymentOverview: { InProgress: 1 } })
  expect(await codeDeploy(sandbox).send(new ListDeploymentTargetsCommand({ deploymentId: id }))).toMatchObject({
    targetIds: [NAME],
  })
  expect(await target(id)).toMatchObject({
    deploymentId: id,
    targetArn: `arn:aws:lambda:us-east-1:111122223333:function:${NAME}:live`,
    status: 'InProgress',
    lambdaFunctionInfo: {
      functionName: NAME,
      functionAlias: 'live',
      currentVersion: '1',
      targetVersion: '2',
      targetVersionWeight: 0.1,
    },
  })
  expect(await events(id)).toEqual([
    'BeforeAllowTraffic Succeeded',
    'AllowTraffic InProgress',
    'AfterAllowTraffic Pending',
  ])
  pass(60_050)
  const done = await reached(sandbox, id, 'Succeeded')
  expect(await live(sandbox, NAME)).toBe('2')
  expect((done?.completeTime?.getTime() ?? 0) - (done?.startTime?.getTime() ?? 0)).toBeGreaterThanOrEqual(60_000)
  const { deploymentTargets } = await codeDeploy(sandbox).send(
    new BatchGetDeploymentTargetsCommand({ deploymentId: id, targetIds: [NAME] }),
  )
  expect(deploymentTargets).toMatchObject([
    { deploymentTargetType: 'LambdaTarget', lambdaTarget: { lambdaFunctionInfo: { targetVersionWeight: 1 } } },
  ])
})

test('a linear shift takes its steps, and invocations go where the alias leads', async () => {
  sandbox.codedeploy.seed({ ...GROUP, config: { type: 'TimeBasedLinear', percentage: 40, interval: 250 } })
  const pass = stopTime()
  const id = await create(sandbox, appSpec(NAME))
  // A dry run answers which version it would have been.
  const dry = { FunctionName: NAME, Qualifier: 'live', InvocationType: 'DryRun' } as const
  const invoked = async () => (await lambda(sandbox).send(new InvokeCommand(dry))).ExecutedVersion
  expect([await live(sandbox, NAME), await invoked()]).toEqual(['1', '1'])
  pass(50)
  await expect.poll(() => live(sandbox, NAME), patient).toBe('1 2=0.4')
  expect(['1', '2']).toContain(await invoked())
  pass(250)
  await expect.poll(() => live(sandbox, NAME), patient).toBe('1 2=0.8')
  pass(250)
  await expect.poll(() => live(sandbox, NAME), patient).toBe('2')
  expect(await invoked()).toBe('2')
  expect((await deployment(sandbox, id))?.status).toBe('InProgress')
  pass(50)
  await reached(sandbox, id, 'Succeeded')
})

test('an alarm stops the shift, and a deployment of its own rolls it back', async () => {
  sandbox.cloudwatch.putAlarm({ name: 'errors' })
  sandbox.cloudwatch.putAlarm({ name: 'latency' })
  sandbox.codedeploy.seed({ ...GROUP, config: CANARY, alarms: ['errors', 'latency'], autoRollback: true })
  const id = await create(sandbox, appSpec(NAME))
  await expect.poll(() => live(sandbox, NAME), patient).toBe('1 2=0.1')
  sandbox.cloudwatch.setAlarm('latency', 'ALARM')
  const stopped = await reached(sandbox, id, 'Stopped')
  const [, rollback = ''] = sandbox.codedeploy.deployments()
  expect(stopped).toMatchObject({
    deploymentOverview: { Failed: 1 },
    errorInformation: {
      code: 'ALARM_ACTIVE',
      message:
        'One or more alarms have been activated according to the Amazon CloudWatch metrics you selected, and the affected deployments have been stopped. Activated alarms: <latency>',
    },
    rollbackInfo: {
      rollbackDeploymentId: rollback,
      rollbackMessage: `Deployment ${id} terminated. Automatic rollback is triggered with a DeploymentId ${rollback}.`,
    },
  })
  expect(await events(id)).toEqual(['BeforeAllowTraffic Succeeded', 'AllowTraffic Failed', 'AfterAllowTraffic Skipped'])
  expect(await reached(sandbox, rollback, 'Succeeded')).toMatchObject({
    creator: 'codeDeployRollback',
    rollbackInfo: {
      rollbackTriggeringDeploymentId: id,
      rollbackMessage: `Deployment ${rollback} is triggered to roll back deployment ${id}.`,
    },
  })
  expect(await live(sandbox, NAME)).toBe('1')
  expect(sandbox.codedeploy.deployments()).toEqual([id, rollback])
})

test('an alarm that is on already stops a deployment before it shifts anything', async () => {
  sandbox.cloudwatch.putAlarm({ name: 'errors', state: 'ALARM' })
  sandbox.codedeploy.seed({ ...GROUP, alarms: ['errors'], autoRollback: ['DEPLOYMENT_STOP_ON_ALARM'] })
  const id = await create(sandbox, appSpec(NAME))
  const stopped = await reached(sandbox, id, 'Stopped')
  await reached(sandbox, stopped?.rollbackInfo?.rollbackDeploymentId, 'Succeeded')
  expect(await live(sandbox, NAME)).toBe('1')
  // Alarms may be told to be of no interest to one deployment.
  const anyway = await create(sandbox, appSpec(NAME), { overrideAlarmConfiguration: { enabled: false } })
  await reached(sandbox, anyway, 'Succeeded')
  expect(await live(sandbox, NAME)).toBe('2')
})

test('without automatic rollback the alias stays where the alarm found it', async () => {
  sandbox.cloudwatch.putAlarm({ name: 'errors' })
  sandbox.codedeploy.seed({ ...GROUP, config: CANARY, alarms: ['errors'], autoRollback: ['DEPLOYMENT_FAILURE'] })
  const id = await create(sandbox, appSpec(NAME))
  await expect.poll(() => live(sandbox, NAME), patient).toBe('1 2=0.1')
  sandbox.cloudwatch.setAlarm('errors', 'ALARM')
  expect((await reached(sandbox, id, 'Stopped'))?.rollbackInfo).toBeUndefined()
  expect(sandbox.codedeploy.deployments()).toEqual([id])
  expect(await live(sandbox, NAME)).toBe('1 2=0.1')
})

test('a deployment is stopped on request, with a rollback when that is asked for', async () => {
  sandbox.codedeploy.seed({ ...GROUP, config: CANARY })
  const stop = (deploymentId: string, autoRollbackEnabled?: boolean) =>
    codeDeploy(sandbox).send(new StopDeploymentCommand({ deploymentId, autoRollbackEnabled }))
  const first = await create(sandbox, appSpec(NAME))
  await expect.poll(() => live(sandbox, NAME), patient).toBe('1 2=0.1')
  expect(await stop(first, true)).toMatchObject({ status: 'Succeeded' })
  const stopped = await deployment(sandbox, first)
  expect(stopped).toMatchObject({ status: 'Stopped', errorInformation: { code: 'MANUAL_STOP' } })
  await reached(sandbox, stopped?.rollbackInfo?.rollbackDeploymentId, 'Succeeded')
  expect(await live(sandbox, NAME)).toBe('1')

  const second = await create(sandbox, appSpec(NAME))
  await expect.poll(() => live(sandbox, NAME), patient).toBe('1 2=0.1')
  await stop(second)
  expect(await live(sandbox, NAME)).toBe('1 2=0.1')
  expect(await refusal(stop(second))).toMatchObject({ name: 'DeploymentAlreadyCompletedException', status: 400 })
})

test('an alias that is deleted meanwhile fails the deployment', async () => {
  sandbox.codedeploy.seed({ ...GROUP, config: CANARY, autoRollback: true })
  const pass = stopTime()
  const id = await create(sandbox, appSpec(NAME))
  pass(50)
  await expect.poll(() => live(sandbox, NAME), patient).toBe('1 2=0.1')
  await lambda(sandbox).send(new DeleteAliasCommand({ FunctionName: NAME, Name: 'live' }))
  pass(60_000)
  const failed = await reached(sandbox, id, 'Failed')
  expect(failed?.errorInformation).toMatchObject({ code: 'INVALID_LAMBDA_FUNCTION' })
  // The rollback is tried, and has nothing to move either.
  pass(50)
  await reached(sandbox, failed?.rollbackInfo?.rollbackDeploymentId, 'Failed')
})

test('a group has one deployment at a time', async () => {
  sandbox.codedeploy.seed(GROUP)
  const pass = stopTime()
  const id = await create(sandbox, appSpec(NAME))
  expect(await refusal(create(sandbox, appSpec(NAME)))).toEqual({
    name: 'DeploymentLimitExceededException',
    message: `The Deployment Group 'live' already has an active Deployment '${id}'`,
    status: 400,
  })
  pass(50)
  await reached(sandbox, id, 'InProgress')
  sandbox.codedeploy.pace.now = Date.now
  await reached(sandbox, id, 'Succeeded')
  const back = appSpec(NAME, { CurrentVersion: '2', TargetVersion: '1' })
  await reached(sandbox, await create(sandbox, back), 'Succeeded')
  expect(await live(sandbox, NAME)).toBe('1')
})
