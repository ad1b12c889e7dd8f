import { legible } from '../domain/inert.ts'

/**
 * Text that others wrote, as plain text of a line: nothing in it is markup, a link, a mention or a reference (GitHub
 * Flavored Markdown Spec, "Backslash escapes", "Autolinks"; GitHub docs, "Basic writing and formatting syntax").
 */
export function plain(text: string): string {
  return escaped(text).replaceAll(hexadecimal, (found, commit) => (commit === undefined ? found : code(found)))
}

function escaped(text: string): string {
  return (
    oneLine(text)
      // Within a word an underscore is none of these, and tokens have some: GitHub's runner hides a secret as it is written.
      .replaceAll(/[\\`*[\]<>|~&]|(?<![\p{L}\p{N}_])_+|(?<=[\p{L}\p{N}])_+(?![\p{L}\p{N}_])/gu, (signs) =>
        signs.replaceAll(/./g, '\\$&'),
      )
      // A list, a heading, a quotation and a rule begin a line.
      .replace(/^(\s*)([#+=-])/, '$1\\$2')
      .replace(/^(\s*\d+)([.)])/, '$1\\$2')
      .replaceAll('://', '\\://')
      .replaceAll(/\bwww\./gi, (www) => `${www.slice(0, 3)}\\.`)
      // GitHub looks for these after all escapes are gone; a space of no width is no part of a name.
      .replaceAll(/[@#](?=\w)|\bGH-(?=\d)/gi, '$&\u200B')
  )
}

/**
 * What GitHub may take for a commit (GitHub docs, "Autolinked references and URLs"), unless it is in code type: a character
 * within would keep a secret from being hidden. A part of a longer name is none, as of a request's id or an image's tag, nor
 * is a digest.
 */
const hexadecimal = /\bsha256:[0-9a-f]+|(?<![\p{L}\p{N}-])(?<commit>(?=\d*[a-f])[0-9a-f]{7,40})(?![\p{L}\p{N}-])/giu

/** A commit, which GitHub makes a link by itself; what is none, as plain text. */
export function commit(text: string): string {
  return /^[0-9a-f]{7,40}$/.test(text) ? text : plain(text)
}

/** Text in code type, which nothing in it can end (CommonMark Spec, "Code spans"). */
export function code(text: string): string {
  const line = oneLine(text)
  if (line === '') return ''
  const fence = '`'.repeat(longestRun(line) + 1)
  // One space at each end is taken off again; backticks at an end would join the fence.
  const padding = /^`|`$|^ .*[^ ].* $/.test(line) ? ' ' : ''
  return `${fence}${padding}${line}${padding}${fence}`
}

/** Lines as a block of code, which nothing in them can end (CommonMark Spec, "Fenced code blocks"). */
export function fence(text: string, language = 'text'): string[] {
  const shown = legible(text)
  const marks = '`'.repeat(Math.max(3, longestRun(shown) + 1))
  return [`${marks}${language}`, ...shown.split('\n'), marks]
}

/** What GitHub sets off in a colour of its own (GitHub docs, "Basic writing and formatting syntax", "Alerts"). */
export function alert(kind: 'CAUTION' | 'WARNING' | 'NOTE', lines: readonly string[]): string[] {
  return [`> [!${kind}]`, ...lines.map((line) => (line === '' ? '>' : `> ${line}`))]
}

/**
 * A table of cells of Markdown. A pipe or a new line in a cell, also in code, is no end of it (GitHub Flavored Markdown
 * Spec, "Tables").
 */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)]
}

// One that an odd number of backslashes escapes already stays as it is.
function cell(text: string): string {
  return oneLine(text).replaceAll(/(\\*)\|/g, (pipe, { length }: string) =>
    length % 2 === 0 ? `${'\\'.repeat(length + 1)}|` : pipe,
  )
}

/** Numbers over an axis; the texts are this action's own, without quotation marks. */
interface Chart {
  title: string
  axis: readonly string[]
  bars: readonly number[]
  line: readonly number[]
}

/** A chart, which GitHub draws ("Creating diagrams"; Mermaid documentation, "XY Chart"). */
export function chart({ title, axis, bars, line }: Chart): string[] {
  const highest = Math.max(1, ...bars, ...line)
  return [
    '```mermaid',
    'xychart-beta',
    `  title "${title}"`,
    `  x-axis [${axis.map((text) => `"${text}"`).join(', ')}]`,
    `  y-axis 0 --> ${Math.ceil(highest)}`,
    `  bar [${bars.join(', ')}]`,
    `  line [${line.join(', ')}]`,
    '```',
  ]
}

/** A link, within which GitHub makes no other; the address is one that GitHub or AWS gave. */
export function link(text: string, url: string): string {
  return linked(escaped(text), url)
}

/** The same of text that is Markdown already. */
export function linked(markdown: string, url: string): string {
  return `[${markdown}](<${legible(url).replaceAll(/[<>\s\\]/g, encodeURIComponent)}>)`
}

/**
 * A URL that GitHub makes a link by itself (GitHub Flavored Markdown Spec, "Autolinks"); one of odd characters, or what
 * is no URL, as plain text.
 */
export function address(url: string): string {
  return /^https?:\/\/[a-z0-9.:/-]+$/i.test(url) ? url : plain(url)
}

/** Lines that are shown when the reader opens them. @param open whether they are from the start */
export function details(summary: string, lines: readonly string[], { open = false } = {}): string[] {
  const text = oneLine(summary).replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  return [`<details${open ? ' open' : ''}><summary>${text}</summary>`, '', ...lines, '', '</details>']
}

/** Says where the rest of a text is that was cut. */
const cutHere = '*The rest is cut here, for GitHub drops a summary that is too long. The log has all of it.*'

/**
 * Cuts Markdown to a length, at the end of a line: a block of code and details that are open there are closed, and a
 * table ends. The last line says that there was more.
 *
 * @param limit bytes of UTF-8
 */
export function cutMarkdown(markdown: string, limit: number): string {
  if (Buffer.byteLength(markdown) <= limit) return markdown
  const kept: string[] = []
  let open: Open = { details: 0 }
  let size = 0
  for (const line of markdown.split('\n')) {
    const next = openAfter(line, open)
    const added = Buffer.byteLength(line) + 1
    if (size + added + Buffer.byteLength(ending(next)) > limit) break
    kept.push(line)
    size += added
    open = next
  }
  return [...kept, ending(open)].join('\n')
}

/** What is open at the end of a line. */
interface Open {
  /** The marks that end the block of code. */
  fence?: string
  details: number
}

function openAfter(line: string, { fence: marks, details: depth }: Open): Open {
  if (marks !== undefined) return line === marks ? { details: depth } : { fence: marks, details: depth }
  const opening = /^(`{3,})[^`]*$/.exec(line)?.[1]
  if (opening !== undefined) return { fence: opening, details: depth }
  const change = Number(/^<details(?: open)?>/.test(line)) - Number(line === '</details>')
  return { details: Math.max(0, depth + change) }
}

function ending({ fence: marks, details: depth }: Open): string {
  const closed = [...(marks === undefined ? [] : [marks]), ...Array<string>(depth).fill('\n</details>')]
  return [...closed, '', cutHere, ''].join('\n')
}

function oneLine(text: string): string {
  return legible(text.replaceAll(/\s*[\r\n\v\f\u0085\u2028\u2029]\s*/g, ' '))
}

function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length))
}
