import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Platform } from '../domain/architecture.ts'
import { Problem } from '../domain/problem.ts'
import type { BuildInputs } from '../inputs.ts'
import { again, type BuildOutput, buildArgv, secretEnvironment } from './build-argv.ts'
import type { Docker } from './docker.ts'
import { explainDocker } from './errors.ts'

/** An image that was built and is not pushed yet. */
export interface BuiltImage {
  build: BuildInputs
  platform: Platform
  /**
   * What identifies it, `sha256:…`: the digest of its manifest, or of its config where the engine keeps images
   * without their manifests (its classic image store).
   */
  id: string
  /** Its name in the engine's image store; absent when it stays in a builder of its own. */
  localName?: string
}

/** Where an image is pushed to. */
export interface Destination {
  /** `registry/repository:tag` */
  name: string
  repositoryArn: string
}

/**
 * Builds the image with buildx, whose progress is shown.
 *
 * @param driver the builder's; the `docker` driver builds into the engine's image store
 * @param scratch a directory for buildx's metadata
 * @throws Problem when the build fails
 */
export async function buildImage(
  docker: Docker,
  build: BuildInputs,
  platform: Platform,
  driver: string,
  scratch: string,
): Promise<BuiltImage> {
  // Runs that share an engine must not take each other's image for their own.
  const localName = driver === 'docker' ? `deploy-lambda-image:${randomUUID()}` : undefined
  const output: BuildOutput = localName === undefined ? { kind: 'keep' } : { kind: 'load', name: localName }
  const id = await runBuild(docker, { build, platform }, output, scratch)
  return { build, platform, id, ...(localName !== undefined && { localName }) }
}

/**
 * Pushes an image that stayed in a builder, by building it again from the builder's cache.
 *
 * @returns the digest of the pushed manifest
 * @throws Problem when the push fails, or the cache no longer held the image that was built
 */
export async function pushFromBuilder(
  docker: Docker,
  image: BuiltImage,
  { name, repositoryArn }: Destination,
  scratch: string,
): Promise<string> {
  const request = { build: again(image.build), platform: image.platform }
  const digest = await runBuild(docker, request, { kind: 'push', name }, scratch, repositoryArn)
  if (digest === image.id) return digest
  throw new Problem({
    what: `The builder pushed ${digest}, but had built ${image.id}: its cache was emptied in between.`,
    remedy: "Run the job again, and give the builder's cache more room.",
  })
}

type Request = Pick<BuiltImage, 'build' | 'platform'>

async function runBuild(
  docker: Docker,
  request: Request,
  output: BuildOutput,
  scratch: string,
  repositoryArn?: string,
): Promise<string> {
  const metadataFile = join(scratch, `build-${randomUUID()}.json`)
  const argv = buildArgv({ ...request, output, metadataFile })
  const finished = await docker.show(argv, { env: secretEnvironment(request.build.secrets) })
  if (finished.exitCode !== 0) throw explainDocker(finished, 'The image could not be built', repositoryArn)
  return readDigest(readFileSync(metadataFile, 'utf8'))
}

// buildx reference, "docker buildx build --metadata-file".
function readDigest(text: string): string {
  const metadata: unknown = JSON.parse(text)
  const digest: unknown =
    typeof metadata === 'object' && metadata !== null ? Reflect.get(metadata, 'containerimage.digest') : undefined
  if (typeof digest === 'string' && /^sha256:[0-9a-f]{64}$/.test(digest)) return digest
  throw new Error(`buildx reported no digest of the image: ${text}`)
}
