import type { JsonOperation } from '../aws/json-rpc.ts'
import { ServiceError } from '../core/contract.ts'
import { type Fields, optionalFields, optionalNumber, optionalText } from '../core/fields.ts'
import { isJsonObject } from '../core/json.ts'
import type { MetricQuery, Metrics } from './metrics.ts'

/** GetMetricData (CloudWatch API Reference), for the metrics of Lambda. It can't be limited to metrics. */
export function getMetricData(metrics: Metrics): JsonOperation {
  return {
    permissions: () => [{ action: 'cloudwatch:GetMetricData', resource: '*' }],
    run: ({ request: { region }, fields }) => {
      const start = time(fields, 'StartTime')
      const end = time(fields, 'EndTime')
      if (start >= end) throw invalid('The parameter StartTime must be less than the parameter EndTime.')
      const queries = list(fields.MetricDataQueries)
      if (queries.length > 500) throw invalid('The collection MetricDataQueries must not have a size greater than 500.')
      return {
        MetricDataResults: queries.map((query) => {
          const id = optionalText(query, 'Id') ?? ''
          if (!/^[a-z]\w*$/.test(id))
            throw invalid(
              `The value ${id} for parameter MetricDataQueries.member.1.Id is not matching the expected pattern ^[a-z][a-zA-Z0-9_]*$.`,
            )
          // Newest first, unless ScanBy says otherwise, and in seconds.
          const found = metrics.find({ region, start, end, ...readStat(query) }).reverse()
          return {
            Id: id,
            Label: id,
            Timestamps: found.map(([at]) => at / 1000),
            Values: found.map(([, value]) => value),
            StatusCode: 'Complete',
          }
        }),
      }
    },
  }
}

function readStat(query: Fields): Omit<MetricQuery, 'region' | 'start' | 'end'> {
  const stat = optionalFields(query, 'MetricStat') ?? {}
  const metric = optionalFields(stat, 'Metric') ?? {}
  const dimensions = list(metric.Dimensions).map((one) => [
    optionalText(one, 'Name') ?? '',
    optionalText(one, 'Value') ?? '',
  ])
  const seconds = optionalNumber(stat, 'Period') ?? 0
  if (seconds % 60 !== 0 || seconds === 0) throw invalid('Period must be a multiple of 60.')
  return {
    metric: optionalText(metric, 'Namespace') === 'AWS/Lambda' ? (optionalText(metric, 'MetricName') ?? '') : '',
    dimensions: Object.fromEntries(dimensions),
    stat: optionalText(stat, 'Stat') ?? '',
    period: seconds * 1000,
  }
}

function list(value: unknown): Fields[] {
  return Array.isArray(value) ? value.filter(isJsonObject) : []
}

/** AWS JSON writes times in seconds. */
function time(fields: Fields, member: string): number {
  return (optionalNumber(fields, member) ?? 0) * 1000
}

/** The texts are inferred. */
function invalid(message: string): ServiceError {
  return new ServiceError('ValidationError', message)
}
