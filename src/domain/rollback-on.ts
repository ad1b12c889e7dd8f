import { parseDuration } from './duration.ts'
import { Problem } from './problem.ts'

/** What ends a shift: a metric of the new version beyond a limit. */
export interface Condition {
  /** As it was written, for example `errors 1%`. */
  text: string
  metric: 'errors' | 'throttles' | 'duration'
  /** Of durations, as CloudWatch names it: `Average`, `Maximum` or for example `p99`. */
  statistic?: string
  limit: Limit
}

/** What is still fine. */
export type Limit =
  | { kind: 'count'; most: number }
  /** Of all invocations, in percent. */
  | { kind: 'share'; most: number }
  /** Percentage points more than the version that serves, or percent longer than it takes. */
  | { kind: 'beyond'; percent: number }
  /** Milliseconds. */
  | { kind: 'time'; most: number }

/** How the versions of a shift are compared. */
export interface RollbackOn {
  conditions: readonly Condition[]
  /** Invocations of a version from which on a conclusion is drawn. */
  minimumInvocations: number
  /** What fewer of them mean at the end. */
  whenQuiet: 'accept' | 'revert'
}

/** Milliseconds: CloudWatch has the metrics of a minute up to two minutes after it. */
export const shortestComparison = 180_000

/**
 * Parses `errors 1%`, `errors +0.5%`, `throttles 0`, `duration p99 2s` or `duration p99 +30%`.
 *
 * @param input the name of the input, for the error
 * @throws Problem when it is none of these
 */
export function parseCondition(text: string, input: string): Condition {
  const counted = /^(?<metric>errors|throttles)\s+(?:(?<count>\d{1,9})|(?<plus>\+?)(?<percent>\d{1,3}(?:\.\d{1,3})?)%)$/
  const { metric, count, plus, percent } = counted.exec(text)?.groups ?? {}
  if (metric === 'errors' || metric === 'throttles') {
    if (count !== undefined) return { text, metric, limit: { kind: 'count', most: Number(count) } }
    const limit = Number(percent)
    if (limit <= 100) {
      return { text, metric, limit: plus === '+' ? { kind: 'beyond', percent: limit } : { kind: 'share', most: limit } }
    }
  }
  const timed =
    /^duration\s+(?<statistic>average|maximum|p\d{1,2}(?:\.\d{1,2})?)\s+(?:\+(?<longer>\d{1,4}(?:\.\d{1,3})?)%|(?<time>\w+))$/
  const { statistic, longer, time } = timed.exec(text)?.groups ?? {}
  if (statistic === undefined) throw notACondition(text, input)
  const named = statistic.replace(/^[am]/, (letter) => letter.toUpperCase())
  const limit: Limit =
    longer === undefined
      ? { kind: 'time', most: parseDuration(time ?? '', input) }
      : { kind: 'beyond', percent: Number(longer) }
  return { text, metric: 'duration', statistic: named, limit }
}

function notACondition(text: string, input: string): Problem {
  return new Problem({
    what: `${input}: '${text}' is not a condition.`,
    remedy: "Write 'errors 1%', 'errors +0.5%', 'throttles 0', 'duration p99 2s' or 'duration p99 +30%', one per line.",
  })
}

/** The statistics of durations that conditions are about, each once. */
export function statisticsOf({ conditions }: Pick<RollbackOn, 'conditions'>): string[] {
  return [...new Set(conditions.flatMap(({ statistic }) => statistic ?? []))]
}
