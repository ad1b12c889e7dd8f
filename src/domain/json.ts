import { Problem } from './problem.ts'

declare global {
  // TC39, "JSON.parse source text access": Node 24 has it, TypeScript's libraries do not yet.
  interface JSON {
    rawJSON(text: string): object
    isRawJSON(value: unknown): boolean
  }
}

/** Parses JSON; undefined, which no JSON stands for, when the text is none. The parser's error would quote the text. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/**
 * Parses JSON whose numbers are kept as they were written: one that JavaScript would write in another way, for example an id
 * of 19 digits, stays raw JSON. `JSON.stringify` and `scalarText` write it as it was.
 *
 * @returns undefined, which no JSON stands for, when the text is none
 */
export function parseJsonAsWritten(text: string): unknown {
  return parseNumbers(text, (value, source) => (source === String(value) ? value : JSON.rawJSON(source)))
}

/** Digits from which on a number of JavaScript may stand for another one. */
const manyDigits = /\d{16}/

/**
 * Parses JSON to be compared: a whole number that a number of JavaScript can't hold, for example an id of 19 digits, is a
 * bigint.
 *
 * @returns undefined, which no JSON stands for, when the text is none
 */
export function parseJsonExactly(text: string): unknown {
  if (!manyDigits.test(text)) return parseJson(text)
  return parseNumbers(text, (value, source) =>
    Number.isSafeInteger(value) || !/^-?\d+$/.test(source) ? value : BigInt(source),
  )
}

/** Parses JSON with something else in place of its numbers. @param read told a number, and how it was written */
function parseNumbers(text: string, read: (value: number, source: string) => unknown): unknown {
  try {
    return JSON.parse(text, (_, value: unknown, { source = '' }: { source?: string } = {}) =>
      typeof value === 'number' ? read(value, source) : value,
    )
  } catch {
    // What is nested too deep to be looked at is JSON all the same.
    return parseJson(text)
  }
}

/**
 * Names of an object's members as they are written, one that is there twice among them: a parser keeps the last of those.
 *
 * @param text JSON of an object; of those in it nothing is said
 */
export function memberNames(text: string): string[] {
  const names: string[] = []
  let depth = 0
  let before = ''
  for (const [token] of text.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\]:]/gs)) {
    if (token === ':' && depth === 1) names.push(asText(parseJson(before)))
    if (token === '{' || token === '[') depth += 1
    if (token === '}' || token === ']') depth -= 1
    before = token
  }
  return names
}

/** A text, number or boolean of JSON as text; undefined for any other value. */
export function scalarText(value: unknown): string | undefined {
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  return JSON.isRawJSON(value) ? JSON.stringify(value) : undefined
}

/**
 * Parses JSON that a program or a service has answered. It is not quoted in the error.
 *
 * @param what it is, as the start of a sentence
 * @throws Problem when it is none
 */
export function parseAnswer(text: string, what: string, remedy = 'Run the job again.'): unknown {
  const value = parseJson(text)
  if (value === undefined) throw new Problem({ what: `${what} is not JSON.`, remedy })
  return value
}

/** Whether a value that came from outside is an object, and neither null nor a list nor raw JSON. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !JSON.isRawJSON(value)
}

/** A member of a value that came from outside; undefined when the value is no object, or has none such. */
export function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
}

/** The members of a value that came from outside; none when the value is no object. */
export function asRecord(value: unknown): Record<string, unknown> {
  return isRecord(value) ? { ...value } : {}
}

/** The elements of a value that came from outside; none when the value is no list. */
export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

/** A value that came from outside; empty when it is no text. */
export function asText(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
