import { type BuiltImage, buildImage, chooseLocalName, isClassic, layerSizes } from '../docker/build.ts'
import { scopeCache } from '../docker/cache.ts'
import type { Docker } from '../docker/process.ts'
import { platformOf } from '../domain/architecture.ts'
import { Problem } from '../domain/problem.ts'
import { refuseSize, totalSize } from '../image/size.ts'
import type { BuildInputs } from '../inputs/build.ts'
import type { BuildSource } from '../plan/plan.ts'
import type { Tools } from '../session/tools.ts'
import { checkBuilt } from './check-built.ts'
import type { Inspection } from './inspect.ts'
import { logIn } from './push.ts'
import type { BuildRun } from './run.ts'
import type { Target } from './target.ts'

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
  { architecture = 'x86_64', driver, targets: inspected }: Inspection,
  targets: readonly Target[],
): Promise<BuiltImage & { uncompressed?: number }> {
  const { tools, docker: session } = run
  const platform = platformOf(architecture)
  const built = await tools.steps.step(`Build the image for ${platform}`, async () => {
    await logIn({ tools, docker: session }, targets)
    const inputs = withScopes(source.build, `${targets[0]?.inputs.functionName.name}-${architecture}`)
    const localName = chooseLocalName(driver)
    // Noted first: a build that is killed as it exports the image leaves the name all the same.
    if (localName !== undefined) session.noteImage(localName)
    const built = await buildImage(session.docker, inputs, platform, localName)
    tools.log(`Built ${built.id}`)
    const [measured] = await Promise.all([
      measure(built, session.docker, tools.warn),
      checkBuilt(run, built, { targets: inspected, architecture }),
    ])
    return { ...built, ...measured }
  })
  return built
}

/**
 * @returns bytes of all layers, uncompressed, where they can be known
 * @throws Problem when they are more than Lambda takes
 */
async function measure(built: BuiltImage, docker: Docker, warn: Tools['warn']): Promise<{ uncompressed?: number }> {
  const layers = await layerSizes(docker, built)
  if (layers.length === 0) return {}
  const refusal = refuseSize(layers)
  if (refusal && isClassic(built)) throw new Problem(refusal)
  // Blocks on a disk may be more than what Lambda counts.
  if (refusal) warn(`${refusal.what} ${refusal.remedy}`)
  return { uncompressed: totalSize(layers) }
}

function withScopes(build: BuildInputs, scope: string): BuildInputs {
  const scoped = (entry: string) => scopeCache(entry, scope)
  return { ...build, cacheFrom: build.cacheFrom.map(scoped), cacheTo: build.cacheTo.map(scoped) }
}
