import { Problem } from './domain/problem.ts'
import type { Target } from './look-region.ts'

/**
 * Refuses regions whose ECR has different images: all are to run the same one.
 *
 * @throws Problem that names each region's digest
 */
export function refuseDifferent(targets: readonly Pick<Target, 'region' | 'image'>[]): void {
  const images = targets.flatMap(({ region, image }) => (image === undefined ? [] : [{ region, digest: image.digest }]))
  if (new Set(images.map(({ digest }) => digest)).size < 2) return
  throw new Problem({
    what: `ECR has different images in the regions: ${images.map(({ region, digest }) => `${digest} in ${region}`).join(', ')}.`,
    remedy: 'Use a tag that no region has yet, or delete it where it is on an older image.',
  })
}
