import { inPlacesLeft } from '../domain/each-place.ts'
import { formatImageReference } from '../domain/image-reference.ts'
import type { Region } from '../domain/region.ts'
import type { ScanResult } from '../domain/scan.ts'
import { counted } from '../domain/text.ts'
import { type Confirmed, confirmImage } from '../ecr/confirm.ts'
import { readImageConfig } from '../ecr/images.ts'
import { formatBytes, type ImageFacts } from '../image/facts.ts'
import type { ImageConfig } from '../image/manifest.ts'
import type { Inspection } from '../inspect/all.ts'
import type { RehearsalResult } from '../report/result.ts'
import type { ImageRun } from '../run/run.ts'
import { refuseDifferent } from '../run/same-image.ts'
import { hasImage, type ImageTarget, type Target, type TargetWithImage, wantedOf } from '../run/target.ts'
import type { ObtainedImages } from './images.ts'
import { checkScan } from './scan-gate.ts'

/** A place whose ECR has an image that Lambda will take. */
export type ConfirmedTarget<T extends ImageTarget = ImageTarget> = TargetWithImage<T> & Confirmed & { imageUri: string }

/** One whose function gets it. */
export type ReleaseCandidate = ConfirmedTarget<Target>

/** The image's facts, for the report. */
export interface ConfirmedImage {
  /** Absent when nothing was rehearsed. */
  rehearsal?: RehearsalResult
  /** Absent when ECR has no image yet, in a dry run. */
  image?: ImageFacts
  /** Absent when no scan was waited for. */
  scan?: ScanResult
}

/**
 * Confirms that Lambda will take the image that ECR has in each region, for each function there, and that its scan found
 * nothing that stops the run. In a dry run there may be none.
 *
 * @throws Problem when Lambda would refuse it, when the regions have different images, or when the scan found too much
 */
export async function confirmImages<T extends ImageTarget>(
  run: ImageRun,
  inspection: Inspection<T>,
  { targets, rehearsal, uncompressed, snapStart }: ObtainedImages<T>,
): Promise<ConfirmedImage & { targets: T[]; candidates: ConfirmedTarget<T>[] }> {
  const withImage = targets.filter(hasImage<T>)
  const known = { ...inspection, takesSnapshots: (rehearsal?.snapStart ?? snapStart) !== undefined }
  const candidates = withImage.length === 0 ? [] : await confirmEach(run, known, withImage)
  const facts = candidates[0]?.facts
  const scan = await checkScan(run, candidates)
  return {
    targets,
    candidates,
    ...(rehearsal && { rehearsal }),
    ...(scan && { scan }),
    ...(facts && { image: { ...facts, ...(uncompressed !== undefined && { uncompressed }) } }),
  }
}

/** What is known of the image before it is confirmed. */
interface Known extends Pick<Inspection<ImageTarget>, 'architecture'> {
  /** Whether Lambda is known to take snapshots of it. */
  takesSnapshots: boolean
}

function confirmEach<T extends ImageTarget>(
  { tools: { steps, log, warn }, lost }: ImageRun,
  known: Known,
  targets: readonly TargetWithImage<T>[],
): Promise<ConfirmedTarget<T>[]> {
  const name = { title: 'Confirm that Lambda will take the image', label: 'Confirm', section: 'Image' } as const
  return steps.step(name, async () => {
    refuseDifferent(targets)
    const configs = new Map<Region, Promise<ImageConfig>>()
    const readConfig = ({ region, clients, address, imageConfig }: T, digest: string) => {
      // The functions of a region get one image.
      const reading = configs.get(region) ?? imageConfig ?? readImageConfig(clients.ecr, address, digest)
      configs.set(region, reading)
      return reading
    }
    const candidates = await inPlacesLeft(targets, (target) => confirm(target, known, readConfig), lost)
    const facts = candidates[0]?.facts
    if (facts)
      log(`The image has ${counted(facts.layers.length, 'layer')}, ${formatBytes(facts.compressed)} compressed`)
    // Functions may start different programs of the image.
    for (const warning of new Set(candidates.flatMap((each) => each.facts.warnings))) warn(warning)
    return candidates
  })
}

async function confirm<T extends ImageTarget>(
  target: TargetWithImage<T>,
  { architecture, takesSnapshots }: Known,
  readConfig: (target: T, digest: string) => Promise<ImageConfig>,
): Promise<ConfirmedTarget<T>> {
  const { address, registry, image } = target
  const imageUri = formatImageReference({ registry, repository: address.name, digest: image.digest })
  const wanted = wantedOf(target, architecture, imageUri, takesSnapshots)
  return { ...target, ...(await confirmImage(image, wanted, (digest) => readConfig(target, digest))), imageUri }
}
