import type { Output } from '../domain/output.ts'
import { Problem } from '../domain/problem.ts'
import { messageOf } from '../domain/text.ts'
import { type ResultFolder, writeAnew } from '../inputs/result-folder.ts'
import { byRegion, outputsOf, resultsOutput } from './outputs.ts'
import type { Failure, PlaceResult, Report } from './result.ts'
import { conclude, summarize, summarizeFailure } from './summary.ts'

/** Sets the outputs, says in one line what happened, and writes the job summary. */
export async function writeReport(report: Report, folder: ResultFolder | undefined, output: Output): Promise<void> {
  for (const [name, value] of Object.entries(outputsOf(report))) output.setOutput(name, value)
  writeResults(report.kind === 'clean-up' ? [] : report.results, folder, output)
  output.log(conclude(report))
  await writeSummary(summarize(report), output)
}

/** Says with what error the step fails, says the same in the job summary, and outputs what each region has now. */
export async function writeFailure(failure: Failure, folder: ResultFolder | undefined, output: Output): Promise<void> {
  output.error(failure.message, failure.annotation)
  if (failure.live.length > 0) output.setOutput('results', resultsOutput(failure.live))
  writeResults(failure.live, folder, output)
  await writeSummary(summarizeFailure(failure), output)
}

/** Writes `deploy-lambda-image-<region>.json` for each region, to be gathered from the legs of a matrix. */
function writeResults(results: readonly PlaceResult[], folder: ResultFolder | undefined, output: Output): void {
  if (folder === undefined) return
  try {
    for (const [region, outputs] of byRegion(results)) {
      writeAnew(folder, `deploy-lambda-image-${region}.json`, `${JSON.stringify(outputs, undefined, 2)}\n`)
    }
  } catch (error) {
    output.warn(error instanceof Problem ? error.message : `result-dir: ${messageOf(error)}`)
  }
}

// A summary that can't be written (too large, a full disk) never turns a finished deploy red.
async function writeSummary(text: string, output: Output): Promise<void> {
  try {
    await output.addSummary(text)
  } catch (error) {
    output.warn(`The job summary could not be written: ${messageOf(error)}`)
  }
}
