/**
 * Takes a stream apart into lines, which LF, CR LF or CR end: a progress bar writes over its line with CR.
 *
 * What it holds is bounded, and so is its work for each character: a line that never ends is cut.
 */
export class Lines {
  readonly #tell: (line: string) => void
  readonly #longest: number
  #line = ''
  #cut = false
  #afterReturn = false

  /** @param longest characters of a line that are told */
  constructor(tell: (line: string) => void, longest: number) {
    this.#tell = tell
    this.#longest = longest
  }

  /** How many characters are held until their line ends. */
  get held(): number {
    return this.#line.length
  }

  add(chunk: string): void {
    if (chunk === '') return
    // CR LF may come in two parts.
    const text = this.#afterReturn && chunk.startsWith('\n') ? chunk.slice(1) : chunk
    this.#afterReturn = chunk.endsWith('\r')
    const [first = '', ...others] = text.split(/\r\n|[\r\n]/)
    this.#append(first)
    for (const part of others) {
      this.#end()
      this.#append(part)
    }
  }

  /** Tells the last line, where nothing ended it. */
  finish(): void {
    if (this.#line !== '') this.#end()
  }

  #append(part: string): void {
    const room = this.#longest - this.#line.length
    if (part.length > room) this.#cut = true
    this.#line += part.slice(0, room)
  }

  #end(): void {
    this.#tell(this.#cut ? `${this.#line}…` : this.#line)
    this.#line = ''
    this.#cut = false
  }
}
