import type { ECRClient } from '@aws-sdk/client-ecr'
import { hasCode, isTransient } from '../aws/error.ts'
import { formatDuration } from '../domain/duration.ts'
import { poll } from '../domain/poll.ts'
import { Problem } from '../domain/problem.ts'
import { findImage, type StoredImage } from './images.ts'
import type { RepositoryAddress } from './repository.ts'

/** An image that ECR is to replicate to a region. */
export interface Replica {
  ecr: ECRClient
  address: RepositoryAddress
  region: string
  /** `sha256:…` */
  digest: string
  /** Milliseconds. */
  timeout: number
  signal: AbortSignal
  log: (text: string) => void
}

/** Milliseconds from one answer to the next question. */
const interval = 1000

/**
 * Waits until ECR has replicated an image to a region. Most come within minutes (ECR user guide, "Private
 * image replication"), and the repository comes with the first of them.
 *
 * @throws Problem when ECR refuses the call, or at the deadline
 */
export async function waitForReplica(replica: Replica): Promise<StoredImage> {
  const { region, digest, timeout, signal, log } = replica
  const start = Date.now()
  const image = await poll({
    what: `the replica of the image in ${region}`,
    ask: () => ask(replica),
    until: (found) => found !== undefined,
    interval,
    deadline: { at: start + timeout, error: () => notReplicated(replica) },
    signal,
  })
  log(`${region}: ECR has replicated ${digest} after ${formatDuration(Date.now() - start)}`)
  return image
}

function notReplicated({ address, digest, region, timeout }: Replica): Problem {
  return new Problem({
    what: `ECR has not replicated ${address.name}@${digest} to ${region} within ${formatDuration(timeout)}.`,
    remedy:
      'Let a replication rule of the registry name this region and cover the repository, set a longer wait-timeout, or leave replicate out.',
  })
}

async function ask({ ecr, address, digest }: Replica): Promise<StoredImage | undefined> {
  try {
    return await findImage(ecr, address, { imageDigest: digest })
  } catch (error) {
    const cause = error instanceof Problem ? error.cause : error
    if (hasCode(cause, 'RepositoryNotFoundException') || isTransient(cause)) return undefined
    throw error
  }
}
