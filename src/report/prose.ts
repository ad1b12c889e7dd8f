import { cutDigests } from '../domain/digest.ts'
import { legible } from '../domain/inert.ts'
import { isRecord, parseJson } from '../domain/json.ts'
import { code, fence, plain } from './markdown.ts'

// What a reader looks for in a sentence: a quoted value, an ARN, an image by its digest, a digest.
const terms =
  /(?<![\p{L}\p{N}])'(?<quoted>[^'\n]{1,300})'(?![\p{L}\p{N}])|(?<bare>\barn:[a-z-]+:[^\s'"{}]*[^\s'"{}.,:;)]|(?<![^\s'"(])[^\s'"(]*\bsha256:[0-9a-f]{64}\b)/gu

/** A sentence of an error as Markdown: what it quotes is in code type, with digests cut; nothing in it is markup. */
export function prose(text: string): string {
  let end = 0
  const parts: string[] = []
  for (const match of text.matchAll(terms)) {
    const term = match.groups?.quoted ?? match.groups?.bare ?? ''
    parts.push(inner(text.slice(end, match.index)), code(cutDigests(term)))
    end = match.index + match[0].length
  }
  return [...parts, inner(text.slice(end))].join('')
}

// Only at the start of a line a sign begins a list or a heading; `plain` takes every text for such a line.
function inner(text: string): string {
  const [, space = '', rest = ''] = /^(\s*)(.*)$/s.exec(text) ?? []
  return `${legible(space)}${plain(rest)}`
}

/** The same with JSON as blocks of it. */
export function paragraphs(text: string): string[] {
  const lines: string[] = []
  let rest = text
  for (let found = findJson(rest); found !== undefined; found = findJson(rest)) {
    lines.push(prose(rest.slice(0, found.start).trim()), '', ...fence(found.pretty, 'json'), '')
    rest = rest.slice(found.end).replace(/^[.,;]?\s*/, '')
  }
  return rest.trim() === '' ? lines.slice(0, -1) : [...lines, prose(rest.trim())]
}

/** Characters of JSON from which on it is shown by itself. */
const shortest = 20

/** How many braces are tried: what others wrote may have any number. */
const tries = 20

function findJson(text: string): { start: number; end: number; pretty: string } | undefined {
  for (
    let start = text.indexOf('{'), left = tries;
    start >= 0 && left > 0;
    start = text.indexOf('{', start + 1), left--
  ) {
    const end = endOfObject(text, start)
    const value = end - start < shortest ? undefined : parseJson(text.slice(start, end))
    if (isRecord(value)) return { start, end, pretty: JSON.stringify(value, undefined, 2) }
  }
  return undefined
}

/** Where an object ends that begins at a place; the place itself when it does not end. */
function endOfObject(text: string, start: number): number {
  let depth = 0
  let quoted = false
  for (let index = start; index < text.length; index++) {
    const character = text[index]
    if (quoted && character === '\\') index++
    else if (character === '"') quoted = !quoted
    else if (!quoted && character === '{') depth++
    else if (!quoted && character === '}' && --depth === 0) return index + 1
  }
  return start
}

/** The first sentence of a text, and the others. */
export function firstSentence(text: string): [string, string] {
  const [first = text] = /^.+?[.!?](?=\s+["'\p{Lu}])/su.exec(text) ?? []
  return [first, text.slice(first.length).trim()]
}
