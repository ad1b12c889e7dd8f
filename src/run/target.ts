import type { RegionClients } from '../aws/clients.ts'
import type { Architecture } from '../domain/architecture.ts'
import type { ConfigurationChange } from '../domain/configuration-change.ts'
import type { Place } from '../domain/place.ts'
import type { Findings } from '../domain/problem.ts'
import type { Wanted } from '../ecr/confirm.ts'
import type { ImageStore } from '../ecr/copy.ts'
import type { StoredImage } from '../ecr/images.ts'
import type { EcrLogin, Repository, RepositoryAddress } from '../ecr/repository.ts'
import type { ImageConfig } from '../image/manifest.ts'
import type { StartParts } from '../image/start.ts'
import type { FunctionConfig } from '../inputs/function-config.ts'
import type { FunctionInputs, Inputs } from '../inputs/inputs.ts'
import type { DesiredConfiguration } from '../lambda/desired.ts'
import type { FunctionState } from '../lambda/function.ts'
import type { AliasState } from '../traffic/alias.ts'
import type { Provisioned } from '../traffic/provisioned.ts'
import type { DeployRun, ImageRun } from './run.ts'

/** One region, or one function, of a run that brings an image to ECR, while it is inspected. */
export interface ImageInspection {
  run: ImageRun
  /** The inputs that hold there. */
  inputs: Inputs
  clients: RegionClients
  /** Gets what makes the run impossible. */
  findings: Findings
}

/** The same of a run that deploys. */
export interface FunctionInspection extends ImageInspection {
  run: DeployRun
  place: Place
  inputs: FunctionInputs
}

/** The alias before the run, and what it has. */
export interface InspectedAlias extends AliasState {
  /** `sha256:…` of the version that it is on; absent when that is no image. */
  digest?: string
  /** `registry/repository@sha256:…` of that image. */
  imageUri?: string
  provisioned?: Provisioned
}

/** What one region's ECR holds before anything is changed, and what the image is for: all there is, or one of its functions. */
export interface ImageTarget extends Place {
  /** The inputs of this place. */
  inputs: Inputs
  clients: RegionClients
  /** The function that the image is for, or what stands for one in a run without. */
  forFunction: NamedFunction
  /** What inputs or function say; absent when only the image has it. */
  architecture?: Architecture
  /** The function's whole configuration, as it will be. */
  config: FunctionConfig
  login: EcrLogin
  address: RepositoryAddress
  /** Host of the registry that the repository is in. */
  registry: string
  /** Absent when it is to be created. */
  repository?: Repository
  /** The image of image-uri, where it is; absent when it is built. */
  given?: GivenImage
  /** The image to deploy, once the repository has it. */
  image?: StoredImage
  /** The tags that the image has by this run. */
  imageTags?: readonly string[]
  /** The image's config, where it is being read already. */
  imageConfig?: Promise<ImageConfig>
  /** Whether this run has brought the image, or given it one of its tags. */
  brought?: boolean
  /** What the tags of the build were on at the inspection, by tag. */
  taken: ReadonlyMap<string, StoredImage>
  /** ARNs of the signing profiles that ECR signs with what is pushed there. */
  signing?: readonly string[]
  /** Notes that do not stop the run. */
  notes: string[]
}

/** The image of image-uri, wherever it is. */
export interface GivenImage extends ImageStore {
  image: StoredImage
  /** `registry/repository@sha256:…` */
  uri: string
  /** Gets ECR's password; absent for other registries, for which docker has the user's. */
  login?: () => Promise<EcrLogin>
}

/** A function, by its name and its ARN. */
export interface NamedFunction {
  name: string
  arn: string
}

/** The same of a function that gets the image. */
export interface Target extends ImageTarget {
  inputs: FunctionInputs
  /** Absent when the function is to be created. */
  present?: FunctionState
  /** Of a preview: the function whose configuration it has, when there is one. */
  base?: FunctionState
  /** Number of the newest published version, of those with the image of $LATEST when there are some. */
  newestVersion?: string
  /** Whether a published version has the image of $LATEST. */
  published?: boolean
  /** The alias of the input alias, when it exists. */
  alias?: InspectedAlias
  /** The desired configuration that the inputs say. */
  desired: DesiredConfiguration
  /** The function once more, right before the release, where that is being read already. */
  again?: Promise<FunctionState | undefined>
  /** What of the function's configuration will change; empty when it is to be created. */
  changes: readonly ConfigurationChange[]
}

/** A place whose ECR has the image. */
export type TargetWithImage<T extends ImageTarget = ImageTarget> = T & { image: StoredImage }

export function hasImage<T extends ImageTarget>(target: T): target is TargetWithImage<T> {
  return target.image !== undefined
}

/** Whether the function's versions are restored from snapshots. */
export function usesSnapStart({ config }: Pick<ImageTarget, 'config'>): boolean {
  return config.SnapStart?.ApplyOn === 'PublishedVersions'
}

/** What the function starts in place of what its image says. */
export function startOverride({ config }: Pick<ImageTarget, 'config'>): StartParts {
  const { EntryPoint: entryPoint, Command: command } = config.ImageConfig ?? {}
  return { ...(entryPoint && { entryPoint }), ...(command && { command }) }
}

/** What a region's function needs of an image. @param takesSnapshots whether Lambda is known to take some of it */
export function wantedOf(
  target: ImageTarget,
  architecture: Wanted['architecture'],
  uri: string,
  takesSnapshots = false,
): Wanted {
  return { architecture, snapStart: usesSnapStart(target) && !takesSnapshots, start: startOverride(target), uri }
}

/** The tenant that its events come from; absent for a function that isolates none, which Lambda invokes for no tenant. */
export function tenantOf({ config, inputs }: Pick<ImageTarget, 'config' | 'inputs'>): { tenantId?: string } {
  const { verifyTenantId: tenantId } = inputs.release
  return config.TenancyConfig && tenantId !== undefined ? { tenantId } : {}
}
