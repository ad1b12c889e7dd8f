import type { ImageReference } from '../domain/image-reference.ts'
import type { Place } from '../domain/place.ts'
import type { Preview } from '../domain/preview.ts'
import type { Finding } from '../domain/problem.ts'
import type { Region } from '../domain/region.ts'
import type { BuildInputs } from '../inputs/build.ts'
import type { OfEach } from '../inputs/by-region.ts'
import type { Context, PullRequest } from '../inputs/context.ts'
import type { FunctionInputs, Inputs } from '../inputs/inputs.ts'

/** How the run gets its credentials. */
export type SignIn =
  | {
      kind: 'ambient'
      /** A sentence that says why there may be no credentials. */
      missing?: string
    }
  /** The first role is assumed with the credentials of the environment; `missing` is what is wrong when it has none. */
  | ({ kind: 'ambient-role'; missing: Finding } & AssumedRoles)
  /** The first role is assumed with the job's token. */
  | ({ kind: 'oidc'; audience: string } & AssumedRoles)

/** Roles, each next one of which is assumed with the credentials of the one before. */
export interface AssumedRoles {
  roles: readonly [string, ...string[]]
  sessionName: string
  /** Seconds. */
  sessionDuration: number
}

/** Where the image comes from. */
export type Source = BuildSource | LocalSource | ImageSource

/** The image is in a registry. */
export interface ImageSource {
  kind: 'image'
  image: ImageReference
  /** Those that it gets once it is released; none by default. */
  tags: readonly string[]
}

/** The image is built here. */
export interface BuildSource {
  kind: 'build'
  build: BuildInputs
  tags: readonly [string, ...string[]]
}

/** The image is in the engine already, where another program has built or loaded it. */
export interface LocalSource {
  kind: 'local'
  /** As the engine knows it. */
  name: string
  tags: readonly [string, ...string[]]
}

/** What the run will do, decided before the first call and the first change. */
export type Plan = DeployPlan | PushPlan | RollbackPlan | PreviewPlan | RemovalPlan | SweepPlan | NoPlan

/** What holds in one region of a run. */
export interface RegionPlan<I extends Inputs = FunctionInputs> {
  /** Of its first function, whose inputs also count for what all of its functions share. */
  inputs: I
  /** Of each of its functions. */
  functions: OfEach<I>
  signIn: SignIn
  /** For ECR; absent when it is the same. */
  repositorySignIn?: SignIn
}

/** Where a run happens. */
export interface RegionPlans<I extends Inputs = FunctionInputs> {
  regions: readonly [Region, ...Region[]]
  /** Of each region. */
  plans: ReadonlyMap<Region, RegionPlan<I>>
  /** Of the first function of the first region, whose inputs also count for what all share. */
  inputs: I
}

/** A function of a run, where it is, and its inputs. */
export interface PlacePlan<I extends Inputs = FunctionInputs> {
  place: Place
  inputs: I
}

interface FunctionsByRegion<I extends Inputs> {
  plans: ReadonlyMap<Region, Pick<RegionPlan<I>, 'functions'>>
}

/** The functions of a run, region by region. */
export function placesOf<I extends Inputs>({ plans }: FunctionsByRegion<I>): PlacePlan<I>[] {
  const several = hasSeveralFunctions({ plans })
  return [...plans].flatMap(([region, { functions }]) =>
    functions.map((inputs) => {
      const functionName = several ? inputs.functionName?.name : undefined
      return { place: { region, ...(functionName !== undefined && { functionName }) }, inputs }
    }),
  )
}

/** Whether a region has more than one function of the run. */
function hasSeveralFunctions({ plans }: FunctionsByRegion<Inputs>): boolean {
  return [...plans.values()].some(({ functions }) => functions.length > 1)
}

/** The functions' names, each once; from region to region they may differ. */
export function functionNames({ plans }: Pick<RegionPlans, 'plans'>): string {
  const all = [...plans.values()].flatMap(({ functions }) => functions)
  return [...new Set(all.map(({ functionName }) => functionName.name))].join(', ')
}

/** The repository's name; all of them where it differs from region to region. */
export function repositoryNames({ plans }: Pick<RegionPlans<Inputs>, 'plans'>): string {
  return [...new Set([...plans.values()].flatMap(({ inputs }) => inputs.repository?.repository ?? []))].join(', ')
}

/** What holds in a region of the plan. */
export function planIn<I extends Inputs>({ plans }: Pick<RegionPlans<I>, 'plans'>, region: Region): RegionPlan<I> {
  const plan = plans.get(region)
  if (plan === undefined) throw new Error(`the plan has no region ${region}`)
  return plan
}

/** An image is brought to ECR. */
export interface ImagePlan<I extends Inputs = Inputs> extends RegionPlans<I> {
  source: Source
  /** The commit that is deployed; empty outside of a workflow. */
  commit: string
  /** `owner/name` of the repository that the commit is in; empty outside of a workflow. */
  repository: string
  /** What the user should know of the plan, a sentence each. */
  notices: readonly string[]
  /** What the user should change in the workflow, a sentence or two each. */
  warnings: readonly string[]
  /** The image is for one of a pull request's own functions. */
  preview?: Preview
}

/** It is deployed to the function and released. */
export interface DeployPlan extends ImagePlan<FunctionInputs> {
  kind: 'deploy'
}

/** It is all that happens: there is no function. */
export interface PushPlan extends ImagePlan {
  kind: 'push'
}

/** Nothing is deployed: the alias moves back. */
export interface RollbackPlan extends RegionPlans {
  kind: 'rollback'
  /** What the user should change in the workflow, a sentence or two each. */
  warnings: readonly string[]
}

/** A pull request gets a function of its own, or its newest commit is deployed to the one that it has. */
export interface PreviewPlan {
  kind: 'preview'
  deploy: DeployPlan & { preview: Preview }
  pullRequest: PullRequest
  context: Context
}

/** A pull request's function is removed, with its images and its log group. */
export interface RemovalPlan extends RegionPlans {
  kind: 'remove-preview'
  preview: Preview
  context: Context
}

/** The previews that are not needed any more are removed. */
export interface SweepPlan extends RegionPlans {
  kind: 'sweep'
  context: Context
}

/** Nothing can be done, and nothing is wrong. */
export interface NoPlan {
  kind: 'nothing'
  notice: string
  inputs: Inputs
}
