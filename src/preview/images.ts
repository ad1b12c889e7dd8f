import type { ECRClient } from '@aws-sdk/client-ecr'
import { type LambdaClient, paginateListFunctions } from '@aws-sdk/client-lambda'
import { explain } from '../aws/explain.ts'
import { commitOfTag, type Preview, previewName } from '../domain/preview.ts'
import { Problem } from '../domain/problem.ts'
import { withoutFullStop } from '../domain/text.ts'
import { deleteImages } from '../ecr/delete-images.ts'
import { listReferrers } from '../ecr/referrers.ts'
import type { RepositoryAddress } from '../ecr/repository.ts'
import { imageTags, type TaggedImage, taggedImages } from '../ecr/tags.ts'

/** Which images to remove. */
export interface ImageRemoval {
  preview: Preview
  /** Digests of images that were built for the preview, which may have lost their tags. */
  built: readonly string[]
  /** Whether to report only what would be removed. */
  dryRun: boolean
}

/** What happened to a preview's images, a phrase each. */
export interface Removed {
  removed: string[]
  /** What was left, and why. */
  kept: string[]
}

/** Lists the images in a repository that have a tag of a preview's. */
async function previewTags(ecr: ECRClient, address: RepositoryAddress, preview: Preview): Promise<TaggedImage[]> {
  return (await taggedImages(ecr, address)).filter(({ tag, digest }) => commitOfTag(preview, tag, digest) !== undefined)
}

/**
 * Removes a preview's images from ECR, by their tags: ECR deletes an image with its last tag. An image that a function
 * in the account and region still uses is kept, with a tag if it has no other: a lifecycle rule might else expire it.
 *
 * @throws Problem when AWS refuses
 */
export async function removeImages(
  clients: { ecr: ECRClient; lambda: LambdaClient },
  address: RepositoryAddress,
  { preview, built, dryRun }: ImageRemoval,
): Promise<Removed> {
  const { ecr, lambda } = clients
  const tagged = await previewTags(ecr, address, preview)
  const digests = [...new Set([...tagged.map(({ digest }) => digest), ...built])]
  if (digests.length === 0) return { removed: [], kept: [] }
  const used = await usedDigests(lambda, previewName(preview))
  const decisions = await Promise.all(
    digests.map(async (digest) => {
      const own = tagged.filter((one) => one.digest === digest).map(({ tag }) => tag)
      const others = (await imageTags(ecr, address, digest)).filter((tag) => !own.includes(tag))
      return decide(digest, own, others, used.has(digest))
    }),
  )
  const removal = decisions.flatMap(({ remove }) => remove)
  const gone = decisions.flatMap(({ gone: whole, digest }) => (whole ? digest : []))
  const left: string[] = []
  if (!dryRun) {
    const beside = await Promise.all(gone.map((digest) => referrersOf(ecr, address, digest)))
    await deleteImages(ecr, address, [...removal, ...beside.flatMap(({ remove }) => remove)])
    left.push(...beside.flatMap(({ keep }) => keep))
  }
  return {
    removed: removal.map((id) => `${address.name}${nameOf(id)}`),
    kept: [...decisions.flatMap(({ keep }) => keep.map((reason) => `${address.name}${reason}`)), ...left],
  }
}

/**
 * What refers to an image that is removed, as its signatures do: without the image nothing names it, and ECR itself
 * removes it within a day (ECR user guide, "Sign images in Amazon ECR"). So where ECR does not list it, the preview is
 * removed all the same.
 */
async function referrersOf(
  ecr: ECRClient,
  address: RepositoryAddress,
  digest: string,
): Promise<Pick<Decision, 'remove' | 'keep'>> {
  try {
    const found = await listReferrers(ecr, address, digest)
    const remove = found.flatMap(({ digest: imageDigest }) => (imageDigest === undefined ? [] : { imageDigest }))
    return { remove, keep: [] }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return {
      remove: [],
      keep: [`what refers to ${address.name}@${digest}, because: ${withoutFullStop(error.message)}`],
    }
  }
}

type Removable = { imageTag: string } | { imageDigest: string }

interface Decision {
  digest: string
  /** Whether the image itself is removed, and not one of several tags alone. */
  gone: boolean
  remove: Removable[]
  keep: string[]
}

/** @param own tags of the preview's @param others all other tags that the image has */
function decide(digest: string, own: readonly string[], others: readonly string[], used: boolean): Decision {
  const free = !used && others.length === 0
  if (own.length === 0) return { digest, gone: free, remove: free ? [{ imageDigest: digest }] : [], keep: [] }
  const kept = used && others.length === 0
  const remove = kept ? [] : own.map((imageTag) => ({ imageTag }))
  const keep = kept ? own.map((tag) => `:${tag}, because another function uses the image`) : []
  return { digest, gone: free, remove, keep }
}

function nameOf(id: Removable): string {
  return 'imageTag' in id ? `:${id.imageTag}` : `@${id.imageDigest}`
}

/**
 * Digests of the images that any version of any function has.
 *
 * @param but name of the preview's function, which is removed next
 */
async function usedDigests(client: LambdaClient, but: string): Promise<Set<string>> {
  const digests = new Set<string>()
  try {
    for await (const { Functions = [] } of paginateListFunctions({ client }, { FunctionVersion: 'ALL' })) {
      for (const { PackageType, FunctionName, CodeSha256 = '' } of Functions) {
        if (PackageType === 'Image' && FunctionName !== but) digests.add(`sha256:${CodeSha256}`)
      }
    }
    return digests
  } catch (error) {
    throw explain(error, 'Could not find out which images functions use')
  }
}
