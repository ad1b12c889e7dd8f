// Usage: node script/summary-picture.ts
//
// Draws the README's picture of a job summary, docs/images/summary.png, which is one of those that tests are about.
import { fileURLToPath } from 'node:url'
import { kinds } from '../__tests__/report/kinds.ts'
import { summarize } from '../src/report/summary.ts'
import { openBrowser, show } from './page.ts'
import { commandLine } from './usage/command-line.ts'

commandLine(import.meta.url, {})
const browser = await openBrowser()
try {
  const page = await browser.newPage({ viewport: { width: 912, height: 800 } })
  await show(page, [summarize(kinds.canary)], 'light')
  const path = fileURLToPath(new URL('../docs/images/summary.png', import.meta.url))
  await page.locator('article').screenshot({ path })
} finally {
  await browser.close()
}
