import { inertLine } from '../domain/inert.ts'

/** Characters that are shown of what a container writes while it starts, and for each event. */
const outputLimit = 1024 * 1024
/** Of what the container wrote last, as many lines are kept. */
const kept = 20

/** What a container writes: shown up to a limit, its last lines kept for an error. */
export class Output {
  readonly #log: (line: string) => void
  readonly #conceal: (text: string) => string
  readonly #lines: string[] = []
  #left = outputLimit

  /** @param conceal hides what no line may show */
  constructor(log: (line: string) => void, conceal: (text: string) => string) {
    this.#log = log
    this.#conceal = conceal
  }

  /** The last lines. */
  get lines(): readonly string[] {
    return this.#lines
  }

  /** Counts from zero, for the next event. */
  startPart(): void {
    this.#left = outputLimit
  }

  add(line: string): void {
    // Docker's advice on its own command line is of no use to who did not write it.
    if (line === '' || line.startsWith("Run 'docker run --help'")) return
    const shown = inertLine(this.#conceal(line))
    this.#lines.push(shown)
    if (this.#lines.length > kept) this.#lines.shift()
    this.#show(shown)
  }

  #show(line: string): void {
    if (this.#left < 0) return
    this.#left -= line.length + 1
    if (this.#left >= 0) this.#log(`| ${line}`)
    else
      this.#log('… (cut: the container wrote more than 1 MiB; only its last lines are kept from here on, for an error)')
  }
}
