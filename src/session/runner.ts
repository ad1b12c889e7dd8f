import * as core from '@actions/core'
import type { Output } from '../domain/output.ts'
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
  setOutput: core.setOutput,
  saveState: core.saveState,
  async addSummary(markdown) {
    if (process.env.GITHUB_STEP_SUMMARY) await core.summary.addRaw(markdown, true).write()
  },
}

/** Tells GitHub's runner: no other file of the action writes to the log, the outputs, the state or the summary. */
export function runnerOutput(): Output {
  return sink(runner)
}

/** The text of an input, trimmed; empty when it is absent. */
export function runnerInput(name: string): string {
  return core.getInput(name)
}
