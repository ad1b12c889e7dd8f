import { HttpClient } from '@actions/http-client'
import {
  BatchCheckLayerAvailabilityCommand,
  CompleteLayerUploadCommand,
  type ECRClient,
  GetDownloadUrlForLayerCommand,
  InitiateLayerUploadCommand,
  UploadLayerPartCommand,
} from '@aws-sdk/client-ecr'
import { hasCode } from '../aws/error.ts'
import { explain } from '../aws/explain.ts'
import { Problem } from '../domain/problem.ts'
import { refuseManifest } from '../image/accept.ts'
import { readManifest } from '../image/manifest.ts'
import type { StoredImage } from './images.ts'
import type { RepositoryAddress } from './repository.ts'
import { addTag } from './tags.ts'

/** A repository, and the client of its region. */
export interface RepositoryClient {
  ecr: ECRClient
  address: RepositoryAddress
  /** For errors. */
  region: string
}

/** What the API takes at a time (ECR API reference, "BatchCheckLayerAvailability"). */
const digestsAtOnce = 100

/**
 * Copies an image from one region's ECR to another's, byte for byte, to keep its digest: an engine that pulls
 * and pushes may compress layers again. Layers that the target already has are not sent.
 *
 * @param tags what it is called there
 * @throws Problem when ECR refuses, or when the image is an index
 */
export async function copyImage(
  from: RepositoryClient,
  to: RepositoryClient,
  image: StoredImage,
  tags: readonly string[],
): Promise<StoredImage> {
  const manifest = readManifest(image.manifest, image.mediaType)
  const refusal = refuseManifest(manifest, `${from.address.name}@${image.digest}`)
  if (refusal || manifest.kind === 'index') throw new Problem(refusal ?? [])
  const blobs = [...new Set([manifest.configDigest, ...manifest.layers.map(({ digest }) => digest)])]
  try {
    for (const digest of await missing(to, blobs)) await copyBlob(from, to, digest)
  } catch (error) {
    throw explain(error, `Could not copy ${image.digest} from ${from.region} to ${to.address.name} in ${to.region}`)
  }
  await Promise.all(tags.map((tag) => addTag(to.ecr, to.address, image, tag)))
  return image
}

async function missing({ ecr, address }: RepositoryClient, blobs: readonly string[]): Promise<string[]> {
  const there = new Set<string>()
  for (let begin = 0; begin < blobs.length; begin += digestsAtOnce) {
    const { layers = [] } = await ecr.send(
      new BatchCheckLayerAvailabilityCommand({
        ...named(address),
        layerDigests: blobs.slice(begin, begin + digestsAtOnce),
      }),
    )
    for (const { layerAvailability, layerDigest = '' } of layers) {
      if (layerAvailability === 'AVAILABLE') there.add(layerDigest)
    }
  }
  return blobs.filter((digest) => !there.has(digest))
}

async function copyBlob(from: RepositoryClient, to: RepositoryClient, layerDigest: string): Promise<void> {
  const { downloadUrl = '' } = await from.ecr.send(
    new GetDownloadUrlForLayerCommand({ ...named(from.address), layerDigest }),
  )
  const repository = named(to.address)
  const { uploadId = '', partSize = 10_485_760 } = await to.ecr.send(new InitiateLayerUploadCommand(repository))
  let first = 0
  for await (const part of parts(downloadUrl, partSize)) {
    const range = { partFirstByte: first, partLastByte: first + part.length - 1 }
    await to.ecr.send(new UploadLayerPartCommand({ ...repository, uploadId, ...range, layerPartBlob: part }))
    first += part.length
  }
  try {
    await to.ecr.send(new CompleteLayerUploadCommand({ ...repository, uploadId, layerDigests: [layerDigest] }))
  } catch (error) {
    // Another run was faster with this layer.
    if (!hasCode(error, 'LayerAlreadyExistsException')) throw error
  }
}

/** Downloads in parts of one size; the last may be smaller. */
async function* parts(url: string, size: number): AsyncGenerator<Buffer> {
  const http = new HttpClient('deploy-lambda-image', [], { allowRetries: true, maxRetries: 4 })
  const { message } = await http.get(url)
  if (message.statusCode !== 200) throw new Error(`a layer's download was answered with status ${message.statusCode}`)
  let kept: Buffer[] = []
  let length = 0
  for await (const chunk of message) {
    kept.push(chunk)
    length += chunk.length
    if (length < size) continue
    const whole = Buffer.concat(kept)
    for (let begin = 0; length >= size; begin += size, length -= size) {
      yield whole.subarray(begin, begin + size)
    }
    kept = [whole.subarray(whole.length - length)]
  }
  if (length > 0) yield Buffer.concat(kept)
}

function named({ name, registryId }: RepositoryAddress) {
  return { repositoryName: name, registryId }
}
