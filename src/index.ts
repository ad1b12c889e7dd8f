import * as core from '@actions/core'
import { parseBoolean } from './domain/boolean.ts'
import { Problem } from './domain/problem.ts'
import type { Region } from './domain/region.ts'
import { type Context, readContext } from './inputs/context.ts'
import { run } from './main.ts'
import { post } from './post.ts'
import type { RegionResult } from './report/result.ts'
import { Steps } from './report/steps.ts'
import type { Failure } from './report/summary.ts'
import { writeFailure, writeReport } from './report/write.ts'
import { directoryState, shiftsState } from './session/tools.ts'
import { shiftJournal } from './traffic/journal.ts'

async function main(): Promise<void> {
  const cancelled = new AbortController()
  // The runner sends SIGINT when a job is cancelled, SIGTERM 7.5 s later, and SIGKILL 2.5 s after that.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      cancelled.abort(new Problem({ what: 'The run was cancelled.', remedy: 'The function is as the log above says.' }))
    })
  }
  const steps = new Steps(cancelled.signal)
  const live = new Map<Region, RegionResult>()
  const resultDirectory = core.getInput('result-dir')
  let context: Context | undefined
  try {
    context = readContext(process.env)
    const report = await run(core.getInput, context, {
      steps,
      signal: cancelled.signal,
      env: process.env,
      temporaryDirectory: context.temporaryDirectory,
      log: core.info,
      warn: core.warning,
      notice: core.notice,
      remember: (directory) => core.saveState(directoryState, directory),
      live,
      shifts: shiftJournal((text) => core.saveState(shiftsState, text)),
    })
    await writeReport(report, resultDirectory)
  } catch (thrown) {
    if (thrown instanceof Error) core.debug(thrown.stack ?? '')
    // Whatever was under way ends with an error of its own kind when the run is cancelled.
    const error: unknown = cancelled.signal.aborted ? cancelled.signal.reason : thrown
    const message = error instanceof Problem ? error.message : describeBug(error)
    await writeFailure({
      kind: kindOf(context),
      functionName: core.getInput('function-name'),
      message,
      timings: steps.timings,
      live: [...live.values()],
      resultDirectory,
    })
  }
}

/** What a run that failed was about, as far as inputs and event tell. */
function kindOf(context: Context | undefined): Failure['kind'] {
  if (!parseBoolean(core.getInput('preview'))) return parseBoolean(core.getInput('rollback')) ? 'rollback' : 'deploy'
  const sweeping = context?.eventName === 'schedule' || context?.eventName === 'workflow_dispatch'
  return sweeping || context?.pullRequest?.open === false ? 'clean-up of previews' : 'preview'
}

function describeBug(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

if (core.getState('isPost') === 'true') {
  try {
    await post()
  } catch (error) {
    core.warning(`The clean-up did not end well: ${error instanceof Problem ? error.message : describeBug(error)}`)
  }
} else {
  core.saveState('isPost', 'true')
  await main()
}
