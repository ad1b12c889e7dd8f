import { isRecord } from './json.ts'

/** What a run changes of a function's configuration. Values of variables may be secrets: only their names are known here. */
export type ConfigurationChange = MemberChange | EnvironmentChange

/** A member of AWS's UpdateFunctionConfiguration. */
export interface MemberChange {
  member: string
  /** Undefined when it was not set. */
  before: unknown
  after: unknown
}

/** Names of variables. */
export interface EnvironmentChange {
  member: 'Environment'
  added: readonly string[]
  changed: readonly string[]
  removed: readonly string[]
}

export function isOfEnvironment(change: ConfigurationChange): change is EnvironmentChange {
  return 'added' in change
}

/** A value that an input sets, or a member of AWS's that has no input. */
export interface ChangedValue {
  /** Of the input, else of the member. */
  name: string
  /** Undefined when it was not set. */
  before: unknown
  /** Undefined when it is taken away. */
  after: unknown
  /** What follows a number; empty for what has no unit. */
  unit: string
}

/** The inputs by which members of AWS's are set, and their units. */
const inputs: Readonly<Record<string, [input: string, unit: string]>> = {
  MemorySize: ['memory-size', ' MB'],
  Timeout: ['timeout', ' s'],
  'EphemeralStorage.Size': ['ephemeral-storage', ' MB'],
  Description: ['description', ''],
  Role: ['role', ''],
  'SnapStart.ApplyOn': ['snap-start', ''],
  'ImageConfig.Command': ['image-command', ''],
  'ImageConfig.EntryPoint': ['image-entry-point', ''],
  'ImageConfig.WorkingDirectory': ['image-working-directory', ''],
}

/** What differs; of objects each of their members that does, which is what inputs set. */
export function changedValues({ member, before, after }: MemberChange): ChangedValue[] {
  const [old, now] = [before, after].map((value) => (isRecord(value) ? value : undefined))
  if (old === undefined && now === undefined) return [changedValue(member, before, after)]
  // An update replaces ImageConfig whole; what it does not name of another object stays.
  const gone = member === 'ImageConfig' || now === undefined ? Object.keys(old ?? {}) : []
  const names = [...new Set([...gone, ...Object.keys(now ?? {})])]
  return names
    .filter((name) => JSON.stringify(old?.[name]) !== JSON.stringify(now?.[name]))
    .map((name) => changedValue(`${member}.${name}`, old?.[name], now?.[name]))
}

function changedValue(member: string, before: unknown, after: unknown): ChangedValue {
  const [name, unit] = inputs[member] ?? [member, '']
  return { name, before, after, unit }
}

/** The change as phrases: `memory-size 128 MB -> 256 MB`, `environment adds GREETING`. */
export function describeChange(change: ConfigurationChange): string[] {
  if (!isOfEnvironment(change)) return changedValues(change).map(describeValue)
  const part = (verb: string, names: readonly string[]) => (names.length === 0 ? [] : [`${verb} ${names.join(', ')}`])
  const { added, changed, removed } = change
  return [
    `environment ${[...part('adds', added), ...part('changes', changed), ...part('removes', removed)].join(', ')}`,
  ]
}

function describeValue({ name, before, after, unit }: ChangedValue): string {
  const show = (value: unknown) => (value === undefined ? 'unset' : `${JSON.stringify(value)}${unit}`)
  return `${name} ${show(before)} -> ${show(after)}`
}
