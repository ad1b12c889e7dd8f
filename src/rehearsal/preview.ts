/** Characters that are shown of a value, and of a text that may say more. */
const shown = 200
const shownOfText = 400

/**
 * Writes a value from JSON as JSON, cut to a readable length. The part that is cut is not read, however large it is.
 */
export function previewValue(value: unknown): string {
  const parts: string[] = []
  let left = shown
  const put = (text: string): boolean => {
    parts.push(text.slice(0, left))
    left -= text.length
    return left >= 0
  }
  // Each level of nesting puts a character, so that it ends before the stack does.
  const write = (each: unknown): boolean => {
    if (typeof each === 'string') return put(JSON.stringify(each.slice(0, shown)))
    if (typeof each !== 'object' || each === null) return put(Object.is(each, -0) ? '-0' : String(each))
    const list = Array.isArray(each)
    let separator = list ? '[' : '{'
    for (const name in each) {
      if (!put(list ? separator : `${separator}${JSON.stringify(name.slice(0, shown))}:`)) return false
      if (!write(Reflect.get(each, name))) return false
      separator = ','
    }
    if (separator !== ',' && !put(separator)) return false
    return put(list ? ']' : '}')
  }
  return write(value) ? parts.join('') : `${parts.join('')}…`
}

/** Characters before the first difference of two texts. */
const before = 40

/**
 * Writes two texts that differ as JSON, cut so that it is seen where they do.
 *
 * @returns the characters before both parts, and the parts
 */
export function previewTexts(one: string, other: string): { from: number; texts: [string, string] } {
  let same = 0
  while (same < one.length && one[same] === other[same]) same += 1
  const from = Math.max(one.length, other.length) <= shown || same <= before ? 0 : same - before
  const write = (text: string) => {
    const part = text.slice(from, from + shown).toWellFormed()
    return `${JSON.stringify(part)}${text.length > from + shown ? '…' : ''}`
  }
  return { from, texts: [write(one), write(other)] }
}

/** Writes the path to a part of a value as JSONPath (RFC 9535), for example `$.items[3]['first name']`; a long one without its middle. */
export function previewPath(path: readonly (string | number)[]): string {
  const half = 10
  const steps = path.length > 2 * half ? [...path.slice(0, half), undefined, ...path.slice(-half)] : path
  return `$${steps.map((step) => (step === undefined ? '…' : previewStep(step))).join('')}`
}

function previewStep(step: string | number): string {
  if (typeof step === 'number') return `[${step}]`
  if (/^[A-Za-z_][\w-]{0,49}$/.test(step)) return `.${step}`
  const quoted = JSON.stringify(step.slice(0, 50)).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")
  return `['${quoted}${step.length > 50 ? '…' : ''}']`
}

/** The start of a text. A character may have up to four bytes. */
export function previewText(text: Buffer): string {
  const start = text.toString('utf8', 0, 4 * shownOfText + 4)
  return start.length > shownOfText || text.length > 4 * shownOfText + 4 ? `${start.slice(0, shownOfText)}…` : start
}
