// Usage: node script/page.ts FILE...
//
// Writes a page beside each file of Markdown, a job summary, as GitHub shows it.
//
//   --pictures  draws it as well, light and dark
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { Marked, type Tokens } from 'marked'
import type { Browser, Page } from 'playwright-core'
import { commandLine } from './usage/command-line.ts'

export type Theme = 'light' | 'dark'

const modules = new URL('../node_modules/', import.meta.url)
const mermaid = new URL('@mermaid-js/tiny/dist/mermaid.tiny.js', modules)

/** CSS pixels of a job summary's column on GitHub, and its padding. */
const column = 880
const padding = 16

/**
 * Makes a page of job summaries, as GitHub shows them: its style, its alerts, its diagrams. It needs no network.
 *
 * @param diagrams URL of Mermaid
 */
export function pageOf(summaries: readonly string[], theme: Theme, diagrams = mermaid.href): string {
  const style = readFileSync(new URL(`github-markdown-css/github-markdown-${theme}.css`, modules), 'utf8')
  const back = theme === 'light' ? '#f6f8fa' : '#010409'
  const setup = { startOnLoad: false, theme: theme === 'light' ? 'default' : 'dark', securityLevel: 'strict' }
  return `<!doctype html>
<html lang="en" data-color-mode="${theme}">
<meta charset="utf-8">
<title>Job summary</title>
<style>${style}
body { background: ${back}; margin: ${padding}px; }
.markdown-body { box-sizing: content-box; width: ${column - 2 * padding}px; margin: 0 auto ${padding}px; padding: ${padding}px; border-radius: 6px; }
.mermaid { text-align: center; }</style>
${summaries.map((markdown) => `<article class="markdown-body">\n${parser.parse(markdown)}</article>`).join('\n')}
<script src="${diagrams}"></script>
<script>
mermaid.initialize(${JSON.stringify(setup)})
mermaid.run({ querySelector: '.mermaid' }).then(
  () => { document.body.dataset.drawn = 'true' },
  (error) => { document.body.dataset.drawn = String(error.message ?? error) },
)
</script>
</html>
`
}

// GitHub Flavored Markdown Spec, and GitHub docs, "Basic writing and formatting syntax", "Alerts".
const parser = new Marked({
  gfm: true,
  renderer: {
    code({ text, lang }: Tokens.Code): string | false {
      return lang === 'mermaid' ? `<pre class="mermaid">${escaped(text)}</pre>\n` : false
    },
    blockquote({ raw, tokens }: Tokens.Blockquote): string | false {
      const kind = /^> \[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]/.exec(raw)?.[1]
      if (kind === undefined) return false
      const title = `${kind[0]}${kind.slice(1).toLowerCase()}`
      const body = this.parser.parse(tokens).replace(`[!${kind}]`, '')
      return `<div class="markdown-alert markdown-alert-${kind.toLowerCase()}"><p class="markdown-alert-title">${title}</p>${body}</div>\n`
    },
  },
})

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

const names = ['chromium', 'google-chrome', 'google-chrome-stable']

/** @throws Error that says what to install, where there is no browser */
export async function openBrowser(): Promise<Browser> {
  const folders = (process.env.PATH ?? '').split(delimiter)
  const paths = names.flatMap((name) => folders.map((folder) => join(folder, name)))
  const executablePath = paths.find(existsSync)
  if (executablePath === undefined) {
    throw new Error(
      `No browser shows the summaries: none of ${names.join(', ')} is in PATH. Run script/bootstrap tests on Debian, or install Chromium.`,
    )
  }
  // Pages are written without it.
  const { chromium } = await import('playwright-core')
  // Chromium's own sandbox is not for root, and shared memory is small in containers.
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'] })
}

/** Shows summaries, and waits until its diagrams are drawn. @throws Error of the one that can't be */
export async function show(page: Page, summaries: readonly string[], theme: Theme): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'page-'))
  try {
    writeFileSync(join(folder, 'page.html'), pageOf(summaries, theme))
    await page.goto(`file://${folder}/page.html`)
    await page.waitForSelector('body[data-drawn]', { timeout: 60_000, state: 'attached' })
  } finally {
    rmSync(folder, { recursive: true })
  }
  const drawn = await page.getAttribute('body', 'data-drawn')
  if (drawn !== 'true') throw new Error(`A diagram can't be drawn: ${drawn}`)
}

/** Writes a page beside a file of Markdown. @returns its path */
export function writePage(file: string): string {
  copyFileSync(mermaid, join(dirname(file), 'mermaid.js'))
  const page = file.replace(/\.md$/, '.html')
  writeFileSync(page, pageOf([readFileSync(file, 'utf8')], 'light', 'mermaid.js'))
  return page
}

async function drawPages(files: readonly string[]): Promise<void> {
  const browser = await openBrowser()
  try {
    const page = await browser.newPage({ viewport: { width: column + 4 * padding, height: 800 }, deviceScaleFactor: 1 })
    for (const file of files) {
      for (const theme of ['light', 'dark'] as const) {
        await show(page, [readFileSync(file, 'utf8')], theme)
        await page.screenshot({ path: file.replace(/\.md$/, `.${theme}.png`), fullPage: true })
      }
    }
  } finally {
    await browser.close()
  }
}

if (import.meta.main) {
  const { values, positionals } = commandLine(import.meta.url, { pictures: { type: 'boolean', default: false } })
  for (const file of positionals) writePage(file)
  if (values.pictures) await drawPages(positionals)
}
