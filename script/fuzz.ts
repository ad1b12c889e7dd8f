// Usage: script/fuzz [SECONDS] [PARSER]
//
// Hands each parser of what others write any text it can think of, for a minute or so many seconds each; the name of a parser,
// or a part of it, takes those alone: `script/fuzz 10 ARN`.
import fc from 'fast-check'
import { parsing } from '../__tests__/support/any-text.ts'
import { parsers } from '../__tests__/support/parsers.ts'
import { commandLine, refuse } from './usage/command-line.ts'

const [seconds = '60', name = ''] = commandLine(import.meta.url, {}).positionals
if (!(Number(seconds) > 0)) refuse(import.meta.url, `'${seconds}' is no number of seconds.`)
const chosen = Object.entries(parsers).filter(([title]) => title.includes(name))
if (chosen.length === 0) refuse(import.meta.url, `There is no parser '${name}'.`)
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
process.exitCode = failed > 0 ? 1 : 0
