import { ServiceError } from './contract.ts'
import { isJsonObject, type JsonObject } from './json.ts'

/** The members of a JSON object in a request. */
export type Fields = Readonly<JsonObject>

/**
 * Reads a request's JSON body; an empty one has no members.
 *
 * @throws ServiceError SerializationException when it is no JSON object
 */
export function readBody(body: Buffer): Fields {
  if (body.length === 0) return {}
  let parsed: unknown
  try {
    parsed = JSON.parse(body.toString('utf8'))
  } catch {
    throw new ServiceError('SerializationException', 'Could not parse request body into json')
  }
  if (!isJsonObject(parsed)) throw new ServiceError('SerializationException', 'Expected a JSON object')
  return parsed
}

export function optionalText(fields: Fields, member: string): string | undefined {
  const value = fields[member] ?? undefined
  if (value === undefined || typeof value === 'string') return value
  throw wrongType(member, 'a string')
}

export function optionalNumber(fields: Fields, member: string): number | undefined {
  const value = fields[member] ?? undefined
  if (value === undefined || typeof value === 'number') return value
  throw wrongType(member, 'a number')
}

/** An absent flag is false. */
export function flag(fields: Fields, member: string): boolean {
  const value = fields[member] ?? false
  if (typeof value === 'boolean') return value
  throw wrongType(member, 'a boolean')
}

export function optionalFields(fields: Fields, member: string): Fields | undefined {
  const value = fields[member] ?? undefined
  if (value === undefined || isJsonObject(value)) return value
  throw wrongType(member, 'an object')
}

export function optionalTexts(fields: Fields, member: string): string[] | undefined {
  const value = fields[member] ?? undefined
  if (value === undefined) return undefined
  if (!Array.isArray(value)) throw wrongType(member, 'a list')
  return value.map((item) => {
    if (typeof item !== 'string') throw wrongType(member, 'a list of strings')
    return item
  })
}

export function optionalTextMap(fields: Fields, member: string): Record<string, string> | undefined {
  return optionalMap(fields, member, (value) => typeof value === 'string')
}

export function optionalNumberMap(fields: Fields, member: string): Record<string, number> | undefined {
  return optionalMap(fields, member, (value) => typeof value === 'number')
}

function optionalMap<T>(
  fields: Fields,
  member: string,
  holds: (value: unknown) => value is T,
): Record<string, T> | undefined {
  const map = optionalFields(fields, member)
  if (map === undefined) return undefined
  const read: Record<string, T> = {}
  for (const [key, value] of Object.entries(map)) {
    if (!holds(value)) throw wrongType(`${member}.${key}`, 'another type')
    read[key] = value
  }
  return read
}

/** Those of the values that are there. */
export function present(values: Record<string, string | undefined>): Record<string, string> {
  const kept: Record<string, string> = {}
  for (const [key, value] of Object.entries(values)) if (value !== undefined) kept[key] = value
  return kept
}

/** AWS answers a member of the wrong JSON type before it checks anything else. */
function wrongType(member: string, expected: string): ServiceError {
  return new ServiceError('SerializationException', `${member} must be ${expected}`)
}
