import { counted } from '../domain/text.ts'

// BuildKit's progress in plain text: `#7 [build 2/5] RUN npm ci`, then `#7 CACHED` where its cache has the result.
const line = /^#(?<step>\d+) (?:(?<cached>CACHED)$|\[(?:[^\s\]]+ )?\d+\/\d+\] )/

/** Counts the instructions of a build, and those whose result was in BuildKit's cache. */
export class CachedSteps {
  readonly #steps = new Set<string>()
  readonly #cached = new Set<string>()

  /** Reads a line of BuildKit's, which is shown all the same. */
  readonly read = (text: string): false => {
    const { step, cached } = line.exec(text)?.groups ?? {}
    if (step !== undefined) (cached === undefined ? this.#steps : this.#cached).add(step)
    return false
  }

  /** For example `8 of 11 steps cached`; undefined where no step was seen. */
  describe(): string | undefined {
    const cached = [...this.#steps].filter((step) => this.#cached.has(step)).length
    return this.#steps.size === 0 ? undefined : `${cached} of ${counted(this.#steps.size, 'step')} cached`
  }
}
