import { type BuiltImage, isBuilt, type NewImage } from '../docker/build.ts'
import { findInBuilder } from '../docker/builder-program.ts'
import { refuseBasePlatform } from '../docker/platform-warnings.ts'
import { type FoundProgram, findInEngine } from '../docker/program.ts'
import { hasSnapStartBase } from '../docker/snap-start-base.ts'
import { createUnstarted } from '../docker/unstarted.ts'
import { ahead } from '../domain/ahead.ts'
import type { Architecture } from '../domain/architecture.ts'
import { lazy } from '../domain/lazy.ts'
import { type Finding, Problem } from '../domain/problem.ts'
import type { ImageConfig } from '../image/manifest.ts'
import { refuseProgram } from '../image/program.ts'
import { allowsSnapshots, type SnapStartGround } from '../image/snap-start.ts'
import { refuseStart, startedProgram } from '../image/start.ts'
import type { BuildRun, DeployEvents } from '../run/run.ts'
import { type ImageTarget, startOverride, usesSnapStart } from '../run/target.ts'

/** What a built image is for. */
export interface Purpose {
  targets: readonly ImageTarget[]
  architecture: Architecture
}

type Checking = Pick<BuildRun, 'docker' | 'events'>

/**
 * Checks before the push what is made from which base image, that Lambda will start a built image, that the program is
 * for the function's architecture. Of one that stays in a builder only the base images are known by now.
 *
 * @param reading its config, where it is in the engine
 * @returns why SnapStart will take it, where that shows without running it
 * @throws Problem when one of the functions could not run it
 */
export async function checkBuilt(
  run: Checking,
  image: Pick<NewImage, 'localName'>,
  purpose: Purpose,
  reading: Promise<ImageConfig> | undefined,
): Promise<{ snapStart?: SnapStartGround }> {
  const { docker, noteContainer } = run.docker
  const base = isBuilt(image) ? await refuseBasePlatform(docker, image) : undefined
  if (base) throw new Problem(base)
  const { localName } = image
  if (localName === undefined || reading === undefined) return {}
  const unstarted = lazy(() => createUnstarted(docker, localName, noteContainer))
  // The program of most images is read: the container is made meanwhile.
  if (notShownByRehearsal(run, purpose).length > 0) ahead(unstarted())
  const config = await reading
  await checkConfig(run, config, purpose, (path) => findInEngine(docker, unstarted(), path))
  if (!purpose.targets.some(usesSnapStart)) return {}
  if (allowsSnapshots(config)) return { snapStart: 'label' }
  return (await hasSnapStartBase(docker, localName, config, noteContainer)) ? { snapStart: 'base' } : {}
}

/**
 * Checks the same of an image that stays in a builder and was pushed without a tag.
 *
 * @param config as ECR has it
 * @throws Problem when one of the functions could not run it
 */
export async function checkPushed(
  run: Checking,
  image: BuiltImage,
  config: ImageConfig,
  purpose: Purpose,
): Promise<void> {
  await checkConfig(run, config, purpose, (path) => findInBuilder(run.docker.docker, image, path))
}

async function checkConfig(
  run: Checking,
  config: ImageConfig,
  { targets, architecture }: Purpose,
  find: (path: string) => Promise<FoundProgram | undefined>,
): Promise<void> {
  refuseAll(targets.map((target) => refuseStart(config, startOverride(target), 'The image')))
  const paths = programsOf(config, notShownByRehearsal(run, { targets, architecture }))
  const found = [...paths].map(async (path) => {
    const program = await find(path)
    return refuseProgram(program?.program, program?.path ?? path, architecture)
  })
  refuseAll(await Promise.all(found))
}

/** The functions of which only the image's program shows whether it runs. */
function notShownByRehearsal({ events }: Checking, { targets, architecture }: Purpose): ImageTarget[] {
  return targets.filter(({ inputs }) => !isShownByRehearsal(events(inputs), architecture))
}

/**
 * A program for this machine's CPU is started by the rehearsal. One for another CPU runs there only by an emulator,
 * and one that is of this machine after all would run there, but not on Lambda.
 */
function isShownByRehearsal({ rehearsal }: DeployEvents, architecture: Architecture): boolean {
  return rehearsal.length > 0 && architecture === (process.arch === 'arm64' ? 'arm64' : 'x86_64')
}

function programsOf(config: ImageConfig, targets: readonly ImageTarget[]): Set<string> {
  const paths = targets.map((target) => startedProgram(config, startOverride(target)))
  return new Set(paths.filter((path) => path?.startsWith('/')).filter((path) => path !== undefined))
}

function refuseAll(refusals: readonly (Finding | undefined)[]): void {
  const findings = new Map(refusals.filter((each) => each !== undefined).map((each) => [each.what, each]))
  if (findings.size > 0) throw new Problem([...findings.values()])
}
