import { inRegionsLeft } from '../domain/each-region.ts'
import { findTemplate } from '../ecr/creation-template.ts'
import { waitForReplica } from '../ecr/replica.ts'
import { createRepository, findRepository, pendingRepository } from '../ecr/repository.ts'
import type { BuildSource } from '../plan/plan.ts'
import type { RehearsalResult } from '../report/result.ts'
import { build } from './build.ts'
import type { Inspection } from './inspect-image.ts'
import { publishEverywhere } from './publish.ts'
import { prepareRehearsal, rehearseImage } from './rehearse.ts'
import type { BuildRun, ImageRun } from './run.ts'
import type { ImageTarget, WithImage } from './target.ts'

/** The regions, each with its image in ECR; without one in a dry run that would push it. */
export interface ObtainedImages<T extends ImageTarget> {
  targets: T[]
  rehearsal?: RehearsalResult
  /** Bytes of all layers, uncompressed; absent where they can't be known. */
  uncompressed?: number
}

/**
 * Builds the image, rehearses it, and brings it to ECR; a dry run brings nothing.
 *
 * @throws Problem when the build, the rehearsal or the push fails
 */
export async function obtainImages<T extends ImageTarget>(
  run: ImageRun,
  inspection: Inspection<T>,
): Promise<ObtainedImages<T>> {
  const { source, inputs } = run.plan
  const { targets } = inspection
  if (source.kind === 'image' || !isBuildRun(run)) return { targets }
  // What ECR replicates is brought to the first region alone.
  const [first, ...others] = targets
  const own = inputs.rollout.replicated && first !== undefined ? [first] : targets
  return buildImages(run, source, inspection, { own, replicas: own === targets ? [] : others })
}

function isBuildRun(run: ImageRun): run is BuildRun {
  return run.docker !== undefined
}

/** Regions that the run pushes to, and those that ECR replicates to. */
interface Destinations<T extends ImageTarget> {
  own: readonly T[]
  replicas: readonly T[]
}

async function buildImages<T extends ImageTarget>(
  run: BuildRun,
  source: BuildSource,
  inspection: Inspection<T>,
  { own, replicas }: Destinations<T>,
): Promise<ObtainedImages<T>> {
  const { dryRun } = run.plan.inputs
  const targets = dryRun ? own : await createRepositories(run, own)
  const venue = prepareRehearsal(run)
  const built = await build(run, source, inspection, targets)
  const purpose = { targets: inspection.targets, architecture: inspection.architecture ?? 'x86_64' } as const
  const rehearsal = await rehearseImage(run, inspection, built, venue)
  const pushed = dryRun
    ? inspection.targets
    : await withReplicas(run, await publishEverywhere(run, source, { image: built, purpose }, targets), replicas)
  const { uncompressed } = built
  return {
    targets: pushed,
    ...(rehearsal && { rehearsal }),
    ...(uncompressed !== undefined && { uncompressed }),
  }
}

/** Creates the repositories that are missing. */
async function createRepositories<T extends ImageTarget>(
  { tools: { steps, log, warn }, lost }: ImageRun,
  targets: readonly T[],
): Promise<T[]> {
  const missing = targets.filter(({ repository }) => repository === undefined)
  if (missing.length === 0) return [...targets]
  const create = async (target: T) => {
    if (target.repository) return target
    const { address, clients, registry, region } = target
    // Of several regions all but the first may get copies, which no page says to create a repository.
    const template = targets.length === 1 ? await findTemplate(clients.ecr, address.name, warn) : undefined
    if (template) {
      log(
        `ECR creates ${registry}/${address.name} on the push, by the registry's creation template '${template.prefix}'`,
      )
      return { ...target, repository: pendingRepository(address.name, registry, region, template) }
    }
    const repository = await createRepository(clients.ecr, address.name)
    log(`Created ${repository.registry}/${repository.name}, scanned on push and readable by Lambda`)
    return { ...target, registry: repository.registry, repository }
  }
  return steps.step(`Create the ECR repository ${missing[0]?.address.name}`, () => inRegionsLeft(targets, create, lost))
}

/** Waits until ECR has replicated the first region's image to the others. */
async function withReplicas<T extends ImageTarget>(
  { tools: { steps, log, signal }, lost }: ImageRun,
  pushed: readonly WithImage<T>[],
  replicas: readonly T[],
): Promise<WithImage<T>[]> {
  const [first] = pushed
  if (first === undefined || replicas.length === 0) return [...pushed]
  const { digest } = first.image
  const timeout = first.inputs.waitTimeout
  const awaitReplica = async (target: T): Promise<WithImage<T>> => {
    if (target.region === first.region) return first
    const { clients, address, region } = target
    const image = await waitForReplica({ ecr: clients.ecr, address, region, digest, timeout, signal, log })
    const repository = target.repository ?? (await findRepository(clients.ecr, address))
    // Tags come with the image.
    const { imageTags = [], brought = false } = first
    return { ...target, ...(repository && { repository }), imageTags, brought, image }
  }
  const title = `Wait until ECR has replicated the image to ${replicas.length} regions`
  // The first region is one of those that are left.
  return steps.step(title, () => inRegionsLeft([first, ...replicas], awaitReplica, lost))
}
