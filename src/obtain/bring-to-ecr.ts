import { isBuilt, isClassic, type NewImage } from '../docker/build.ts'
import { TagTaken } from '../docker/push-refused.ts'
import { inPlacesLeft } from '../domain/each-place.ts'
import { tagByDigest } from '../domain/image-reference.ts'
import { retry } from '../domain/poll.ts'
import type { Region } from '../domain/region.ts'
import { configOf, findImage, type StoredImage } from '../ecr/images.ts'
import type { BuildSource } from '../plan/plan.ts'
import { logIn } from '../run/log-in.ts'
import { regionLog } from '../run/region-log.ts'
import type { BuildRun } from '../run/run.ts'
import { isSameImage } from '../run/same-image.ts'
import { giveTags, readTags, refuseFixedTags, type TagsInRegion } from '../run/tags.ts'
import type { ImageTarget, TargetWithImage } from '../run/target.ts'
import { checkPushed, type Purpose } from './check-built.ts'
import { copyOfFirst } from './copy-of-first.ts'
import { type Push, pushByDigest, pushSaved, pushWithTag } from './push.ts'
import { type BuildTagging, hasConfig, type Reading, type Readings, readAhead, taggingOf } from './read-ahead.ts'

/** A region that gets the image, and what its ECR has by now. */
interface RegionImage extends TagsInRegion, Partial<Reading> {
  region: Region
  /** The image, where ECR has it already. */
  stored?: StoredImage
}

/**
 * Brings the image to every region, side by side: what ECR has of it is used, what one region has is copied to
 * the others, and the rest is pushed. It gets its tags last, when it is known to be the image that was built, with one
 * digest everywhere.
 *
 * @throws Problem when ECR refuses it, or when a tag that the user has named can't be moved to it
 */
export function bringToEcr<T extends ImageTarget>(
  run: BuildRun,
  source: Pick<BuildSource, 'tags'>,
  { image, purpose, readings }: { image: NewImage; purpose: Purpose; readings: Readings | undefined },
  targets: readonly T[],
): Promise<TargetWithImage<T>[]> {
  const { tools, lost } = run
  const tagging = taggingOf(run, source, image)
  return tools.steps.step({ title: 'Push the image to ECR', label: 'Push', section: 'Image' }, async () => {
    await logIn(run, targets)
    const found = await inPlacesLeft(
      targets,
      (target) => findIn(run, tagging, image, { target, reading: readings?.get(target.region) }),
      lost,
    )
    if (found.every(({ stored }) => stored !== undefined)) tools.steps.note('there already')
    const left = targets.filter(({ region }) => found.some((there) => there.region === region))
    const afterPush = new Map<Region, Reading>()
    let checking: Promise<void> | undefined
    const bringAndCheck = async (there: RegionImage) => {
      const pushed = () => void afterPush.set(there.region, readAhead(tagging, image, there.target, true))
      const stored = await bring(run, tagging, image, { there, targets, pushed })
      checking ??= checkStored(run, image, purpose, { ...there.target, image: stored })
      await checking
      return stored
    }
    const bringing = new Map(firstOf(found, image, source).map((there) => [there.region, bringAndCheck(there)]))
    const toOthers = copyOfFirst(run, bringing, targets)
    const bringTo = async (target: T): Promise<TargetWithImage<T>> => {
      const stored = await toOthers(target)
      const there = found.find(({ region }) => region === target.region)
      const isOwn = stored.digest === (await bringing.get(target.region))?.digest
      // What was in ECR before is not read again. What is copied takes its time, in which other runs may give tags.
      const { tags, config } = (isOwn && (there?.stored ? there : afterPush.get(target.region))) || {}
      const { imageTags, given } = await giveTags(tagging, target, stored, tags)
      const brought = given || there?.stored?.digest !== stored.digest
      return {
        ...target,
        image: stored,
        imageTags,
        brought,
        ...(config && hasConfig(stored, image) && { imageConfig: config }),
      }
    }
    return inPlacesLeft(left, bringTo, lost)
  })
}

/**
 * The regions that the others are to copy from: those that have the image, else those that an engine can push to, else
 * one of them.
 */
function firstOf(
  found: readonly RegionImage[],
  image: NewImage,
  { tags }: Pick<BuildSource, 'tags'>,
): readonly RegionImage[] {
  const having = found.filter(({ stored }) => stored !== undefined)
  if (having.length > 0) return having
  const pushable = found.filter((there) => image.localName === undefined || chooseTag(tags, image, there) !== undefined)
  return pushable.length > 0 ? pushable : found.slice(0, 1)
}

/** Checks an image that only ECR can tell of, before it gets a tag: it was checked in the engine where that has it. */
async function checkStored(
  run: BuildRun,
  image: NewImage,
  purpose: Purpose,
  { clients, address, image: stored }: TargetWithImage,
): Promise<void> {
  if (image.localName !== undefined) return
  const config = await configOf(clients.ecr, address, stored)
  if (config && isBuilt(image)) await checkPushed(run, image, config, purpose)
}

/** Finds the image in a region: under a tag of the build, or by its digest where that is known before a push. */
async function findIn(
  { plan, tools }: BuildRun,
  tagging: BuildTagging,
  image: NewImage,
  { target, reading }: { target: ImageTarget; reading: Reading | undefined },
): Promise<RegionImage> {
  const tags = await (reading?.tags ?? readTags(tagging, target))
  const { repository, held } = tags
  const stored =
    [...held.values()].find((one) => isSameImage(one, image)) ??
    (isClassic(image) || repository.pending
      ? undefined
      : await findImage(target.clients.ecr, repository, { imageDigest: image.id }))
  refuseFixedTags(plan, tags, stored)
  if (stored) tools.log(`${repository.registry}/${repository.name} has ${stored.digest} already`)
  // Where only the builder has the image, its program is read next, which takes its time.
  const known = image.localName !== undefined && { ...reading, tags: Promise.resolve(tags) }
  return { ...tags, region: target.region, ...known, ...(stored && { stored }) }
}

interface Bringing extends Pick<Push, 'pushed'> {
  there: RegionImage
  targets: readonly ImageTarget[]
}

async function bring(
  run: BuildRun,
  tagging: BuildTagging,
  image: NewImage,
  { there, targets, pushed }: Bringing,
): Promise<StoredImage> {
  if (there.stored) return there.stored
  const push = { ...pushOf(run, there, targets, image), pushed }
  if (image.localName === undefined) return pushByDigest(push)
  const pushWith = (tag: string | undefined) =>
    tag === undefined ? pushSaved(push, [...now.held.values()]) : pushWithTag(push, tag)
  let now: TagsInRegion = there
  return retry({
    what: `the image in ${there.region}`,
    call: async (attempt) => {
      if (attempt > 1) now = await readTags(tagging, there.target)
      refuseFixedTags(run.plan, now, undefined)
      return pushWith(chooseTag(tagging.source.tags, image, now))
    },
    // Another run took the tag during the push. There are no more tags than that to be taken.
    again: (error, attempt) => error instanceof TagTaken && attempt <= tagging.source.tags.length,
    interval: 0,
  })
}

/**
 * Chooses the tag that an engine pushes under: one that is on no image, else one that moves, else the one by the digest.
 *
 * @returns undefined when only a push can tell the digest
 */
function chooseTag(
  tags: BuildSource['tags'],
  image: NewImage,
  { held, movable }: Pick<TagsInRegion, 'held' | 'movable'>,
): string | undefined {
  const free = tags.find((tag) => !held.has(tag))
  const moving = tags.find((tag) => movable.has(tag))
  return free ?? moving ?? (isClassic(image) ? undefined : tagByDigest(tags[0], image.id))
}

function pushOf(
  run: BuildRun,
  { target, repository }: RegionImage,
  targets: readonly ImageTarget[],
  image: NewImage,
): Omit<Push, 'pushed'> {
  const { tools, docker } = run
  const { region, clients, inputs } = target
  return {
    tools,
    docker,
    image,
    repository,
    ecr: clients.ecr,
    region,
    uploading: clients.copying,
    ...(targets.length > 1 && { prefix: `${region} | ` }),
    log: regionLog(tools, region, targets),
    timeout: inputs.waitTimeout,
    renew: () => logIn(run, targets, true),
  }
}
