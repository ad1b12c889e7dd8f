import { parseBoolean } from '../domain/boolean.ts'
import { type Findings, Problem } from '../domain/problem.ts'
import { inputList } from './list.ts'
import { inputDefaults } from './names.ts'

export interface NameValue {
  name: string
  value: string
}

interface ListOptions {
  ignoreComma: boolean
}

/** Reads single inputs, and collects what is wrong with them, to report all of it at once. */
export interface Reader {
  findings: Findings
  /** Inputs that say something else than they do without being written. */
  written: ReadonlySet<string>
  /** Undefined when the input is absent. */
  text(name: string): string | undefined
  /** Undefined when the input is absent, or wrong. */
  parsed<T>(name: string, parse: (text: string, input: string) => T): T | undefined
  flag(name: string, fallback: boolean): boolean
  /** The items of a list, with the syntax of docker/build-push-action. */
  list(name: string, options?: ListOptions): string[]
  /** The items that parse. */
  each<T>(texts: string[], parse: (text: string) => T): T[]
}

/** @param get the text of an input, trimmed; empty when it is absent */
export function inputReader(get: (name: string) => string, findings: Findings): Reader {
  const defaults: Readonly<Record<string, string>> = inputDefaults
  const written = new Set<string>()
  const text = (name: string) => {
    const found = get(name) || undefined
    if (found !== undefined && found.toLowerCase() !== defaults[name]) written.add(name)
    return found
  }
  const parsed: Reader['parsed'] = (name, parse) => {
    const found = text(name)
    return found === undefined ? undefined : findings.collect(() => parse(found, name))
  }
  return {
    findings,
    written,
    text,
    parsed,
    flag: (name, fallback) => parsed(name, parseFlag) ?? fallback,
    list: (name, options) => parsed(name, (found) => inputList(found, name, options)) ?? [],
    each: (texts, parse) => texts.flatMap((one) => findings.collect(() => [parse(one)]) ?? []),
  }
}

function parseFlag(text: string, input: string): boolean {
  const value = parseBoolean(text)
  if (value !== undefined) return value
  throw new Problem({ what: `${input}: '${text}' is not a boolean.`, remedy: "Write 'true' or 'false'." })
}

/** Parses one of a few words. */
export function oneOf<T extends string>(words: readonly T[]): (text: string, input: string) => T {
  return (text, input) => {
    const found = words.find((word) => word === text)
    if (found !== undefined) return found
    throw new Problem({
      what: `${input}: '${text}' is not known.`,
      remedy: `Write ${words.map((word) => `'${word}'`).join(' or ')}.`,
    })
  }
}

/** Whole numbers that an input takes. */
export interface IntegerRange {
  least: number
  /** Without one there is no upper limit. */
  most?: number
  /** For the remedy, for example `MB`. */
  unit?: string
}

/** Parses a whole number of a range. */
export function parseInteger(text: string, input: string, { least, most, unit }: IntegerRange): number {
  const value = Number(text)
  if (/^\d+$/.test(text) && value >= least && value <= (most ?? Number.MAX_SAFE_INTEGER)) return value
  const range = most === undefined ? `at least ${least}` : `${least} to ${most}`
  throw new Problem({
    what: `${input}: '${text}' is not a whole number of ${range}.`,
    remedy: `Write ${range}${unit === undefined ? '' : ` ${unit}`}.`,
  })
}

/** Parses `NAME=value`; a value may be empty. The input may be a secret, so an error does not repeat it. */
export function parseVariable(text: string, input: string): NameValue {
  const equals = text.indexOf('=')
  if (equals > 0) return { name: text.slice(0, equals), value: text.slice(equals + 1) }
  throw new Problem({
    what: `${input}: a line is not of the form 'NAME=value'.`,
    remedy: 'Write one NAME=value per line.',
  })
}
