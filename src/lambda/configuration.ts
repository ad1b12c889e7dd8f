import { isDeepStrictEqual } from 'node:util'
import type { ConfigurationChange } from '../domain/configuration-change.ts'
import { isRecord, member } from '../domain/json.ts'
import { Problem } from '../domain/problem.ts'
import { withoutFullStop } from '../domain/text.ts'
import type { FunctionConfig } from '../inputs/function-config.ts'
import { mergeChosen } from './creation.ts'
import { type DesiredConfiguration, without } from './desired.ts'
import type { FunctionState } from './function.ts'

/**
 * The desired configuration of a function.
 *
 * @param present what it has now; empty when it is to be created. Without Environment when Lambda can't show it
 */
export function mergeConfiguration(desired: DesiredConfiguration, present: FunctionConfig): FunctionConfig {
  const kept = desired.replaceEnvironment ? {} : without(variablesOf(present), desired.removedVariables)
  const ImageConfig = withoutEmpty({ ...(desired.imageConfig ?? present.ImageConfig), ...desired.overrides })
  return {
    ...present,
    ...desired.config,
    ...mergeChosen(desired.config, present),
    ...(touchesEnvironment(desired) && { Environment: { Variables: { ...kept, ...desired.variables } } }),
    ImageConfig,
  }
}

/** @throws Problem when variables were to be merged into ones that Lambda can't show, and which would be lost */
export function refuseUnseen(desired: DesiredConfiguration, { environmentError }: FunctionState): void {
  if (environmentError === undefined || desired.replaceEnvironment || !touchesEnvironment(desired)) return
  throw new Problem({
    what: `environment: Lambda can't show the function's variables (${withoutFullStop(environmentError)}), so this run can't merge variables into them.`,
    remedy: "Let the role that deploys use the function's KMS key, or set environment-mode to 'replace'.",
  })
}

/** Whether variables are set or taken away: else they stay as they are, shown or not. */
function touchesEnvironment(desired: DesiredConfiguration): boolean {
  return desired.replaceEnvironment || desired.removedVariables.length > 0 || Object.keys(desired.variables).length > 0
}

/**
 * What an update must send to reach the desired configuration: only what differs. Environment and ImageConfig are sent
 * whole, because every update replaces them whole.
 */
export function differences(present: FunctionConfig, desired: FunctionConfig): FunctionConfig {
  const names = Object.keys(desired) as (keyof FunctionConfig)[]
  const differing = names.filter((name) =>
    name === 'Environment'
      ? present.Environment === undefined || !isDeepStrictEqual(variablesOf(present), variablesOf(desired))
      : !says(name, present[name], desired[name]),
  )
  return Object.fromEntries(differing.map((name) => [name, desired[name]]))
}

function variablesOf({ Environment: environment }: FunctionConfig): Readonly<Record<string, string>> {
  return environment?.Variables ?? {}
}

/** Members that every update replaces whole, beside lists. */
const replaced: readonly string[] = ['ImageConfig']
const unordered: readonly string[] = ['SubnetIds', 'SecurityGroupIds']

/** Whether a value contains all that another one has: Lambda's answers also have members with default values. */
function says(name: string, present: unknown, desired: unknown): boolean {
  if (name === 'FileSystemConfigs') return isDeepStrictEqual(fileSystems(present), fileSystems(desired))
  if (replaced.includes(name) || !isRecord(desired)) return isDeepStrictEqual(simplify(present), simplify(desired))
  const has = isRecord(present) ? present : {}
  // An empty desired member is a change too: an empty list of subnets takes a function out of its network.
  return Object.keys(desired).every((key) =>
    isDeepStrictEqual(sorted(key, simplify(has[key])), sorted(key, simplify(desired[key]))),
  )
}

/** Lambda API reference, "S3FilesConfig": AUTO is what a file system has that says nothing of direct reads. */
function fileSystems(value: unknown): unknown[] {
  const list = Array.isArray(value) ? value : []
  return list.map((one) => ({ ...one, S3FilesConfig: member(member(one, 'S3FilesConfig'), 'DirectS3Read') ?? 'AUTO' }))
}

function sorted(name: string, value: unknown): unknown {
  return unordered.includes(name) && Array.isArray(value) ? [...value].sort() : value
}

/** Leaves out what is empty: for Lambda an empty list, object or text is as good as none. */
function simplify(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? undefined : value
  if (!isRecord(value)) return value === '' ? undefined : value
  const kept = withoutEmpty(value)
  return Object.keys(kept).length === 0 ? undefined : kept
}

function withoutEmpty<T extends object>(value: T): Partial<T> {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => simplify(member) !== undefined)) as Partial<T>
}

/** The changes one by one, of variables by their names only. */
export function listChanges(present: FunctionConfig, changes: FunctionConfig): ConfigurationChange[] {
  return Object.entries(changes).map(([member, after]) => {
    if (member !== 'Environment') return { member, before: Reflect.get(present, member), after }
    const [old, now] = [variablesOf(present), variablesOf(changes)]
    const [before, names] = [Object.keys(old), Object.keys(now)]
    return {
      member,
      added: names.filter((name) => !before.includes(name)),
      changed: names.filter((name) => before.includes(name) && now[name] !== old[name]),
      removed: before.filter((name) => !names.includes(name)),
    }
  })
}
