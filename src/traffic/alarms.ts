import type { AlarmType, CloudWatch } from '@aws-sdk/client-cloudwatch'
import { hasCode } from '../aws/error.ts'
import { explain } from '../aws/explain.ts'
import type { Lazy } from '../domain/lazy.ts'

/** An alarm, of whatever type. */
export interface Alarm {
  name: string
  /** OK, ALARM or INSUFFICIENT_DATA. */
  state: string
  /** EVALUATION_ERROR, EVALUATION_FAILURE or PARTIAL_DATA; absent while CloudWatch evaluates it as it should. */
  evaluation?: string
  /** CloudWatch's words for both. */
  reason: string
}

/** Alarms by name. One that does not exist is absent. */
export type Alarms = ReadonlyMap<string, Alarm>

/** CloudWatch takes a hundred names a call, and gives as many alarms (CloudWatch API reference, "DescribeAlarms"). */
const most = 100

/** Who names no types gets metric alarms alone. */
const allTypes = ['MetricAlarm', 'CompositeAlarm', 'LogAlarm'] as const

/** Without the newest one, which a region or a partition may not have yet. */
const olderTypes = ['MetricAlarm', 'CompositeAlarm'] as const

/** Clients of regions that do not know all types. */
const older = new WeakSet<CloudWatch>()

/** @throws Problem when CloudWatch refuses the call */
export async function readAlarms(cloudWatch: Lazy<CloudWatch>, names: readonly string[]): Promise<Alarms> {
  const slices = Array.from({ length: Math.ceil(names.length / most) }, (_, index) =>
    names.slice(index * most, (index + 1) * most),
  )
  try {
    const client = await cloudWatch()
    const answers = await Promise.all(slices.map((AlarmNames) => describeAlarms(client, { AlarmNames })))
    return new Map(answers.flatMap(({ alarms }) => alarms).map((alarm) => [alarm.name, alarm]))
  } catch (error) {
    throw explain(error, `Could not read the alarms ${names.join(', ')}`)
  }
}

/** Pages of alarms that are looked through for a name. */
const pages = 10

/** The names of the region's alarms, of a thousand at most; none when CloudWatch does not show them. */
export async function alarmNames(cloudWatch: Lazy<CloudWatch>): Promise<string[]> {
  const names: string[] = []
  try {
    const client = await cloudWatch()
    let token: string | undefined
    for (let page = 0; page < pages && (page === 0 || token !== undefined); page++) {
      const { alarms, next } = await describeAlarms(client, token === undefined ? {} : { NextToken: token })
      names.push(...alarms.map(({ name }) => name))
      token = next
    }
  } catch {
    // They are a help to find a mistake, which is told all the same.
  }
  return names
}

async function describeAlarms(
  client: CloudWatch,
  which: { AlarmNames: string[] } | { NextToken?: string },
): Promise<{ alarms: Alarm[]; next: string | undefined }> {
  const {
    MetricAlarms = [],
    CompositeAlarms = [],
    LogAlarms = [],
    NextToken: next,
  } = await askFor(client, { ...which, MaxRecords: most })
  const evaluated = [...MetricAlarms, ...LogAlarms].map((alarm) => ({
    ...alarm,
    evaluation: alarm.EvaluationState,
  }))
  const composite = CompositeAlarms.map((alarm) => ({ ...alarm, evaluation: undefined }))
  const alarms = [...evaluated, ...composite].map(({ AlarmName, StateValue, StateReason, evaluation }) => ({
    name: AlarmName ?? '',
    state: StateValue ?? '',
    reason: StateReason ?? '',
    ...(evaluation && { evaluation }),
  }))
  return { alarms, next }
}

/** A region that does not know a type refuses the request as a value that is not valid; so it does for any other reason. */
async function askFor(client: CloudWatch, request: { AlarmNames?: string[]; NextToken?: string; MaxRecords: number }) {
  const ask = (types: readonly AlarmType[]) => client.describeAlarms({ ...request, AlarmTypes: [...types] })
  if (older.has(client)) return ask(olderTypes)
  try {
    return await ask(allTypes)
  } catch (error) {
    if (!hasCode(error, ...invalid)) throw error
    const found = await ask(olderTypes)
    older.add(client)
    return found
  }
}

const invalid = ['ValidationError', 'ValidationException', 'InvalidParameterValue', 'InvalidParameterValueException']
