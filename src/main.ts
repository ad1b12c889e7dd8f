import { explainMachine } from './domain/machine-error.ts'
import type { Output } from './domain/output.ts'
import { type Finding, Problem } from './domain/problem.ts'
import { stateNames } from './domain/state.ts'
import { describeError, describeErrorWithin } from './domain/text.ts'
import { readRunInputs } from './inputs/by-region.ts'
import { readCheckout } from './inputs/checkout.ts'
import { readContext } from './inputs/context.ts'
import type { Workplace } from './inputs/files.ts'
import type { Inputs } from './inputs/inputs.ts'
import { keepInputs } from './inputs/kept.ts'
import { type ResultFolder, resultFolder } from './inputs/result-folder.ts'
import { plan } from './plan/decide.ts'
import { functionNames, type ImagePlan, type Plan, repositoryNames } from './plan/plan.ts'
import { type Subject, subjectOf, subjectOfInputs } from './plan/subject.ts'
import { originOf, type RunOrigin } from './report/origin.ts'
import type { DeployEnd, DeployReport, Report } from './report/result.ts'
import { writeFailure, writeReport } from './report/write.ts'
import { cancellation } from './session/cancellation.ts'
import { withHeartbeat } from './session/heartbeat.ts'
import { runnerInput, runnerOutput } from './session/runner.ts'
import { noStandstill } from './session/standstill.ts'
import { type Tools, toolsWith } from './session/tools.ts'

/** Characters: the runner cuts what is longer, and text that is made inert gets somewhat longer. */
const annotationLength = 3600

/**
 * The whole run: inputs, plan, what the plan says, report.
 *
 * @returns the exit status of the step
 */
export function main(env: NodeJS.ProcessEnv): Promise<number> {
  return withHeartbeat(runnerOutput(), (output) => run(env, output))
}

async function run(env: NodeJS.ProcessEnv, output: Output): Promise<number> {
  // Every name that post reads: what stands in the runner's file wins over what others print (docs of the runner).
  for (const name of Object.values(stateNames)) output.saveState(name, name === stateNames.isPost ? 'true' : '')
  const signal = cancellation()
  let subject: Subject = { kind: 'run', functionName: '' }
  let results: ResultFolder | undefined
  let tools: Tools | undefined
  let origin: RunOrigin | undefined
  try {
    const context = readContext(env)
    origin = originOf(context)
    const inputs = readRunInputs(runnerInput, context)
    output.saveState(stateNames.inputs, keepInputs(inputs.configFiles, context.ambientRegion))
    subject = subjectOfInputs(inputs)
    results = resultFolderOf(inputs, context)
    const checkout = inputs.image ? undefined : readCheckout(inputs.build.context, context)
    const decided = plan(inputs, { ...context, ...(checkout && { checkout }) })
    subject = subjectOf(decided)
    origin = originOf(context, commitOf(decided))
    const all = toolsWith(output, env, context, signal)
    tools = all
    const report = await noStandstill(() => carryOut(decided, all))
    await writeReport({ ...report, origin }, results, output)
    return 0
  } catch (thrown) {
    if (thrown instanceof Error) output.debug(thrown.stack ?? '')
    // When the run is cancelled, each call under way ends with an error of its own kind.
    const error: unknown = signal.aborted ? signal.reason : (explainMachine(thrown) ?? thrown)
    const failure = {
      ...subject,
      message: output.conceal(describeError(error)),
      findings: concealed(error, output.conceal),
      cancelled: signal.aborted,
      ...(origin && { origin }),
      annotation: describeErrorWithin(error, annotationLength),
      timings: tools?.steps.timings ?? [],
      live: [...(tools?.live.values() ?? [])],
    }
    await writeFailure(failure, results, output)
    return 1
  }
}

/** The commit that a plan deploys; undefined where it deploys none. */
function commitOf(decided: Plan): string | undefined {
  if ('commit' in decided) return decided.commit
  return decided.kind === 'preview' ? decided.deploy.commit : undefined
}

/** What the user can act on, without what is hidden: escaped as Markdown it would not be found. */
function concealed(error: unknown, conceal: Output['conceal']): Finding[] {
  if (!(error instanceof Problem)) return []
  return error.findings.map(({ what, remedy, quote, details, printed }) => ({
    what: conceal(what),
    remedy: conceal(remedy),
    ...(quote && { quote: { by: quote.by, text: conceal(quote.text) } }),
    ...(details !== undefined && { details: conceal(details) }),
    ...(printed !== undefined && { printed: conceal(printed) }),
  }))
}

function resultFolderOf({ rollout: { resultDirectory } }: Inputs, workplace: Workplace): ResultFolder | undefined {
  return resultDirectory === undefined ? undefined : resultFolder(resultDirectory, 'result-dir', workplace)
}

/**
 * Loads what the plan needs, and carries it out. A run whose inputs are refused loads no client of AWS.
 *
 * @throws Problem with what is wrong and what to change
 */
async function carryOut(decided: Plan, tools: Tools): Promise<Report> {
  const { timings } = tools.steps
  switch (decided.kind) {
    case 'deploy': {
      tell(decided, tools)
      const [{ deploy }, { startDeployRun }, { reportedOnGitHub }] = await Promise.all([
        import('./deploy/deploy.ts'),
        import('./run/run.ts'),
        import('./deploy/on-github.ts'),
      ])
      const names = functionNames(decided)
      const ended = await reportedOnGitHub(decided, tools, () => deploy(startDeployRun(decided, tools)))
      if (ended.results.length > 0) return report('deploy', names, ended, timings)
      const headline = `Nothing was deployed: there is no function ${names.replaceAll(', ', ' or ')}`
      return { kind: 'clean-up', headline, dryRun: false, removed: [], kept: [], timings }
    }
    case 'push': {
      tell(decided, tools)
      const [{ pushOnly }, { startPushRun }] = await Promise.all([
        import('./deploy/push-only.ts'),
        import('./run/run.ts'),
      ])
      return report('push', repositoryNames(decided), await pushOnly(startPushRun(decided, tools)), timings)
    }
    case 'rollback': {
      tell(decided, tools)
      const [{ rollBack }, { reportedOnGitHub }] = await Promise.all([
        import('./rollback/rollback.ts'),
        import('./deploy/on-github.ts'),
      ])
      const ended = await reportedOnGitHub(decided, tools, () => rollBack(decided, tools))
      return report('rollback', functionNames(decided), ended, timings)
    }
    case 'preview': {
      tell(decided.deploy, tools)
      const { previewPullRequest } = await import('./preview/deploy.ts')
      const ended = await previewPullRequest(decided, tools)
      const name = functionNames(decided.deploy)
      return 'results' in ended ? report('deploy', name, ended, timings) : { kind: 'clean-up', ...ended, timings }
    }
    case 'remove-preview': {
      const { removePreviewOf } = await import('./preview/close.ts')
      return { kind: 'clean-up', ...(await removePreviewOf(decided, tools)), timings }
    }
    case 'sweep': {
      const { sweepPreviews } = await import('./preview/sweep.ts')
      return { kind: 'clean-up', ...(await sweepPreviews(decided, tools)), timings }
    }
    case 'nothing':
      tools.notice(decided.notice)
      return { kind: 'clean-up', headline: decided.notice, dryRun: false, removed: [], kept: [], timings }
  }
}

function tell(
  { notices = [], warnings }: Partial<Pick<ImagePlan, 'notices'>> & Pick<ImagePlan, 'warnings'>,
  tools: Tools,
): void {
  for (const notice of notices) tools.notice(notice)
  for (const warning of warnings) tools.warn(warning)
}

function report(
  kind: DeployReport['kind'],
  functionName: string,
  { results, dryRunChanges, rehearsal, image, scan }: DeployEnd,
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
    ...(scan && { scan }),
  }
}
