import { DescribeImagesCommand, type ECRClient, type ImageIdentifier } from '@aws-sdk/client-ecr'
import type { Region } from '../domain/region.ts'
import type { RepositoryAddress } from './repository.ts'

/**
 * Looks whether an image that ECR does not give is archived: it is kept, and can't be pulled (ECR user guide, "Archiving
 * an image").
 *
 * @returns its digest; undefined when there is none, and when the role may not look
 */
export async function archivedDigest(
  ecr: ECRClient,
  { name, registryId }: RepositoryAddress,
  imageId: ImageIdentifier,
): Promise<string | undefined> {
  // ECR shows active images alone, unless it is asked for others.
  const filter = { imageStatus: 'ANY' as const }
  const request = { repositoryName: name, registryId, imageIds: [imageId], filter }
  const { imageDetails = [] } = await ecr.send(new DescribeImagesCommand(request)).catch(() => ({ imageDetails: [] }))
  return imageDetails.find(({ imageStatus }) => imageStatus === 'ARCHIVED' || imageStatus === 'ACTIVATING')?.imageDigest
}

/** What to do about an archived image. */
export function restoreImage({ name, registryId }: RepositoryAddress, region: Region, digest: string): string {
  const registry = registryId === undefined ? '' : ` --registry-id ${registryId}`
  return (
    `Restore it with 'aws ecr update-image-storage-class --region ${region}${registry} --repository-name ${name} ` +
    `--image-id imageDigest=${digest} --target-storage-class STANDARD', and run the job again once its status is ACTIVE. ` +
    'Let no lifecycle rule archive images that versions use.'
  )
}
