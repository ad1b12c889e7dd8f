import { clientsFor, type RegionClients } from '../aws/clients.ts'
import { adviseOn } from '../docker/build-checks.ts'
import { checkCaches } from '../docker/cache.ts'
import { type Engine, engineWarnings } from '../docker/engine.ts'
import { inspectLocalImage, type LocalImage } from '../docker/local-image.ts'
import { checkTarget } from '../docker/stages.ts'
import { ahead } from '../domain/ahead.ts'
import { type Architecture, defaultArchitecture, type Platform, platformOf } from '../domain/architecture.ts'
import { mergeFindings, RegionFindings } from '../domain/each-place.ts'
import { atPlace } from '../domain/place.ts'
import { Problem } from '../domain/problem.ts'
import { architectureOf, refusePlatform } from '../image/accept.ts'
import type { ImagePlan } from '../plan/plan.ts'
import { type ImageRun, isBuildRun } from '../run/run.ts'
import { refuseDifferent, refuseOtherNames } from '../run/same-image.ts'
import type { ImageTarget } from '../run/target.ts'
import { type BegunBuild, type BuildPlace, beginBuild, type TellBuild } from './begin-build.ts'

/** The inspection of a run that has an image to run, or will have: it says for which architecture that is. */
export type BuildInspection<T extends ImageTarget> = Inspection<T> & { architecture: Architecture }

/** What an inspection found. */
export interface Inspection<T extends ImageTarget> {
  targets: T[]
  /** The functions', or the one to build for; absent when only the image has it. */
  architecture?: Architecture
  /** What builds; absent when nothing is built. */
  engine?: Engine
  /** The image that the engine has already, with the input image. */
  local?: LocalImage
  /** The build that has begun beside the inspection; undefined where none has. */
  begun?: Promise<BegunBuild | undefined>
}

/**
 * Inspects everything that a run with an image needs, side by side: the engine, the Dockerfile, each region.
 *
 * @param inspectOne inspects one region, with all of its functions; the findings are what makes the run impossible there
 * @throws Problem with everything that makes the run impossible
 */
export async function inspectAll<T extends ImageTarget>(
  run: ImageRun,
  inspectOne: (clients: RegionClients, findings: RegionFindings, tellBuild: TellBuild) => Promise<readonly T[]>,
): Promise<Inspection<T>> {
  const {
    plan,
    tools: { signal, warn, notice, log },
    findings,
  } = run
  const { source } = plan
  const ofRegions = plan.regions.map((region) => new RegionFindings(region))
  const docker = source.kind === 'image' ? undefined : run.docker?.docker
  const readingLocal =
    docker && source.kind === 'local' ? findings.collectFrom(() => inspectLocalImage(docker, source.name)) : undefined
  const building = docker && source.kind === 'build'
  const { engine: asking } = run
  const inspectingEngine = building && asking ? findings.collectFrom(() => asking) : undefined
  const advising = inspectingEngine?.then((engine) =>
    engine && building ? adviseOn(source.build, docker, engine, named(plan)) : [],
  )
  const lookingForTarget = inspectingEngine?.then((engine) =>
    engine && building ? checkTarget(source.build, docker, engine) : undefined,
  )
  const places: Promise<BuildPlace | undefined>[] = []
  const inspectingRegions = ofRegions.map((own) => {
    const { region } = own
    const clients = clientsFor(region, run.credentials(region), signal, run.ofRepository(region))
    return own.shared.collectFrom(() => inspectOne(clients, own, (place) => void places.push(ahead(place))))
  })
  const refused = () => findings.list.length > 0 || ofRegions.some(({ none }) => !none)
  const begun =
    source.kind === 'build' && isBuildRun(run) ? ahead(beginBuild(run, source, { places, refused })) : undefined
  const [engine, local, advice = [], target, ...found] = await Promise.all([
    inspectingEngine,
    readingLocal,
    advising,
    lookingForTarget,
    ...inspectingRegions,
  ])
  const shared = ofRegions.map((own) => ({ region: own.region, findings: own.shared.list }))
  findings.addAll([...mergeFindings(ofRegions.flatMap((own) => own.found)), ...mergeFindings(shared)])
  const targets = found.flatMap((some) => some ?? [])
  const wanted = findings.collect(() => commonArchitecture(plan, targets))
  const architecture = wanted ?? (local && (architectureOf(local) ?? defaultArchitecture))
  const mismatch = local && architecture && refusePlatform(local, architecture, 'The image')
  if (mismatch) findings.add(mismatch.what, mismatch.remedy)
  findings.collect(() => refuseDifferent(targets))
  if (plan.inputs.rollout.replicated) findings.collect(() => refuseOtherNames(targets))
  if (engine && building) checkCaches(source.build, engine, findings)
  if (target) findings.add(target.what, target.remedy)
  for (const { text, ...place } of advice) warn(text, place)
  findings.refuse()
  if (await targets[0]?.clients.ecr.config.useFipsEndpoint()) notice(fipsNotice)
  const warnings = engine && architecture ? engineWarnings(engine, platformOf(architecture)) : []
  for (const warning of [...warnings, ...targets.flatMap(({ notes }) => notes)]) warn(warning)
  if (engine) log(`Docker Engine ${engine.engine}, buildx ${engine.buildx}, builder driver ${engine.driver}`)
  return {
    targets,
    ...(engine && { engine }),
    ...(local && { local }),
    ...(architecture && { architecture }),
    ...(begun && { begun }),
  }
}

const fipsNotice =
  "AWS's APIs are called at their FIPS endpoints. The image is pushed to dkr.ecr and not to dkr.ecr-fips, because Lambda " +
  'takes images from dkr.ecr only.'

/** The platform of the input architecture, whatever the function has. */
function named({ inputs: { architecture } }: ImagePlan): Platform | undefined {
  return architecture && platformOf(architecture)
}

/**
 * The architecture to build for: the desired one, else that of the functions, else Lambda's own default.
 *
 * @throws Problem when the functions of several regions differ
 */
function commonArchitecture({ source }: ImagePlan, targets: readonly ImageTarget[]): Architecture | undefined {
  const known = targets.flatMap(({ architecture, ...target }) =>
    architecture === undefined ? [] : [{ where: atPlace(target), architecture }],
  )
  const [first, second] = new Set(known.map(({ architecture }) => architecture))
  if (second !== undefined) {
    throw new Problem({
      what: `The function's architecture differs: ${known.map(({ where, architecture }) => `${architecture} ${where}`).join(', ')}.`,
      remedy: 'Set architecture to give all the same one, or use a step for each architecture.',
    })
  }
  return first ?? (source.kind === 'build' ? defaultArchitecture : undefined)
}
