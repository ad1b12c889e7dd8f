import { findJsonOperation, type JsonProtocol, jsonError } from '../aws/json-rpc.ts'
import type { Service } from '../core/contract.ts'
import { type LogGroup, LogGroups, type Place } from './groups.ts'
import { logsOperations } from './operations.ts'

export type { LogGroup } from './groups.ts'

export interface LogGroupSeed {
  name: string
  /** Default the sandbox's first region. */
  region?: string
  /** Days; default for ever. */
  retention?: number
}

/** The sandbox's CloudWatch Logs, and what tests do to it behind the API's back. */
export interface LogsSandbox extends Service {
  /** Creates a log group, or sets how long the one of that name keeps its events. */
  putGroup(seed: string | LogGroupSeed): void
  /** The log groups of a region, the first one without a region, by name. */
  groups(region?: string): readonly Readonly<LogGroup>[]
  /** What Lambda does when a function runs: the log group that it writes to is there from then on. */
  ensureGroup(place: Place, name: string): void
}

export interface LogsParts {
  accountId: string
  regions: readonly string[]
}

const PROTOCOL: JsonProtocol = { version: '1.1', target: 'Logs_20140328.' }

/** CloudWatch Logs: its groups. What functions write is in the answer to Invoke alone. */
export function logsService({ accountId: account, regions: [firstRegion = 'us-east-1'] }: LogsParts): LogsSandbox {
  const groups = new LogGroups()
  const operations = logsOperations(groups)
  return {
    signingName: 'logs',
    operations: Object.keys(operations),
    operation: (request) => findJsonOperation(PROTOCOL, operations, request),
    error: (error, requestId) => jsonError(PROTOCOL, error, requestId),
    putGroup(seed) {
      const { name, region = firstRegion, retention } = typeof seed === 'string' ? { name: seed } : seed
      const group = groups.ensure({ region, account }, name)
      if (retention !== undefined) group.retention = retention
    },
    groups: (region = firstRegion) => groups.list({ region, account }),
    ensureGroup: (place, name) => void groups.ensure(place, name),
  }
}
