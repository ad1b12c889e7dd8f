import { createHash } from 'node:crypto'
import { HttpClient } from '@actions/http-client'
import {
  BatchDeleteImageCommand,
  BatchGetImageCommand,
  DescribeImagesCommand,
  type ECRClient,
  GetDownloadUrlForLayerCommand,
  type ImageFailure,
  type ImageIdentifier,
  PutImageCommand,
  paginateListImages,
} from '@aws-sdk/client-ecr'
import { hasCode } from '../aws/error.ts'
import { explain } from '../aws/explain.ts'
import { Problem } from '../domain/problem.ts'
import { type ImageConfig, imageMediaTypes, indexMediaTypes, readConfig } from '../image/manifest.ts'
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
 * @returns undefined when the repository has no such image
 * @throws Problem when ECR refuses the call, or the manifest does not have the digest that ECR reports
 */
export async function findImage(
  ecr: ECRClient,
  { name, registryId }: RepositoryAddress,
  imageId: ImageIdentifier,
): Promise<StoredImage | undefined> {
  const acceptedMediaTypes = [...imageMediaTypes, ...indexMediaTypes]
  const request = { repositoryName: name, registryId, imageIds: [imageId], acceptedMediaTypes }
  const wanted = imageId.imageDigest ?? imageId.imageTag
  try {
    const { images, failures } = await ecr.send(new BatchGetImageCommand(request))
    const image = images?.[0]
    if (image?.imageManifest === undefined) return missing(failures?.[0], `${name} ${wanted}`)
    const digest = `sha256:${createHash('sha256').update(image.imageManifest).digest('hex')}`
    if (image.imageId?.imageDigest !== digest) {
      throw new Problem({
        what: `ECR says that ${name} ${wanted} is ${image.imageId?.imageDigest}, but its manifest has the digest ${digest}.`,
        remedy: 'Push the image again.',
      })
    }
    return { digest, manifest: image.imageManifest, mediaType: image.imageManifestMediaType ?? '' }
  } catch (error) {
    throw explain(error, `Could not read the image ${name} ${wanted} in ECR`)
  }
}

/**
 * Lists the tags of an image.
 *
 * @param digest `sha256:…`
 * @returns none when it was deleted
 * @throws Problem when ECR refuses the call
 */
export async function imageTags(
  ecr: ECRClient,
  { name, registryId }: RepositoryAddress,
  digest: string,
): Promise<string[]> {
  try {
    const request = { repositoryName: name, registryId, imageIds: [{ imageDigest: digest }] }
    return (await ecr.send(new DescribeImagesCommand(request))).imageDetails?.[0]?.imageTags ?? []
  } catch (error) {
    if (hasCode(error, 'ImageNotFoundException', 'RepositoryNotFoundException')) return []
    throw explain(error, `Could not read the tags of ${name}@${digest} in ECR`)
  }
}

/** A tag, and the image that it is on. */
export interface TaggedImage {
  tag: string
  /** `sha256:…` */
  digest: string
}

/**
 * Lists all tags of a repository.
 *
 * @returns none when there is no such repository
 * @throws Problem when ECR refuses the call
 */
export async function taggedImages(client: ECRClient, { name, registryId }: RepositoryAddress): Promise<TaggedImage[]> {
  const found: TaggedImage[] = []
  try {
    const request = { repositoryName: name, registryId, filter: { tagStatus: 'TAGGED' as const } }
    for await (const { imageIds = [] } of paginateListImages({ client, pageSize: 1000 }, request)) {
      found.push(...imageIds.map(({ imageTag: tag = '', imageDigest: digest = '' }) => ({ tag, digest })))
    }
    return found
  } catch (error) {
    if (hasCode(error, 'RepositoryNotFoundException')) return []
    throw explain(error, `Could not list the images of the ECR repository ${name}`)
  }
}

/** ECR API reference, "BatchDeleteImage": how many at once. */
const deletedAtOnce = 100

/**
 * Deletes images by digest, or tags. ECR deletes an image with its last tag. An image that does not exist any more is no
 * error.
 *
 * @throws Problem when ECR refuses
 */
export async function deleteImages(
  ecr: ECRClient,
  { name, registryId }: RepositoryAddress,
  imageIds: readonly ImageIdentifier[],
): Promise<void> {
  const doing = `Could not delete images of the ECR repository ${name}`
  for (let from = 0; from < imageIds.length; from += deletedAtOnce) {
    const request = { repositoryName: name, registryId, imageIds: imageIds.slice(from, from + deletedAtOnce) }
    try {
      const { failures = [] } = await ecr.send(new BatchDeleteImageCommand(request))
      const failed = failures.find(({ failureCode }) => failureCode !== 'ImageNotFound')
      if (failed) {
        const what = `${doing}: ${failed.failureCode}: ${failed.failureReason}.`
        throw new Problem({ what, remedy: 'Delete it in the console, or run the job again.' })
      }
    } catch (error) {
      if (hasCode(error, 'RepositoryNotFoundException')) return
      throw explain(error, doing)
    }
  }
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

/** Reads an image's config. */
export async function readImageConfig(
  ecr: ECRClient,
  { name, registryId }: RepositoryAddress,
  configDigest: string,
): Promise<ImageConfig> {
  const doing = `Could not read the config of the image in ECR repository ${name}`
  try {
    const request = { repositoryName: name, registryId, layerDigest: configDigest }
    const { downloadUrl = '' } = await ecr.send(new GetDownloadUrlForLayerCommand(request))
    const http = new HttpClient('deploy-lambda-image', [], { allowRetries: true, maxRetries: 4 })
    const response = await http.get(downloadUrl)
    const status = response.message.statusCode ?? 0
    const body = await response.readBody()
    if (status !== 200) throw new Error(`its download was answered with status ${status}`)
    return readConfig(body)
  } catch (error) {
    throw explain(error, doing)
  }
}

/** Gives an image that is there a further tag. */
export async function addTag(
  ecr: ECRClient,
  address: RepositoryAddress,
  image: StoredImage,
  tag: string,
): Promise<void> {
  try {
    await ecr.send(
      new PutImageCommand({
        repositoryName: address.name,
        registryId: address.registryId,
        imageManifest: image.manifest,
        imageManifestMediaType: image.mediaType,
        imageDigest: image.digest,
        imageTag: tag,
      }),
    )
  } catch (error) {
    // This very image has the tag already.
    if (hasCode(error, 'ImageAlreadyExistsException')) return
    throw explain(error, `Could not add the tag ${tag} in ECR repository ${address.name}`)
  }
}

function missing(failure: ImageFailure | undefined, image: string): undefined {
  if (failure === undefined || failure.failureCode === 'ImageNotFound') return undefined
  throw new Problem({
    what: `ECR does not give ${image}: ${failure.failureCode}: ${failure.failureReason}.`,
    remedy: 'Check the repository in the console.',
  })
}
