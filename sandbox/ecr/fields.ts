import { ServiceError } from '../core/contract.ts'
import { isJsonObject, type JsonObject, stringList } from '../core/json.ts'
import { invalid } from './refusals.ts'

/** The body of a JSON 1.1 request. @throws ServiceError SerializationException when it is no JSON object */
export function readFields(body: Buffer): JsonObject {
  try {
    const fields: unknown = JSON.parse(body.toString() || '{}')
    if (isJsonObject(fields)) return fields
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
  }
  throw new ServiceError('SerializationException', 'The body is not a JSON object')
}

export function optionalText(fields: JsonObject, name: string): string | undefined {
  const value = fields[name]
  if (value === undefined || value === null) return undefined
  if (typeof value !== 'string') throw invalid(`Invalid parameter at '${name}': not a string`)
  return value
}

export function text(fields: JsonObject, name: string): string {
  const value = optionalText(fields, name)
  if (value === undefined) {
    throw invalid(`Invalid parameter at '${name}' failed to satisfy constraint: 'Member must not be null'`)
  }
  return value
}

/** Absent: an empty list. */
export function texts(fields: JsonObject, name: string): string[] {
  const list = stringList(fields[name] ?? [])
  if (list === undefined) throw invalid(`Invalid parameter at '${name}': not a list of strings`)
  return list
}

/** Absent: an empty list. */
export function objects(fields: JsonObject, name: string): JsonObject[] {
  const value: unknown = fields[name] ?? []
  const list: unknown[] = Array.isArray(value) ? value : [value]
  const found = list.filter(isJsonObject)
  if (found.length !== list.length) throw invalid(`Invalid parameter at '${name}': not a list of structures`)
  return found
}

export function flag(fields: JsonObject, name: string): boolean {
  return fields[name] === true
}

/** One page of `items`, as nextToken and maxResults ask for it. */
export function page<T>(items: readonly T[], fields: JsonObject): { items: T[]; next: { nextToken?: string } } {
  const start = Number(Buffer.from(optionalText(fields, 'nextToken') ?? '', 'base64').toString() || 0)
  const wanted = fields.maxResults
  const end = start + (typeof wanted === 'number' ? wanted : 100)
  const next = end < items.length ? { nextToken: Buffer.from(`${end}`).toString('base64') } : {}
  return { items: items.slice(start, end), next }
}
