import type { CloudWatch, MetricDataQuery } from '@aws-sdk/client-cloudwatch'
import { clock } from '../aws/clock.ts'
import { explain } from '../aws/explain.ts'
import type { Lazy } from '../domain/lazy.ts'
import type { Minute, VersionMetrics } from '../domain/version-metrics.ts'

/** Which metrics of an alias' versions. */
export interface MetricsRequest {
  functionName: string
  alias: string
  versions: readonly string[]
  /** ms since the epoch. */
  since: number
  /** Of durations, for example `p99`. */
  statistics: readonly string[]
}

/** Lambda's metrics come by the minute (Lambda developer guide, "Viewing metrics for Lambda functions"). */
const minute = 60_000

/** One query: its id, and what it asks for. */
interface Query {
  id: string
  version: string
  metric: 'Invocations' | 'Errors' | 'Throttles' | 'Duration'
  stat: string
}

/** Values by minute, ms since the epoch. */
type Series = ReadonlyMap<number, number>

/**
 * Reads what the versions of a weighted alias did, each by itself, in one call.
 *
 * @returns them in the order of the request; undefined when CloudWatch could not answer all of it
 * @throws Problem when CloudWatch refuses the call
 */
export async function readMetrics(
  cloudWatch: Lazy<CloudWatch>,
  request: MetricsRequest,
): Promise<VersionMetrics[] | undefined> {
  const queries = queriesOf(request)
  const series = new Map<string, Map<number, number>>()
  try {
    const client = await cloudWatch()
    let token: string | undefined
    do {
      const { MetricDataResults = [], NextToken } = await client.getMetricData({
        MetricDataQueries: queries.map((query) => write(query, request)),
        StartTime: new Date(Math.floor(request.since / minute) * minute),
        EndTime: new Date(clock.now() + minute),
        ...(token !== undefined && { NextToken: token }),
      })
      for (const { Id = '', Timestamps = [], Values = [], StatusCode } of MetricDataResults) {
        if (StatusCode === 'InternalError') return undefined
        const values = series.get(Id) ?? new Map<number, number>()
        for (const [index, at] of Timestamps.entries()) values.set(at.getTime(), Values[index] ?? 0)
        series.set(Id, values)
      }
      token = NextToken
    } while (token !== undefined)
  } catch (error) {
    throw explain(error, `Could not read the metrics of ${request.functionName}:${request.alias}`)
  }
  return request.versions.map((version) => summarizeVersion(version, queries, series))
}

function queriesOf({ versions, statistics }: MetricsRequest): Query[] {
  return versions.flatMap((version, index) => {
    const counts = (['Invocations', 'Errors', 'Throttles'] as const).map((metric) => ({ metric, stat: 'Sum' }))
    const durations = statistics.map((stat) => ({ metric: 'Duration' as const, stat }))
    return [...counts, ...durations].map((query, number) => ({ ...query, id: `q${index}_${number}`, version }))
  })
}

/** CloudWatch has both sides of a weighted alias apart by ExecutedVersion ("Types of metrics for Lambda functions"). */
function write({ id, version, metric, stat }: Query, { functionName, alias }: MetricsRequest): MetricDataQuery {
  const dimensions = { FunctionName: functionName, Resource: `${functionName}:${alias}`, ExecutedVersion: version }
  const Dimensions = Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value }))
  return {
    Id: id,
    MetricStat: {
      Metric: { Namespace: 'AWS/Lambda', MetricName: metric, Dimensions },
      Period: minute / 1000,
      Stat: stat,
    },
  }
}

function summarizeVersion(
  version: string,
  queries: readonly Query[],
  series: ReadonlyMap<string, Series>,
): VersionMetrics {
  const own = queries.filter((query) => query.version === version)
  const of = (metric: Query['metric']): Series =>
    series.get(own.find((query) => query.metric === metric)?.id ?? '') ?? new Map()
  const [invocations, errors, throttles] = [of('Invocations'), of('Errors'), of('Throttles')]
  const durations = own
    .filter(({ metric }) => metric === 'Duration')
    .flatMap(({ id, stat }) => {
      const value = overall(series.get(id) ?? new Map(), stat, invocations)
      return value === undefined ? [] : [[stat, value] as const]
    })
  const minutes = [...invocations.keys()]
    .sort((one, other) => one - other)
    .map((at): Minute => ({ at, invocations: invocations.get(at) ?? 0, errors: errors.get(at) ?? 0 }))
  return {
    version,
    invocations: sum(invocations),
    errors: sum(errors),
    throttles: sum(throttles),
    durations: Object.fromEntries(durations),
    minutes,
  }
}

/** CloudWatch gives a percentile for each minute, and none can be made of several: their mean, by invocations, stands for it. */
function overall(values: Series, stat: string, invocations: Series): number | undefined {
  if (values.size === 0) return undefined
  if (stat === 'Maximum') return Math.max(...values.values())
  const weights = new Map([...values.keys()].map((at) => [at, invocations.get(at) ?? 1]))
  const weighted = new Map([...values].map(([at, value]) => [at, value * (weights.get(at) ?? 1)]))
  return sum(weighted) / sum(weights)
}

function sum(values: Series): number {
  return [...values.values()].reduce((total, value) => total + value, 0)
}
