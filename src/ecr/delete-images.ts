import { BatchDeleteImageCommand, type ECRClient, type ImageIdentifier } from '@aws-sdk/client-ecr'
import { hasCode } from '../aws/error.ts'
import { explain } from '../aws/explain.ts'
import { Problem } from '../domain/problem.ts'
import type { RepositoryAddress } from './repository.ts'

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
