import { DescribeImagesCommand, type ECRClient, PutImageCommand, paginateListImages } from '@aws-sdk/client-ecr'
import { hasCode } from '../aws/error.ts'
import { explain } from '../aws/explain.ts'
import type { StoredImage } from './images.ts'
import type { RepositoryAddress } from './repository.ts'

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

/**
 * Puts an image into ECR that has all parts of it there, without a tag (ECR API reference, "PutImage").
 *
 * @throws Problem when ECR refuses
 */
export async function putUntagged(ecr: ECRClient, address: RepositoryAddress, image: StoredImage): Promise<void> {
  try {
    await put(ecr, address, image)
  } catch (error) {
    if (hasCode(error, 'ImageAlreadyExistsException')) return
    throw explain(error, `Could not put ${image.digest} into ECR repository ${address.name}`)
  }
}

/**
 * Gives an image that is there a tag. A tag that is on another image moves, where the repository lets it.
 *
 * @returns `there` when the image had the tag already, `taken` when another one has it and it can't be moved
 * @throws Problem when ECR refuses for another reason
 */
export async function putTag(
  ecr: ECRClient,
  address: RepositoryAddress,
  image: StoredImage,
  tag: string,
): Promise<'given' | 'there' | 'taken'> {
  try {
    await put(ecr, address, image, tag)
    return 'given'
  } catch (error) {
    if (hasCode(error, 'ImageAlreadyExistsException')) return 'there'
    if (hasCode(error, 'ImageTagAlreadyExistsException')) return 'taken'
    throw explain(error, `Could not add the tag ${tag} in ECR repository ${address.name}`)
  }
}

function put(ecr: ECRClient, { name, registryId }: RepositoryAddress, image: StoredImage, tag?: string) {
  return ecr.send(
    new PutImageCommand({
      repositoryName: name,
      registryId,
      imageManifest: image.manifest,
      imageManifestMediaType: image.mediaType,
      imageDigest: image.digest,
      imageTag: tag,
    }),
  )
}
