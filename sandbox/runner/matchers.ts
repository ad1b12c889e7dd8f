import { readFileSync } from 'node:fs'
import { isJsonObject, type JsonObject } from '../core/json.ts'
import type { Annotation } from './annotation.ts'

const FIELDS = ['file', 'line', 'column', 'severity', 'code', 'message', 'fromPath'] as const
type Field = (typeof FIELDS)[number]
type Match = Partial<Record<Field, string>>

interface Pattern {
  regexp: RegExp
  /** Numbers of groups by what they hold. */
  groups: Partial<Record<Field, number>>
  loop: boolean
}

interface Matcher {
  owner: string
  severity: string
  patterns: readonly Pattern[]
  /** By pattern, what a match that is under way has found so far. */
  begun: (Match | undefined)[]
}

/** The problem matchers of a job: they make annotations of lines (actions/toolkit, "Problem Matchers"). */
export class Matchers {
  #matchers: Matcher[] = []

  /** Adds those of a file, in place of others of the same owners. @throws Error when it holds none */
  add(file: string): void {
    const added = readMatchers(file)
    this.remove(added.map(({ owner }) => owner))
    this.#matchers = [...added, ...this.#matchers]
  }

  remove(owners: readonly string[]): void {
    const gone = new Set(owners.map((owner) => owner.toLowerCase()))
    this.#matchers = this.#matchers.filter(({ owner }) => !gone.has(owner.toLowerCase()))
  }

  /** @throws Error when the file holds none */
  removeFile(file: string): void {
    this.remove(readMatchers(file).map(({ owner }) => owner))
  }

  /** The annotation that a line completes. */
  match(line: string): Annotation | undefined {
    for (const matcher of this.#matchers) {
      const found = matchLine(matcher, line)
      if (found === undefined) continue
      for (const other of this.#matchers) if (other !== matcher) other.begun = []
      const annotation = annotationOf(found)
      if (annotation !== undefined) return annotation
    }
    return undefined
  }
}

/** From the last pattern to the first, so that one line takes a match one pattern further, no more. */
function matchLine(matcher: Matcher, line: string): Match | undefined {
  const { patterns, begun, severity } = matcher
  for (const [index, pattern] of [...patterns.entries()].toReversed()) {
    const before = index === 0 ? {} : begun[index - 1]
    if (before === undefined) continue
    const groups = pattern.regexp.exec(line)
    const isLast = index === patterns.length - 1
    if (groups === null) {
      begun[isLast ? index - 1 : index] = undefined
      continue
    }
    const found = FIELDS.flatMap((field) => {
      const number = pattern.groups[field]
      const value = before[field] ?? (number === undefined ? undefined : groups[number])
      return value === undefined ? [] : [[field, value] as const]
    })
    const match: Match = Object.fromEntries(found)
    if (!isLast) {
      begun[index] = match
      continue
    }
    matcher.begun = []
    if (pattern.loop && index > 0) matcher.begun[index - 1] = before
    return { ...match, severity: match.severity || severity }
  }
  return undefined
}

function annotationOf({ message = '', severity, file, line, column, code }: Match): Annotation | undefined {
  const level = (severity || 'error').toLowerCase()
  if (message.trim() === '') return undefined
  if (level !== 'error' && level !== 'warning' && level !== 'notice') return undefined
  const properties = { file, line, col: column, code: code?.trim() }
  const given = Object.entries(properties).flatMap(([name, value]) => (value ? [[name, value] as const] : []))
  return { level, message, properties: Object.fromEntries(given) }
}

function readMatchers(file: string): Matcher[] {
  const read: unknown = JSON.parse(readFileSync(file, 'utf8'))
  const list = isJsonObject(read) && Array.isArray(read.problemMatcher) ? read.problemMatcher.filter(isJsonObject) : []
  if (list.length === 0) throw new Error(`${file} has no problemMatcher`)
  return list.map(({ owner, severity, pattern }) => {
    const patterns = Array.isArray(pattern) ? pattern.filter(isJsonObject).map(readPattern) : []
    if (typeof owner !== 'string' || owner === '') throw new Error('Owner must not be empty')
    if (patterns.length === 0) throw new Error(`Matcher '${owner}' does not contain any patterns`)
    return { owner, severity: typeof severity === 'string' ? severity : '', patterns, begun: [] }
  })
}

function readPattern(pattern: JsonObject): Pattern {
  const numbers = FIELDS.flatMap((field) => {
    const number = pattern[field]
    return typeof number === 'number' ? [[field, number] as const] : []
  })
  return {
    regexp: new RegExp(typeof pattern.regexp === 'string' ? pattern.regexp : ''),
    groups: Object.fromEntries(numbers),
    loop: pattern.loop === true,
  }
}
