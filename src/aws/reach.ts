/** Milliseconds for which a host that has never answered is tried. */
const patience = 6000

/** Milliseconds for the first answer of a host: what it is asked first is small. */
const firstAnswer = 10_000

/** A request that is under way. */
interface Attempt {
  /** @param timeout milliseconds until an answer must have come; shorter for a host that has never answered */
  limit(timeout: number | undefined): number
  /** The host has answered. */
  reached(): void
  /** Whether trying again is for nothing. */
  isHopeless(): boolean
}

/**
 * Which hosts can be reached. The SDK's retries are for a service that stumbles; where there is no way to a host at all,
 * they would keep the user waiting for minutes.
 */
export class Reach {
  readonly #since = new Map<string, number>()
  readonly #reached = new Set<string>()

  start(host: string): Attempt {
    // As long as no host has answered, the time counts from the first request of all.
    const [first = performance.now()] = this.#reached.size === 0 ? this.#since.values() : []
    const since = this.#since.get(host) ?? first
    this.#since.set(host, since)
    return {
      limit: (timeout = firstAnswer) => (this.#reached.has(host) ? timeout : Math.min(timeout, firstAnswer)),
      reached: () => this.#reached.add(host),
      isHopeless: () => !this.#reached.has(host) && performance.now() - since > patience,
    }
  }
}
