/** What a run changes of a function's configuration. Values of variables may be secrets: only their names are known here. */
export type ConfigurationChange = MemberChange | EnvironmentChange

/** A member of AWS's UpdateFunctionConfiguration. */
interface MemberChange {
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

/** The change as a phrase: `MemorySize 128 -> 256`, `Environment adds GREETING`. */
export function describeChange(change: ConfigurationChange): string {
  if (!isOfEnvironment(change)) return `${change.member} ${show(change.before)} -> ${show(change.after)}`
  const part = (verb: string, names: readonly string[]) => (names.length === 0 ? [] : [`${verb} ${names.join(', ')}`])
  const { added, changed, removed } = change
  return `Environment ${[...part('adds', added), ...part('changes', changed), ...part('removes', removed)].join(', ')}`
}

function show(value: unknown): string {
  return JSON.stringify(value) ?? 'unset'
}
