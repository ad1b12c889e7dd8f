import { formatDuration, parseWait } from './duration.ts'
import { Problem } from './problem.ts'

/** How traffic moves to a new version. Percentages are whole numbers, durations milliseconds. */
export type Traffic =
  | { kind: 'all-at-once' }
  /** `percent` for `duration`, then all. */
  | { kind: 'canary'; percent: number; duration: number }
  /** `percent` more after each `duration`, until all. */
  | { kind: 'linear'; percent: number; duration: number }

/** One step of a shift. */
export interface ShiftStep {
  /** Of the new version, in percent. */
  percent: number
  /** Milliseconds that it is watched before the next one. */
  duration: number
}

/**
 * Parses `all-at-once`, `canary 10% 5m` or `linear 10% 1m`.
 *
 * @param input the name of the input, for the error
 * @throws Problem when it is none of these
 */
export function parseTraffic(text: string, input: string): Traffic {
  if (text === 'all-at-once') return { kind: 'all-at-once' }
  const groups = /^(?<kind>canary|linear)\s+(?<percent>\d{1,2})%\s+(?<duration>\S+)$/.exec(text)?.groups
  const { kind, percent, duration } = groups ?? {}
  if ((kind === 'canary' || kind === 'linear') && Number(percent) > 0 && duration !== undefined) {
    return { kind, percent: Number(percent), duration: parseWait(duration, input) }
  }
  throw new Problem({
    what: `${input}: '${text}' is not a valid traffic shift.`,
    remedy: "Write 'all-at-once', 'canary 10% 5m' or 'linear 10% 1m', with 1% to 99%.",
  })
}

/** The steps before all traffic is on the new version; none for all at once. */
export function shiftSteps(traffic: Traffic): ShiftStep[] {
  if (traffic.kind === 'all-at-once') return []
  const { percent, duration } = traffic
  if (traffic.kind === 'canary') return [{ percent, duration }]
  return Array.from({ length: Math.ceil(100 / percent) - 1 }, (_, index) => ({
    percent: percent * (index + 1),
    duration,
  }))
}

/** Says how traffic moves: `all at once`, `10% for 5 min, then all`, or `10% more every 1 min`. */
export function describeTraffic(traffic: Traffic): string {
  if (traffic.kind === 'all-at-once') return 'all at once'
  const { percent, duration } = traffic
  const time = formatDuration(duration)
  return traffic.kind === 'canary' ? `${percent}% for ${time}, then all` : `${percent}% more every ${time}`
}
