import { existsSync, readFileSync } from 'node:fs'
import { commandFilePairs } from './command-file.ts'
import type { StepLog } from './log.ts'
import type { CommandFile } from './workplace.ts'

/** Bytes of a summary; one that has more is dropped whole (actions/runner, `CreateStepSummaryCommand`). */
const SUMMARY_LIMIT = 1024 * 1024

/** Reads the files of a step that has ended. What they say wins over what its output said. */
export function readFiles(files: Readonly<Record<CommandFile, string>>, log: StepLog) {
  // The runner passes over a file that is gone (actions/runner, `FileCommandManager`).
  const content = (file: CommandFile) => (existsSync(files[file]) ? readFileSync(files[file], 'utf8') : '')
  const take = (file: CommandFile, name: string, each: (name: string, value: string) => void) => {
    try {
      for (const pair of commandFilePairs(content(file))) each(...pair)
    } catch (error) {
      log.fail(`Unable to process file command '${name}' successfully.`, error)
    }
  }
  take('GITHUB_OUTPUT', 'output', (name, value) => log.outputs.set(name, value))
  take('GITHUB_STATE', 'state', (name, value) => log.state.set(name, value))
  take('GITHUB_ENV', 'env', (name, value) => {
    if (name.toUpperCase() !== 'NODE_OPTIONS') log.env[name] = value
    else annotateError(log, "Can't store NODE_OPTIONS output parameter using '$GITHUB_ENV' command.")
  })
  for (const folder of content('GITHUB_PATH').split('\n')) if (folder !== '') log.path.push(folder)
  const rawSummary = content('GITHUB_STEP_SUMMARY')
  return {
    outputs: log.outputs.toRecord(),
    state: log.state.toRecord(),
    env: log.env,
    path: log.path,
    rawSummary,
    summary: shownSummary(rawSummary, log),
  }
}

function shownSummary(written: string, log: StepLog): string {
  const size = Buffer.byteLength(written)
  if (size > SUMMARY_LIMIT) {
    const got = `supports content up to a size of ${SUMMARY_LIMIT / 1024}k, got ${Math.floor(size / 1024)}k`
    annotateError(log, `$GITHUB_STEP_SUMMARY upload aborted, ${got}.`)
    return ''
  }
  // Line by line, so that a secret of several lines is hidden by its lines.
  return written
    .split('\n')
    .map((line) => log.masks.hide(line))
    .join('\n')
}

function annotateError(log: StepLog, message: string): void {
  log.annotate({ level: 'error', message, properties: {} })
}
