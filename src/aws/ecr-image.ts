import { createHash } from 'node:crypto'
import { HttpClient } from '@actions/http-client'
import {
  BatchGetImageCommand,
  DescribeImagesCommand,
  type ECRClient,
  GetDownloadUrlForLayerCommand,
  type ImageFailure,
  type ImageIdentifier,
  PutImageCommand,
} from '@aws-sdk/client-ecr'
import { Problem } from '../domain/problem.ts'
import { type ImageConfig, imageMediaTypes, indexMediaTypes, readConfig } from '../image/manifest.ts'
import { hasCode } from './aws-error.ts'
import type { RepositoryAddress } from './ecr.ts'
import { explain } from './errors.ts'

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
 * @throws Problem when ECR refuses to tell, or what it tells has another digest than it says
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
 * @returns none when it is gone
 * @throws Problem when ECR refuses to tell
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
