/** What one version did during a shift, as CloudWatch tells it. */
export interface VersionMetrics {
  version: string
  /** Without those that were throttled. */
  invocations: number
  errors: number
  throttles: number
  /** Milliseconds by statistic, for example `p99`; absent where nothing was invoked. */
  durations: Readonly<Record<string, number>>
  /** The same minute by minute, oldest first. */
  minutes: readonly Minute[]
}

/** One minute of a version. */
export interface Minute {
  /** When it began, ms since the epoch. */
  at: number
  invocations: number
  errors: number
}

/** The two versions of a shift. */
export interface Comparison {
  newer: VersionMetrics
  older: VersionMetrics
}

/** Invocations that were asked for, throttled or not. */
export function requestsOf({ invocations, throttles }: VersionMetrics): number {
  return invocations + throttles
}

/** Errors of the invocations, in percent; 0 without any. */
export function errorRate({ errors, invocations }: Pick<VersionMetrics, 'errors' | 'invocations'>): number {
  return invocations === 0 ? 0 : (100 * errors) / invocations
}

/** Throttles of all that was asked for, in percent; 0 without any. */
export function throttleRate(metrics: VersionMetrics): number {
  const requests = requestsOf(metrics)
  return requests === 0 ? 0 : (100 * metrics.throttles) / requests
}
