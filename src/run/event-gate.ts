import { type Place, placeName } from '../domain/place.ts'
import { awaiting } from '../domain/waits.ts'

/** Why an alias was left as it is: the events of another place were not answered as they should. */
export class HeldBack extends Error {
  /** @param names of the places whose events they are */
  constructor(names: readonly string[]) {
    super(`The alias was not moved: before-traffic-event of ${names.join(', ')} was not answered as it should.`)
    this.name = 'HeldBack'
  }
}

/** Lets no alias of a wave move before the events of before-traffic-event of all its places have been answered. */
export interface EventGate {
  /** The place is ready to move: waits for the others. @throws HeldBack when it must not */
  pass(place: Place): Promise<void>
  /** The place failed, in its events or before them. */
  fail(place: Place): void
}

/**
 * @param places those of a wave that have such events
 * @param apart whether a place that fails holds none of the others back
 */
export function eventGate(places: readonly Place[], apart: boolean): EventGate {
  const answers = new Map(places.map((place) => [placeName(place), Promise.withResolvers<boolean>()]))
  const settle = (place: Place, answered: boolean) => answers.get(placeName(place))?.resolve(answered)
  return {
    async pass(place) {
      settle(place, true)
      const failed: string[] = []
      for (const [name, { promise }] of answers) {
        const answered = await awaiting({ what: `before-traffic-event of ${name}` }, () => promise)
        if (!answered) failed.push(name)
      }
      if (failed.length > 0 && !apart) throw new HeldBack(failed)
    },
    fail: (place) => settle(place, false),
  }
}
