import { partitionOf } from '../core/arn.ts'

export type AlarmState = 'OK' | 'ALARM' | 'INSUFFICIENT_DATA'
export type AlarmKind = 'metric' | 'composite' | 'log'
/** Why an alarm's state can't be relied on. */
export type EvaluationState = 'PARTIAL_DATA' | 'EVALUATION_ERROR' | 'EVALUATION_FAILURE'

/** An alarm as it is at one moment. Times are ms since the epoch. */
export interface Alarm {
  name: string
  arn: string
  region: string
  account: string
  kind: AlarmKind
  state: AlarmState
  /** Absent while it is evaluated as it should be. */
  evaluation?: EvaluationState
  /** When the state was set, also when it did not change. */
  updated: number
  /** When it became another. */
  transitioned: number
  configured: number
}

/** What is still to happen is kept as a time, and carried out when the alarm is next read: nothing ticks. */
interface Kept {
  alarm: Alarm
  /** Soonest first. */
  changes: { at: number; state: AlarmState }[]
}

/** The alarms of all accounts and regions. */
export class Alarms {
  readonly #kept = new Map<string, Kept>()

  /** Creates an alarm, or replaces the one of that name. */
  put(alarm: Pick<Alarm, 'name' | 'region' | 'account' | 'kind' | 'state' | 'evaluation'>): void {
    const now = Date.now()
    const arn = alarmArn(alarm.region, alarm.account, alarm.name)
    const times = { updated: now, transitioned: now, configured: now }
    this.#kept.set(arn, { alarm: { ...alarm, arn, ...times }, changes: [] })
  }

  /** Sets a state at `at`. @throws Error without that alarm */
  change(arn: string, state: AlarmState, at: number): void {
    const kept = this.#kept.get(arn)
    if (kept === undefined) throw new Error(`The sandbox has no alarm ${arn}`)
    kept.changes.push({ at, state })
    kept.changes.sort((one, other) => one.at - other.at)
  }

  find(arn: string): Alarm | undefined {
    const kept = this.#kept.get(arn)
    return kept && settled(kept)
  }

  /** By name, as the API lists them. */
  list(account: string, region: string): Alarm[] {
    return [...this.#kept.values()]
      .map(settled)
      .filter((one) => one.account === account && one.region === region)
      .sort((one, other) => (one.name < other.name ? -1 : 1))
  }
}

export function alarmArn(region: string, account: string, name: string): string {
  return `arn:${partitionOf(region)}:cloudwatch:${region}:${account}:alarm:${name}`
}

function settled(kept: Kept): Alarm {
  const now = Date.now()
  for (let [next] = kept.changes; next !== undefined && next.at <= now; [next] = kept.changes) {
    const { at, state } = next
    const { alarm } = kept
    kept.alarm = { ...alarm, state, updated: at, transitioned: state === alarm.state ? alarm.transitioned : at }
    kept.changes.shift()
  }
  return kept.alarm
}
