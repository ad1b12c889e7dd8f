import { legible } from '../domain/inert.ts'

/** Characters from which on a value is hidden: a shorter one is a word of other sentences, too. */
const shortest = 8

/** Values that are common in configurations, and secret in none. */
const common =
  /^(?:true|false|null|none|undefined|enabled|disabled|production|development|staging|testing|localhost|warning|critical|information|(?:af|ap|ca|cn|eu|eusc|il|me|mx|sa|us)(?:-gov|-iso[bef]?|-de)?-(?:north|south|east|west|central)+-\d{1,2}[a-z]?|[\d.,:_+-]+)$/i

/** Whether a value is worth hiding: not one that is short, a number, a region, or a common word. */
function isWorthHiding(value: string): boolean {
  return value.length >= shortest && !common.test(value)
}

/** The lines of a secret, as a log has them: the runner ends a line with any of three line ends. None is empty. */
export function linesOf(secret: string): string[] {
  return [...new Set(secret.split(/\r\n|\r|\n/))].filter((line) => line.trim() !== '')
}

/**
 * The forms in which a secret may be printed: itself, each of its lines, escaped for JSON (once, and within a string of
 * JSON again), URL-encoded, and in base64 of both alphabets.
 *
 * @returns none when the value is short or common
 */
export function formsOf(secret: string): string[] {
  return [...new Set(partsOf(secret).filter(isWorthHiding).flatMap(encodings))]
}

/** A secret whole and by lines, without white space around. */
function partsOf(secret: string): string[] {
  return [secret, ...linesOf(secret)].map((part) => part.trim()).filter((part) => part !== '')
}

function encodings(text: string): string[] {
  const json = JSON.stringify(text).slice(1, -1)
  const base64 = Buffer.from(text).toString('base64').replace(/=+$/, '')
  const url = encodeURIComponent(text.toWellFormed())
  return [
    text,
    json,
    JSON.stringify(json).slice(1, -1),
    // A slash is escaped by PHP's encoder, and by others that write JSON into HTML.
    json.replaceAll('/', '\\/'),
    url,
    url.replaceAll('%20', '+'),
    base64,
    base64.replaceAll('+', '-').replaceAll('/', '_'),
  ]
}

/** Values that must not be read, hidden wherever text is written. */
export class Secrets {
  readonly #forms = new Set<string>()
  #pattern: RegExp | undefined

  /**
   * Hides values from now on. Short and common ones are left out, and those that are part of a word that is meant to be
   * read.
   *
   * @param words what the run says by itself: the function's name, its repository
   */
  add(values: Iterable<string>, words: readonly string[] = []): void {
    for (const value of values) {
      if (words.some((word) => word.includes(value))) continue
      for (const form of formsOf(value)) this.#forms.add(form)
    }
    this.#pattern = undefined
  }

  /** Hides a value that is certain to be secret, however short it is. */
  addCertain(secret: string): void {
    for (const part of partsOf(secret)) {
      // The base64 of a few characters is a word of other sentences.
      for (const form of part.length < shortest ? [part] : encodings(part)) this.#forms.add(form)
    }
    this.#pattern = undefined
  }

  /** The text with `***` in place of every hidden value; the longest first, so that none leaves a rest of another. */
  hide(text: string): string {
    if (this.#forms.size === 0) return text
    const hidden = this.#hide(text)
    const shown = legible(hidden)
    if (shown === hidden) return hidden
    // What no reader sees may part a value, and is gone where the text is shown at last.
    const again = this.#hide(shown)
    return again === shown ? hidden : again
  }

  #hide(text: string): string {
    this.#pattern ??= patternOf(this.#forms)
    return this.#hideCut(text).replaceAll(this.#pattern, '***')
  }

  /** Texts are cut where they are made, and the beginning of a value may be left before the mark of that. */
  #hideCut(text: string): string {
    const parts = text.split('…')
    // Before the first marks, for a text that is full of them must not take long.
    const last = Math.min(parts.length - 1, marks)
    for (let at = 0; at < last; at++) parts[at] = this.#withoutBeginning(parts[at] ?? '')
    return parts.join('…')
  }

  #withoutBeginning(text: string): string {
    let start = text.length
    for (const form of this.#forms) {
      const beginning = form.slice(0, shortest)
      const from = Math.max(0, text.length - form.length)
      for (let at = text.indexOf(beginning, from); at >= 0 && at < start; at = text.indexOf(beginning, at + 1)) {
        if (form.startsWith(text.slice(at))) start = at
      }
    }
    return start === text.length ? text : `${text.slice(0, start)}***`
  }
}

/** Marks of a cut, at most, before which the beginning of a value is looked for. */
const marks = 100

function patternOf(forms: ReadonlySet<string>): RegExp {
  const longestFirst = [...forms].toSorted((one, other) => other.length - one.length)
  return new RegExp(longestFirst.map((form) => RegExp.escape(form)).join('|'), 'g')
}
