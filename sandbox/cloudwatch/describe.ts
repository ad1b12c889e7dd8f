import type { JsonCall, JsonOperation } from '../aws/json-rpc.ts'
import { pageOf } from '../aws/json-rpc.ts'
import { type Permission, ServiceError } from '../core/contract.ts'
import { optionalNumber, optionalText, optionalTexts } from '../core/fields.ts'
import { type Alarm, type Alarms, alarmArn } from './alarms.ts'

/** Members of the API that choose alarms by what this sandbox's alarms do not have. */
const NOT_PLAYED = ['ChildrenOfAlarmName', 'ParentsOfAlarmName', 'ActionPrefix']
/** As AlarmTypes names the kinds, and what there is of each besides its state. */
const KINDS = {
  metric: { type: 'MetricAlarm', members: { MetricName: 'Errors', Namespace: 'AWS/Lambda' } },
  composite: { type: 'CompositeAlarm', members: { AlarmRule: 'FALSE' } },
  log: { type: 'LogAlarm', members: { QueryResultsToEvaluate: 1, QueryResultsToAlarm: 1 } },
} as const satisfies Record<Alarm['kind'], object>
/** Alarms on a page when the caller does not say. */
const PAGE = 50

/** DescribeAlarms (CloudWatch API Reference). Names that no alarm has are absent from the answer. */
export function describeAlarms(alarms: Alarms): JsonOperation {
  return { permissions, run: (call) => foundAlarms(call, alarms) }
}

/**
 * Judged on each alarm that is named, else on all; composite alarms are described only to a caller who may describe `*`
 * (Service Authorization Reference, "Amazon CloudWatch"; CloudWatch API Reference, DescribeAlarms).
 */
function permissions({ request: { region, account }, fields }: JsonCall): Permission[] {
  const action = 'cloudwatch:DescribeAlarms'
  if (types(fields).includes('CompositeAlarm')) return [{ action, resource: '*' }]
  const names = optionalTexts(fields, 'AlarmNames') ?? ['*']
  return names.map((name) => ({ action, resource: alarmArn(region, account, name) }))
}

function foundAlarms({ request: { region, account }, fields }: JsonCall, alarms: Alarms): object {
  for (const member of NOT_PLAYED) {
    if (fields[member] !== undefined) throw invalid(`The sandbox describes no alarms by ${member}`)
  }
  const names = optionalTexts(fields, 'AlarmNames')
  const prefix = optionalText(fields, 'AlarmNamePrefix')
  if (names !== undefined && prefix !== undefined) {
    throw new ServiceError(
      'InvalidParameterCombination',
      'AlarmNamePrefix and AlarmNames can not be specified together',
    )
  }
  if (names !== undefined && names.length > 100) {
    throw violates(`[${names.join(', ')}]`, 'alarmNames', 'Member must have length less than or equal to 100')
  }
  const state = optionalText(fields, 'StateValue')
  const asked = types(fields)
  const found = alarms
    .list(account, region)
    .filter(({ kind }) => asked.includes(KINDS[kind].type))
    .filter((one) => names?.includes(one.name) ?? one.name.startsWith(prefix ?? ''))
    .filter((one) => state === undefined || one.state === state)
  const page = pageOf(found, optionalText(fields, 'NextToken'), pageSize(optionalNumber(fields, 'MaxRecords') ?? PAGE))
  if (page === undefined) throw new ServiceError('InvalidNextToken', 'The next token specified is invalid.')
  const ofKind = (kind: Alarm['kind']) => page.items.filter((one) => one.kind === kind).map(write)
  return {
    MetricAlarms: ofKind('metric'),
    CompositeAlarms: ofKind('composite'),
    LogAlarms: ofKind('log'),
    ...(page.next !== undefined && { NextToken: page.next }),
  }
}

/** Who names no types gets metric alarms only. */
function types(fields: JsonCall['fields']): string[] {
  return optionalTexts(fields, 'AlarmTypes') ?? ['MetricAlarm']
}

function pageSize(wanted: number): number {
  if (wanted < 1) throw violates(`${wanted}`, 'maxRecords', 'Member must have value greater than or equal to 1')
  if (wanted > 100) throw violates(`${wanted}`, 'maxRecords', 'Member must have value less than or equal to 100')
  return wanted
}

/** AWS JSON writes times in seconds. */
function write(alarm: Alarm): object {
  return {
    AlarmName: alarm.name,
    AlarmArn: alarm.arn,
    AlarmConfigurationUpdatedTimestamp: alarm.configured / 1000,
    ActionsEnabled: true,
    StateValue: alarm.state,
    StateReason: 'Set by a handle of the sandbox',
    ...(alarm.evaluation && { EvaluationState: alarm.evaluation }),
    StateUpdatedTimestamp: alarm.updated / 1000,
    StateTransitionedTimestamp: alarm.transitioned / 1000,
    ...KINDS[alarm.kind].members,
  }
}

function invalid(message: string): ServiceError {
  return new ServiceError('InvalidParameterValue', message)
}

function violates(value: string, member: string, constraint: string): ServiceError {
  return new ServiceError(
    'ValidationError',
    `1 validation error detected: Value '${value}' at '${member}' failed to satisfy constraint: ${constraint}`,
  )
}
