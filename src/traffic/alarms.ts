import { AlarmType, type CloudWatchClient, DescribeAlarmsCommand } from '@aws-sdk/client-cloudwatch'
import { explain } from '../aws/explain.ts'

/** Alarms by name: OK, ALARM or INSUFFICIENT_DATA. One that does not exist is absent. */
export type AlarmStates = ReadonlyMap<string, string>

/** CloudWatch takes a hundred names a call (CloudWatch API reference, "DescribeAlarms"). */
const most = 100

/** @throws Problem when CloudWatch refuses to tell */
export async function alarmStates(cloudWatch: CloudWatchClient, names: readonly string[]): Promise<AlarmStates> {
  const slices = Array.from({ length: Math.ceil(names.length / most) }, (_, index) =>
    names.slice(index * most, (index + 1) * most),
  )
  try {
    const answers = await Promise.all(
      slices.map((AlarmNames) =>
        cloudWatch.send(
          new DescribeAlarmsCommand({
            AlarmNames,
            AlarmTypes: [AlarmType.MetricAlarm, AlarmType.CompositeAlarm],
            MaxRecords: most,
          }),
        ),
      ),
    )
    const alarms = answers.flatMap(({ MetricAlarms = [], CompositeAlarms = [] }) => [
      ...MetricAlarms,
      ...CompositeAlarms,
    ])
    return new Map(alarms.map(({ AlarmName = '', StateValue = '' }) => [AlarmName, StateValue]))
  } catch (error) {
    throw explain(error, `Could not look at the alarms ${names.join(', ')}`)
  }
}
