import { randomUUID } from 'node:crypto'
import { appendFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { EOL } from 'node:os'
import { dirname } from 'node:path'
import { inertLine } from '../domain/inert.ts'
import type { Output, SourceLocation } from '../domain/output.ts'
import { messageOf } from '../domain/text.ts'
import { sink } from './sink.ts'

/**
 * GitHub's runner takes text as it is, and obeys what it finds in it (GitHub docs, "Workflow commands for GitHub
 * Actions"). The toolkit speaks the same protocol, and with it comes an HTTP client of 1 MB that every run would load
 * before its first word.
 */
const runner: Output = {
  log: print,
  debug: (text) => command('debug', text),
  warn: (text, at) => command('warning', text, at),
  notice: (text) => command('notice', text),
  error: (text) => command('error', text),
  openGroup: (title) => command('group', title),
  closeGroup: () => command('endgroup', ''),
  mask: (secret) => command('add-mask', secret),
  hide() {},
  conceal: (text) => text,
  setOutput: (name, value) => intoFile('GITHUB_OUTPUT', { name, value, or: 'set-output' }),
  saveState: (name, value) => intoFile('GITHUB_STATE', { name, value, or: 'save-state' }),
  async addSummary(markdown) {
    const path = process.env.GITHUB_STEP_SUMMARY
    if (path) appendFileSync(path, markdown + EOL)
  },
}

function print(line: string): void {
  process.stdout.write(line + EOL)
}

/** @param at where the annotation stands, if the command makes one */
function command(name: string, text: string, { file, startLine, endLine }: Partial<SourceLocation> = {}): void {
  const known = Object.entries({ file, line: startLine, endLine }).filter(([, value]) => value !== undefined)
  const properties = known.map(([key, value]) => `${key}=${inProperty(String(value))}`).join(',')
  print(`::${name}${properties && ' '}${properties}::${inText(text)}`)
}

/** The runner's own escapes (actions/runner, `ActionCommand`). */
function inText(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function inProperty(text: string): string {
  return inText(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}

interface Entry {
  name: string
  value: string
  /** The command that does the same, for a runner without the file. */
  or: string
}

/**
 * Writes into a file of the runner's, which reads it once the step has ended. Where something has emptied RUNNER_TEMP in
 * mid-run, the file is made anew; where that is not possible, the release goes on all the same.
 */
function intoFile(variable: string, { name, value, or }: Entry): void {
  const path = process.env[variable]
  if (!path) {
    print(`::${or} name=${inProperty(name)}::${inText(value)}`)
    return
  }
  try {
    if (!existsSync(path)) {
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, '')
    }
    // No value has this line in it, so that none ends early.
    const end = `end_${randomUUID()}`
    appendFileSync(path, [`${name}<<${end}`, value, end, ''].join(EOL))
  } catch (error) {
    command('warning', inertLine(`${variable} could not be written: ${messageOf(error)}`))
  }
}

/** Tells GitHub's runner: no other file of the action writes to the log, the outputs, the state or the summary. */
export function runnerOutput(): Output {
  return sink(runner)
}

/** The text of an input, trimmed; empty when it is absent. */
export function runnerInput(name: string): string {
  return (process.env[`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`] ?? '').trim()
}
