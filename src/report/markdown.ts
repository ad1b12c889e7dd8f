/**
 * Text that others wrote, as plain text of a line: nothing in it is markup, a link, a mention or a reference (GitHub
 * Flavored Markdown Spec, "Backslash escapes", "Autolinks"; GitHub docs, "Basic writing and formatting syntax").
 */
export function plain(text: string): string {
  return (
    oneLine(text)
      .replaceAll(/[\\`*_[\]<>|~&]/g, '\\$&')
      // A list, a heading, a quotation and a rule begin a line.
      .replace(/^(\s*)([#+=-])/, '$1\\$2')
      .replace(/^(\s*\d+)([.)])/, '$1\\$2')
      .replaceAll('://', '\\://')
      .replaceAll(/\bwww\./gi, (www) => `${www.slice(0, 3)}\\.`)
      // GitHub looks for these after all escapes are gone; a space of no width is no part of a name.
      .replaceAll(/[@#](?=\w)/g, '$&\u200B')
  )
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
export function fence(text: string): string[] {
  const marks = '`'.repeat(Math.max(3, longestRun(text) + 1))
  return [`${marks}text`, text, marks]
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

/** A link; the address is one that GitHub or AWS gave. */
export function link(text: string, url: string): string {
  return `[${plain(text)}](<${url.replaceAll(/[<>\s\\]/g, encodeURIComponent)}>)`
}

/** Lines that are shown when the reader opens them. */
export function details(summary: string, lines: readonly string[]): string[] {
  const text = oneLine(summary).replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  return [`<details><summary>${text}</summary>`, '', ...lines, '', '</details>']
}

function oneLine(text: string): string {
  return text.replaceAll(/\s*[\r\n\v\f\u0085\u2028\u2029]\s*/g, ' ')
}

function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length))
}
