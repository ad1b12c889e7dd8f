import type { NewImage } from '../docker/build.ts'
import { Problem } from '../domain/problem.ts'
import type { StoredImage } from '../ecr/images.ts'
import { readManifest } from '../image/manifest.ts'
import type { ImageTarget } from './target.ts'

/**
 * Refuses repositories of other names than the first region's, with replication: ECR keeps the name (ECR user
 * guide, "Private image replication").
 *
 * @throws Problem that names each region's repository
 */
export function refuseOtherNames(targets: readonly Pick<ImageTarget, 'region' | 'address'>[]): void {
  if (new Set(targets.map(({ address }) => address.name)).size < 2) return
  throw new Problem({
    what: `replicate: ECR replicates to repositories of the same name, but they are ${targets.map(({ region, address }) => `${address.name} in ${region}`).join(', ')}.`,
    remedy: 'Give repository one name for all regions, or leave replicate out.',
  })
}

/**
 * Refuses regions whose ECR has different images: all are to run the same one.
 *
 * @throws Problem that names each region's digest
 */
export function refuseDifferent(targets: readonly Pick<ImageTarget, 'region' | 'image' | 'given'>[]): void {
  const images = targets.flatMap(({ region, image, given }) => {
    const digest = image?.digest ?? given?.image.digest
    return digest === undefined ? [] : [{ region, digest }]
  })
  if (new Set(images.map(({ digest }) => digest)).size < 2) return
  throw new Problem({
    what: `ECR has different images in the regions: ${images.map(({ region, digest }) => `${digest} in ${region}`).join(', ')}.`,
    remedy: 'Use a tag that no region has yet, or delete it where it is on an older image.',
  })
}

/** Whether ECR has the very image that was built: its manifest, or another one of the same config. */
export function isSameImage(stored: StoredImage | undefined, image: NewImage): stored is StoredImage {
  if (stored === undefined) return false
  const manifest = readManifest(stored.manifest, stored.mediaType)
  return stored.digest === image.id || (manifest.kind === 'image' && manifest.configDigest === image.configDigest)
}
