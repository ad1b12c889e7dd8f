import { createHash } from 'node:crypto'
import type { JsonCall } from '../aws/json-rpc.ts'
import { type Fields, flag, optionalFields, optionalText, optionalTexts } from '../core/fields.ts'
import { readAppSpec } from './appspec.ts'
import type { Deployments } from './engine.ts'
import type { Groups } from './groups.ts'
import { type Deployment, isActive, ROLLBACK_EVENTS, type RollbackEvent } from './model.ts'
import { deploymentActive, invalidRevision, required } from './refusals.ts'

/**
 * CreateDeployment (CodeDeploy API Reference). What is wrong with the AppSpec shows in the deployment, which fails.
 *
 * @throws ServiceError for what CodeDeploy refuses at once: unknown names, a revision that is none, a busy group
 */
export function createDeployment(call: JsonCall, groups: Groups, deployments: Deployments): Deployment {
  const { fields } = call
  const group = groups.require(groupIdOf(call))
  const config = groups.requireConfig(optionalText(fields, 'deploymentConfigName') ?? group.config)
  const revision = readRevision(fields)
  const busy = deployments.all.find((one) => one.group.id === group.id && isActive(one))
  if (busy !== undefined) throw deploymentActive(group.name, busy.id)
  const spec = readAppSpec(revision.content)
  const alarms = optionalFields(fields, 'overrideAlarmConfiguration')
  const rollback = optionalFields(fields, 'autoRollbackConfiguration')
  return deployments.add({
    group,
    config,
    revision,
    ...('problem' in spec ? { shift: undefined, problem: spec.problem } : { shift: spec, problem: undefined }),
    description: optionalText(fields, 'description'),
    alarms: alarms === undefined ? group.alarms : readAlarms(alarms),
    rollbackOn: rollback === undefined ? group.rollbackOn : readRollback(rollback),
  })
}

/** @throws ServiceError ApplicationNameRequiredException, DeploymentGroupNameRequiredException */
export function groupIdOf({ request: { region, account }, fields }: JsonCall, member = 'deploymentGroupName') {
  const application = optionalText(fields, 'applicationName')
  if (application === undefined) throw required('ApplicationName')
  const name = optionalText(fields, member)
  if (name === undefined) throw required('DeploymentGroupName')
  return { region, account, application, name }
}

function readRevision(fields: Fields): Deployment['revision'] {
  const location = optionalFields(fields, 'revision')
  if (location === undefined) throw required('Revision')
  const type = optionalText(location, 'revisionType')
  // There is no S3 and no repository that this CodeDeploy could read from.
  if (type !== 'AppSpecContent')
    throw invalidRevision(`The sandbox takes revisions of type AppSpecContent, not ${type}`)
  const given = optionalFields(location, 'appSpecContent') ?? {}
  const content = optionalText(given, 'content')
  if (content === undefined || content === '') throw invalidRevision('The content of the AppSpec must be specified')
  const sha256 = createHash('sha256').update(content).digest('hex')
  const claimed = optionalText(given, 'sha256')
  if (claimed !== undefined && claimed.toLowerCase() !== sha256) {
    throw invalidRevision(`The sha256 of the AppSpec's content is ${sha256}, not ${claimed}`)
  }
  return { content, sha256 }
}

function readAlarms(configuration: Fields): string[] {
  if (!flag(configuration, 'enabled')) return []
  const alarms: unknown[] = Array.isArray(configuration.alarms) ? configuration.alarms : []
  return alarms.flatMap((one) => {
    const name = optionalText(Object(one), 'name')
    return name === undefined ? [] : [name]
  })
}

function readRollback(configuration: Fields): RollbackEvent[] {
  if (!flag(configuration, 'enabled')) return []
  const events = optionalTexts(configuration, 'events') ?? []
  return ROLLBACK_EVENTS.filter((event) => events.includes(event))
}
