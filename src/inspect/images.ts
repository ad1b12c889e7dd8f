import type { ImageReference } from '../domain/image-reference.ts'
import type { Region } from '../domain/region.ts'
import { sideBySide } from '../domain/side-by-side.ts'
import { findImage, findTagged, originOf, type StoredImage } from '../ecr/images.ts'
import type { EcrLogin, Repository } from '../ecr/repository.ts'
import { fixedTag, standsForCommit } from '../run/tags.ts'
import type { ImageInspection, ImageTarget } from '../run/target.ts'
import { ecrPlaceOf, findGiven } from './given-image.ts'
import type { ImagePlace } from './repository.ts'

/** What there is of what is deployed. */
export type FoundImages = Pick<ImageTarget, 'image' | 'given' | 'imageTags' | 'taken'> & {
  /** Notes that do not stop the run. */
  tagNotes: string[]
}

/** Finds the image of image-uri, and what the tags are on. What makes the run impossible becomes a finding. */
export async function findImages(here: ImageInspection, place: ImagePlace, login: EcrLogin): Promise<FoundImages> {
  const { run, inputs, clients, findings } = here
  const { source } = run.plan
  const { repository } = place
  const named = source.kind === 'image' ? (inputs.image ?? source.image) : undefined
  const [taken, found] = await sideBySide([
    repository ? findTagged(clients.ecr, repository, source.tags) : new Map<string, StoredImage>(),
    // Without a repository there is a finding already, unless the image is to be copied.
    named && (repository || inputs.repository)
      ? findings.collectFrom(() => findHere(here, named, place, login))
      : undefined,
  ])
  const deployed = found?.image ?? found?.given?.image
  if (repository) {
    const held = [...taken].map(([tag, image]) => ({ tag, image }))
    await Promise.all(held.map((one) => findings.collectFrom(() => checkFixedTag(here, repository, one, deployed))))
  }
  const tagNotes = repository ? noteOnLatest({ tags: source.tags, region: clients.region }, repository, taken) : []
  return { taken, tagNotes, ...found }
}

/** The image of image-uri, where it is, and what of it the repository has. */
async function findHere(
  here: ImageInspection,
  named: ImageReference,
  { address, repository }: ImagePlace,
  login: EcrLogin,
): Promise<Pick<FoundImages, 'image' | 'given' | 'imageTags'>> {
  const { region, ecr } = here.clients
  const given = await findGiven(here, named, login)
  const { digest } = given.image
  const from = ecrPlaceOf(named, region, login)
  const isThere =
    from?.region === region && from.address.name === address.name && from.address.registryId === address.registryId
  // Beside a digest a tag is a remark: it may be on another image.
  const imageTags = named.tag === undefined || named.digest !== undefined ? [] : [named.tag]
  if (isThere) return { given, image: given.image, imageTags }
  const image = repository && (await findImage(ecr, repository, { imageDigest: digest }))
  return { given, imageTags: [], ...(image && { image }) }
}

/** Notes that `latest`, which is free, can be given once: the next run is refused. */
export function noteOnLatest(
  { tags, region }: { tags: readonly string[]; region: Region },
  { name, immutable }: Pick<Repository, 'name' | 'immutable'>,
  taken: ReadonlyMap<string, unknown>,
): string[] {
  const latest = 'latest'
  if (!tags.includes(latest) || taken.has(latest) || !immutable(latest)) return []
  return [
    `tags: ${name} in ${region} does not let ${latest} be moved once it is given, so that the next image can't have it. Leave it out of tags, or exclude it from the repository's tag immutability.`,
  ]
}

interface Held {
  tag: string
  /** The image that has it. */
  image: StoredImage
}

/**
 * Refuses a tag that the user has named, and that is on another image for good. One of the same commit may be the very
 * image that the build makes again.
 *
 * @throws Problem that names the image
 */
async function checkFixedTag(
  { run: { plan }, clients: { ecr, region } }: ImageInspection,
  repository: Repository,
  { tag, image }: Held,
  deployed: StoredImage | undefined,
): Promise<void> {
  if (!repository.immutable(tag) || standsForCommit(plan, tag) || image.digest === deployed?.digest) return
  if (plan.source.kind !== 'image') {
    const { revision } = await originOf(ecr, repository, image)
    if (plan.commit !== '' && revision === plan.commit) return
  }
  throw fixedTag({ region, address: repository }, tag, image)
}
