import { deploy } from './deploy/deploy.ts'
import { readRunInputs } from './inputs/by-region.ts'
import type { Context } from './inputs/context.ts'
import { plan } from './plan/decide.ts'
import { functionNames } from './plan/plan.ts'
import { removePreviewOf } from './preview/close.ts'
import { previewPullRequest } from './preview/deploy.ts'
import { sweepPreviews } from './preview/sweep.ts'
import type { DeployEnd, DeployReport, Report } from './report/result.ts'
import { rollBack } from './rollback/rollback.ts'
import type { Tools } from './session/tools.ts'

/**
 * The whole run: inputs, plan, deploy.
 *
 * @param get the text of an input, trimmed; empty when it is absent
 * @returns what happened, to be reported
 * @throws Problem with what is wrong and what to change
 */
export async function run(get: (name: string) => string, context: Context, tools: Tools): Promise<Report> {
  const decided = plan(readRunInputs(get, context.ambientRegion), context)
  const { timings } = tools.steps
  switch (decided.kind) {
    case 'deploy':
      return report('deploy', functionNames(decided), await deploy(decided, tools), timings)
    case 'rollback':
      return report('rollback', functionNames(decided), await rollBack(decided, tools), timings)
    case 'preview': {
      const ended = await previewPullRequest(decided, tools)
      const name = functionNames(decided.deploy)
      return 'results' in ended ? report('deploy', name, ended, timings) : { kind: 'clean-up', ...ended, timings }
    }
    case 'remove-preview':
      return { kind: 'clean-up', ...(await removePreviewOf(decided, tools)), timings }
    case 'sweep':
      return { kind: 'clean-up', ...(await sweepPreviews(decided, tools)), timings }
    case 'nothing':
      tools.notice(decided.notice)
      return { kind: 'clean-up', headline: decided.notice, dryRun: false, removed: [], kept: [], timings }
  }
}

function report(
  kind: DeployReport['kind'],
  functionName: string,
  { results, dryRunChanges, rehearsal, image }: DeployEnd,
  timings: DeployReport['timings'],
): DeployReport {
  const [first, ...rest] = results
  if (first === undefined) throw new Error('a deploy ended without a result')
  return {
    kind,
    functionName,
    results: [first, ...rest],
    timings,
    dryRunChanges,
    ...(rehearsal && { rehearsal }),
    ...(image && { image }),
  }
}
