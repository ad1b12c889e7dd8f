import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as core from '@actions/core'
import { messageOf } from '../domain/text.ts'
import { outputsOf, regionOutputs, resultsOutput } from './outputs.ts'
import type { RegionResult, Report } from './result.ts'
import { conclude, type Failure, summarize, summarizeFailure } from './summary.ts'

/** Sets the outputs, says in one line what happened, and writes the job summary. */
export async function writeReport(report: Report, resultDirectory: string | undefined): Promise<void> {
  for (const [name, value] of Object.entries(outputsOf(report))) core.setOutput(name, value)
  writeResults(report.kind === 'clean-up' ? [] : report.results, resultDirectory)
  core.info(conclude(report))
  await writeSummary(summarize(report))
}

/** Says with what error the step fails, says the same in the job summary, and outputs what each region has now. */
export async function writeFailure({
  resultDirectory,
  ...failure
}: Failure & { resultDirectory: string | undefined }): Promise<void> {
  core.error(failure.message)
  if (failure.live.length > 0) core.setOutput('results', resultsOutput(failure.live))
  writeResults(failure.live, resultDirectory)
  await writeSummary(summarizeFailure(failure))
}

/** Writes `deploy-lambda-image-<region>.json` for each region, to be gathered from the legs of a matrix. */
function writeResults(results: readonly RegionResult[], directory: string | undefined): void {
  if (directory === undefined) return
  try {
    mkdirSync(directory, { recursive: true })
    for (const result of results) {
      const path = join(directory, `deploy-lambda-image-${result.region}.json`)
      writeFileSync(path, `${JSON.stringify(regionOutputs(result), undefined, 2)}\n`)
    }
  } catch (error) {
    core.warning(`result-dir: ${messageOf(error)}`)
  }
}

// A summary that can't be written (too large, a full disk) never turns a finished deploy red.
async function writeSummary(text: string): Promise<void> {
  if (!process.env.GITHUB_STEP_SUMMARY) return
  try {
    await core.summary.addRaw(text, true).write()
  } catch (error) {
    core.warning(`The job summary could not be written: ${messageOf(error)}`)
  }
}
