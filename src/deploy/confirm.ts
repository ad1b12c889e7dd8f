import { inRegionsLeft } from '../domain/each-region.ts'
import { formatImageReference } from '../domain/image-reference.ts'
import { type Confirmed, confirmImage } from '../ecr/confirm.ts'
import { formatBytes, type ImageFacts } from '../image/facts.ts'
import type { RehearsalResult } from '../report/result.ts'
import type { ObtainedImages } from './images.ts'
import type { Inspection } from './inspect.ts'
import type { DeployRun } from './run.ts'
import { refuseDifferent } from './same-image.ts'
import { hasImage, startOverride, type Target, type TargetWithImage, usesSnapStart } from './target.ts'

/** A region whose ECR has an image that Lambda will take. */
export type ReleaseCandidate = TargetWithImage & Confirmed & { imageUri: string }

/** The image's facts, for the report. */
export interface ConfirmedImage {
  /** Absent when nothing was rehearsed. */
  rehearsal?: RehearsalResult
  /** Absent when ECR has no image yet, in a dry run. */
  image?: ImageFacts
}

/**
 * Confirms that Lambda will take the image that ECR has in each region. In a dry run there may be none.
 *
 * @throws Problem when Lambda would refuse it, or when the regions have different images
 */
export async function confirmImages(
  run: DeployRun,
  inspection: Inspection,
  { targets, rehearsal, uncompressed }: ObtainedImages,
): Promise<ConfirmedImage & { targets: Target[]; candidates: ReleaseCandidate[] }> {
  const withImage = targets.filter(hasImage)
  const candidates = withImage.length === 0 ? [] : await confirmEach(run, inspection, withImage)
  const facts = candidates[0]?.facts
  return {
    targets,
    candidates,
    ...(rehearsal && { rehearsal }),
    ...(facts && { image: { ...facts, ...(uncompressed !== undefined && { uncompressed }) } }),
  }
}

function confirmEach(
  { tools: { steps, log, warn }, lost }: DeployRun,
  { architecture }: Inspection,
  targets: readonly TargetWithImage[],
): Promise<ReleaseCandidate[]> {
  return steps.step('Confirm that Lambda will take the image', async () => {
    refuseDifferent(targets)
    const candidates = await inRegionsLeft(targets, (target) => confirm(target, architecture), lost)
    const facts = candidates[0]?.facts
    if (facts) log(`The image has ${facts.layers.length} layers, ${formatBytes(facts.compressed)} compressed`)
    // Functions of several regions may start different programs of the image.
    for (const warning of new Set(candidates.flatMap((each) => each.facts.warnings))) warn(warning)
    return candidates
  })
}

async function confirm(target: TargetWithImage, architecture: Inspection['architecture']): Promise<ReleaseCandidate> {
  const { clients, address, registry, image } = target
  const imageUri = formatImageReference({ registry, repository: address.name, digest: image.digest })
  const needs = { architecture, snapStart: usesSnapStart(target), start: startOverride(target), uri: imageUri }
  return { ...target, ...(await confirmImage(clients.ecr, address, image, needs)), imageUri }
}
