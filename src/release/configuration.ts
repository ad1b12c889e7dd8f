import { isDeepStrictEqual } from 'node:util'
import type { FunctionConfig } from '../function-config.ts'
import type { ConfigurationWish } from './wish.ts'

/** The configuration that a function shall have, of which `present` says what it has now. */
export function desiredConfiguration(wish: ConfigurationWish, present: FunctionConfig): FunctionConfig {
  const { ImageConfig: imageConfig } = present
  const kept = Object.entries(wish.replaceEnvironment ? {} : variablesOf(present)).filter(
    ([name]) => !wish.removedVariables.includes(name),
  )
  const Variables = { ...Object.fromEntries(kept), ...wish.variables }
  const ImageConfig = { ...(wish.imageConfig ?? imageConfig), ...wish.overrides }
  return { ...present, ...wish.config, Environment: { Variables }, ImageConfig }
}

/**
 * What an update must send so that the function has what is desired: only what differs. Environment and ImageConfig
 * are sent whole, as every update replaces them whole.
 */
export function differences(present: FunctionConfig, desired: FunctionConfig): FunctionConfig {
  const names = Object.keys(desired) as (keyof FunctionConfig)[]
  const differing = names.filter((name) =>
    name === 'Environment'
      ? !isDeepStrictEqual(variablesOf(present), variablesOf(desired))
      : !says(name, present[name], desired[name]),
  )
  return Object.fromEntries(differing.map((name) => [name, desired[name]]))
}

function variablesOf({ Environment: environment }: FunctionConfig): Readonly<Record<string, string>> {
  return environment?.Variables ?? {}
}

/** Members that every update replaces whole. */
const replaced: readonly string[] = ['ImageConfig', 'FileSystemConfigs']
const unordered: readonly string[] = ['SubnetIds', 'SecurityGroupIds']

/** Whether a value says all that another does: Lambda answers members with defaults that nobody asked for. */
function says(name: string, present: unknown, desired: unknown): boolean {
  const [has, wants] = [simplify(present), simplify(desired)]
  if (replaced.includes(name) || !isRecord(has) || !isRecord(wants)) return isDeepStrictEqual(has, wants)
  return Object.keys(wants).every((key) => isDeepStrictEqual(sorted(key, has[key]), sorted(key, wants[key])))
}

function sorted(name: string, value: unknown): unknown {
  return unordered.includes(name) && Array.isArray(value) ? [...value].sort() : value
}

/** Leaves out what is empty: for Lambda an empty list, object or text is as good as none. */
function simplify(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? undefined : value
  if (!isRecord(value)) return value === '' ? undefined : value
  const kept = Object.entries(value).filter(([, member]) => simplify(member) !== undefined)
  return kept.length === 0 ? undefined : Object.fromEntries(kept)
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Says what a change does, a phrase each. Values of variables may be secrets: only their names are told. */
export function describeChanges(present: FunctionConfig, changes: FunctionConfig): string[] {
  return Object.entries(changes).flatMap(([name, value]) => {
    if (name !== 'Environment') return [`${name} ${show(Reflect.get(present, name))} -> ${show(value)}`]
    const before = variablesOf(present)
    const after = variablesOf(changes)
    const added = Object.keys(after).filter((variable) => !(variable in before))
    const removed = Object.keys(before).filter((variable) => !(variable in after))
    const changed = Object.keys(after).filter((variable) => variable in before && after[variable] !== before[variable])
    const part = (verb: string, names: string[]) => (names.length === 0 ? [] : [`${verb} ${names.join(', ')}`])
    return [
      `Environment ${[...part('adds', added), ...part('changes', changed), ...part('removes', removed)].join(', ')}`,
    ]
  })
}

function show(value: unknown): string {
  const text = JSON.stringify(value)
  return text === undefined ? 'unset' : text
}
