import * as core from '@actions/core'
import { createRepository } from './aws/ecr.ts'
import { addTag, type StoredImage } from './aws/ecr-image.ts'
import { type BuiltImage, buildImage, isClassic, layerSizes } from './docker/build.ts'
import { type Architecture, platformOf } from './domain/architecture.ts'
import { Problem } from './domain/problem.ts'
import { refuseSize, totalSize } from './image/size.ts'
import type { Target } from './look-region.ts'
import type { Source } from './plan.ts'
import { logIn, push } from './push.ts'
import { inEveryRegion } from './regions.ts'
import type { Tools, Workshop } from './workshop.ts'

type Build = Extract<Source, { kind: 'build' }>

/** The machine's side of a build. */
export interface Bench {
  tools: Tools
  workshop: Workshop
  /** The builder's driver. */
  driver: string
}

/** Builds the image, logged in to ECR: its base may be there. A build secret that the Dockerfile prints is masked. */
export async function build(
  source: Build,
  architecture: Architecture,
  targets: readonly Target[],
  { tools, workshop, driver }: Bench,
): Promise<BuiltImage & { uncompressed?: number }> {
  const platform = platformOf(architecture)
  maskSecrets(source, tools)
  return tools.steps.step(`Build the image for ${platform}`, async () => {
    await logIn(targets, workshop.config)
    const built = await buildImage(workshop.docker, source.build, platform, driver, workshop.config.directory)
    if (built.localName !== undefined) workshop.name(built.localName)
    tools.log(`Built ${built.id}`)
    return { ...built, ...(await measure(built, { tools, workshop, driver })) }
  })
}

/**
 * @returns bytes of all layers, uncompressed, where they can be known
 * @throws Problem when they are more than Lambda takes
 */
async function measure(built: BuiltImage, { tools, workshop }: Bench): Promise<{ uncompressed?: number }> {
  const layers = await layerSizes(workshop.docker, built)
  if (layers.length === 0) return {}
  const refusal = refuseSize(layers)
  if (refusal && isClassic(built)) throw new Problem(refusal)
  // Blocks on a disk may be more than what Lambda counts.
  if (refusal) tools.warn(`${refusal.what} ${refusal.remedy}`)
  return { uncompressed: totalSize(layers) }
}

function maskSecrets({ build: { secrets, secretEnvs } }: Build, { env }: Tools): void {
  for (const { value } of secrets) core.setSecret(value)
  for (const { value } of secretEnvs) if (env[value]) core.setSecret(env[value])
}

/** Creates the repositories that are missing. */
export async function createRepositories(targets: readonly Target[], { steps, log }: Tools): Promise<Target[]> {
  const missing = targets.filter(({ repository }) => repository === undefined)
  if (missing.length === 0) return [...targets]
  return steps.step(`Create the ECR repository ${missing[0]?.address.name}`, () =>
    inEveryRegion(targets, async (target) => {
      if (target.repository) return target
      const repository = await createRepository(target.clients.ecr, target.address.name)
      log(`Created ${repository.registry}/${repository.name}, scanned on push and readable by Lambda`)
      return { ...target, registry: repository.registry, repository }
    }),
  )
}

/** Pushes the built image to every region that has none yet, side by side. */
export async function pushEverywhere(
  source: Build,
  built: BuiltImage,
  targets: readonly Target[],
  { tools, workshop }: Bench,
): Promise<(Target & { image: StoredImage })[]> {
  return tools.steps.step('Push the image to ECR', async () => {
    await logIn(targets, workshop.config)
    return inEveryRegion(targets, async (target) => {
      if (target.image) return complete({ ...target, image: target.image })
      const { repository, region } = target
      if (!repository) throw new Error(`the repository in ${region} was neither found nor created`)
      const prefix = targets.length > 1 ? `${region} | ` : ''
      // What a builder of its own pushes gets no name in the engine.
      const name = built.localName === undefined ? () => {} : workshop.name
      name(`${repository.registry}/${repository.name}:${source.tags[0]}`)
      const renew = () => logIn(targets, workshop.config, true)
      const pusher = { ...workshop, name, renew, warn: tools.warn, prefix }
      const image = await push(target, repository, built, source.tags, pusher)
      return { ...target, image }
    })
  })
}

/** Gives the image that every region has already the tags that it lacks there. */
export function completeTags(
  targets: readonly (Target & { image: StoredImage })[],
  { steps }: Tools,
): Promise<Target[]> {
  return steps.step('Use the image that ECR has under this tag', () => inEveryRegion(targets, complete))
}

async function complete<T extends Target & { image: StoredImage }>(target: T): Promise<T> {
  const { clients, address, image, lackingTags } = target
  await Promise.all(lackingTags.map((tag) => addTag(clients.ecr, address, image, tag)))
  return target
}
