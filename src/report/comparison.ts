import { formatMeasured } from '../domain/duration.ts'
import { atPlace } from '../domain/place.ts'
import {
  type Comparison,
  errorRate,
  type Minute,
  throttleRate,
  type VersionMetrics,
} from '../domain/version-metrics.ts'
import { chart, table } from './markdown.ts'
import type { PlaceResult } from './result.ts'

/** Both versions of each region's shift side by side, as a table and a chart. */
export function comparisons(results: readonly PlaceResult[]): string[] {
  return results.flatMap((result) => (result.comparison ? compare(atPlace(result), result.comparison) : []))
}

function compare(where: string, { newer, older }: Comparison): string[] {
  const row = (title: string, of: (metrics: VersionMetrics) => string) => [title, of(newer), of(older)]
  const statistics = Object.keys({ ...newer.durations, ...older.durations })
  return [
    `Both versions during the shift ${where}:`,
    '',
    ...table(
      ['', `Version ${newer.version}`, `Version ${older.version}`],
      [
        row('Invocations', ({ invocations }) => `${invocations}`),
        row('Errors', (one) => `${one.errors} (${percent(errorRate(one))})`),
        row('Throttles', (one) => `${one.throttles} (${percent(throttleRate(one))})`),
        ...statistics.map((name) => row(`Duration, ${name}`, ({ durations }) => milliseconds(durations[name]))),
      ],
    ),
    '',
    ...errorChart(newer, older),
  ]
}

/** The newest minutes, as many as a chart has room for. */
const most = 60

function errorChart(newer: VersionMetrics, older: VersionMetrics): string[] {
  const times = [...new Set([...newer.minutes, ...older.minutes].map(({ at }) => at))].sort((one, other) => one - other)
  if (times.length < 2) return []
  const shown = times.slice(-most)
  const rates = (minutes: readonly Minute[]) => {
    const byTime = new Map(minutes.map((one) => [one.at, one]))
    return shown.map((at) => Number(errorRate(byTime.get(at) ?? { errors: 0, invocations: 0 }).toFixed(2)))
  }
  return [
    ...chart({
      title: `Errors in percent by minute: version ${newer.version} (line), version ${older.version} (bars)`,
      axis: shown.map((at) => new Date(at).toISOString().slice(11, 16)),
      bars: rates(older.minutes),
      line: rates(newer.minutes),
    }),
    '',
  ]
}

function percent(value: number): string {
  return `${Number(value.toFixed(2))}%`
}

function milliseconds(value: number | undefined): string {
  return value === undefined ? '' : formatMeasured(value)
}
