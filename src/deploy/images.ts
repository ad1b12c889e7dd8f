import { inRegionsLeft } from '../domain/each-region.ts'
import { copyImage } from '../ecr/copy.ts'
import { waitForReplica } from '../ecr/replica.ts'
import { createRepository, findRepository } from '../ecr/repository.ts'
import type { BuildSource } from '../plan/plan.ts'
import type { RehearsalResult } from '../report/result.ts'
import { build } from './build.ts'
import type { Inspection } from './inspect.ts'
import { addLackingTags, pushEverywhere } from './push.ts'
import { rehearseImage } from './rehearse.ts'
import type { BuildRun, DeployRun } from './run.ts'
import { hasImage, type Target, type TargetWithImage } from './target.ts'

/** The regions, each with its image in ECR; without one in a dry run that would push it. */
export interface ObtainedImages {
  targets: Target[]
  rehearsal?: RehearsalResult
  /** Bytes of all layers, uncompressed; absent where they can't be known. */
  uncompressed?: number
}

/**
 * Builds, rehearses and pushes what ECR does not have yet; a dry run pushes nothing.
 *
 * @throws Problem when the build, the rehearsal or the push fails
 */
export async function obtainImages(run: DeployRun, inspection: Inspection): Promise<ObtainedImages> {
  const { source, inputs } = run.plan
  const { targets } = inspection
  if (source.kind === 'image' || !isBuildRun(run)) return { targets }
  // With replication the run pushes to the first region only.
  const [first, ...others] = targets
  const own = inputs.rollout.replicated && first !== undefined ? [first] : targets
  const replicas = own === targets ? [] : others
  const there = own.find(hasImage)
  if (!there) return buildImages(run, source, inspection, { own, replicas })
  if (run.events.rehearsal.length > 0) run.tools.warn('ECR already has the image: it is not rehearsed again.')
  if (inputs.dryRun) return { targets }
  const present = own.every(hasImage)
    ? await completeTags(run, own)
    : await copyEverywhere(run, source, there, await createRepositories(run, own))
  return { targets: await withReplicas(run, present, replicas) }
}

function isBuildRun(run: DeployRun): run is BuildRun {
  return run.docker !== undefined
}

/** Regions that the run pushes to, and those that ECR replicates to. */
interface Destinations {
  own: readonly Target[]
  replicas: readonly Target[]
}

async function buildImages(
  run: BuildRun,
  source: BuildSource,
  inspection: Inspection,
  { own, replicas }: Destinations,
): Promise<ObtainedImages> {
  const { dryRun } = run.plan.inputs
  const targets = dryRun ? own : await createRepositories(run, own)
  const built = await build(run, source, inspection, targets)
  const rehearsal = await rehearseImage(run, inspection, built)
  const pushed = dryRun
    ? inspection.targets
    : await withReplicas(run, await pushEverywhere(run, source, built, targets), replicas)
  const { uncompressed } = built
  return {
    targets: pushed,
    ...(rehearsal && { rehearsal }),
    ...(uncompressed !== undefined && { uncompressed }),
  }
}

/** Creates the repositories that are missing. */
async function createRepositories(
  { tools: { steps, log }, lost }: DeployRun,
  targets: readonly Target[],
): Promise<Target[]> {
  const missing = targets.filter(({ repository }) => repository === undefined)
  if (missing.length === 0) return [...targets]
  const create = async (target: Target) => {
    if (target.repository) return target
    const repository = await createRepository(target.clients.ecr, target.address.name)
    log(`Created ${repository.registry}/${repository.name}, scanned on push and readable by Lambda`)
    return { ...target, registry: repository.registry, repository }
  }
  return steps.step(`Create the ECR repository ${missing[0]?.address.name}`, () => inRegionsLeft(targets, create, lost))
}

/** Copies the image that one region has already, under a tag that can't be moved, to those that lack it. */
function copyEverywhere(
  { tools: { steps, log }, lost }: DeployRun,
  source: BuildSource,
  from: TargetWithImage,
  targets: readonly Target[],
): Promise<TargetWithImage[]> {
  const copyTo = async (target: Target) => {
    if (target.image) return addLackingTags({ ...target, image: target.image })
    const image = await copyImage(repositoryClient(from), repositoryClient(target), from.image, source.tags)
    log(`Copied ${image.digest} from ${from.region} to ${target.registry}/${target.address.name}`)
    return { ...target, image }
  }
  return steps.step(`Copy the image that ${from.region} has under this tag`, () => inRegionsLeft(targets, copyTo, lost))
}

function repositoryClient({ clients, address, region }: Target) {
  return { ecr: clients.copying, address, region }
}

/** Waits until ECR has replicated the first region's image to the others. */
async function withReplicas(
  { tools: { steps, log, signal }, lost }: DeployRun,
  pushed: readonly TargetWithImage[],
  replicas: readonly Target[],
): Promise<TargetWithImage[]> {
  const [first] = pushed
  if (first === undefined || replicas.length === 0) return [...pushed]
  const { digest } = first.image
  const timeout = first.inputs.waitTimeout
  const awaitReplica = async (target: Target) => {
    const { clients, address, region } = target
    const image = await waitForReplica({ ecr: clients.ecr, address, region, digest, timeout, signal, log })
    const repository = target.repository ?? (await findRepository(clients.ecr, address))
    return { ...target, ...(repository && { repository }), image }
  }
  const title = `Wait until ECR has replicated the image to ${replicas.length} regions`
  return [first, ...(await steps.step(title, () => inRegionsLeft(replicas, awaitReplica, lost)))]
}

/** Adds the missing tags to an image that every region already has. */
function completeTags(
  { tools: { steps }, lost }: DeployRun,
  targets: readonly TargetWithImage[],
): Promise<TargetWithImage[]> {
  return steps.step('Use the image that ECR has under this tag', () => inRegionsLeft(targets, addLackingTags, lost))
}
