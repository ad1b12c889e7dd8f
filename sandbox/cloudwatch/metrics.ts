/** What an alias' version did in a moment, in Lambda's metrics ("Types of metrics for Lambda functions"). */
export interface MetricSeed {
  functionName: string
  alias: string
  /** The version that was invoked. */
  version: string
  /** Default the sandbox's first region. */
  region?: string
  invocations: number
  errors?: number
  throttles?: number
  /** Milliseconds of invocations. */
  durations?: readonly number[]
  /** ms since the epoch; default now. */
  at?: number
}

/** One query of GetMetricData. */
export interface MetricQuery {
  region: string
  metric: string
  dimensions: Readonly<Record<string, string>>
  /** For example `Sum` or `p99`. */
  stat: string
  /** Milliseconds. */
  period: number
  start: number
  end: number
}

/** The metrics of all functions. */
export class Metrics {
  readonly #seeds: (MetricSeed & { region: string; at: number })[] = []

  put(seed: MetricSeed & { region: string }): void {
    this.#seeds.push({ ...seed, at: seed.at ?? Date.now() })
  }

  /** @returns values by the start of their period, oldest first; periods without data are absent */
  find({ region, metric, dimensions, stat, period, start, end }: MetricQuery): [at: number, value: number][] {
    const samples = new Map<number, number[]>()
    for (const seed of this.#seeds) {
      if (seed.region !== region || seed.at < start || seed.at >= end || !fits(seed, dimensions)) continue
      const at = Math.floor(seed.at / period) * period
      samples.set(at, [...(samples.get(at) ?? []), ...samplesOf(seed, metric)])
    }
    return [...samples]
      .filter(([, values]) => values.length > 0)
      .sort(([one], [other]) => one - other)
      .map(([at, values]) => [at, aggregate(values, stat)])
  }
}

/** A metric has the dimensions that are asked for, and no others. */
function fits({ functionName, alias, version }: MetricSeed, dimensions: MetricQuery['dimensions']): boolean {
  const own = { FunctionName: functionName, Resource: `${functionName}:${alias}`, ExecutedVersion: version }
  return (
    Object.keys(dimensions).length === Object.keys(own).length &&
    Object.entries(own).every(([name, value]) => dimensions[name] === value)
  )
}

/** Lambda tells errors of each invocation, 0 or 1, and throttles where there were some. */
function samplesOf({ invocations, errors = 0, throttles = 0, durations = [] }: MetricSeed, metric: string): number[] {
  switch (metric) {
    case 'Invocations':
      return [invocations]
    case 'Errors':
      return [errors]
    case 'Throttles':
      return throttles === 0 ? [] : [throttles]
    case 'Duration':
      return [...durations]
    default:
      return []
  }
}

function aggregate(values: readonly number[], stat: string): number {
  const sorted = values.toSorted((one, other) => one - other)
  const sum = sorted.reduce((total, value) => total + value, 0)
  switch (stat) {
    case 'Sum':
      return sum
    case 'Average':
      return sum / sorted.length
    case 'Maximum':
      return sorted.at(-1) ?? 0
    default:
      return sorted[Math.ceil((Number(stat.slice(1)) / 100) * sorted.length) - 1] ?? 0
  }
}
