import * as sdk from '@aws-sdk/client-lambda'
import { describe, expect, test } from 'vitest'
import { functionConfigSchema, refusedMembers } from '../../src/inputs/function-config-schema.ts'

/** What is known of a valibot schema here: those that wrap another one, objects, lists, and lists of values. */
interface Schema {
  type: string
  wrapped?: Schema
  pipe?: readonly Schema[]
  item?: Schema
  entries?: Readonly<Record<string, Schema>>
  options?: readonly unknown[]
}

/** The schema below `optional` and `pipe`. */
function inner(schema: Schema): Schema {
  if (schema.type === 'optional' && schema.wrapped) return inner(schema.wrapped)
  const [first] = schema.pipe ?? []
  return first && first !== schema ? inner(first) : schema
}

/** Names of the members of a structure of the SDK, and its members' own schemas. */
function membersOf(structure: unknown): Map<string, unknown> {
  if (!Array.isArray(structure)) throw new Error('this SDK describes its structures in another way')
  const [, , , , names, schemas] = structure
  return new Map(names.map((name: string, index: number) => [name, schemas[index]]))
}

/** A schema of the SDK, below its traits, and behind the function that delays it. */
function resolve(schema: unknown): unknown {
  if (typeof schema === 'function') return resolve(schema())
  return Array.isArray(schema) && Array.isArray(schema[0]) ? resolve(schema[0]) : delayed(schema)
}

function delayed(schema: unknown): unknown {
  return Array.isArray(schema) && typeof schema[0] === 'function' ? resolve(schema[0]) : schema
}

const structureOf = (schema: unknown) => {
  const found = resolve(schema)
  if (!Array.isArray(found)) return undefined
  // 3 is a structure, 1 a list, whose last part is the schema of its items.
  if (found[0] === 3) return found
  const item = found[0] === 1 ? resolve(found.at(-1)) : undefined
  return Array.isArray(item) && item[0] === 3 ? item : undefined
}

/** Members that the SDK has and the schema has not, with their paths. */
function unknownTo(schema: Schema, structure: unknown, path = ''): string[] {
  const below = inner(schema)
  const { entries = {} } = below.item ? inner(below.item) : below
  return [...membersOf(structure)].flatMap(([name, member]) => {
    const entry = entries[name]
    if (entry === undefined) return [`${path}${name}`]
    const nested = structureOf(member)
    return nested ? unknownTo(entry, nested, `${path}${name}.`) : []
  })
}

describe.each([
  ['CreateFunction', sdk.CreateFunctionRequest$],
  ['UpdateFunctionConfiguration', sdk.UpdateFunctionConfigurationRequest$],
])('%s', (_, request) => {
  test('each member is accepted, or refused with what to do instead', () => {
    expect(unknownTo(functionConfigSchema, request).filter((path) => !refusedMembers.has(path))).toEqual([])
  })

  test('a member that is new is noticed, however deep', () => {
    const { CapacityProviderConfig: _, ...entries } = functionConfigSchema.entries
    expect(unknownTo({ type: 'strict_object', entries }, request)).toContain('CapacityProviderConfig')
    const emptied = { ...functionConfigSchema.entries, DurableConfig: { type: 'strict_object', entries: {} } }
    expect(unknownTo({ type: 'strict_object', entries: emptied }, request)).toContain('DurableConfig.ExecutionTimeout')
  })
})

test('nothing is accepted or refused that AWS does not know', () => {
  const known = [sdk.CreateFunctionRequest$, sdk.UpdateFunctionConfigurationRequest$].flatMap((request) => [
    ...membersOf(request).keys(),
  ])
  const { $schema: _, ...entries } = functionConfigSchema.entries
  const named = [...Object.keys(entries), ...refusedMembers.keys()]
  expect(named.filter((name) => !known.includes(name))).toEqual([])
})

/** The list of values at a path, sorted. */
function optionsAt(...path: string[]): unknown[] {
  let schema: Schema = functionConfigSchema
  for (const name of path) {
    const below = inner(schema)
    const entry = (below.item ? inner(below.item) : below).entries?.[name]
    if (entry === undefined) throw new Error(`there is no ${path.join('.')}`)
    schema = entry
  }
  const below = inner(schema)
  return [...((below.item ? inner(below.item) : below).options ?? [])].sort()
}

test.each<[string, string[], Readonly<Record<string, string>>]>([
  ['SnapStartApplyOn', ['SnapStart', 'ApplyOn'], sdk.SnapStartApplyOn],
  ['TracingMode', ['TracingConfig', 'Mode'], sdk.TracingMode],
  ['LogFormat', ['LoggingConfig', 'LogFormat'], sdk.LogFormat],
  ['ApplicationLogLevel', ['LoggingConfig', 'ApplicationLogLevel'], sdk.ApplicationLogLevel],
  ['SystemLogLevel', ['LoggingConfig', 'SystemLogLevel'], sdk.SystemLogLevel],
  ['DirectS3Read', ['FileSystemConfigs', 'S3FilesConfig', 'DirectS3Read'], sdk.DirectS3Read],
  ['TenantIsolationMode', ['TenancyConfig', 'TenantIsolationMode'], sdk.TenantIsolationMode],
  ['Architecture', ['Architectures'], sdk.Architecture],
])('%s has the values of the SDK', (_, path, values) => {
  expect(optionsAt(...path)).toEqual(Object.values(values).sort())
})
