import { type BuiltImage, buildImage, chooseLocalName } from '../docker/build.ts'
import { scopeCaches } from '../docker/cache.ts'
import type { Engine } from '../docker/engine.ts'
import type { Docker } from '../docker/process.ts'
import { hasSourceDate, withCommitTime } from '../docker/source-date.ts'
import { type Architecture, platformOf } from '../domain/architecture.ts'
import { withOrigin } from '../domain/image-labels.ts'
import type { Region } from '../domain/region.ts'
import type { BuildInputs } from '../inputs/build.ts'
import type { BuildSource, ImagePlan } from '../plan/plan.ts'
import type { BuildRun } from './run.ts'
import type { ImageTarget } from './target.ts'

/** What is built, by what, for what. */
export interface BuildOrder {
  source: BuildSource
  engine: Engine | undefined
  /** The first region that the image is for. */
  place: Pick<ImageTarget, 'region' | 'address'> | undefined
  architecture: Architecture
}

/** Builds the image with buildx. @throws Problem when the build fails */
export async function buildFor(
  run: BuildRun,
  docker: Docker,
  { source, engine, place, architecture }: BuildOrder,
): Promise<BuiltImage> {
  const { tools } = run
  const build = await withCommitTime(inputsFor(run, source.build, place, architecture), tools)
  const fixedTimes = engine?.rewritesTimes === true && hasSourceDate(build, tools.env)
  const localName = chooseLocalName(engine?.driver)
  // Noted first: a build that is killed as it exports the image leaves the name all the same.
  if (localName !== undefined) run.docker.noteImage(localName)
  return buildImage(docker, { build, platform: platformOf(architecture), fixedTimes }, localName)
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
export function inputsFor(
  { plan, tools: { workflow } }: BuildRun,
  build: BuildInputs,
  place: Pick<ImageTarget, 'region' | 'address'> | undefined,
  architecture: Architecture,
): BuildInputs {
  const { preview, commit, repository } = plan
  // A preview's first build has nothing of its own yet.
  const others = preview === undefined ? [] : [`${preview.of}-${architecture}`]
  const names = functionsIn(plan, place?.region)
  const scope = names.length === 1 ? names[0] : place?.address.name
  const scoped = scopeCaches(build, `${scope}-${architecture}`, others)
  const source = `${workflow.serverUrl}/${repository}`
  const origin = {
    ...(names.length > 0 && { functionName: names.join(',') }),
    ...(repository !== '' && { source }),
    ...(commit !== '' && { revision: commit }),
    ...(build.target !== undefined && { target: build.target }),
  }
  return { ...scoped, labels: withOrigin(scoped.labels, origin) }
}
