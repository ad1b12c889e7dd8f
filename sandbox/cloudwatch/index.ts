import { findJsonOperation, type JsonProtocol, jsonError } from '../aws/json-rpc.ts'
import { queryCode } from '../aws/query.ts'
import type { Service, ServiceError, ServiceReply } from '../core/contract.ts'
import { type Alarm, type AlarmKind, type AlarmState, Alarms, alarmArn, type EvaluationState } from './alarms.ts'
import { describeAlarms } from './describe.ts'
import { getMetricData } from './get-metric-data.ts'
import { type MetricSeed, Metrics } from './metrics.ts'
import { findQueryOperation, isQuery, writeQueryError } from './query.ts'

export type { Alarm, AlarmKind, AlarmState, EvaluationState } from './alarms.ts'
export type { MetricSeed } from './metrics.ts'

export interface AlarmSeed {
  name: string
  /** Default the sandbox's first region. */
  region?: string
  /** Default `OK`. */
  state?: AlarmState
  /** Default `metric`. */
  kind?: AlarmKind
  /** Absent: it is evaluated as it should be. */
  evaluation?: EvaluationState
}

/** The sandbox's CloudWatch, and what tests do to it behind the API's back. Without a region the first is meant. */
export interface CloudWatchSandbox extends Service {
  /** Creates an alarm, or replaces the one of that name. */
  putAlarm(seed: AlarmSeed): void
  /** Sets an alarm's state, now or `after` ms. @throws Error without that alarm */
  setAlarm(name: string, state: AlarmState, options?: { region?: string; after?: number }): void
  /** Tells what an alias' version did. */
  putMetrics(seed: MetricSeed): void
  /** The alarm as it is now; undefined when there is none. */
  alarm(name: string, region?: string): Alarm | undefined
}

export interface CloudWatchParts {
  accountId: string
  regions: readonly string[]
}

const PROTOCOL: JsonProtocol = { version: '1.0', target: 'GraniteServiceVersion20100801.' }

/** CloudWatch's alarms: AWS JSON 1.0, as today's SDKs speak it, and the query protocol of older ones. Its signing name is `monitoring`. */
export function cloudWatchService({
  accountId,
  regions: [firstRegion = 'us-east-1'],
}: CloudWatchParts): CloudWatchSandbox {
  const alarms = new Alarms()
  const metrics = new Metrics()
  const operations = { DescribeAlarms: describeAlarms(alarms), GetMetricData: getMetricData(metrics) }
  const arnOf = (name: string, region = firstRegion) => alarmArn(region, accountId, name)
  return {
    signingName: 'monitoring',
    operations: Object.keys(operations),
    operation: (request) =>
      isQuery(request) ? findQueryOperation(operations, request) : findJsonOperation(PROTOCOL, operations, request),
    error: (error, requestId, request) =>
      isQuery(request) ? writeQueryError(error, requestId) : writeError(error, requestId),
    putAlarm: ({ name, region = firstRegion, state = 'OK', kind = 'metric', evaluation }) =>
      alarms.put({ name, region, account: accountId, kind, state, ...(evaluation && { evaluation }) }),
    setAlarm: (name, state, { region, after = 0 } = {}) =>
      alarms.change(arnOf(name, region), state, Date.now() + after),
    putMetrics: (seed) => metrics.put({ region: firstRegion, ...seed }),
    alarm: (name, region) => alarms.find(arnOf(name, region)),
  }
}

/**
 * Errors carry the code of the older query protocol in a header, for clients that know errors by it ("awsQueryCompatible
 * trait", Smithy specification).
 */
function writeError(error: ServiceError, requestId: string): ServiceReply {
  const reply = jsonError(PROTOCOL, error, requestId)
  const type = reply.status >= 500 ? 'Receiver' : 'Sender'
  return { ...reply, headers: { ...reply.headers, 'x-amzn-query-error': `${queryCode(error)};${type}` } }
}
