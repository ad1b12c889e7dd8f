import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** One line of a table, and whether its bound is met. */
export interface Row {
  cells: readonly string[]
  ok: boolean
}

/** What a program tells: a page of docs/, which it writes itself. */
export interface Page {
  /** File in docs/. */
  file: string
  title: string
  /** What the table is about, and how it is made; Markdown. */
  about: string
  columns: readonly string[]
  rows: readonly Row[]
  /** Markdown below the table; default none. */
  below?: string
}

/** Prints a table, and says by the exit status whether every bound is met. `write` puts it into docs/, too. */
export function tell(page: Page, write: boolean): void {
  const table = markdown(page)
  console.log(table)
  if (write) {
    const path = fileURLToPath(new URL(`../docs/${page.file}`, import.meta.url))
    const parts = [`# ${page.title}`, page.about, table, ...(page.below === undefined ? [] : [page.below])]
    writeFileSync(path, `${parts.join('\n\n')}\n`)
  }
  const missed = page.rows.filter(({ ok }) => !ok).length
  console.log(`\n${page.rows.length - missed} of ${page.rows.length} rows hold`)
  if (missed > 0) process.exitCode = 1
}

function markdown({ columns, rows }: Page): string {
  const line = (cells: readonly string[]) => `| ${cells.map(inCell).join(' | ')} |`
  return [line(columns), line(columns.map(() => '---')), ...rows.map(({ cells }) => line(cells))].join('\n')
}

/** A cell is one line, and its bars are none of the table's. */
function inCell(text: string): string {
  return text.replaceAll(/\s+/g, ' ').replaceAll('|', '\\|').trim()
}
