import { formatMeasured } from '../domain/duration.ts'
import type { Condition, RollbackOn } from '../domain/rollback-on.ts'
import { counted } from '../domain/text.ts'
import { type Comparison, errorRate, requestsOf, throttleRate, type VersionMetrics } from '../domain/version-metrics.ts'

/** What the metrics of a shift say. */
export interface Judgement {
  /** The first condition that the new version does not meet, with the numbers; absent when it meets all. */
  violated?: string
  /** Conditions of which nothing can be said yet: too little was invoked. */
  quiet: readonly Condition[]
}

/** Compares the new version with each condition, and with the version that serves. */
export function judgeMetrics(comparison: Comparison, { conditions, minimumInvocations }: RollbackOn): Judgement {
  const { newer, older } = comparison
  const enough = (one: VersionMetrics) => requestsOf(one) >= minimumInvocations
  const judged = conditions.map((condition) => {
    const compares = condition.limit.kind === 'beyond'
    const [value, base] = [measure(newer, condition), measure(older, condition)]
    const known = enough(newer) && value !== undefined && (!compares || (enough(older) && base !== undefined))
    return { condition, known, over: known && isBeyond(value, condition, base ?? 0) }
  })
  const violated = judged.find(({ over }) => over)?.condition
  return {
    quiet: judged.filter(({ known }) => !known).map(({ condition }) => condition),
    ...(violated && { violated: `${violated.text}: ${describeViolation(comparison, violated)}` }),
  }
}

/** What the metrics say of the new version, by each condition: a phrase. */
export function describeMetrics({ newer }: Comparison, { conditions }: RollbackOn): string {
  if (requestsOf(newer) === 0) return `there are no metrics of version ${newer.version} yet`
  return `version ${newer.version} ${[...new Set(conditions.map((condition) => tell(newer, condition)))].join(', ')}`
}

/** A count, a percentage, or milliseconds, as the condition's limit is; undefined where there is none. */
function measure(metrics: VersionMetrics, { metric, statistic = '', limit }: Condition): number | undefined {
  if (metric === 'duration') return metrics.durations[statistic]
  if (limit.kind === 'count') return metrics[metric]
  return metric === 'errors' ? errorRate(metrics) : throttleRate(metrics)
}

function isBeyond(value: number, { metric, limit }: Condition, base: number): boolean {
  if (limit.kind !== 'beyond') return value > limit.most
  return metric === 'duration' ? value > base * (1 + limit.percent / 100) : value > base + limit.percent
}

/** For example `version 2 had 3 errors in 120 invocations (2.5%), version 1 had 4 in 1080 (0.4%)`. */
function describeViolation({ newer, older }: Comparison, condition: Condition): string {
  const own = `version ${newer.version} ${tell(newer, condition)}`
  return condition.limit.kind === 'beyond' ? `${own}, version ${older.version} ${tell(older, condition)}` : own
}

function tell(metrics: VersionMetrics, { metric, statistic = '' }: Condition): string {
  if (metric === 'duration') {
    const time = metrics.durations[statistic]
    return time === undefined
      ? `has no ${statistic} of its duration yet`
      : `took ${formatMeasured(time)} (${statistic})`
  }
  const [all, rate] =
    metric === 'errors' ? [metrics.invocations, errorRate(metrics)] : [requestsOf(metrics), throttleRate(metrics)]
  const noun = metrics[metric] === 1 ? metric.slice(0, -1) : metric
  return `had ${metrics[metric]} ${noun} in ${counted(all, 'invocation')} (${formatPercent(rate)})`
}

/** With as many digits as tell something: `0.04%`, `2.5%`, `12%`. */
export function formatPercent(value: number): string {
  return `${Number(value.toPrecision(2))}%`
}
