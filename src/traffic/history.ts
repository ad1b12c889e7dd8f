import { formatInstant, parseInstant } from '../domain/instant.ts'
import { beginningOf } from '../domain/text.ts'

/** How many versions an alias remembers; Lambda takes 256 characters of description. */
const remembered = 5
const limit = 256
const previousNote = /\s*\[previous: (?<versions>\d+(?:, \d+)*)\]$/
const shiftNote = /\s*\[shift to (?<to>\d+) until (?<end>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)\]$/
const eventNote = /\s*\[before-traffic-event: (?<version>\d+)\]$/

/** A shift that may be in progress. */
export interface NotedShift {
  /** The version that gets the traffic. */
  to: string
  /** When the run that shifts has changed the alias again, or has ended; seconds of ISO 8601, UTC. */
  end: string
}

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

/**
 * The shift that the description tells of. Lambda does not say which run has put weights on an alias, or whether that one
 * still lives: the run writes down until when it does.
 */
export function shiftOf(description: string): NotedShift | undefined {
  const { to, end = '' } = shiftNote.exec(description)?.groups ?? {}
  // A person may have written it: without a time it is no more than a text.
  return to === undefined || parseInstant(end) === undefined ? undefined : { to, end }
}

/** The description while traffic is shifted to a version. @param end milliseconds since the epoch */
export function withShift(description: string, to: string, end: number): string {
  const memory = read(description)
  return write({ ...memory, shift: { to, end: formatInstant(end) } })
}

/** The description without a shift, as it was before `withShift` as far as that had room. */
export function withoutShift(description: string): string {
  return shiftOf(description) === undefined ? description : description.replace(shiftNote, '')
}

function read(description: string): Memory {
  const unshifted = withoutShift(description)
  const previous = previousNote.exec(unshifted)?.groups?.versions?.split(', ') ?? []
  const rest = unshifted.replace(previousNote, '')
  const sentTo = eventNote.exec(rest)?.groups?.version
  return { own: rest.replace(eventNote, ''), previous, ...(sentTo !== undefined && { sentTo }) }
}

/** Only what is written while traffic is shifted tells of a shift. */
function write({ own, sentTo, previous, shift }: Memory & { shift?: NotedShift }): string {
  const note = [
    ...(sentTo === undefined ? [] : [`[before-traffic-event: ${sentTo}]`]),
    ...(previous.length === 0 ? [] : [`[previous: ${previous.slice(0, remembered).join(', ')}]`]),
    ...(shift === undefined ? [] : [`[shift to ${shift.to} until ${shift.end}]`]),
  ].join(' ')
  if (own === '' || note === '') return own || note
  return `${beginningOf(own, limit - note.length - 1)} ${note}`
}
