import { partitionOf } from '../core/arn.ts'
import { functionArn } from '../lambda/names.ts'
import { PREDEFINED, writeTraffic } from './configs.ts'
import { type Deployment, type DeploymentConfig, type DeploymentGroup, isActive, type RollbackEvent } from './model.ts'

/** AWS JSON writes times in seconds. */
function seconds(ms: number): number {
  return ms / 1000
}

const STYLE = { deploymentType: 'BLUE_GREEN', deploymentOption: 'WITH_TRAFFIC_CONTROL' }

export function writeGroup(group: DeploymentGroup, deployments: readonly Deployment[]): object {
  const ended = deployments.filter((one) => one.group.id === group.id && !isActive(one))
  const attempted = ended.at(-1)
  const successful = ended.findLast((one) => one.status === 'Succeeded')
  return {
    applicationName: group.application,
    deploymentGroupId: group.id,
    deploymentGroupName: group.name,
    deploymentConfigName: group.config,
    serviceRoleArn: `arn:${partitionOf(group.region)}:iam::${group.account}:role/codedeploy`,
    computePlatform: 'Lambda',
    deploymentStyle: STYLE,
    outdatedInstancesStrategy: 'UPDATE',
    triggerConfigurations: [],
    alarmConfiguration: writeAlarms(group.alarms),
    autoRollbackConfiguration: writeRollback(group.rollbackOn),
    ...(attempted && { lastAttemptedDeployment: writeLast(attempted) }),
    ...(successful && { lastSuccessfulDeployment: writeLast(successful) }),
  }
}

export function writeConfig({ name, traffic }: DeploymentConfig): object {
  const predefined = PREDEFINED.some((one) => one.name === name)
  return {
    deploymentConfigName: name,
    computePlatform: 'Lambda',
    trafficRoutingConfig: writeTraffic(traffic),
    ...(!predefined && { deploymentConfigId: name }),
  }
}

export function writeDeployment(deployment: Deployment): object {
  const { group, started, completed, description, failure, rollback } = deployment
  return {
    applicationName: group.application,
    deploymentGroupName: group.name,
    deploymentConfigName: deployment.config.name,
    deploymentId: deployment.id,
    revision: { revisionType: 'AppSpecContent', appSpecContent: deployment.revision },
    status: deployment.status,
    createTime: seconds(deployment.created),
    ...(started !== undefined && { startTime: seconds(started) }),
    ...(completed !== undefined && { completeTime: seconds(completed) }),
    ...(failure && { errorInformation: failure }),
    ...(rollback && { rollbackInfo: rollback }),
    ...(description !== undefined && { description }),
    deploymentOverview: writeOverview(deployment),
    creator: deployment.creator,
    autoRollbackConfiguration: writeRollback(deployment.rollbackOn),
    ignoreApplicationStopFailures: false,
    updateOutdatedInstancesOnly: false,
    instanceTerminationWaitTimeStarted: false,
    fileExistsBehavior: 'DISALLOW',
    deploymentStyle: STYLE,
    deploymentStatusMessages: [],
    computePlatform: 'Lambda',
  }
}

/** The one target of a deployment to Lambda; undefined before CodeDeploy knows of one. */
export function writeTarget(deployment: Deployment): object | undefined {
  const { id, group, shift } = deployment
  if (shift === undefined) return undefined
  const arn = functionArn(group.region, group.account, shift.functionName)
  return {
    deploymentTargetType: 'LambdaTarget',
    lambdaTarget: {
      deploymentId: id,
      targetId: targetId(deployment),
      targetArn: `${arn}:${shift.alias}`,
      status: targetStatus(deployment),
      lastUpdatedAt: seconds(deployment.updated),
      lifecycleEvents: writeEvents(deployment),
      lambdaFunctionInfo: {
        functionName: shift.functionName,
        functionAlias: shift.alias,
        currentVersion: shift.currentVersion,
        targetVersion: shift.targetVersion,
        targetVersionWeight: deployment.weight,
      },
    },
  }
}

/** The name of the function (CodeDeploy API Reference, BatchGetDeploymentTargets). */
export function targetId({ shift }: Deployment): string | undefined {
  return shift?.functionName
}

/** A deployment that was stopped has a target that failed. */
function targetStatus({ status }: Deployment): 'Pending' | 'InProgress' | 'Succeeded' | 'Failed' {
  if (status === 'Created') return 'Pending'
  return status === 'Stopped' ? 'Failed' : status
}

function writeOverview(deployment: Deployment): object {
  const none = { Pending: 0, InProgress: 0, Succeeded: 0, Failed: 0, Skipped: 0, Ready: 0 }
  return { ...none, [targetStatus(deployment)]: 1 }
}

/** Without hooks the first event is over as soon as the deployment is under way. */
function writeEvents(deployment: Deployment): object[] {
  const names = ['BeforeAllowTraffic', 'AllowTraffic', 'AfterAllowTraffic']
  const statuses: Record<Deployment['status'], [string, string, string]> = {
    Created: ['Pending', 'Pending', 'Pending'],
    InProgress: ['Succeeded', 'InProgress', 'Pending'],
    Succeeded: ['Succeeded', 'Succeeded', 'Succeeded'],
    Failed: ['Succeeded', 'Failed', 'Skipped'],
    Stopped: ['Succeeded', 'Failed', 'Skipped'],
  }
  return names.map((lifecycleEventName, index) => ({ lifecycleEventName, status: statuses[deployment.status][index] }))
}

function writeAlarms(alarms: readonly string[]): object {
  return { enabled: alarms.length > 0, ignorePollAlarmFailure: false, alarms: alarms.map((name) => ({ name })) }
}

function writeRollback(events: readonly RollbackEvent[]): object {
  return { enabled: events.length > 0, events }
}

function writeLast({ id, status, created, completed }: Deployment): object {
  return {
    deploymentId: id,
    status,
    createTime: seconds(created),
    ...(completed !== undefined && { endTime: seconds(completed) }),
  }
}
