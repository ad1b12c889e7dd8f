import * as core from '@actions/core'
import { type BuiltImage, buildImage, isClassic, layerSizes } from '../docker/build.ts'
import { scopeCache } from '../docker/cache.ts'
import { type Architecture, platformOf } from '../domain/architecture.ts'
import { type Failures, inRegionsLeft } from '../domain/each-region.ts'
import { Problem } from '../domain/problem.ts'
import { copyImage } from '../ecr/copy.ts'
import { addTag, type StoredImage } from '../ecr/images.ts'
import { waitForReplica } from '../ecr/replica.ts'
import { createRepository, findRepository } from '../ecr/repository.ts'
import { refuseSize, totalSize } from '../image/size.ts'
import type { BuildInputs } from '../inputs/build.ts'
import type { Source } from '../plan/plan.ts'
import type { DockerSession } from '../session/docker-session.ts'
import type { Tools } from '../session/tools.ts'
import { logIn, push } from './push.ts'
import type { Target } from './target.ts'

type Build = Extract<Source, { kind: 'build' }>

/** The machine's side of a build. */
export interface Bench {
  tools: Tools
  dockerSession: DockerSession
  /** The builder's driver. */
  driver: string
  /** Regions that the run goes on without; when it is absent, one that fails ends the run. */
  lost: Failures | undefined
}

/** A region whose ECR has the image. */
export type TargetWithImage = Target & { image: StoredImage }

/** Builds the image, logged in to ECR: its base may be there. A build secret that the Dockerfile prints is masked. */
export async function build(
  source: Build,
  architecture: Architecture,
  targets: readonly Target[],
  { tools, dockerSession, driver }: Bench,
): Promise<BuiltImage & { uncompressed?: number }> {
  const platform = platformOf(architecture)
  maskSecrets(source, tools)
  return tools.steps.step(`Build the image for ${platform}`, async () => {
    await logIn(targets, dockerSession.config)
    const inputs = withScopes(source.build, `${targets[0]?.inputs.functionName.name}-${architecture}`)
    const built = await buildImage(dockerSession.docker, inputs, platform, driver, dockerSession.config.directory)
    if (built.localName !== undefined) dockerSession.noteImage(built.localName)
    tools.log(`Built ${built.id}`)
    return { ...built, ...(await measure(built, { tools, dockerSession })) }
  })
}

/**
 * @returns bytes of all layers, uncompressed, where they can be known
 * @throws Problem when they are more than Lambda takes
 */
async function measure(
  built: BuiltImage,
  { tools, dockerSession }: Pick<Bench, 'tools' | 'dockerSession'>,
): Promise<{ uncompressed?: number }> {
  const layers = await layerSizes(dockerSession.docker, built)
  if (layers.length === 0) return {}
  const refusal = refuseSize(layers)
  if (refusal && isClassic(built)) throw new Problem(refusal)
  // Blocks on a disk may be more than what Lambda counts.
  if (refusal) tools.warn(`${refusal.what} ${refusal.remedy}`)
  return { uncompressed: totalSize(layers) }
}

function withScopes(build: BuildInputs, scope: string): BuildInputs {
  const scoped = (entry: string) => scopeCache(entry, scope)
  return { ...build, cacheFrom: build.cacheFrom.map(scoped), cacheTo: build.cacheTo.map(scoped) }
}

function maskSecrets({ build: { secrets, secretEnvs } }: Build, { env }: Tools): void {
  for (const { value } of secrets) core.setSecret(value)
  for (const { value } of secretEnvs) if (env[value]) core.setSecret(env[value])
}

/** Creates the repositories that are missing. */
export async function createRepositories(
  targets: readonly Target[],
  { tools: { steps, log }, lost }: Pick<Bench, 'tools' | 'lost'>,
): Promise<Target[]> {
  const missing = targets.filter(({ repository }) => repository === undefined)
  if (missing.length === 0) return [...targets]
  return steps.step(`Create the ECR repository ${missing[0]?.address.name}`, () =>
    inRegionsLeft(
      targets,
      async (target) => {
        if (target.repository) return target
        const repository = await createRepository(target.clients.ecr, target.address.name)
        log(`Created ${repository.registry}/${repository.name}, scanned on push and readable by Lambda`)
        return { ...target, registry: repository.registry, repository }
      },
      lost,
    ),
  )
}

/** Pushes the built image to every region that has none yet, side by side. */
export async function pushEverywhere(
  source: Build,
  built: BuiltImage,
  targets: readonly Target[],
  { tools, dockerSession, lost }: Bench,
): Promise<TargetWithImage[]> {
  const pushTo = async (target: Target) => {
    if (target.image) return complete({ ...target, image: target.image })
    const { repository, region } = target
    if (!repository) throw new Error(`the repository in ${region} was neither found nor created`)
    const prefix = targets.length > 1 ? `${region} | ` : ''
    // What a builder of its own pushes gets no name in the engine.
    const name = built.localName === undefined ? () => {} : dockerSession.noteImage
    name(`${repository.registry}/${repository.name}:${source.tags[0]}`)
    const renew = () => logIn(targets, dockerSession.config, true)
    const pusher = { ...dockerSession, name, renew, warn: tools.warn, prefix }
    const image = await push(target, repository, built, source.tags, pusher)
    return { ...target, image }
  }
  return tools.steps.step('Push the image to ECR', async () => {
    await logIn(targets, dockerSession.config)
    return inRegionsLeft(targets, pushTo, lost)
  })
}

/** Copies the image that one region has already, under a tag that can't be moved, to those that lack it. */
export function copyEverywhere(
  source: Build,
  from: TargetWithImage,
  targets: readonly Target[],
  { tools: { steps, log }, lost }: Pick<Bench, 'tools' | 'lost'>,
): Promise<TargetWithImage[]> {
  const copyTo = async (target: Target) => {
    if (target.image) return complete({ ...target, image: target.image })
    const image = await copyImage(repositoryClient(from), repositoryClient(target), from.image, source.tags)
    log(`Copied ${image.digest} from ${from.region} to ${target.registry}/${target.address.name}`)
    return { ...target, image }
  }
  return steps.step(`Copy the image that ${from.region} has under this tag`, () => inRegionsLeft(targets, copyTo, lost))
}

function repositoryClient({ clients, address, region }: Target) {
  return { ecr: clients.copying, address, region }
}

/** Waits until ECR itself has brought the first region's image to the others. */
export async function awaitReplicas(
  first: TargetWithImage,
  targets: readonly Target[],
  { tools: { steps, log, signal }, lost }: Pick<Bench, 'tools' | 'lost'>,
): Promise<TargetWithImage[]> {
  const { digest } = first.image
  const timeout = first.inputs.waitTimeout
  return steps.step(`Wait until ECR has replicated the image to ${targets.length} regions`, () =>
    inRegionsLeft(
      targets,
      async (target) => {
        const { clients, address, region } = target
        const image = await waitForReplica({ ecr: clients.ecr, address, region, digest, timeout, signal, log })
        const repository = target.repository ?? (await findRepository(clients.ecr, address))
        return { ...target, ...(repository && { repository }), image }
      },
      lost,
    ),
  )
}

/** Gives the image that every region has already the tags that it lacks there. */
export function completeTags(
  targets: readonly TargetWithImage[],
  { tools: { steps }, lost }: Pick<Bench, 'tools' | 'lost'>,
): Promise<TargetWithImage[]> {
  return steps.step('Use the image that ECR has under this tag', () => inRegionsLeft(targets, complete, lost))
}

async function complete(target: TargetWithImage): Promise<TargetWithImage> {
  const { clients, address, image, lackingTags } = target
  await Promise.all(lackingTags.map((tag) => addTag(clients.ecr, address, image, tag)))
  return target
}
