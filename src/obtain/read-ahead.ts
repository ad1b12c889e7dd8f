import type { NewImage } from '../docker/build.ts'
import { ahead } from '../domain/ahead.ts'
import { originOfLabels } from '../domain/image-labels.ts'
import type { Region } from '../domain/region.ts'
import { readImageConfig, type StoredImage } from '../ecr/images.ts'
import { type ImageConfig, readManifest } from '../image/manifest.ts'
import type { BuildSource } from '../plan/plan.ts'
import type { BuildRun } from '../run/run.ts'
import { isSameImage } from '../run/same-image.ts'
import { readTags, type Tagging, type TagsInRegion } from '../run/tags.ts'
import type { ImageTarget } from '../run/target.ts'

/** There is one tag at least. */
export type BuildTagging = Tagging & { source: Pick<BuildSource, 'tags'> }

export function taggingOf({ plan, tools }: BuildRun, source: BuildTagging['source'], image: NewImage): BuildTagging {
  const isOwn = (stored: StoredImage) => isSameImage(stored, image)
  return { plan, source, origin: originOfLabels(image.labels), isOwn, log: tools.log }
}

/** What is being read of a region's ECR. */
export interface Reading {
  tags: Promise<TagsInRegion>
  /** Of the image that was built; absent where ECR may not have it. */
  config?: Promise<ImageConfig>
}

/** What is being read of each region. */
export type Readings = ReadonlyMap<Region, Reading>

/** Reads what the tags of an image that was just built are on, while docker checks it. */
export function readAheadEverywhere(
  run: BuildRun,
  source: BuildTagging['source'],
  image: NewImage,
  targets: readonly ImageTarget[],
): Readings {
  const tagging = taggingOf(run, source, image)
  return new Map(
    targets.map((target) => {
      const isThere = [...target.taken.values()].some((stored) => isSameImage(stored, image))
      return [target.region, readAhead(tagging, image, target, isThere)]
    }),
  )
}

/** @param isThere whether ECR has the image */
export function readAhead(tagging: Tagging, image: NewImage, target: ImageTarget, isThere: boolean): Reading {
  const { clients, address } = target
  const tags = ahead(readTags(tagging, target))
  if (!isThere || image.configDigest === '') return { tags }
  return { tags, config: ahead(readImageConfig(clients.ecr, address, image.configDigest)) }
}

/** Whether what ECR has is made by the config of the image that was built. */
export function hasConfig({ manifest: text, mediaType }: StoredImage, { configDigest }: NewImage): boolean {
  const manifest = readManifest(text, mediaType)
  return manifest.kind === 'image' && manifest.configDigest === configDigest
}
