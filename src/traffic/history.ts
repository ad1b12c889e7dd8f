/** How many versions an alias remembers; Lambda takes 256 characters of description. */
const remembered = 5
const limit = 256
const previousNote = /\s*\[previous: (?<versions>\d+(?:, \d+)*)\]$/
const eventNote = /\s*\[before-traffic-event: (?<version>\d+)\]$/

/** What the description of an alias says. */
interface Memory {
  /** What a person wrote. */
  own: string
  /** The version that was sent its before-traffic-event last. */
  sentTo?: string
  /** The versions that the alias had before, newest first. */
  previous: readonly string[]
}

/**
 * The versions that an alias had before, newest first. Lambda keeps no history of an alias, so that its description
 * does: it changes with the version in one guarded call.
 */
export function historyOf(description: string): readonly string[] {
  return read(description).previous
}

/** The description with another history; what a person wrote there is kept, as far as there is room. */
export function withHistory(description: string, versions: readonly string[]): string {
  return write({ ...read(description), previous: versions })
}

/** The version that was sent its before-traffic-event last; undefined when none is known. */
export function eventSentTo(description: string): string | undefined {
  return read(description).sentTo
}

/** The description after another version was sent its before-traffic-event. */
export function withEventSent(description: string, version: string): string {
  return write({ ...read(description), sentTo: version })
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

function read(description: string): Memory {
  const previous = previousNote.exec(description)?.groups?.versions?.split(', ') ?? []
  const rest = description.replace(previousNote, '')
  const sentTo = eventNote.exec(rest)?.groups?.version
  return { own: rest.replace(eventNote, ''), previous, ...(sentTo !== undefined && { sentTo }) }
}

function write({ own, sentTo, previous }: Memory): string {
  const note = [
    ...(sentTo === undefined ? [] : [`[before-traffic-event: ${sentTo}]`]),
    ...(previous.length === 0 ? [] : [`[previous: ${previous.slice(0, remembered).join(', ')}]`]),
  ].join(' ')
  if (own === '' || note === '') return own || note
  return `${own.slice(0, limit - note.length - 1)} ${note}`
}
