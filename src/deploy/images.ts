import { inRegionsLeft } from '../domain/each-region.ts'
import { waitForReplica } from '../ecr/replica.ts'
import { findRepository } from '../ecr/repository.ts'
import type { BuildSource, LocalSource } from '../plan/plan.ts'
import type { RehearsalResult } from '../report/result.ts'
import { build } from './build.ts'
import { createRepositories } from './create-repositories.ts'
import type { Inspection } from './inspect-image.ts'
import { checkLocal } from './local-image.ts'
import { bringGiven } from './promote.ts'
import { publishEverywhere } from './publish.ts'
import { prepareRehearsal, rehearseImage } from './rehearse.ts'
import { type BuildRun, type ImageRun, isBuildRun } from './run.ts'
import type { ImageTarget, WithImage } from './target.ts'

/** The regions, each with its image in ECR; without one in a dry run that would push it. */
export interface ObtainedImages<T extends ImageTarget> {
  targets: T[]
  rehearsal?: RehearsalResult
  /** Bytes of all layers, uncompressed; absent where they can't be known. */
  uncompressed?: number
}

/**
 * Builds the image or takes the one of image-uri, rehearses it, and brings it to ECR; a dry run brings nothing.
 *
 * @throws Problem when the build, the rehearsal, the push or the copy fails
 */
export async function obtainImages<T extends ImageTarget>(
  run: ImageRun,
  inspection: Inspection<T>,
): Promise<ObtainedImages<T>> {
  const { source, inputs } = run.plan
  const { targets } = inspection
  if (source.kind === 'image') return bringGiven(run, inspection)
  if (!isBuildRun(run)) throw new Error('nothing is built without docker')
  // What ECR replicates is brought to the first region alone.
  const [first, ...others] = targets
  const own = inputs.rollout.replicated && first !== undefined ? [first] : targets
  return buildImages(run, source, inspection, { own, replicas: own === targets ? [] : others })
}

/** Regions that the run pushes to, and those that ECR replicates to. */
interface Destinations<T extends ImageTarget> {
  own: readonly T[]
  replicas: readonly T[]
}

async function buildImages<T extends ImageTarget>(
  run: BuildRun,
  source: BuildSource | LocalSource,
  inspection: Inspection<T>,
  { own, replicas }: Destinations<T>,
): Promise<ObtainedImages<T>> {
  const { dryRun } = run.plan.inputs
  const targets = dryRun ? own : await createRepositories(run, own)
  const venue = prepareRehearsal(run)
  const built =
    source.kind === 'build' ? await build(run, source, inspection, targets) : await checkLocal(run, source, inspection)
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
