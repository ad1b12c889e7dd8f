/**
 * What the log hides. The runner hides some encoded forms of a secret as well (base64, JSON, URL, XML); here it is the
 * literal text alone, so that a test sees what relies on more.
 */
export class Masks {
  readonly #secrets = new Set<string>()

  constructor(secrets: Iterable<string> = []) {
    for (const secret of secrets) this.add(secret)
  }

  get all(): string[] {
    return [...this.#secrets]
  }

  /** Hides a text as a whole and each of its lines: the log is read line by line. */
  add(secret: string): void {
    const lines = secret.split(/[\r\n]/).map((line) => line.trim())
    for (const text of [secret, ...lines]) if (text !== '') this.#secrets.add(text)
  }

  /** Stretches of text that secrets cover, also those that overlap or touch, become one `***` each. */
  hide(text: string): string {
    const stretches = [...this.#secrets].flatMap((secret) => stretchesOf(secret, text))
    let shown = ''
    let end = 0
    for (const stretch of stretches.toSorted((one, other) => one.start - other.start)) {
      const apart = stretch.start > end || shown === ''
      if (apart) shown += `${text.slice(end, stretch.start)}***`
      end = Math.max(end, stretch.end)
    }
    return shown + text.slice(end)
  }
}

function stretchesOf(secret: string, text: string): { start: number; end: number }[] {
  const found = []
  for (let start = text.indexOf(secret); start >= 0; start = text.indexOf(secret, start + 1)) {
    found.push({ start, end: start + secret.length })
  }
  return found
}
