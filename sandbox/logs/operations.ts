import { type JsonCall, type JsonOperation, pageOf } from '../aws/json-rpc.ts'
import { type Permission, ServiceError } from '../core/contract.ts'
import { optionalFields, optionalNumber, optionalText } from '../core/fields.ts'
import { type LogGroup, type LogGroups, logGroupArn } from './groups.ts'

const GROUP_NAME = '[\\.\\-_/#A-Za-z0-9]+'
/** PutRetentionPolicy in the CloudWatch Logs API Reference. */
const RETENTIONS = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
]
/** Groups on a page at most, and when the caller does not say. */
const PAGE = 50

export function logsOperations(groups: LogGroups): Record<string, JsonOperation> {
  return {
    CreateLogGroup: {
      permissions(call) {
        // Tags at creation need a permission of their own, whose resource has no suffix.
        const resource = logGroupArn(call.request, nameOf(call))
        const tags = Object.keys(optionalFields(call.fields, 'tags') ?? {}).length > 0
        return [onGroup(call, 'CreateLogGroup'), ...(tags ? [{ action: 'logs:TagResource', resource }] : [])]
      },
      run(call) {
        if (groups.find(call.request, nameOf(call)) !== undefined) {
          throw new ServiceError('ResourceAlreadyExistsException', 'The specified log group already exists')
        }
        groups.ensure(call.request, nameOf(call))
        return {}
      },
    },

    DescribeLogGroups: {
      // Whatever the request names, it is judged on a group without a name: only a wildcard for all groups allows it.
      permissions: ({ request }) => [
        { action: 'logs:DescribeLogGroups', resource: `${logGroupArn(request, '')}:log-stream:` },
      ],
      run: (call) => describeLogGroups(call, groups),
    },

    DeleteLogGroup: {
      permissions: (call) => [onGroup(call, 'DeleteLogGroup')],
      run(call) {
        groups.remove(requireGroup(call, groups))
        return {}
      },
    },

    PutRetentionPolicy: {
      permissions: (call) => [onGroup(call, 'PutRetentionPolicy')],
      run(call) {
        const days = optionalNumber(call.fields, 'retentionInDays')
        if (days === undefined || !RETENTIONS.includes(days)) {
          const constraint = `Member must satisfy enum value set: [${RETENTIONS.join(', ')}]`
          throw violates(`${days}`, 'retentionInDays', constraint)
        }
        requireGroup(call, groups).retention = days
        return {}
      },
    },
  }
}

function describeLogGroups({ request, fields }: JsonCall, groups: LogGroups): object {
  const prefix = optionalText(fields, 'logGroupNamePrefix')
  const pattern = optionalText(fields, 'logGroupNamePattern')
  if (prefix !== undefined && pattern !== undefined) {
    throw invalid('LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.')
  }
  const limit = optionalNumber(fields, 'limit') ?? PAGE
  if (limit < 1) throw violates(`${limit}`, 'limit', 'Member must have value greater than or equal to 1')
  if (limit > PAGE) throw violates(`${limit}`, 'limit', `Member must have value less than or equal to ${PAGE}`)
  const found = groups.list(request).filter(({ name }) => name.startsWith(prefix ?? '') && name.includes(pattern ?? ''))
  const page = pageOf(found, optionalText(fields, 'nextToken'), limit)
  if (page === undefined) throw invalid('The specified nextToken is invalid.')
  return { logGroups: page.items.map(write), ...(page.next !== undefined && { nextToken: page.next }) }
}

/** Times are in ms here, unlike elsewhere in AWS JSON. */
function write({ name, arn, created, retention }: LogGroup): object {
  return {
    logGroupName: name,
    logGroupArn: arn,
    arn: `${arn}:*`,
    creationTime: created,
    metricFilterCount: 0,
    storedBytes: 0,
    logGroupClass: 'STANDARD',
    ...(retention !== undefined && { retentionInDays: retention }),
  }
}

/** Denials name groups with this suffix, which is why a policy's ARN of a group ends in `:*`. */
function onGroup(call: JsonCall, operation: string): Permission {
  return { action: `logs:${operation}`, resource: `${logGroupArn(call.request, nameOf(call))}:log-stream:` }
}

/** @throws ServiceError InvalidParameterException when it is none */
function nameOf({ fields }: JsonCall): string {
  const name = optionalText(fields, 'logGroupName')
  if (name === undefined) throw violates('null', 'logGroupName', 'Member must not be null')
  if (name.length > 512) throw violates(name, 'logGroupName', 'Member must have length less than or equal to 512')
  if (!new RegExp(`^${GROUP_NAME}$`).test(name)) {
    throw violates(name, 'logGroupName', `Member must satisfy regular expression pattern: ${GROUP_NAME}`)
  }
  return name
}

/** @throws ServiceError ResourceNotFoundException */
function requireGroup(call: JsonCall, groups: LogGroups): LogGroup {
  const group = groups.find(call.request, nameOf(call))
  if (group === undefined) {
    throw new ServiceError('ResourceNotFoundException', 'The specified log group does not exist.')
  }
  return group
}

function invalid(message: string): ServiceError {
  return new ServiceError('InvalidParameterException', message)
}

function violates(value: string, member: string, constraint: string): ServiceError {
  return invalid(
    `1 validation error detected: Value '${value}' at '${member}' failed to satisfy constraint: ${constraint}`,
  )
}
