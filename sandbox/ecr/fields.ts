import { type Fields, optionalText } from '../core/fields.ts'
import { isJsonObject, type JsonObject, stringList } from '../core/json.ts'
import { invalid } from './refusals.ts'

export function text(fields: Fields, name: string): string {
  const value = optionalText(fields, name)
  if (value === undefined) {
    throw invalid(`Invalid parameter at '${name}' failed to satisfy constraint: 'Member must not be null'`)
  }
  return value
}

/** Absent: an empty list. */
export function texts(fields: Fields, name: string): string[] {
  const list = stringList(fields[name] ?? [])
  if (list === undefined) throw invalid(`Invalid parameter at '${name}': not a list of strings`)
  return list
}

/** Absent: an empty list. */
export function objects(fields: Fields, name: string): JsonObject[] {
  const value: unknown = fields[name] ?? []
  const list: unknown[] = Array.isArray(value) ? value : [value]
  const found = list.filter(isJsonObject)
  if (found.length !== list.length) throw invalid(`Invalid parameter at '${name}': not a list of structures`)
  return found
}

/** One page of `items`, as nextToken and maxResults ask for it. */
export function page<T>(items: readonly T[], fields: Fields): { items: T[]; next: { nextToken?: string } } {
  const start = Number(Buffer.from(optionalText(fields, 'nextToken') ?? '', 'base64').toString() || 0)
  const wanted = fields.maxResults
  const end = start + (typeof wanted === 'number' ? wanted : 100)
  const next = end < items.length ? { nextToken: Buffer.from(`${end}`).toString('base64') } : {}
  return { items: items.slice(start, end), next }
}
