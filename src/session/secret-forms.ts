import { legible } from '../domain/inert.ts'
import { linesOf } from '../domain/text.ts'

/** Characters from which on a value is hidden: a shorter one is a word of other sentences, too. */
const shortest = 8

/** Values that are common in configurations, and secret in none. */
const common =
  /^(?:true|false|null|none|undefined|enabled|disabled|production|development|staging|testing|localhost|warning|critical|information|(?:af|ap|ca|cn|eu|eusc|il|me|mx|sa|us)(?:-gov|-iso[bef]?|-de)?-(?:north|south|east|west|central)+-\d{1,2}[a-z]?|[\d.,:_+-]+)$/i

/** Whether a value is worth hiding: not one that is short, a number, a region, or a common word. */
export function isWorthHiding(value: string): boolean {
  return value.length >= shortest && !common.test(value)
}

/** The lines of a secret, as a log has them: the runner ends a line with any of three line ends. None is empty. */
export function secretLines(secret: string): string[] {
  return [...new Set(linesOf(secret))].filter((line) => line.trim() !== '')
}

/** A secret whole and by lines, without white space around. */
function partsOf(secret: string): string[] {
  return [secret, ...secretLines(secret)].map((part) => part.trim()).filter((part) => part !== '')
}

/**
 * The forms in which a secret may be printed: itself, escaped for JSON (once, and within a string of JSON again),
 * URL-encoded, and in base64 of both alphabets.
 */
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

/** Values that must not be read, hidden wherever text is written. There may be any number of them. */
export class Secrets {
  readonly #forms = new Set<string>()
  /** Forms by how they begin: a text is looked through once, however many there are. */
  readonly #byBeginning = new Map<string, string[]>()
  #ofFew: RegExp | undefined

  /**
   * Hides values and each of their lines from now on. Short and common ones are left out, and those that are part of a
   * word that is meant to be read.
   *
   * @param words what the run says by itself: the function's name, its repository
   */
  add(values: Iterable<string>, words: readonly string[] = []): void {
    for (const part of [...values].flatMap(partsOf)) {
      if (isWorthHiding(part) && !words.some((word) => word.includes(part))) this.#note(encodings(part))
    }
  }

  /** Hides a value that is certain to be secret, however short it is. */
  addCertain(secret: string): void {
    for (const part of partsOf(secret)) {
      // The base64 of a few characters is a word of other sentences.
      this.#note(part.length < shortest ? [part] : encodings(part))
    }
  }

  #note(forms: readonly string[]): void {
    for (const form of forms) {
      if (this.#forms.has(form)) continue
      this.#forms.add(form)
      this.#ofFew = undefined
      const beginning = form.slice(0, shortest)
      const alike = this.#byBeginning.get(beginning)
      if (alike) alike.push(form)
      else if (beginning.length === shortest) this.#byBeginning.set(beginning, [form])
    }
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
    this.#ofFew ??= patternOf([...this.#forms].filter((form) => form.length < shortest))
    return this.#hideWhole(this.#hideCut(text)).replaceAll(this.#ofFew, '***')
  }

  #hideWhole(text: string): string {
    let shown = ''
    let end = 0
    for (let at = 0; at <= text.length - shortest; at++) {
      const form = longestOf(this.#beginningAt(text, at).filter((one) => text.startsWith(one, at)))
      if (form === undefined) continue
      shown += `${text.slice(end, at)}***`
      end = at + form.length
      at = end - 1
    }
    return shown + text.slice(end)
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
    for (let at = 0; at <= text.length - shortest; at++) {
      if (this.#beginningAt(text, at).some((form) => form.startsWith(text.slice(at)))) return `${text.slice(0, at)}***`
    }
    return text
  }

  #beginningAt(text: string, at: number): readonly string[] {
    return this.#byBeginning.get(text.slice(at, at + shortest)) ?? none
  }
}

const none: readonly string[] = []

/** Marks of a cut, at most, before which the beginning of a value is looked for. */
const marks = 100

function longestOf(forms: readonly string[]): string | undefined {
  let longest: string | undefined
  for (const form of forms) if (longest === undefined || form.length > longest.length) longest = form
  return longest
}

/** @param forms of fewer characters than {@link shortest} */
function patternOf(forms: readonly string[]): RegExp {
  const longestFirst = forms.toSorted((one, other) => other.length - one.length)
  return new RegExp(longestFirst.map((form) => RegExp.escape(form)).join('|') || '(?!)', 'g')
}
