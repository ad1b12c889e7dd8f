import fc from 'fast-check'
import { parsing } from '../__tests__/support/any-text.ts'
import { parsers } from '../__tests__/support/parsers.ts'

const [seconds = '60', name = ''] = process.argv.slice(2)
const chosen = Object.entries(parsers).filter(([title]) => title.includes(name))
let failed = 0
for (const [title, parser] of chosen) {
  const ended = fc.check(parsing(parser), {
    numRuns: Number.MAX_SAFE_INTEGER,
    interruptAfterTimeLimit: Number(seconds) * 1000,
    markInterruptAsFailure: false,
  })
  if (ended.failed) failed += 1
  console.log(`${ended.failed ? 'FAILED' : 'ok'}  ${title}: ${ended.numRuns} texts`)
  if (ended.failed) console.log(fc.defaultReportMessage(ended))
}
console.log(`${chosen.length - failed} passed, ${failed} failed`)
process.exitCode = failed > 0 || chosen.length === 0 ? 1 : 0
