import { optionalText } from '../../core/fields.ts'
import type { JsonObject } from '../../core/json.ts'
import type { RegistryStorage, StoredManifest } from '../registry/storage.ts'

/** An image as requests name it: by tag, by digest, or by both. */
export interface ImageId {
  imageDigest?: string
  imageTag?: string
}

/** Why one image of a batch was not found, as in `failures` (ECR API Reference, "ImageFailure"). */
export interface ImageFailure {
  failureCode: string
  failureReason: string
}

export function readImageId(fields: JsonObject): ImageId {
  const imageDigest = optionalText(fields, 'imageDigest')
  const imageTag = optionalText(fields, 'imageTag')
  return { ...(imageDigest !== undefined && { imageDigest }), ...(imageTag !== undefined && { imageTag }) }
}

/** Finds the manifest that an image id names. */
export function resolve(
  { imageDigest, imageTag }: ImageId,
  repository: string,
  storage: RegistryStorage,
): StoredManifest | ImageFailure {
  if (imageDigest === undefined && imageTag === undefined) {
    return {
      failureCode: 'MissingDigestAndTag',
      failureReason: 'Invalid request parameters: both tag and digest are null',
    }
  }
  if (imageDigest !== undefined && !/^sha256:[0-9a-f]{64}$/.test(imageDigest)) {
    return {
      failureCode: 'InvalidImageDigest',
      failureReason: 'Invalid request parameters: image digest should satisfy the regex',
    }
  }
  const found = storage.manifest(repository, imageTag ?? imageDigest ?? '')
  if (found === undefined) return { failureCode: 'ImageNotFound', failureReason: 'Requested image not found' }
  if (imageDigest !== undefined && found.digest !== imageDigest) {
    return { failureCode: 'ImageTagDoesNotMatchDigest', failureReason: 'Requested image digest does not match the tag' }
  }
  return found
}
