import { type Architecture, defaultArchitecture } from '../domain/architecture.ts'
import { Problem } from '../domain/problem.ts'
import { architectureOf, refuseManifest, refusePlatform } from '../image/accept.ts'
import { type ImageFacts, imageFacts } from '../image/facts.ts'
import { type ImageConfig, readManifest } from '../image/manifest.ts'
import { allowsSnapshots, doubtSnapStart } from '../image/snap-start.ts'
import { refuseStart, type StartParts } from '../image/start.ts'
import type { StoredImage } from './images.ts'

/** An image that Lambda will take. */
export interface Confirmed {
  architecture: Architecture
  facts: ImageFacts
}

/** What the function needs of the image. */
export interface Wanted {
  /** The function's; the image's own when absent. */
  architecture: Architecture | undefined
  /** Whether its versions are restored from snapshots, and nothing has shown that Lambda takes some of the image. */
  snapStart: boolean
  /** What it starts in place of what the image says. */
  start: StartParts
  /** The image's URI, for the error. */
  uri: string
}

/**
 * Confirms that Lambda will take an image: one manifest of a type that it accepts, for Linux and for the function's
 * architecture.
 *
 * @param read reads its config by the digest
 * @throws Problem with the reason and the remedy when Lambda would refuse it, or could not run it
 */
export async function confirmImage(
  image: StoredImage,
  { architecture: wanted, snapStart, start, uri }: Wanted,
  read: (configDigest: string) => Promise<ImageConfig>,
): Promise<Confirmed> {
  const manifest = readManifest(image.manifest, image.mediaType)
  const refusal = refuseManifest(manifest, uri)
  if (refusal || manifest.kind === 'index') throw new Problem(refusal ?? [])
  const config = await read(manifest.configDigest)
  const architecture = wanted ?? architectureOf(config) ?? defaultArchitecture
  const mismatch = refusePlatform(config, architecture, uri) ?? refuseStart(config, start, uri)
  if (mismatch) throw new Problem(mismatch)
  const facts = imageFacts(manifest.layers, config, start)
  const doubts = snapStart && !allowsSnapshots(config) ? [doubtSnapStart()] : []
  return { architecture, facts: { ...facts, warnings: [...facts.warnings, ...doubts] } }
}
