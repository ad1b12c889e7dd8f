import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { Platform } from '../domain/architecture.ts'
import { present } from '../domain/present.ts'
import { Problem } from '../domain/problem.ts'
import type { Predicate } from '../domain/statement.ts'
import type { BuildInputs } from '../inputs/build.ts'
import { again, type BuildOutput, buildArgv, secretEnvironment } from './build-argv.ts'
import { type BuildReport, readReport } from './build-report.ts'
import { isInline } from './cache.ts'
import { CachedSteps } from './cached-steps.ts'
import type { EngineLayers } from './engine-image.ts'
import { explainDocker } from './explain.ts'
import { type PlatformWarning, withWarnings } from './platform-warnings.ts'
import type { Docker } from './process.ts'
import { repeatedLines } from './repeated-steps.ts'
import { glimpseStages, nameStages } from './stages.ts'

/** An image that is not pushed yet. */
export interface NewImage {
  /**
   * What identifies it, `sha256:…`: the digest of its manifest, or of its config where the engine keeps images
   * without their manifests (its classic image store).
   */
  id: string
  /** Digest of its config, which is the same however it is stored; empty where the engine does not tell. */
  configDigest: string
  /** Its name in the engine's image store; absent when it stays in a builder of its own. */
  localName?: string
  /** `NAME=value` */
  labels: readonly string[]
  /** Absent before they are read, and where the image stays in a builder of its own. */
  layers?: EngineLayers
}

/** One that was built here. */
export interface BuiltImage extends NewImage {
  build: BuildInputs
  platform: Platform
  fixedTimes: boolean
  /** What BuildKit has said of base images that are for another platform. */
  warnings: readonly PlatformWarning[]
  /** What BuildKit says of the build; absent where buildx does not tell. */
  provenance?: Predicate
  /** How much of it was in BuildKit's cache, in a few words. */
  cached?: string
}

export function isBuilt(image: object): image is BuiltImage {
  return 'build' in image
}

/** Whether the engine keeps images without their manifests, in its classic store. */
export function isClassic({ id, configDigest }: NewImage): boolean {
  return id === configDigest
}

/** Where an image is pushed to. */
export interface Destination {
  /** `registry/repository:tag`, without a tag where a builder of its own pushes. */
  name: string
  repositoryArn: string
  /** Begins each line of docker's in the log, where several regions are pushed to side by side. */
  prefix?: string | undefined
}

/**
 * Chooses the name that a build gives the image in the engine's image store, which the `docker` driver builds into.
 * Runs that share an engine must not take each other's image for their own.
 *
 * @param driver the builder's
 * @returns undefined where the image stays in a builder of its own
 */
export function chooseLocalName(driver: string | undefined): string | undefined {
  return driver === 'docker' ? `deploy-lambda-image:${randomUUID()}` : undefined
}

/**
 * Builds the image with buildx, whose progress is shown.
 *
 * @param localName the name to give it in the engine; absent when it stays in a builder
 * @throws Problem when the build fails
 */
export async function buildImage(docker: Docker, recipe: Recipe, localName: string | undefined): Promise<BuiltImage> {
  const output: BuildOutput = localName === undefined ? { kind: 'keep' } : { kind: 'load', name: localName }
  const steps = new CachedSteps()
  const first = await runBuild(docker, recipe, { output, first: steps })
  const cached = steps.describe()
  const { digest, configDigest } =
    output.kind === 'keep' && recipe.build.cacheTo.some(isInline) ? await repeat(docker, recipe, first) : first
  return {
    ...recipe,
    labels: recipe.build.labels,
    id: digest,
    configDigest,
    warnings: first.warnings,
    ...(first.provenance && { provenance: first.provenance }),
    ...(cached !== undefined && { cached }),
    ...(localName !== undefined && { localName }),
  }
}

/** How often a build is repeated until it comes out the same. */
const repetitions = 4

/**
 * Repeats a build from the builder's cache until it comes out as before. An inline cache lists how each layer was found,
 * which may be another way when the cache has it; what is rehearsed and pushed later is a repetition, too.
 */
async function repeat(docker: Docker, recipe: Recipe, first: BuildReport): Promise<BuildReport> {
  let last = first
  for (let count = 0; count < repetitions; count++) {
    const next = await runBuild(docker, repeated(recipe), { output: { kind: 'keep' } })
    if (next.digest === last.digest) return next
    last = next
  }
  return last
}

/**
 * Pushes an image that stayed in a builder, by building it again from the builder's cache. It gets no tag.
 *
 * @returns the digest of the pushed manifest
 * @throws Problem when the push fails, or the cache does not have the image any more
 */
export async function pushFromBuilder(
  docker: Docker,
  image: BuiltImage,
  { name, repositoryArn, prefix }: Destination,
): Promise<string> {
  const { digest } = await runBuild(docker, repeated(image), { output: { kind: 'push', name }, repositoryArn, prefix })
  if (digest === image.id) return digest
  throw new Problem({
    what: `The builder pushed ${digest}, but had built ${image.id}: its cache was emptied in between.`,
    remedy: "Run the job again, and give the builder's cache more room.",
  })
}

/**
 * Loads an image that stayed in a builder into the engine, to run it there.
 *
 * @param localName the name to give it
 * @throws Problem when the engine does not get the very image that was built
 */
export async function loadFromBuilder(docker: Docker, image: BuiltImage, localName: string): Promise<void> {
  const { configDigest } = await runBuild(docker, repeated(image), { output: { kind: 'load', name: localName } })
  if (configDigest === image.configDigest) return
  throw new Problem({
    what: `The builder loaded ${configDigest}, but had built ${image.configDigest}: its cache was emptied in between.`,
    remedy: "Run the job again, and give the builder's cache more room.",
  })
}

/** What an image is made by. */
export type Recipe = Pick<BuiltImage, 'build' | 'platform' | 'fixedTimes'>

function repeated({ build, platform, fixedTimes }: Recipe): Recipe {
  return { build: again(build), platform, fixedTimes }
}

/** One of the builds of an image. */
interface OneBuild {
  output: BuildOutput
  /** Reads the lines of the one that is not a repetition; absent for the others, which show what it did not. */
  first?: CachedSteps
  repositoryArn?: string
  prefix?: string | undefined
}

async function runBuild(docker: Docker, recipe: Recipe, one: OneBuild): Promise<BuildReport> {
  const { output, first = false, repositoryArn, prefix } = one
  const metadataFile = join(docker.scratch, `build-${randomUUID()}.json`)
  const argv = buildArgv({ ...recipe, output, metadataFile })
  const env = { ...secretEnvironment(recipe.build.secrets), ...withWarnings }
  const shown = first ? { command: true, skip: first.read } : { skip: repeatedLines() }
  const finished = await docker.show(argv, { env, prefix, ...shown })
  if (finished.exitCode !== 0) {
    const stages = glimpseStages(recipe.build)
    const concern = present({ repository: repositoryArn, stages: stages && nameStages(stages) })
    throw explainDocker(finished, 'The image could not be built', concern)
  }
  return readReport(metadataFile, recipe.platform)
}
