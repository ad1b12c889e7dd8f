import { Findings, Problem } from '../domain/problem.ts'
import { functionInputsOf, type RunInputs } from '../inputs/by-region.ts'
import type { Context, PullRequest } from '../inputs/context.ts'
import type { FunctionInputs, Inputs } from '../inputs/inputs.ts'
import { checkRelease } from './check-release.ts'
import { checkDeploy, checkImage } from './checks.ts'
import { commitToBuild } from './commit.ts'
import { warnOfCredentials } from './credentials.ts'
import { checkForeignBuild, checkForeignInputs } from './foreign.ts'
import { checkUnrehearsed, noteIdle, warnOfIdle, warnOfIdleInRollback } from './idle.ts'
import {
  type DeployPlan,
  type ImagePlan,
  type Plan,
  type PushPlan,
  placesOf,
  planIn,
  type RegionPlans,
  type RollbackPlan,
} from './plan.ts'
import { previewIntent } from './preview.ts'
import { inputsOfPreview } from './preview-inputs.ts'
import { checkPush } from './push.ts'
import { type Check, planRegions } from './regions.ts'
import { planSource } from './source.ts'

/**
 * Decides what to do from the inputs and the context of the run.
 *
 * @throws Problem with everything that makes the run impossible
 */
export function plan(inputs: RunInputs, context: Context): Plan {
  const deploying = functionInputsOf(inputs)
  if (deploying === undefined) return planPush(inputs, context)
  if (inputs.preview.enabled) return planPreview(deploying, context)
  return inputs.release.rollback ? planRollback(deploying, context) : planDeploy(deploying, context)
}

function planDeploy(inputs: RunInputs<FunctionInputs>, context: Context): DeployPlan {
  return { kind: 'deploy', ...planImage(inputs, context, checkDeploy) }
}

function planPush(inputs: RunInputs, context: Context): PushPlan {
  const plan = planImage(inputs, context, (ofRegion, region, found) => {
    checkPush(ofRegion, found)
    checkImage(ofRegion, region, found)
  })
  return { kind: 'push', ...plan }
}

function planImage<I extends Inputs>(inputs: RunInputs<I>, context: Context, check: Check<I>): ImagePlan<I> {
  const findings = new Findings()
  const regionPlans = planRegions(inputs, context, findings, (ofRegion, region, found) => {
    check(ofRegion, region, found)
    checkForeignInputs(ofRegion, context, found)
  })
  const all = regionPlans ? placesOf(regionPlans).map((place) => place.inputs) : []
  if (regionPlans) refuseMixedSources(regionPlans, findings)
  checkUnrehearsed(all, findings)
  const { commit, notice } = commitToBuild(inputs, context)
  const source = planSource(inputs, context, commit, findings)
  if (source?.kind === 'build') checkForeignBuild(source.build, context, findings)
  findings.refuse()
  if (!regionPlans || !source) throw new Error('a plan was neither made nor refused')
  const notices = [...(notice === undefined ? [] : [notice]), ...noteIdle(all)]
  const warnings = [...(source.kind === 'build' ? warnOfCredentials(source.build) : []), ...warnOfIdle(all)]
  return { ...regionPlans, source, commit, repository: context.repository, notices, warnings }
}

function refuseMixedSources({ regions, plans }: RegionPlans<Inputs>, findings: Findings): void {
  const built = regions.filter((region) => planIn({ plans }, region).inputs.image === undefined)
  if (built.length === 0 || built.length === regions.length) return
  findings.add(
    `image-uri is set for some regions, but not for ${built.join(', ')}.`,
    'All regions run one image: set it for all of them, or for none.',
  )
}

function planRollback(inputs: RunInputs<FunctionInputs>, context: Context): RollbackPlan {
  const plan = planWithoutImage(inputs, context, (regionInputs, _, found) => checkRelease(regionInputs, found))
  return { kind: 'rollback', ...plan, warnings: warnOfIdleInRollback(placesOf(plan).map((place) => place.inputs)) }
}

/**
 * Decides where the functions are that a deploy has changed, and how to sign in there. It checks nothing else: main has.
 *
 * @returns undefined for a run that deploys to none
 */
export function planCleanUp(inputs: RunInputs, context: Context): RegionPlans | undefined {
  const deployed = functionInputsOf(inputs)
  if (deployed === undefined || deployed.release.rollback) return undefined
  if (!deployed.preview.enabled) return planWithoutImage(deployed, context, () => {})
  const intent = previewIntent(context, false)
  if (intent.kind !== 'deploy') return undefined
  const preview = { repository: context.repository, number: intent.pullRequest.number, of: deployed.functionName.name }
  return planWithoutImage(inputsOfPreview(deployed, preview, intent.pullRequest.headSha), context, () => {})
}

/** A run that deploys no image. */
function planWithoutImage(
  inputs: RunInputs<FunctionInputs>,
  context: Context,
  check: Check<FunctionInputs>,
): RegionPlans {
  const findings = new Findings()
  const regionPlans = planRegions(inputs, context, findings, check)
  findings.refuse()
  if (!regionPlans) throw new Error('a plan was neither made nor refused')
  return regionPlans
}

function planPreview(inputs: RunInputs<FunctionInputs>, context: Context): Plan {
  const { repository } = context
  const of = inputs.functionName.name
  refuseWithPreview(inputs, of)
  const intent = previewIntent(context, inputs.preview.failForks)
  switch (intent.kind) {
    case 'nothing':
      return { kind: 'nothing', notice: intent.notice, inputs: inputs }
    case 'sweep':
      return { kind: 'sweep', ...planWithoutImage(inputs, context, () => {}), context }
    case 'remove': {
      const preview = { repository, number: intent.pullRequest.number, of }
      return { kind: 'remove-preview', ...planWithoutImage(inputs, context, () => {}), preview, context }
    }
    case 'deploy': {
      const { pullRequest } = intent
      const preview = { repository, number: pullRequest.number, of }
      const commit = commitOf(inputs, context, pullRequest)
      // A preview is of the pull request's commit, whichever merge of it is checked out.
      const { checkout: _, ...event } = context
      const deploy = planDeploy(inputsOfPreview(inputs, preview, commit), event)
      return { kind: 'preview', deploy: { ...deploy, commit, preview }, pullRequest, context }
    }
  }
}

function refuseWithPreview(
  { release, inRegion, repositoryRolesToAssume }: RunInputs<FunctionInputs>,
  of: string,
): void {
  if (repositoryRolesToAssume.length > 0) {
    const remedy = 'Remove it, and let the role of previews push and remove their images (docs/iam/preview.json).'
    throw new Problem({ what: "preview and repository-role-to-assume can't be used together.", remedy })
  }
  if (release.rollback) {
    const remedy = 'Remove one of them: the next push to the pull request replaces its preview.'
    throw new Problem({ what: "preview and rollback can't be used together.", remedy })
  }
  const several = [...inRegion.values()].find((functions) => functions.length > 1)
  if (several) {
    throw new Problem({
      what: `preview: there are several functions, ${several.map(({ functionName }) => functionName.name).join(', ')}.`,
      remedy: 'Use a step for each: a pull request has one comment for each function.',
    })
  }
  const other = [...inRegion.values()].map(([own]) => own).find(({ functionName }) => functionName.name !== of)
  if (other) {
    throw new Problem({
      what: `preview: the function is called ${of} in one region and ${other.functionName.name} in another.`,
      remedy: 'Use a step for each: a pull request has one comment for each function.',
    })
  }
}

/** On pull_request_target the workflow has checked out the base, so it builds the base. */
function commitOf({ image }: Inputs, { eventName, sha }: Context, { headSha }: PullRequest): string {
  return eventName === 'pull_request_target' && !image ? sha : headSha
}
