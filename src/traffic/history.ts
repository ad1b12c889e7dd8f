/** How many versions an alias remembers; Lambda takes 256 characters of description. */
const remembered = 5
const limit = 256
const pattern = /\s*\[previous: (?<versions>\d+(?:, \d+)*)\]$/

/**
 * The versions that an alias had before, newest first. Lambda keeps no history of an alias, so that its description
 * does: it changes with the version in one guarded call.
 */
export function historyOf(description: string): string[] {
  return pattern.exec(description)?.groups?.versions?.split(', ') ?? []
}

/** The description with another history; what a person wrote there is kept, as far as there is room. */
export function withHistory(description: string, versions: readonly string[]): string {
  const own = description.replace(pattern, '')
  if (versions.length === 0) return own
  const note = `[previous: ${versions.slice(0, remembered).join(', ')}]`
  return own === '' ? note : `${own.slice(0, limit - note.length - 1)} ${note}`
}

/** The history of an alias that leaves `version` for another one. */
export function pushed(description: string, version: string): string[] {
  const others = historyOf(description).filter((one) => one !== version)
  // An alias may have been on $LATEST, which is no version to go back to.
  return /^\d+$/.test(version) ? [version, ...others] : others
}

/** The history of an alias that goes back to `version`: what it had before that one. */
export function popped(description: string, version: string): string[] {
  const history = historyOf(description)
  return history.slice(history.indexOf(version) + 1)
}
