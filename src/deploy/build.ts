import { type BuiltImage, buildImage, chooseLocalName, isClassic, type NewImage } from '../docker/build.ts'
import { scopeCaches } from '../docker/cache.ts'
import { layerSizes } from '../docker/layer-sizes.ts'
import type { Docker } from '../docker/process.ts'
import { hasSourceDate, withCommitTime } from '../docker/source-date.ts'
import { type Architecture, platformOf } from '../domain/architecture.ts'
import { withOrigin } from '../domain/image-labels.ts'
import { Problem } from '../domain/problem.ts'
import type { Region } from '../domain/region.ts'
import { formatBytes } from '../image/facts.ts'
import { refuseSize, totalSize } from '../image/size.ts'
import type { SnapStartGround } from '../image/snap-start.ts'
import type { BuildInputs } from '../inputs/build.ts'
import type { BuildSource, ImagePlan } from '../plan/plan.ts'
import type { Tools } from '../session/tools.ts'
import { checkBuilt } from './check-built.ts'
import type { Inspection } from './inspect-image.ts'
import { logIn } from './log-in.ts'
import type { BuildRun } from './run.ts'
import type { ImageTarget } from './target.ts'

/** What is known of an image that Lambda would take. */
export interface Checked {
  /** Bytes of all layers, uncompressed; absent where they can't be known. */
  uncompressed?: number
  /** Why SnapStart takes it, where that shows without running it. */
  snapStart?: SnapStartGround
}

/**
 * Builds the image. Docker is logged in to ECR, because the base image may be there. A build secret that the Dockerfile
 * prints is masked.
 *
 * @param targets regions that the image is for
 * @throws Problem when the build fails, or when Lambda would refuse what was built
 */
export async function build(
  run: BuildRun,
  source: BuildSource,
  { architecture = 'x86_64', engine, targets: inspected }: Inspection<ImageTarget>,
  targets: readonly ImageTarget[],
): Promise<BuiltImage & Checked> {
  const { tools, docker: session } = run
  const platform = platformOf(architecture)
  const name = { title: `Build the image for ${platform}`, label: `Build ${platform}`, section: 'Image' } as const
  const built = await tools.steps.step(name, async () => {
    await logIn(run, targets)
    const inputs = await withCommitTime(inputsFor(run, source.build, targets[0], architecture), tools)
    const fixedTimes = engine?.rewritesTimes === true && hasSourceDate(inputs, tools.env)
    const localName = chooseLocalName(engine?.driver)
    // Noted first: a build that is killed as it exports the image leaves the name all the same.
    if (localName !== undefined) session.noteImage(localName)
    const built = await buildImage(session.docker, { build: inputs, platform, fixedTimes }, localName)
    const [measured, checked] = await Promise.all([
      measure(built, session.docker, tools.warn),
      checkBuilt(run, built, { targets: inspected, architecture }),
    ])
    if (built.cached !== undefined) tools.steps.note(built.cached)
    const { uncompressed } = measured
    tools.log(`Built ${built.id}${uncompressed === undefined ? '' : `, ${formatBytes(uncompressed)} uncompressed`}`)
    return { ...built, ...measured, ...checked }
  })
  return built
}

/**
 * Measures the layers of an image in the engine.
 *
 * @returns bytes of all layers, uncompressed, where they can be known
 * @throws Problem when they are more than Lambda takes
 */
export async function measure(
  built: NewImage,
  docker: Docker,
  warn: Tools['warn'],
): Promise<{ uncompressed?: number }> {
  const layers = await layerSizes(docker, built)
  if (layers.length === 0) return {}
  const refusal = refuseSize(layers)
  if (refusal && isClassic(built)) throw new Problem(refusal)
  // Blocks on a disk may be more than what Lambda counts.
  if (refusal) warn(`${refusal.what} ${refusal.remedy}`)
  return { uncompressed: totalSize(layers) }
}

/**
 * The functions that the image is for, in an order of their own: it is the same image in whichever order they are named,
 * and whether or not all of them are there yet.
 */
function functionsIn({ plans }: ImagePlan, region: Region | undefined): string[] {
  const functions = region === undefined ? [] : (plans.get(region)?.functions ?? [])
  return functions.flatMap(({ functionName }) => functionName?.name ?? []).sort()
}

/** What is built for functions or a repository, and says so: caches of its own, and labels. */
function inputsFor(
  { plan, tools: { env } }: BuildRun,
  build: BuildInputs,
  target: ImageTarget | undefined,
  architecture: Architecture,
): BuildInputs {
  const { preview, commit, repository } = plan
  // A preview's first build has nothing of its own yet.
  const others = preview === undefined ? [] : [`${preview.of}-${architecture}`]
  const names = functionsIn(plan, target?.region)
  const scope = names.length === 1 ? names[0] : target?.address.name
  const scoped = scopeCaches(build, `${scope}-${architecture}`, others)
  // GitHub docs, "Store information in variables": the server is another on GitHub Enterprise.
  const source = `${env.GITHUB_SERVER_URL || 'https://github.com'}/${repository}`
  const origin = {
    ...(names.length > 0 && { functionName: names.join(',') }),
    ...(repository !== '' && { source }),
    ...(commit !== '' && { revision: commit }),
    ...(build.target !== undefined && { target: build.target }),
  }
  return { ...scoped, labels: withOrigin(scoped.labels, origin) }
}
