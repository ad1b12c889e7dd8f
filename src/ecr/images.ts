import { text } from 'node:stream/consumers'
import {
  BatchGetImageCommand,
  DescribeImagesCommand,
  type ECRClient,
  type ImageFailure,
  type ImageIdentifier,
} from '@aws-sdk/client-ecr'
import { hasCode } from '../aws/error.ts'
import { explain } from '../aws/explain.ts'
import { digestOf } from '../domain/digest.ts'
import { type Origin, readOrigin } from '../domain/image-labels.ts'
import { asRecord, asText, parseJson } from '../domain/json.ts'
import { Problem } from '../domain/problem.ts'
import { awaiting } from '../domain/waits.ts'
import { type ImageConfig, imageMediaTypes, indexMediaTypes, readConfig, readManifest } from '../image/manifest.ts'
import { archivedDigest } from './archive.ts'
import { downloadLayer } from './download.ts'
import type { RepositoryAddress } from './repository.ts'

/** An image that is in ECR. */
export interface StoredImage {
  /** `sha256:…`, of the manifest. */
  digest: string
  /** The manifest's JSON as it is stored. */
  manifest: string
  mediaType: string
}

/**
 * Reads the manifest that a tag or digest names.
 *
 * @returns undefined when the repository has no such image, or when it is archived
 * @throws Problem when ECR refuses the call, or the manifest does not have the digest that ECR reports
 */
export async function findImage(
  ecr: ECRClient,
  address: RepositoryAddress,
  imageId: ImageIdentifier,
): Promise<StoredImage | undefined> {
  const { name, registryId } = address
  const acceptedMediaTypes = [...imageMediaTypes, ...indexMediaTypes]
  const request = { repositoryName: name, registryId, imageIds: [imageId], acceptedMediaTypes }
  const wanted = imageId.imageDigest ?? imageId.imageTag
  try {
    const { images, failures } = await ecr.send(new BatchGetImageCommand(request))
    const image = images?.[0]
    if (image?.imageManifest === undefined) {
      const failure = failures?.[0]
      // ECR does not document as what it takes an archived image here.
      const known = failure?.failureCode === 'ImageNotFound' || (await archivedDigest(ecr, address, imageId))
      return known ? undefined : missing(failure, `${name} ${wanted}`)
    }
    const digest = digestOf(image.imageManifest)
    if (image.imageId?.imageDigest !== digest) {
      throw new Problem({
        what: `ECR says that ${name} ${wanted} is ${image.imageId?.imageDigest}, but its manifest has the digest ${digest}.`,
        remedy: 'Push the image again.',
      })
    }
    // The member may be absent; a manifest may tell its type itself.
    const mediaType = image.imageManifestMediaType ?? asText(asRecord(parseJson(image.imageManifest)).mediaType)
    return { digest, manifest: image.imageManifest, mediaType }
  } catch (error) {
    throw explain(error, `Could not read the image ${name} ${wanted} in ECR`)
  }
}

/**
 * Reads the manifests that tags name.
 *
 * @returns images by tag, without the tags that the repository does not have; none when there is no such repository
 * @throws Problem when ECR refuses the call
 */
export async function findTagged(
  ecr: ECRClient,
  address: RepositoryAddress,
  tags: readonly string[],
): Promise<ReadonlyMap<string, StoredImage>> {
  const found = await Promise.all(tags.map((imageTag) => findImage(ecr, address, { imageTag }))).catch(
    (error: unknown) => {
      if (error instanceof Problem && hasCode(error.cause, 'RepositoryNotFoundException')) return []
      throw error
    },
  )
  return new Map(
    tags.flatMap((tag, index): [string, StoredImage][] => {
      const image = found[index]
      return image === undefined ? [] : [[tag, image]]
    }),
  )
}

/**
 * Bytes of an image's layers, compressed.
 *
 * @param digest `sha256:…`
 * @returns undefined when it was deleted
 * @throws Problem when ECR refuses the call
 */
export async function imageSize(
  ecr: ECRClient,
  { name, registryId }: RepositoryAddress,
  digest: string,
): Promise<number | undefined> {
  try {
    const request = { repositoryName: name, registryId, imageIds: [{ imageDigest: digest }] }
    return (await ecr.send(new DescribeImagesCommand(request))).imageDetails?.[0]?.imageSizeInBytes
  } catch (error) {
    if (hasCode(error, 'ImageNotFoundException', 'RepositoryNotFoundException')) return undefined
    throw explain(error, `Could not read the size of ${name}@${digest} in ECR`)
  }
}

/** Reads an image's config. @throws Problem when ECR does not give it */
export async function readImageConfig(
  ecr: ECRClient,
  address: RepositoryAddress,
  configDigest: string,
): Promise<ImageConfig> {
  return readConfig(await downloadConfig(ecr, address, configDigest))
}

/** Reads what an image's labels say of where it comes from; nothing of an index. */
export async function originOf(ecr: ECRClient, address: RepositoryAddress, image: StoredImage): Promise<Origin> {
  const config = await configOf(ecr, address, image)
  return config ? readOrigin(config.labels) : {}
}

/** Reads an image's config; an index has none. @throws Problem when ECR does not give it */
export async function configOf(
  ecr: ECRClient,
  address: RepositoryAddress,
  { manifest: text, mediaType }: StoredImage,
): Promise<ImageConfig | undefined> {
  const manifest = readManifest(text, mediaType)
  return manifest.kind === 'index' ? undefined : readImageConfig(ecr, address, manifest.configDigest)
}

/** Downloads an image's config, as JSON. @throws Problem when ECR does not give it */
export async function downloadConfig(
  ecr: ECRClient,
  address: RepositoryAddress,
  configDigest: string,
): Promise<string> {
  const what = `the config of the image in ECR repository ${address.name}`
  try {
    return await awaiting({ what }, () => text(downloadLayer(ecr, address, configDigest)))
  } catch (error) {
    throw explain(error, `Could not read ${what}`)
  }
}

function missing(failure: ImageFailure | undefined, image: string): undefined {
  if (failure === undefined) return undefined
  throw new Problem({
    what: `ECR does not give ${image}: ${failure.failureCode}: ${failure.failureReason}.`,
    remedy: 'Check the repository in the console.',
  })
}
