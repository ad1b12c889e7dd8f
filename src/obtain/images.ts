import { isBuilt, type NewImage } from '../docker/build.ts'
import { inPlacesLeft } from '../domain/each-place.ts'
import { oneOfEachRegion } from '../domain/place.ts'
import { counted } from '../domain/text.ts'
import { waitForReplica } from '../ecr/replica.ts'
import { findRepository } from '../ecr/repository.ts'
import type { SnapStartGround } from '../image/snap-start.ts'
import type { BuildInspection, Inspection } from '../inspect/all.ts'
import type { BuildSource, LocalSource } from '../plan/plan.ts'
import type { RehearsalResult } from '../report/result.ts'
import { type BuildRun, type ImageRun, isBuildRun } from '../run/run.ts'
import { hasImage, type ImageTarget, type TargetWithImage } from '../run/target.ts'
import { attestImage } from './attest.ts'
import { bringToEcr } from './bring-to-ecr.ts'
import { build } from './build.ts'
import { createRepositories } from './create-repositories.ts'
import { followSigning } from './follow-signing.ts'
import { checkLocal } from './local-image.ts'
import { bringGiven } from './promote.ts'
import { type Readings, readAheadEverywhere } from './read-ahead.ts'
import { prepareRehearsal, rehearseImage } from './rehearse.ts'

/** The regions, each with its image in ECR; without one in a dry run that would push it. */
export interface ObtainedImages<T extends ImageTarget> {
  targets: T[]
  rehearsal?: RehearsalResult
  /** Bytes of all layers, uncompressed; absent where they can't be known. */
  uncompressed?: number
  /** Why SnapStart takes the image, where that shows without running it. */
  snapStart?: SnapStartGround
}

/**
 * Builds the image or takes the one of image-uri, rehearses it, and brings it to ECR; a dry run brings nothing. The
 * functions of a region share its repository, and get the image from there.
 *
 * @throws Problem when the build, the rehearsal, the push or the copy fails
 */
export async function obtainImages<T extends ImageTarget>(
  run: ImageRun,
  inspection: Inspection<T>,
): Promise<ObtainedImages<T>> {
  const { source } = run.plan
  const regions = oneOfEachRegion(inspection.targets).map(regionOf)
  const share = (obtained: ObtainedImages<ImageTarget>) => {
    followSigning(run, obtained.targets.filter(hasImage))
    return { ...obtained, targets: shareOut(inspection.targets, obtained.targets) }
  }
  if (source.kind === 'image') return share(await bringGiven(run, inspection, regions))
  const { architecture } = inspection
  if (!isBuildRun(run) || architecture === undefined)
    throw new Error('nothing is built without docker, or for no architecture')
  return share(await buildImages(run, source, { ...inspection, architecture }, regions))
}

async function buildImages(
  run: BuildRun,
  source: BuildSource | LocalSource,
  inspection: BuildInspection<ImageTarget>,
  regions: readonly ImageTarget[],
): Promise<ObtainedImages<ImageTarget>> {
  const { dryRun, rollout } = run.plan.inputs
  // What ECR replicates is brought to the first region alone.
  const own = rollout.replicated ? regions.slice(0, 1) : regions
  const replicas = regions.slice(own.length)
  const targets = dryRun ? own : await createRepositories(run, own)
  const venue = prepareRehearsal(run, inspection)
  let readings: Readings | undefined
  // The docker processes that check the image take longer than the answers. After a rehearsal these would be old.
  const startReading = (image: NewImage) => {
    if (!dryRun && venue === undefined) readings = readAheadEverywhere(run, source, image, targets)
  }
  const built =
    source.kind === 'build'
      ? await build(run, source, inspection, { targets, onBuilt: startReading })
      : await checkLocal(run, source, inspection)
  const purpose = { targets: inspection.targets, architecture: inspection.architecture }
  const rehearsal = await rehearseImage(run, inspection, built, venue)
  const pushed = dryRun
    ? [...regions]
    : await withReplicas(run, await bringToEcr(run, source, { image: built, purpose, readings }, targets), replicas)
  if (!dryRun) {
    const brought = pushed.filter(hasImage).filter(({ region }) => own.some((each) => each.region === region))
    await attestImage(run, isBuilt(built) ? built.provenance : undefined, brought)
  }
  const { uncompressed, snapStart } = built
  return {
    targets: pushed,
    ...(rehearsal && { rehearsal }),
    ...(uncompressed !== undefined && { uncompressed }),
    ...(snapStart && { snapStart }),
  }
}

/** The region, for all of its functions. */
function regionOf({ functionName: _, ...target }: ImageTarget): ImageTarget {
  return target
}

/** Gives the functions of each region its image; with a region that was lost all of them are. */
function shareOut<T extends ImageTarget>(targets: readonly T[], regions: readonly ImageTarget[]): T[] {
  return targets.flatMap((target) => {
    const found = regions.find(({ region }) => region === target.region)
    return found ? [{ ...target, ...imageOf(found) }] : []
  })
}

/** What a region's functions have in common once it has the image. */
function imageOf({ registry, repository, image, imageTags, imageConfig, brought }: ImageTarget) {
  return {
    registry,
    ...(repository && { repository }),
    ...(image && { image }),
    ...(imageTags && { imageTags }),
    ...(imageConfig && { imageConfig }),
    ...(brought !== undefined && { brought }),
  }
}

/** Waits until ECR has replicated the first region's image to the others. */
async function withReplicas<T extends ImageTarget>(
  { tools: { steps, log, signal }, lost }: ImageRun,
  pushed: readonly TargetWithImage<T>[],
  replicas: readonly T[],
): Promise<TargetWithImage<T>[]> {
  const [first] = pushed
  if (first === undefined || replicas.length === 0) return [...pushed]
  const { digest } = first.image
  const timeout = first.inputs.waitTimeout
  const awaitReplica = async (target: T): Promise<TargetWithImage<T>> => {
    if (target.region === first.region) return first
    const { clients, address, region } = target
    const image = await waitForReplica({ ecr: clients.ecr, address, region, digest, timeout, signal, log })
    const repository = target.repository ?? (await findRepository(clients.ecr, address))
    // Tags come with the image.
    const { imageTags = [], brought = false } = first
    return { ...target, ...(repository && { repository }), imageTags, brought, image }
  }
  const title = `Wait until ECR has replicated the image to ${counted(replicas.length, 'region')}`
  // The first region is one of those that are left.
  return steps.step({ title, label: 'Replicate', section: 'Image' }, () =>
    inPlacesLeft([first, ...replicas], awaitReplica, lost),
  )
}
