import type { ECRClient } from '@aws-sdk/client-ecr'
import type { Architecture } from '../domain/architecture.ts'
import { Problem } from '../domain/problem.ts'
import { architectureOf, refuseManifest, refusePlatform } from '../image/accept.ts'
import { type ImageFacts, imageFacts } from '../image/facts.ts'
import { type ImageConfig, readManifest } from '../image/manifest.ts'
import { refuseSnapStart } from '../image/snap-start.ts'
import { refuseStart, type StartParts } from '../image/start.ts'
import { readImageConfig, type StoredImage } from './images.ts'
import type { RepositoryAddress } from './repository.ts'

/** An image that Lambda will take. */
export interface Confirmed {
  architecture: Architecture
  facts: ImageFacts
}

/** What the function needs of the image. */
export interface Wanted {
  /** The function's; the image's own when absent. */
  architecture: Architecture | undefined
  /** Whether its versions are restored from snapshots. */
  snapStart: boolean
  /** What it starts in place of what the image says. */
  start: StartParts
  /** The image's URI, for the error. */
  uri: string
}

/**
 * Confirms that Lambda will take an image that is in ECR: one manifest of a type that it accepts, for Linux and for
 * the function's architecture.
 *
 * @throws Problem with the reason and the remedy when Lambda would refuse it, or could not run it
 */
export async function confirmImage(
  ecr: ECRClient,
  address: RepositoryAddress,
  image: StoredImage,
  wanted: Wanted,
): Promise<Confirmed> {
  return judgeImage(image, wanted, (configDigest) => readImageConfig(ecr, address, configDigest))
}

/**
 * Judges the same of an image that is anywhere.
 *
 * @param read reads a config by its digest
 * @throws Problem as above
 */
export async function judgeImage(
  image: StoredImage,
  { architecture: wanted, snapStart, start, uri }: Wanted,
  read: (configDigest: string) => Promise<ImageConfig>,
): Promise<Confirmed> {
  const manifest = readManifest(image.manifest, image.mediaType)
  const refusal = refuseManifest(manifest, uri)
  if (refusal || manifest.kind === 'index') throw new Problem(refusal ?? [])
  const config = await read(manifest.configDigest)
  const architecture = wanted ?? architectureOf(config) ?? 'x86_64'
  const mismatch =
    refusePlatform(config, architecture, uri) ??
    refuseStart(config, start, uri) ??
    (snapStart ? refuseSnapStart(config, uri) : undefined)
  if (mismatch) throw new Problem(mismatch)
  return { architecture, facts: imageFacts(manifest.layers, config, start) }
}
