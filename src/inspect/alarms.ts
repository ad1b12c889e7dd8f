import type { RegionClients } from '../aws/clients.ts'
import { closest } from '../domain/closest.ts'
import type { Findings } from '../domain/problem.ts'
import { type Alarm, alarmNames, readAlarms } from '../traffic/alarms.ts'
import { describeEvaluation } from '../traffic/judge-alarms.ts'

/**
 * Inspects the alarms that are to end a shift.
 *
 * @param findings gets those that would end it at once, or can't end it
 * @returns notes about those that may miss something
 * @throws Problem when CloudWatch refuses the call
 */
export async function inspectAlarms(
  names: readonly string[],
  { region, cloudWatch }: RegionClients,
  findings: Findings,
): Promise<string[]> {
  if (names.length === 0) return []
  const alarms = await readAlarms(cloudWatch, names)
  const there = names.every((name) => alarms.has(name)) ? [] : await alarmNames(cloudWatch)
  return names.flatMap((name) => {
    const alarm = alarms.get(name)
    if (alarm) return inspectAlarm(alarm, region, findings)
    findings.add(
      `rollback-alarms: there is no alarm '${name}' in ${region}.`,
      `Create it, or correct the name${suggest(closest(name, there), region)}.`,
    )
    return []
  })
}

function suggest(names: readonly string[], region: string): string {
  if (names.length === 0) return ''
  return `: ${region} has ${names.map((name) => `'${name}'`).join(' and ')}`
}

function inspectAlarm(alarm: Alarm, region: string, findings: Findings): string[] {
  const { name, state, evaluation } = alarm
  if (state === 'ALARM') {
    findings.add(
      `rollback-alarms: '${name}' in ${region} is already in the state ALARM: the shift would be reverted at once.`,
      'Wait until its state is OK, or remove it from the input.',
    )
  } else if (evaluation === 'EVALUATION_ERROR') {
    findings.add(
      `rollback-alarms: '${name}' in ${region} protects nothing: CloudWatch can't evaluate it (${describeEvaluation(alarm)}).`,
      'Correct the alarm in CloudWatch, or remove it from the input.',
    )
  } else if (evaluation !== undefined) {
    return [
      `rollback-alarms: '${name}' in ${region} may miss a failure: CloudWatch does not evaluate it as it should (${describeEvaluation(alarm)}).`,
    ]
  }
  return []
}
