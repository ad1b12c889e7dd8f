import type { CloudWatch } from '@aws-sdk/client-cloudwatch'
import { explain } from '../aws/explain.ts'
import type { Lazy } from '../domain/lazy.ts'

/** Alarms by name: OK, ALARM or INSUFFICIENT_DATA. One that does not exist is absent. */
export type AlarmStates = ReadonlyMap<string, string>

/** CloudWatch takes a hundred names a call (CloudWatch API reference, "DescribeAlarms"). */
const most = 100

/** @throws Problem when CloudWatch refuses the call */
export async function alarmStates(cloudWatch: Lazy<CloudWatch>, names: readonly string[]): Promise<AlarmStates> {
  const slices = Array.from({ length: Math.ceil(names.length / most) }, (_, index) =>
    names.slice(index * most, (index + 1) * most),
  )
  try {
    const client = await cloudWatch()
    const answers = await Promise.all(
      slices.map((AlarmNames) =>
        client.describeAlarms({ AlarmNames, AlarmTypes: ['MetricAlarm', 'CompositeAlarm'], MaxRecords: most }),
      ),
    )
    const alarms = answers.flatMap(({ MetricAlarms = [], CompositeAlarms = [] }) => [
      ...MetricAlarms,
      ...CompositeAlarms,
    ])
    return new Map(alarms.map(({ AlarmName = '', StateValue = '' }) => [AlarmName, StateValue]))
  } catch (error) {
    throw explain(error, `Could not read the alarms ${names.join(', ')}`)
  }
}
