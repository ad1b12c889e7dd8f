import type { ImageReference } from '../domain/image-reference.ts'
import { imageTag, type Preview, previewName } from '../domain/preview.ts'
import { Findings, Problem } from '../domain/problem.ts'
import type { Region } from '../domain/region.ts'
import type { BuildInputs } from '../inputs/build.ts'
import type { RunInputs } from '../inputs/by-region.ts'
import type { Context, PullRequest } from '../inputs/context.ts'
import type { Inputs } from '../inputs/inputs.ts'
import { checkDeploy, checkRelease } from './checks.ts'
import { previewIntent } from './preview.ts'
import { planPlaces } from './regions.ts'
import { planSource } from './source.ts'

/** How the run gets its credentials. */
export type SignIn =
  | { kind: 'ambient' }
  | {
      kind: 'oidc'
      /** The first is assumed with the job's token, each next one with the credentials of the one before. */
      roles: readonly [string, ...string[]]
      sessionName: string
      /** Seconds. */
      sessionDuration: number
      audience: string
    }

/** Where the image comes from. */
export type Source =
  | { kind: 'build'; build: BuildInputs; tags: readonly [string, ...string[]] }
  | { kind: 'image'; image: ImageReference }

/** What the run will do, decided before anything is asked or changed. */
export type Plan = DeployPlan | RollbackPlan | PreviewPlan | RemovalPlan | SweepPlan | NoPlan

/** What holds in one region of a run. */
export interface Place {
  settings: Inputs
  signIn: SignIn
}

/** Where a run happens. */
export interface Everywhere {
  regions: readonly [Region, ...Region[]]
  /** Of each region. */
  places: ReadonlyMap<Region, Place>
  /** Of the first region, which also decides what all have in common. */
  settings: Inputs
}

/** The function's name; all of them where it differs from region to region. */
export function functionNames({ places }: Pick<Everywhere, 'places'>): string {
  return [...new Set([...places.values()].map(({ settings }) => settings.functionName.name))].join(', ')
}

/** What holds in a region of the plan. */
export function placeIn({ places }: Pick<Everywhere, 'places'>, region: Region): Place {
  const place = places.get(region)
  if (place === undefined) throw new Error(`the plan has no region ${region}`)
  return place
}

/** An image is brought into the function and released. */
export interface DeployPlan extends Everywhere {
  kind: 'deploy'
  source: Source
  /** The commit that the workflow runs for; empty outside of a workflow. */
  commit: string
  /** `owner/name` of the repository that the commit is in; empty outside of a workflow. */
  repository: string
  /** The function is one of a pull request's own. */
  preview?: Preview
}

/** Nothing is deployed: the alias goes back. */
export interface RollbackPlan extends Everywhere {
  kind: 'rollback'
}

/** A pull request gets a function of its own, or its newest commit into the one that it has. */
export interface PreviewPlan {
  kind: 'preview'
  deploy: DeployPlan & { preview: Preview }
  pullRequest: PullRequest
  context: Context
}

/** A pull request's function is removed, with all that came with it. */
export interface RemovalPlan extends Everywhere {
  kind: 'remove-preview'
  preview: Preview
  context: Context
}

/** The functions of pull requests that nobody needs any more are removed. */
export interface SweepPlan extends Everywhere {
  kind: 'sweep'
  context: Context
}

/** Nothing can be done, and nothing is wrong. */
export interface NoPlan {
  kind: 'nothing'
  notice: string
  settings: Inputs
}

/**
 * Decides what to do from what the user wrote and where the run happens.
 *
 * @throws Problem with everything that already rules the run out
 */
export function plan(inputs: RunInputs, context: Context): Plan {
  if (inputs.preview.enabled) return planPreview(inputs, context)
  return inputs.release.rollback ? planRollback(inputs, context) : planDeploy(inputs, context)
}

function planDeploy(inputs: RunInputs, context: Context): DeployPlan {
  const findings = new Findings()
  const everywhere = planPlaces(inputs, context, findings, checkDeploy)
  if (everywhere) refuseMixedSources(everywhere, findings)
  const source = planSource(inputs, context, findings)
  findings.refuse()
  if (!everywhere || !source) throw new Error('a plan was neither made nor refused')
  const { sha: commit, repository } = context
  return { kind: 'deploy', ...everywhere, source, commit, repository }
}

function refuseMixedSources({ regions, places }: Everywhere, findings: Findings): void {
  const built = regions.filter((region) => placeIn({ places }, region).settings.image === undefined)
  if (built.length === 0 || built.length === regions.length) return
  findings.add(
    `image-uri is given for some regions, but not for ${built.join(', ')}.`,
    'All regions run one image: give it for all of them, or for none.',
  )
}

function planRollback(inputs: RunInputs, context: Context): RollbackPlan {
  return {
    kind: 'rollback',
    ...planWithoutImage(inputs, context, (settings, _, found) => checkRelease(settings, found)),
  }
}

/** A run that brings no image anywhere. */
function planWithoutImage(inputs: RunInputs, context: Context, check: Parameters<typeof planPlaces>[3]): Everywhere {
  const findings = new Findings()
  const everywhere = planPlaces(inputs, context, findings, check)
  findings.refuse()
  if (!everywhere) throw new Error('a plan was neither made nor refused')
  return everywhere
}

function planPreview(inputs: RunInputs, context: Context): Plan {
  const { repository } = context
  const of = inputs.functionName.name
  refuseWithPreview(inputs, of)
  const intent = previewIntent(context, inputs.preview.failForks)
  switch (intent.kind) {
    case 'nothing':
      return { kind: 'nothing', notice: intent.notice, settings: inputs }
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
      const settingsOf = (settings: Inputs) => previewSettings(settings, preview, commit)
      const inRegion = new Map([...inputs.inRegion].map(([region, settings]) => [region, settingsOf(settings)]))
      const deploy = planDeploy({ ...settingsOf(inputs), inRegion }, context)
      return { kind: 'preview', deploy: { ...deploy, commit, preview }, pullRequest, context }
    }
  }
}

function refuseWithPreview({ release, inRegion }: RunInputs, of: string): void {
  if (release.rollback) {
    const remedy = 'Leave one of them out: the next push to the pull request replaces its preview.'
    throw new Problem({ what: 'preview and rollback exclude each other.', remedy })
  }
  const other = [...inRegion.values()].find(({ functionName }) => functionName.name !== of)
  if (other) {
    throw new Problem({
      what: `preview: the function is called ${of} in one region and ${other.functionName.name} in another.`,
      remedy: 'Use a step for each: a pull request has one comment for each function.',
    })
  }
}

/** On pull_request_target the workflow has the base checked out, so that this is what is built. */
function commitOf({ image }: Inputs, { eventName, sha }: Context, { headSha }: PullRequest): string {
  return eventName === 'pull_request_target' && !image ? sha : headSha
}

/** A preview is a deploy to another function, which has no alias, no traffic to shift, and goes with all its versions. */
function previewSettings(inputs: Inputs, preview: Preview, commit: string): Inputs {
  const { verifyEvent, verifyExpect, allowOlder } = inputs.release
  const { onFailure } = inputs.rollout
  return {
    ...inputs,
    rollout: { ...inputs.rollout, onFailure: onFailure === 'rollback' ? 'stop' : onFailure },
    functionName: { ...inputs.functionName, name: previewName(preview) },
    tags: [imageTag(preview, commit)],
    release: {
      traffic: { kind: 'all-at-once' },
      rollbackAlarms: [],
      rollback: false,
      allowOlder,
      ...(verifyEvent !== undefined && { verifyEvent }),
      ...(verifyExpect !== undefined && { verifyExpect }),
    },
  }
}
