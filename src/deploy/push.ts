import { setTimeout } from 'node:timers/promises'
import type { BuiltImage, Destination } from '../docker/build.ts'
import type { DockerConfig } from '../docker/config.ts'
import { LoginRefused } from '../docker/explain.ts'
import type { Docker } from '../docker/process.ts'
import { pushImage } from '../docker/push.ts'
import { Problem } from '../domain/problem.ts'
import { addTag, findImage, type StoredImage } from '../ecr/images.ts'
import { ecrLogin, type Repository } from '../ecr/repository.ts'
import { readManifest } from '../image/manifest.ts'
import type { Target } from './target.ts'

/** What pushing needs of the machine. */
export interface Pusher {
  docker: Docker
  config: DockerConfig
  warn: (text: string) => void
  /** Signs in to the registries anew. */
  renew: () => Promise<void>
  /** Notes a name that the engine has for the image from now on. */
  name: (image: string) => void
  /** Begins each line of the log, where several regions are pushed to side by side. */
  prefix: string
}

/** How often a push is tried when another run on the same engine takes the image's name in between. */
const attempts = 20

/**
 * Pushes the image under its first tag and gives it the others in ECR.
 *
 * @returns the image as ECR has it
 * @throws Problem when ECR refuses it
 */
export async function push(
  target: Target,
  repository: Repository,
  image: BuiltImage,
  tags: readonly [string, ...string[]],
  pusher: Pusher,
): Promise<StoredImage> {
  const [first, ...others] = tags
  const stored = await pushOrUse(target, repository, image, first, pusher)
  await Promise.all(others.map((tag) => addTag(target.clients.ecr, repository, stored, tag)))
  return stored
}

async function pushOrUse(
  target: Target,
  repository: Repository,
  image: BuiltImage,
  tag: string,
  pusher: Pusher,
): Promise<StoredImage> {
  try {
    return await pushVerified(target, repository, image, tag, pusher)
  } catch (error) {
    if (!(error instanceof Problem && repository.immutable(tag))) throw error
    // A run of the same commit that was faster has the tag now, and it can't be moved.
    const taken = await findImage(target.clients.ecr, repository, { imageTag: tag })
    if (!taken) throw error
    pusher.warn(`${repository.name}:${tag} was pushed by another run meanwhile; that image is used.`)
    return taken
  }
}

async function pushVerified(
  { clients }: Target,
  repository: Repository,
  image: BuiltImage,
  tag: string,
  pusher: Pusher,
): Promise<StoredImage> {
  const address = `${repository.registry}/${repository.name}`
  const name = `${address}:${tag}`
  for (let attempt = 1; ; attempt++) {
    const imageDigest = await pushSignedIn(image, { name, repositoryArn: repository.arn }, pusher)
    // Another run on this engine that takes the tag leaves the image this name.
    pusher.name(`${address}@${imageDigest}`)
    const stored = await findImage(clients.ecr, repository, { imageDigest })
    if (stored && isSame(stored, image)) return stored
    if (attempt < attempts) {
      // Legs that took the name from each other must not come back together.
      await setTimeout(Math.random() * 100 * attempt)
    } else {
      throw new Problem({
        what: `${name} in ECR is not the image that was built: other runs on this engine push under the same name.`,
        remedy: 'Give each run a tag of its own, or let them run one after the other.',
      })
    }
  }
}

/** A password that ends in the middle of a push is replaced, once. */
async function pushSignedIn(
  image: BuiltImage,
  destination: Destination,
  { docker, config, prefix, renew }: Pusher,
): Promise<string> {
  try {
    return await pushImage(docker, image, destination, prefix, config.directory)
  } catch (error) {
    if (!(error instanceof LoginRefused)) throw error
    await renew()
    return pushImage(docker, image, destination, prefix, config.directory)
  }
}

/** Whether ECR has the very image that the build reported, by its manifest or by its config. */
function isSame(stored: StoredImage, image: BuiltImage): boolean {
  const manifest = readManifest(stored.manifest, stored.mediaType)
  return stored.digest === image.id || (manifest.kind === 'image' && manifest.configDigest === image.configDigest)
}

/** Milliseconds before its end at which a registry's password is replaced. */
const margin = 15 * 60_000

/**
 * Logs in to the registries of all regions, and to those of other accounts that their repositories are in. A password
 * that a long build has outlived is replaced.
 *
 * @param anew whether all are replaced
 */
export async function logIn(targets: readonly Target[], config: DockerConfig, anew = false): Promise<void> {
  const logins = await Promise.all(
    targets.map(async ({ login, clients, region, registry }) => {
      const ends = login.expiresAt.getTime() - Date.now()
      const valid = ends > margin && !anew ? login : await ecrLogin(clients.ecr, region)
      return [valid, { ...valid, registry }]
    }),
  )
  config.logIn(logins.flat())
}
