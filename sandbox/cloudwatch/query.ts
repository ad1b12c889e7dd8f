import type { JsonOperation } from '../aws/json-rpc.ts'
import { type Members, queryError, queryReply, readQuery } from '../aws/query.ts'
import { type Operation, ServiceError, type ServiceReply, type ServiceRequest } from '../core/contract.ts'
import type { Fields } from '../core/fields.ts'
import { isJsonObject } from '../core/json.ts'

const NAMESPACE = 'http://monitoring.amazonaws.com/doc/2010-08-01/'

/** Members that are no texts, by their type in the API's model. */
const NUMBERS = new Set(['MaxRecords', 'Period', 'MaxDatapoints'])
const TIMES = /^(?:StartTime|EndTime|.*Timestamps?)$/

/** Whether a request is one of the older query protocol, which clients speak that are older than CloudWatch's JSON. */
export function isQuery({ headers }: Pick<ServiceRequest, 'headers'>): boolean {
  return headers['content-type']?.startsWith('application/x-www-form-urlencoded') ?? false
}

/**
 * Finds the operation that a form names: the same ones as with JSON, between other words.
 *
 * @throws ServiceError InvalidAction
 */
export function findQueryOperation(
  operations: Readonly<Record<string, JsonOperation>>,
  request: ServiceRequest,
): Operation {
  const { Action, Version: _, ...form } = readQuery(request.body)
  const name = typeof Action === 'string' ? Action : ''
  const operation = Object.hasOwn(operations, name) ? operations[name] : undefined
  if (operation === undefined) throw new ServiceError('InvalidAction', `Could not find operation ${name}`)
  const call = { request, fields: typed(form) }
  return {
    name,
    permissions: operation.permissions(call),
    run: async () => queryReply(NAMESPACE, name, written(await operation.run(call))),
  }
}

export function writeQueryError(error: ServiceError, requestId: string): ServiceReply {
  const code = error.code === 'ThrottlingException' ? 'Throttling' : error.code
  const status = error.code === 'AccessDeniedException' ? 403 : error.status
  return queryError(NAMESPACE, new ServiceError(code, error.message, status), requestId)
}

/** Gives texts the types that JSON has: times are seconds there. */
function typed(form: Fields): Fields {
  return Object.fromEntries(Object.entries(form).map(([name, value]) => [name, typedValue(name, value)]))
}

function typedValue(name: string, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => typedValue(name, item))
  if (isJsonObject(value)) return typed(value)
  if (NUMBERS.has(name)) return Number(value)
  return TIMES.test(name) ? Date.parse(String(value)) / 1000 : value
}

/** Times are in ISO 8601 here. */
function written(answer: object): Members {
  return Object.fromEntries(Object.entries(answer).map(([name, value]) => [name, writtenValue(name, value)]))
}

function writtenValue(name: string, value: unknown): Members[string] {
  if (Array.isArray(value)) return value.map((item) => writtenValue(name, item) ?? '')
  if (isJsonObject(value)) return written(value)
  if (typeof value === 'number' && TIMES.test(name)) return new Date(value * 1000).toISOString()
  return typeof value === 'number' || typeof value === 'boolean' || typeof value === 'string' ? value : undefined
}
