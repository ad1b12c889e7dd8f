import type { NewImage } from '../docker/build.ts'
import { LoginRefused } from '../docker/explain.ts'
import { type PushedImage, pushImage } from '../docker/push.ts'
import { describeLayers, describeSent } from '../docker/push-progress.ts'
import { PushInterrupted } from '../docker/push-refused.ts'
import { saveImage } from '../docker/saved-image.ts'
import { formatDuration } from '../domain/duration.ts'
import { poll, retry } from '../domain/poll.ts'
import { Problem } from '../domain/problem.ts'
import type { Region } from '../domain/region.ts'
import { findImage, type StoredImage } from '../ecr/images.ts'
import type { Repository } from '../ecr/repository.ts'
import { uploadImage } from '../ecr/upload-image.ts'
import type { BuildRun } from '../run/run.ts'
import { isSameImage } from '../run/same-image.ts'
import type { ImageTarget } from '../run/target.ts'

/** How often a push is tried when another run on the same engine takes the image's name in between. */
const attempts = 20

/** A push of one image to one region. */
export interface Push extends Pick<BuildRun, 'tools' | 'docker'> {
  image: NewImage
  repository: Repository
  ecr: ImageTarget['clients']['ecr']
  /** For layers. */
  uploading: ImageTarget['clients']['copying']
  region: Region
  /** Begins each line of docker's in the log, where several regions are pushed to side by side. */
  prefix?: string
  /** Says which region it is about where several are pushed to side by side. */
  log: (line: string) => void
  /** Milliseconds for which a push that breaks off is taken up again. */
  timeout: number
  /** Called when a registry has taken the image under a tag, before that is read. */
  pushed: () => void
  /** Signs in to the registries again. */
  renew: () => Promise<void>
}

/**
 * Pushes an image by its digest alone, from a builder of its own.
 *
 * @throws Problem when ECR refuses it, or when the builder has another image now
 */
export async function pushByDigest(push: Push): Promise<StoredImage> {
  const { ecr, repository } = push
  const name = `${repository.registry}/${repository.name}`
  const pushed = await pushPatiently(push, name)
  const { digest: imageDigest } = pushed
  const stored = await findImage(ecr, repository, { imageDigest })
  if (isSameImage(stored, push.image)) return told(push, stored, pushed)
  throw new Problem({
    what: `ECR does not have ${imageDigest} in ${name}, which the builder has pushed.`,
    remedy: 'Run the job again.',
  })
}

/**
 * Pushes an image under a tag, without which an engine does not push.
 *
 * @throws TagTaken when ECR has the tag on another image, and does not let it be moved
 * @throws Problem when ECR refuses the image for another reason
 */
export async function pushWithTag(push: Push, tag: string): Promise<StoredImage> {
  const { ecr, repository, image, docker } = push
  const address = `${repository.registry}/${repository.name}`
  const name = `${address}:${tag}`
  docker.noteImage(name)
  const { stored, pushed } = await poll({
    what: `the push of ${name}`,
    ask: async () => {
      const pushed = await pushPatiently(push, name)
      // Another run on this engine that takes the tag leaves the image this name.
      docker.noteImage(`${address}@${pushed.digest}`)
      push.pushed()
      return { pushed, stored: await findImage(ecr, repository, { imageDigest: pushed.digest }) }
    },
    until: ({ stored: found }, attempt) => isSameImage(found, image) || attempt === attempts,
    // Runs that took the name from each other must not come back together.
    interval: (_, attempt) => Math.random() * 100 * attempt,
  })
  if (isSameImage(stored, image)) return told(push, stored, pushed)
  throw new Problem({
    what: `${name} in ECR is not the image that was built: other runs on this engine push under the same name.`,
    remedy: 'Give each run a tag of its own, or let them run one after the other.',
  })
}

/**
 * Uploads an image of an engine under no name, where only a push could tell its digest.
 *
 * @param others images of the repository that may have layers in common
 * @returns the image as it is to be stored, with its first tag
 * @throws Problem when ECR refuses it
 */
export async function pushSaved(push: Push, others: readonly StoredImage[]): Promise<StoredImage> {
  const { image, docker, repository: address, uploading: ecr, region, log } = push
  const saved = await saveImage(docker.docker, image.localName ?? image.id)
  try {
    const stored = await uploadImage({ ecr, address, region, log }, saved, others)
    if (isSameImage(stored, image)) return stored
    throw new Problem({
      what: `The engine gave another image than ${image.id}, which it had built.`,
      remedy: 'Run the job again.',
    })
  } finally {
    await saved.remove()
  }
}

/** Says of each layer how large it is, and whether it was sent; the summary has how much was. */
function told({ log, tools }: Push, image: StoredImage, { diffIds, progress }: PushedImage): StoredImage {
  const push = { image, diffIds, progress }
  for (const line of describeLayers(push)) log(line)
  const sent = describeSent(push)
  if (sent !== undefined) tools.steps.note(sent)
  return image
}

/** Milliseconds before the second try, and at most before any. */
const [shortest, longest] = [500, 30_000]

/** To push again what is there already changes nothing. A password that ends in the middle is replaced. */
function pushPatiently(push: Push, name: string): Promise<PushedImage> {
  const { docker, tools, image, repository, region, prefix, timeout, renew } = push
  const destination = { name, repositoryArn: repository.arn, prefix }
  let refused = false
  return retry({
    what: `the push to ${region}`,
    call: async () => {
      if (refused) await renew()
      return pushImage(docker.docker, image, destination)
    },
    again: (error) => {
      // A new password that is refused as well does not become better.
      const renewed = refused
      refused = error instanceof LoginRefused
      return refused ? !renewed : error instanceof PushInterrupted
    },
    interval: (error, attempt) => {
      if (error instanceof LoginRefused) return 0
      const pause = Math.min(longest, shortest * 2 ** (attempt - 1)) * (0.5 + Math.random() / 2)
      tools.log(`The push to ${region} broke off, and is tried again in ${formatDuration(pause)}.`)
      return pause
    },
    deadline: { at: Date.now() + timeout, error: (last) => last },
    signal: tools.signal,
  })
}
