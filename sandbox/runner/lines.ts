import { StringDecoder } from 'node:string_decoder'

/** Parts a stream of UTF-8 into lines, each of which ends with `\n`, `\r\n` or a lone `\r`. */
export class LineReader {
  readonly #decoder = new StringDecoder('utf8')
  readonly #take: (line: string) => void
  /** Parts of a line without its end so far; joined once, as a line may be long. */
  #begun: string[] = []
  #afterReturn = false

  constructor(take: (line: string) => void) {
    this.#take = take
  }

  write(chunk: Buffer): void {
    this.#read(this.#decoder.write(chunk))
  }

  /** The last line may have no end. */
  end(): void {
    this.#read(this.#decoder.end())
    if (this.#begun.length > 0) this.#finish('')
  }

  #read(text: string): void {
    if (text === '') return
    // The end `\r\n` may come in two parts.
    const rest = this.#afterReturn && text.startsWith('\n') ? text.slice(1) : text
    this.#afterReturn = text.endsWith('\r')
    const lines = rest.split(/\r\n|\r|\n/)
    const last = lines.pop() ?? ''
    for (const line of lines) this.#finish(line)
    if (last !== '') this.#begun.push(last)
  }

  #finish(line: string): void {
    const whole = this.#begun.join('') + line
    this.#begun = []
    this.#take(whole)
  }
}
