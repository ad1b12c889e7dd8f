import { createHash } from 'node:crypto'
import { longestTag, tagByDigest } from './image-reference.ts'

/** What a preview is of. */
export interface Preview {
  /** `owner/name` of the repository that the pull request is in. */
  repository: string
  /** Of the pull request. */
  number: number
  /** Name of the function whose configuration it has. */
  of: string
}

/** Lambda API reference, "CreateFunction": what a name may have at most. */
const longestName = 64
const hashLength = 8

/**
 * Name of the preview function: `<function>-pr-<number>`. One that would be too long is cut, and gets a part of the
 * whole name's hash, so two long names with the same start differ.
 */
export function previewName({ of, number }: Pick<Preview, 'of' | 'number'>): string {
  const suffix = `-pr-${number}`
  return `${cutName(of, longestName - suffix.length, '-', `${of}${suffix}`)}${suffix}`
}

/**
 * The image's tag in ECR: `pr-<number>-<commit>-<function>`. The function's name is in it because the functions of a
 * monorepo may share a repository of images, in which a tag can be on one of them only. Where the tag would be too long,
 * the name is cut, and a part of its hash follows after a dot, which no function's name has.
 */
export function imageTag({ number, of }: Preview, commit: string): string {
  const start = `pr-${number}-${commit}-`
  return `${start}${cutName(of, longestTag - start.length, '.', of)}`
}

/** A name of so many characters at most: one that is longer is cut, and gets a mark and a part of a text's hash. */
function cutName(name: string, longest: number, mark: '-' | '.', hashed: string): string {
  if (name.length <= longest) return name
  const hash = createHash('sha256').update(hashed).digest('hex').slice(0, hashLength)
  return `${name.slice(0, longest - hashLength - mark.length)}${mark}${hash}`
}

/**
 * The commit that a tag of the preview's images names; undefined for all other tags.
 *
 * @param digest of the image that has the tag: its first digits follow where the tag by itself was taken
 */
export function commitOfTag(preview: Preview, tag: string, digest = ''): string | undefined {
  const commit = /^pr-\d+-([0-9a-f]{40})-/.exec(tag)?.[1]
  if (commit === undefined) return undefined
  const own = imageTag(preview, commit)
  return tag === own || tag === tagByDigest(own, digest) ? commit : undefined
}

// Lambda developer guide, "Tags": keys have 128 characters at most, values 256.
const prefix = 'deploy-lambda-image:'
const keys = {
  repository: `${prefix}repository`,
  number: `${prefix}pull-request`,
  of: `${prefix}preview-of`,
  commit: `${prefix}commit`,
  deployedAt: `${prefix}deployed-at`,
  image: `${prefix}image`,
}

/** What the tags of a preview function say. */
export interface PreviewTags extends Preview {
  commit: string
  /** When the last deploy began. */
  deployedAt: Date
  /** Whether the image was built for the preview; else other functions may use it. */
  image: 'built' | 'given'
}

/** The tags by which a preview function is known, and swept. */
export function writeTags(tags: PreviewTags): Record<string, string> {
  return {
    [keys.repository]: tags.repository,
    [keys.number]: String(tags.number),
    [keys.of]: tags.of,
    [keys.commit]: tags.commit,
    [keys.deployedAt]: tags.deployedAt.toISOString(),
    [keys.image]: tags.image,
  }
}

/** Whether a tag only tells when a preview was last deployed: its new value is no change of the function. */
export function isTimeOfDeploy(tag: string): boolean {
  return tag === keys.deployedAt
}

/** @returns undefined when the function is no preview, by its tags */
export function readTags(tags: Readonly<Record<string, string>>): PreviewTags | undefined {
  const { [keys.repository]: repository, [keys.number]: number = '', [keys.of]: of } = tags
  const deployedAt = new Date(tags[keys.deployedAt] ?? '')
  if (repository === undefined || of === undefined || !/^[1-9]\d*$/.test(number)) return undefined
  if (Number.isNaN(deployedAt.getTime())) return undefined
  const image = tags[keys.image] === 'built' ? 'built' : 'given'
  return { repository, number: Number(number), of, commit: tags[keys.commit] ?? '', deployedAt, image }
}

/** Whether a function is this preview, by its tags. */
export function isPreview(tags: Readonly<Record<string, string>>, { repository, number, of }: Preview): boolean {
  const found = readTags(tags)
  return found?.repository === repository && found.number === number && found.of === of
}

/** Of GitHub's deployments, unless an input names another. */
export function environmentOf({ number }: Pick<Preview, 'number'>, named: string | undefined): string {
  return named ?? `preview/pr-${number}`
}
