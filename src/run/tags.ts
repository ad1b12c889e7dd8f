import { isSameOrigin, type Origin } from '../domain/image-labels.ts'
import { tagByDigest } from '../domain/image-reference.ts'
import { Problem } from '../domain/problem.ts'
import { sideBySide } from '../domain/side-by-side.ts'
import { findImage, findTagged, originOf, type StoredImage } from '../ecr/images.ts'
import type { Repository } from '../ecr/repository.ts'
import { putTag } from '../ecr/tags.ts'
import type { ImagePlan } from '../plan/plan.ts'
import type { ImageTarget } from './target.ts'

/** Tags of a build, and what they are on in one region. */
export interface TagsInRegion {
  target: ImageTarget
  repository: Repository
  /** Images by tag. */
  held: ReadonlyMap<string, StoredImage>
  /** Those of them that move to the image that was built. */
  movable: ReadonlySet<string>
}

/**
 * Whether a tag stands for the commit, as the default does: where it is on an image of something else, that one keeps
 * it, and a tag by the digest takes its place. Any other tag is what the user wants it to be, or none.
 */
export function standsForCommit({ preview, commit }: ImagePlan, tag: string): boolean {
  return preview !== undefined || tag === commit
}

/** What tags are given for. */
export interface Tagging {
  plan: ImagePlan
  source: { tags: readonly string[] }
  /** Of the image that was built. */
  origin: Origin
  /** Whether an image is the one that was built, whichever manifest it has: of the same origin, without a look. */
  isOwn?: (stored: StoredImage) => boolean
  log: (text: string) => void
}

/** Reads what the tags of a build are on now. */
export async function readTags({ plan, source, origin, isOwn }: Tagging, target: ImageTarget): Promise<TagsInRegion> {
  const { repository, region, clients } = target
  if (!repository) throw new Error(`the repository in ${region} was neither found nor created`)
  const held = await findTagged(clients.ecr, repository, source.tags)
  const moves = async ([tag, image]: [string, StoredImage]) => {
    if (repository.immutable(tag)) return false
    // Of the commit's own tag only an earlier build of the same is replaced.
    if (!standsForCommit(plan, tag)) return true
    return isSameOrigin(origin, isOwn?.(image) ? origin : await originOf(clients.ecr, repository, image))
  }
  const all = [...held]
  const moving = await sideBySide(all.map(moves))
  return { target, repository, held, movable: new Set(all.filter((_, index) => moving[index]).map(([tag]) => tag)) }
}

/**
 * Refuses tags that the user has named and that can't be moved to the image.
 *
 * @param image absent when no region has it
 * @throws Problem that names the first of them
 */
export function refuseFixedTags(
  plan: ImagePlan,
  { target, repository, held }: TagsInRegion,
  image: StoredImage | undefined,
): void {
  for (const [tag, on] of held) {
    if (on.digest === image?.digest || !repository.immutable(tag)) continue
    if (!standsForCommit(plan, tag)) throw fixedTag(target, tag, on)
  }
}

/** Says that a tag that the user has named is on another image, and stays there. */
export function fixedTag(
  { region, address }: Pick<ImageTarget, 'region' | 'address'>,
  tag: string,
  on: StoredImage,
): Problem {
  return new Problem({
    what: `tags: ${address.name}:${tag} in ${region} is on another image, ${on.digest}, and the repository does not let it be moved.`,
    remedy: `Leave ${tag} out of tags, name another tag for this build, or exclude it from the repository's tag immutability.`,
  })
}

/** The tags that an image has in the end. */
export interface GivenTags {
  imageTags: string[]
  /** Whether it got one of them just now. */
  given: boolean
}

/**
 * Gives an image that ECR has, or has all layers of, the tags of the build.
 *
 * @param reading what the tags are on, where that is read already
 * @throws Problem when a tag that the user has named can't be moved, or when ECR refuses
 */
export async function giveTags(
  tagging: Tagging,
  target: ImageTarget,
  image: StoredImage,
  reading = readTags(tagging, target),
): Promise<GivenTags> {
  const { plan, source } = tagging
  const place = await reading
  refuseFixedTags(plan, place, image)
  const given = await sideBySide(source.tags.map((tag) => giveTag(tagging, place, image, tag)))
  return { imageTags: given.map(({ tag }) => tag), given: given.some(({ how }) => how === 'given') }
}

async function giveTag(
  { plan, log }: Tagging,
  { target, repository, held, movable }: TagsInRegion,
  image: StoredImage,
  tag: string,
): Promise<{ tag: string; how: 'given' | 'there' }> {
  const { ecr } = target.clients
  const on = held.get(tag)
  if (on?.digest === image.digest) return { tag, how: 'there' }
  const replaceable = standsForCommit(plan, tag)
  if (on === undefined || movable.has(tag) || !replaceable) {
    const how = await putTag(ecr, repository, image, tag)
    if (how !== 'taken') return { tag, how }
    // Another run gave it meanwhile.
    const now = await findImage(ecr, repository, { imageTag: tag })
    if (now?.digest === image.digest) return { tag, how: 'there' }
    if (now && !replaceable) throw fixedTag(target, tag, now)
  }
  const other = tagByDigest(tag, image.digest)
  const how = await putTag(ecr, repository, image, other)
  if (how === 'taken') throw fixedTag(target, other, image)
  log(`${repository.name}:${tag} in ${target.region} is on another image, and stays there: this one is ${other}`)
  return { tag: other, how }
}
