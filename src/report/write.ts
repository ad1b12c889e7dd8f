import * as core from '@actions/core'
import { outputsOf, resultsOutput } from './outputs.ts'
import type { RegionResult, Report, Timing } from './result.ts'
import { conclude, summarize, summarizeFailure } from './summary.ts'

/** Sets the outputs, says in one line what happened, and writes the job summary. */
export async function writeReport(report: Report): Promise<void> {
  for (const [name, value] of Object.entries(outputsOf(report))) core.setOutput(name, value)
  core.info(conclude(report))
  await writeSummary(summarize(report))
}

/** Fails the step with the error's message, says the same in the job summary, and outputs what went live all the same. */
export async function writeFailure(
  functionName: string,
  message: string,
  timings: readonly Timing[],
  live: readonly RegionResult[],
  kind: Report['kind'],
): Promise<void> {
  core.setFailed(message)
  if (live.length > 0) core.setOutput('results', resultsOutput(live))
  await writeSummary(summarizeFailure(functionName, message, timings, live, kind))
}

// A summary that can't be written (too large, a full disk) never turns a finished deploy red.
async function writeSummary(text: string): Promise<void> {
  if (!process.env.GITHUB_STEP_SUMMARY) return
  try {
    await core.summary.addRaw(text, true).write()
  } catch (error) {
    core.warning(`The job summary could not be written: ${error instanceof Error ? error.message : String(error)}`)
  }
}
