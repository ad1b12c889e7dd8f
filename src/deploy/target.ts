import type { RegionClients } from '../aws/clients.ts'
import type { Findings } from '../domain/problem.ts'
import type { Region } from '../domain/region.ts'
import type { StoredImage } from '../ecr/images.ts'
import type { EcrLogin, Repository, RepositoryAddress } from '../ecr/repository.ts'
import type { StartParts } from '../image/start.ts'
import type { Workplace } from '../inputs/files.ts'
import type { FunctionConfig } from '../inputs/function-config.ts'
import type { Inputs } from '../inputs/inputs.ts'
import type { DesiredConfiguration } from '../lambda/desired.ts'
import type { FunctionState } from '../lambda/function.ts'
import type { DeployPlan } from '../plan/plan.ts'
import type { InspectedAlias } from './inspect-alias.ts'

/** One region of a run that is inspected. */
export interface RegionInspection {
  plan: DeployPlan
  /** The inputs of this region. */
  inputs: Inputs
  clients: RegionClients
  /** Where files of inputs are. */
  workplace: Workplace
  /** Gets what makes the run impossible. */
  findings: Findings
}

/** What one region holds before anything is changed. */
export interface Target {
  region: Region
  /** The inputs of this region. */
  inputs: Inputs
  clients: RegionClients
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
  /** The whole configuration that results. */
  config: FunctionConfig
  /** What of the function's configuration will change, a phrase each; empty when it is to be created. */
  changes: readonly string[]
  login: EcrLogin
  address: RepositoryAddress
  /** Host of the registry that the repository is in. */
  registry: string
  /** Absent when it is to be created. */
  repository?: Repository
  /** The image to deploy: that of image-uri, or the one that was built, once ECR has it. */
  image?: StoredImage
  /** The tags that the built image got. */
  imageTags?: readonly string[]
  /** What the tags of the build were on at the inspection, by tag. */
  taken: ReadonlyMap<string, StoredImage>
  /** Notes that do not stop the run. */
  notes: string[]
}

/** A region whose ECR has the image. */
export type TargetWithImage = Target & { image: StoredImage }

export function hasImage(target: Target): target is TargetWithImage {
  return target.image !== undefined
}

/** Whether the function's versions are restored from snapshots. */
export function usesSnapStart({ config }: Pick<Target, 'config'>): boolean {
  return config.SnapStart?.ApplyOn === 'PublishedVersions'
}

/** What the function starts in place of what its image says. */
export function startOverride({ config }: Pick<Target, 'config'>): StartParts {
  const { EntryPoint: entryPoint, Command: command } = config.ImageConfig ?? {}
  return { ...(entryPoint && { entryPoint }), ...(command && { command }) }
}
