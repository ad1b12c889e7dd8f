import { type BuiltImage, isClassic, type NewImage } from '../docker/build.ts'
import { readEngineImage } from '../docker/engine-image.ts'
import { ahead } from '../domain/ahead.ts'
import { platformOf } from '../domain/architecture.ts'
import { Problem } from '../domain/problem.ts'
import { formatBytes } from '../image/facts.ts'
import { refuseSize, type SizedLayer, totalSize } from '../image/size.ts'
import type { SnapStartGround } from '../image/snap-start.ts'
import type { BuildInspection } from '../inspect/all.ts'
import type { BuildSource } from '../plan/plan.ts'
import { buildFor } from '../run/build-for.ts'
import { logIn } from '../run/log-in.ts'
import type { BuildRun } from '../run/run.ts'
import type { ImageTarget } from '../run/target.ts'
import type { Tools } from '../session/tools.ts'
import { checkBuilt, type Purpose } from './check-built.ts'

/** What is known of an image that Lambda would take. */
export interface Checked extends Pick<NewImage, 'layers'> {
  /** Bytes of all layers, uncompressed; absent where they can't be known. */
  uncompressed?: number
  /** Why SnapStart takes it, where that shows without running it. */
  snapStart?: SnapStartGround
}

/**
 * Builds the image, unless its build has begun beside the inspection: then it waits for that one. Docker is logged in to ECR, because the base image may be there. A build secret that the Dockerfile
 * prints is masked.
 *
 * @param order regions that the image is for, and what is told of it before it is checked
 * @throws Problem when the build fails, or when Lambda would refuse what was built
 */
export async function build(
  run: BuildRun,
  source: BuildSource,
  { architecture, engine, targets: inspected, begun }: BuildInspection<ImageTarget>,
  { targets, onBuilt }: { targets: readonly ImageTarget[]; onBuilt: (image: NewImage) => void },
): Promise<BuiltImage & Checked> {
  const { tools, docker: session } = run
  const platform = platformOf(architecture)
  const early = await begun
  const same = early?.isFor(targets, architecture) === true ? early : undefined
  const title = `Build the image for ${platform}`
  const name = { title, label: `Build ${platform}`, section: 'Image', since: same?.since } as const
  const build = async () => {
    await logIn(run, targets)
    return buildFor(run, session.docker, { source, engine, place: targets[0], architecture })
  }
  const built = await tools.steps.step(name, async () => {
    const built = await (same ? same.show() : build())
    onBuilt(built)
    const checked = await check(run, built, { targets: inspected, architecture })
    if (built.cached !== undefined) tools.steps.note(built.cached)
    const { uncompressed } = checked
    tools.log(`Built ${built.id}${uncompressed === undefined ? '' : `, ${formatBytes(uncompressed)} uncompressed`}`)
    return { ...built, ...checked }
  })
  return built
}

/**
 * Checks an image before its push: whether Lambda would take it, by its size as well where it is in the engine.
 *
 * @throws Problem when it would not
 */
export async function check(run: BuildRun, image: NewImage, purpose: Purpose): Promise<Checked> {
  const { docker, tools } = run
  const { localName } = image
  const reading = localName === undefined ? undefined : readEngineImage(docker.docker, localName)
  const config = reading?.then((read) => read.config)
  const [measured, checked] = await Promise.all([
    reading?.then(({ layers, history }) => ({ layers, ...measure(image, history, tools.warn) })),
    checkBuilt(run, image, purpose, config && ahead(config)),
  ])
  return { ...measured, ...checked }
}

/** @returns bytes of all layers, uncompressed, where they can be known */
function measure(image: NewImage, layers: readonly SizedLayer[], warn: Tools['warn']): { uncompressed?: number } {
  if (layers.length === 0) return {}
  const refusal = refuseSize(layers)
  if (refusal && isClassic(image)) throw new Problem(refusal)
  // Blocks on a disk may be more than what Lambda counts.
  if (refusal) warn(`${refusal.what} ${refusal.remedy}`)
  return { uncompressed: totalSize(layers) }
}
