import { isDeepStrictEqual } from 'node:util'
import type { BuiltImage } from '../docker/build.ts'
import { checkCaches, isInline } from '../docker/cache.ts'
import { ahead } from '../domain/ahead.ts'
import { type Architecture, defaultArchitecture } from '../domain/architecture.ts'
import { formatDuration } from '../domain/duration.ts'
import { Findings } from '../domain/problem.ts'
import { awaiting } from '../domain/waits.ts'
import type { EcrLogin } from '../ecr/repository.ts'
import { readDesiredConfiguration } from '../lambda/desired.ts'
import type { BuildSource } from '../plan/plan.ts'
import { type BuildOrder, buildFor, inputsFor } from '../run/build-for.ts'
import { logIn } from '../run/log-in.ts'
import type { BuildRun } from '../run/run.ts'
import type { FunctionInspection, ImageInspection, ImageTarget } from '../run/target.ts'
import type { SeenFunctions } from './function.ts'
import { locate } from './repository.ts'

/** What a build needs of a region. */
export type BuildPlace = Pick<ImageTarget, 'region' | 'clients' | 'login' | 'registry' | 'address' | 'architecture'>

/** Called by the inspection of a region, at its start. It is undefined where there is nothing to build for, or more to find out. */
export type TellBuild = (place: Promise<BuildPlace | undefined>) => void

/** A build that has begun beside the inspection, and prints nothing yet. */
export interface BegunBuild {
  /** By `performance.now()`. */
  since: number
  /** Whether it builds what these need, with the logins that they have. */
  isFor(targets: readonly Pick<ImageTarget, 'region' | 'address' | 'registry'>[], architecture: Architecture): boolean
  /** Shows what it has printed and prints, and waits for its end. @throws Problem when it fails */
  show(): Promise<BuiltImage>
}

type Here = Pick<ImageInspection, 'run' | 'inputs' | 'clients'>

/** A function of a region, and what Lambda says of it. */
interface Seen extends Pick<FunctionInspection, 'inputs'> {
  seeing: Promise<SeenFunctions>
}

/** Says what is to be built for the functions of a region, once Lambda has told of them: all else that is inspected decides only whether. */
export async function buildPlaceOf(
  { run, inputs, clients }: Here,
  signingIn: Promise<EcrLogin>,
  functions: readonly Seen[],
): Promise<BuildPlace | undefined> {
  const { plan, tools } = run
  const { region } = clients
  const [login, ...seen] = await Promise.all([
    signingIn,
    ...functions.map(async (one) => ({ ...one, ...(await one.seeing) })),
  ])
  const [first, ...others] = seen.flatMap(({ inputs: own, present, base }) => {
    const like = plan.preview ? base : present
    if (like === undefined) return own.skipMissing ? [] : [undefined]
    const desired = new Findings().collect(() => readDesiredConfiguration(own.configuration, tools, own.executionRole))
    if (desired === undefined || like.packageType === 'Zip') return [undefined]
    return [{ like, architecture: own.architecture ?? desired.architecture ?? like.architecture }]
  })
  if (first === undefined || others.some((one) => one?.architecture !== first.architecture)) return undefined
  const imaged = [first, ...others].find((one) => one?.like.imageUri !== undefined)
  const place = locate({ run, inputs, clients }, imaged?.like, login)
  return { region, clients, login, ...place, architecture: first.architecture }
}

/** What the inspection of the regions tells meanwhile. */
interface Meanwhile {
  /** Of each region, in order. */
  places: readonly Promise<BuildPlace | undefined>[]
  /** Whether it has found what makes the run impossible. */
  refused: () => boolean
}

/**
 * Begins the build as soon as what it depends on is known: the builder, the architecture, and the login of ECR, where the
 * base image may be. It changes nothing outside of the engine; one that writes a cache elsewhere waits for the end of
 * the inspection. When the run ends, the build is ended.
 *
 * @returns undefined when it does not begin: then the inspection says why, or leaves the build to its own step
 */
export async function beginBuild(
  run: BuildRun,
  source: BuildSource,
  { places: asked, refused }: Meanwhile,
): Promise<BegunBuild | undefined> {
  if (!source.build.cacheTo.every(isInline)) return undefined
  const told: readonly (BuildPlace | undefined)[] = await Promise.all(asked).catch(() => [])
  const engine = await run.engine?.catch(() => undefined)
  const places = told.filter((place) => place !== undefined)
  const [first] = places
  const architecture = architectureOf(first)
  const differs = places.some((one) => architectureOf(one) !== architecture)
  if (!engine || !first || differs || places.length < run.plan.regions.length) return undefined
  const ofCaches = new Findings()
  checkCaches(source.build, engine, ofCaches)
  if (ofCaches.list.length > 0 || refused()) return undefined
  return begin(run, places, { source, engine, place: first, architecture })
}

/** Lambda's own default, where nothing else is known. */
function architectureOf(place: BuildPlace | undefined): Architecture {
  return place?.architecture ?? defaultArchitecture
}

async function begin(run: BuildRun, places: readonly BuildPlace[], order: BuildOrder): Promise<BegunBuild> {
  const since = performance.now()
  const { log } = run.tools
  await logIn(run, places)
  const held = heldBack(log)
  // An inspection that refuses tells its own findings.
  const building = ahead(run.docker.beside(held.log, (docker) => buildFor(run, docker, order)))
  const { source, architecture } = order
  const inputs = inputsFor(run, source.build, order.place, architecture)
  const registries = new Set(places.map(({ registry }) => registry))
  return {
    since,
    isFor: (targets, wanted) =>
      wanted === architecture &&
      targets.every(({ registry }) => registries.has(registry)) &&
      isDeepStrictEqual(inputsFor(run, source.build, targets[0], wanted), inputs),
    show() {
      log(`Begun ${formatDuration(performance.now() - since)} ago, beside the inspection`)
      held.release()
      return awaiting({ what: 'docker buildx build' }, () => building)
    },
  }
}

/** A log whose lines wait until they are released. */
function heldBack(log: (line: string) => void): { log: (line: string) => void; release: () => void } {
  let held: string[] | undefined = []
  return {
    log: (line) => (held ? void held.push(line) : log(line)),
    release() {
      for (const line of held ?? []) log(line)
      held = undefined
    },
  }
}
