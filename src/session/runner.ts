import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import * as core from '@actions/core'
import { inertLine } from '../domain/inert.ts'
import type { Output } from '../domain/output.ts'
import { messageOf } from '../domain/text.ts'
import { sink } from './sink.ts'

/** GitHub's runner takes text as it is, and obeys what it finds in it. */
const runner: Output = {
  log: core.info,
  debug: core.debug,
  warn: core.warning,
  notice: core.notice,
  error: (text) => core.error(text),
  openGroup: core.startGroup,
  closeGroup: core.endGroup,
  mask: core.setSecret,
  hide() {},
  conceal: (text) => text,
  setOutput: (name, value) => intoFile('GITHUB_OUTPUT', () => core.setOutput(name, value)),
  saveState: (name, value) => intoFile('GITHUB_STATE', () => core.saveState(name, value)),
  async addSummary(markdown) {
    if (process.env.GITHUB_STEP_SUMMARY) await core.summary.addRaw(markdown, true).write()
  },
}

/**
 * Writes into a file of the runner's, which reads it once the step has ended. Where something has emptied RUNNER_TEMP in
 * mid-run, the file is made anew; where that is not possible, the release goes on all the same.
 */
function intoFile(variable: string, write: () => void): void {
  const path = process.env[variable]
  try {
    if (path && !existsSync(path)) {
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, '')
    }
    write()
  } catch (error) {
    core.warning(inertLine(`${variable} could not be written: ${messageOf(error)}`))
  }
}

/** Tells GitHub's runner: no other file of the action writes to the log, the outputs, the state or the summary. */
export function runnerOutput(): Output {
  return sink(runner)
}

/** The text of an input, trimmed; empty when it is absent. */
export function runnerInput(name: string): string {
  return core.getInput(name)
}
