import {
  BatchCheckLayerAvailabilityCommand,
  CompleteLayerUploadCommand,
  type ECRClient,
  InitiateLayerUploadCommand,
  UploadLayerPartCommand,
} from '@aws-sdk/client-ecr'
import { hasCode } from '../aws/error.ts'
import { awaiting } from '../domain/waits.ts'
import { formatBytes } from '../image/facts.ts'
import type { RepositoryAddress } from './repository.ts'

/** A repository, and the client of its region. */
export interface RepositoryClient {
  ecr: ECRClient
  address: RepositoryAddress
  /** For errors, and for the log. */
  region: string
}

/** What the API takes at a time (ECR API reference, "BatchCheckLayerAvailability"). */
const digestsAtOnce = 100

/** The digests that a repository has no layer of. */
export async function missingLayers({ ecr, address }: RepositoryClient, digests: readonly string[]): Promise<string[]> {
  const there = new Set<string>()
  for (let start = 0; start < digests.length; start += digestsAtOnce) {
    const layerDigests = digests.slice(start, start + digestsAtOnce)
    const { layers = [] } = await ecr.send(new BatchCheckLayerAvailabilityCommand({ ...named(address), layerDigests }))
    for (const { layerAvailability, layerDigest = '' } of layers) {
      if (layerAvailability === 'AVAILABLE') there.add(layerDigest)
    }
  }
  return digests.filter((digest) => !there.has(digest))
}

/**
 * Uploads a layer, or a config.
 *
 * @param digest of the content, asked for once all of it was read
 */
export async function uploadLayer(
  { ecr, address, region }: RepositoryClient,
  content: AsyncIterable<Buffer>,
  digest: () => string,
): Promise<void> {
  const repository = named(address)
  const { uploadId = '', partSize = 10_485_760 } = await ecr.send(new InitiateLayerUploadCommand(repository))
  let first = 0
  await awaiting({ what: `a layer for ECR in ${region}`, seen: () => `${formatBytes(first)} are sent` }, async () => {
    for await (const part of parts(content, partSize)) {
      const range = { partFirstByte: first, partLastByte: first + part.length - 1 }
      await ecr.send(new UploadLayerPartCommand({ ...repository, uploadId, ...range, layerPartBlob: part }))
      first += part.length
    }
  })
  try {
    await ecr.send(new CompleteLayerUploadCommand({ ...repository, uploadId, layerDigests: [digest()] }))
  } catch (error) {
    // Another run was faster with this layer.
    if (!hasCode(error, 'LayerAlreadyExistsException')) throw error
  }
}

/** Parts of one size; the last may be smaller. */
async function* parts(content: AsyncIterable<Buffer>, size: number): AsyncGenerator<Buffer> {
  let kept: Buffer[] = []
  let length = 0
  for await (const chunk of content) {
    kept.push(chunk)
    length += chunk.length
    if (length < size) continue
    const whole = Buffer.concat(kept)
    for (let start = 0; length >= size; start += size, length -= size) {
      yield whole.subarray(start, start + size)
    }
    kept = [whole.subarray(whole.length - length)]
  }
  if (length > 0) yield Buffer.concat(kept)
}

function named({ name, registryId }: RepositoryAddress) {
  return { repositoryName: name, registryId }
}
