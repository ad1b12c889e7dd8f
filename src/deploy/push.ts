import type { BuiltImage } from '../docker/build.ts'
import { LoginRefused } from '../docker/explain.ts'
import { pushImage } from '../docker/push.ts'
import { inRegionsLeft } from '../domain/each-region.ts'
import { poll } from '../domain/poll.ts'
import { Problem } from '../domain/problem.ts'
import { findImage, type StoredImage } from '../ecr/images.ts'
import { ecrLogin, type Repository } from '../ecr/repository.ts'
import { addTag } from '../ecr/tags.ts'
import { readManifest } from '../image/manifest.ts'
import type { BuildSource } from '../plan/plan.ts'
import type { BuildRun } from './run.ts'
import type { Target, TargetWithImage } from './target.ts'

/** How often a push is tried when another run on the same engine takes the image's name in between. */
const attempts = 20

/**
 * Pushes the built image to every region that has none yet, side by side.
 *
 * @throws Problem when ECR refuses it
 */
export async function pushEverywhere(
  run: BuildRun,
  { tags }: BuildSource,
  image: BuiltImage,
  targets: readonly Target[],
): Promise<TargetWithImage[]> {
  const { tools, lost } = run
  const [first, ...others] = tags
  const pushTo = async (target: Target): Promise<TargetWithImage> => {
    if (target.image) return addLackingTags({ ...target, image: target.image })
    const pushing = pushOf(run, target, targets, image)
    const stored = await pushOrUse(pushing, first)
    await Promise.all(others.map((tag) => addTag(target.clients.ecr, pushing.repository, stored, tag)))
    return { ...target, image: stored }
  }
  return tools.steps.step('Push the image to ECR', async () => {
    await logIn(run, targets)
    return inRegionsLeft(targets, pushTo, lost)
  })
}

/** Gives the image of one region the tags that it lacks there. */
export async function addLackingTags(target: TargetWithImage): Promise<TargetWithImage> {
  const { clients, address, image, lackingTags } = target
  await Promise.all(lackingTags.map((tag) => addTag(clients.ecr, address, image, tag)))
  return target
}

/** A push of one image to one region. */
interface Push extends Pick<BuildRun, 'tools' | 'docker'> {
  image: BuiltImage
  repository: Repository
  ecr: Target['clients']['ecr']
  /** Starts each line of the log, where the run pushes to several regions side by side. */
  prefix: string
  /** Signs in to the registries again. */
  renew: () => Promise<void>
}

function pushOf({ tools, docker }: BuildRun, target: Target, targets: readonly Target[], image: BuiltImage): Push {
  const { repository, region, clients } = target
  if (!repository) throw new Error(`the repository in ${region} was neither found nor created`)
  return {
    tools,
    docker,
    image,
    repository,
    ecr: clients.ecr,
    prefix: targets.length > 1 ? `${region} | ` : '| ',
    renew: () => logIn({ tools, docker }, targets, true),
  }
}

async function pushOrUse(push: Push, tag: string): Promise<StoredImage> {
  const { ecr, repository, tools } = push
  try {
    return await pushVerified(push, tag)
  } catch (error) {
    if (!(error instanceof Problem && repository.immutable(tag))) throw error
    // A run of the same commit that was faster has the tag now, and it can't be moved.
    const taken = await findImage(ecr, repository, { imageTag: tag })
    if (!taken) throw error
    tools.warn(`${repository.name}:${tag} was pushed by another run in the meantime: that image is used.`)
    return taken
  }
}

async function pushVerified(push: Push, tag: string): Promise<StoredImage> {
  const { ecr, repository, image } = push
  const address = `${repository.registry}/${repository.name}`
  const name = `${address}:${tag}`
  noteName(push, name)
  const stored = await poll({
    ask: async () => {
      const imageDigest = await pushSignedIn(push, name)
      // Another run on this engine that takes the tag leaves the image this name.
      noteName(push, `${address}@${imageDigest}`)
      return findImage(ecr, repository, { imageDigest })
    },
    until: (found, attempt) => isSame(found, image) || attempt === attempts,
    // Jobs that took the name from each other must not retry at the same time.
    interval: (_, attempt) => Math.random() * 100 * attempt,
  })
  if (isSame(stored, image)) return stored
  throw new Problem({
    what: `${name} in ECR is not the image that was built: other runs on this engine push under the same name.`,
    remedy: 'Give each run a tag of its own, or let them run one after the other.',
  })
}

/** What a builder of its own pushes gets no name in the engine. */
function noteName({ image, docker }: Push, name: string): void {
  if (image.localName !== undefined) docker.noteImage(name)
}

/** A password that ends in the middle of a push is replaced, once. */
async function pushSignedIn({ docker: { docker }, image, repository, prefix, renew }: Push, name: string) {
  const destination = { name, repositoryArn: repository.arn, prefix }
  try {
    return await pushImage(docker, image, destination)
  } catch (error) {
    if (!(error instanceof LoginRefused)) throw error
    await renew()
    return pushImage(docker, image, destination)
  }
}

/** Whether ECR has the very image that the build reported, by its manifest or by its config. */
function isSame(stored: StoredImage | undefined, image: BuiltImage): stored is StoredImage {
  if (stored === undefined) return false
  const manifest = readManifest(stored.manifest, stored.mediaType)
  return stored.digest === image.id || (manifest.kind === 'image' && manifest.configDigest === image.configDigest)
}

/** Milliseconds before its end at which a registry's password is replaced. */
const margin = 15 * 60_000

/**
 * Logs in to the registries of all regions, and to those of other accounts that their repositories are in. A password
 * that a long build has outlived is replaced.
 *
 * @param renew whether to replace all passwords
 */
export async function logIn(
  { tools, docker }: Pick<BuildRun, 'tools' | 'docker'>,
  targets: readonly Target[],
  renew = false,
): Promise<void> {
  const logins = await Promise.all(
    targets.map(async ({ login, clients, region, registry }) => {
      const ends = login.expiresAt.getTime() - Date.now()
      const valid = ends > margin && !renew ? login : await ecrLogin(clients.ecr, region, tools.mask)
      return [valid, { ...valid, registry }]
    }),
  )
  docker.config.logIn(logins.flat())
}
