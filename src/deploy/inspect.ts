import { clientsFor } from '../aws/clients.ts'
import { adviseOn } from '../docker/build-checks.ts'
import { checkCaches } from '../docker/cache.ts'
import { type Engine, engineWarnings, inspectEngine } from '../docker/engine.ts'
import { checkTarget } from '../docker/stages.ts'
import { type Architecture, type Platform, platformOf } from '../domain/architecture.ts'
import { mergeByRegion } from '../domain/each-region.ts'
import { Findings, Problem } from '../domain/problem.ts'
import type { DeployPlan } from '../plan/plan.ts'
import { describeRoute } from '../traffic/alias.ts'
import { inspectRegion } from './inspect-region.ts'
import type { DeployRun } from './run.ts'
import { refuseDifferent, refuseOtherNames } from './same-image.ts'
import type { Target } from './target.ts'

/** What an inspection found. */
export interface Inspection {
  targets: Target[]
  /** The function's, or the one to build for; absent when only the image has it. */
  architecture?: Architecture
  /** What builds; absent when nothing is built. */
  engine?: Engine
}

/**
 * Inspects everything that the deploy needs, side by side.
 *
 * @throws Problem with everything that makes the deploy impossible
 */
export async function inspect(run: DeployRun): Promise<Inspection> {
  const {
    plan,
    tools: { signal, warn, notice, log },
    findings,
  } = run
  const { source } = plan
  const ofRegions = new Map(plan.regions.map((region) => [region, new Findings()]))
  const docker = source.kind === 'build' ? run.docker?.docker : undefined
  const building = docker && source.kind === 'build'
  const inspectingEngine = building ? findings.collectFrom(inspectEngine(docker, source.build.builder)) : undefined
  const advising = inspectingEngine?.then((engine) =>
    engine && building ? adviseOn(source.build, docker, engine, named(plan)) : [],
  )
  const lookingForTarget = inspectingEngine?.then((engine) =>
    engine && building ? checkTarget(source.build, docker, engine) : undefined,
  )
  const [engine, advice = [], target, ...found] = await Promise.all([
    inspectingEngine,
    advising,
    lookingForTarget,
    ...[...ofRegions].map(([region, own]) =>
      own.collectFrom(inspectRegion(run, clientsFor(region, run.credentials(region), signal), own)),
    ),
  ])
  findings.list.push(...mergeByRegion(new Map([...ofRegions].map(([region, { list }]) => [region, list]))))
  const targets = found.filter((target) => target !== undefined)
  const architecture = findings.collect(() => commonArchitecture(plan, targets))
  findings.collect(() => refuseDifferent(targets))
  if (plan.inputs.rollout.replicated) findings.collect(() => refuseOtherNames(targets))
  if (engine && building) checkCaches(source.build, engine, findings)
  if (target) findings.add(target.what, target.remedy)
  for (const { text, ...place } of advice) warn(text, place)
  findings.refuse()
  if (await targets[0]?.clients.ecr.config.useFipsEndpoint()) notice(fipsNotice)
  const warnings = engine && architecture ? engineWarnings(engine, platformOf(architecture)) : []
  for (const warning of [...warnings, ...targets.flatMap(({ notes }) => notes)]) warn(warning)
  for (const target of targets) {
    log(describeTarget(target))
    for (const change of target.changes) log(`${target.region}: ${change}`)
  }
  for (const target of targets) if (isUnguarded(plan, target)) notice(unguarded(target))
  if (engine) log(`Docker Engine ${engine.engine}, buildx ${engine.buildx}, builder driver ${engine.driver}`)
  return { targets, ...(engine && { engine }), ...(architecture && { architecture }) }
}

const fipsNotice =
  "AWS's APIs are called at their FIPS endpoints. The image is pushed to dkr.ecr and not to dkr.ecr-fips, because Lambda " +
  'takes images from dkr.ecr only.'

/** The platform of the input architecture, whatever the function has. */
function named({ inputs: { architecture } }: DeployPlan): Platform | undefined {
  return architecture && platformOf(architecture)
}

/**
 * The architecture to build for: the desired one, else that of the functions, else Lambda's own default.
 *
 * @throws Problem when the functions of several regions differ
 */
function commonArchitecture({ source }: DeployPlan, targets: readonly Target[]): Architecture | undefined {
  const known = targets.flatMap(({ region, inputs, desired, present }) => {
    const architecture = inputs.architecture ?? desired.architecture ?? present?.architecture
    return architecture === undefined ? [] : [{ region, architecture }]
  })
  const [first, second] = new Set(known.map(({ architecture }) => architecture))
  if (second !== undefined) {
    throw new Problem({
      what: `The function's architecture differs: ${known.map(({ region, architecture }) => `${architecture} in ${region}`).join(', ')}.`,
      remedy: 'Set architecture to change all to one, or use a step for each.',
    })
  }
  return first ?? (source.kind === 'build' ? 'x86_64' : undefined)
}

/** Whether callers see a new version while it is being verified. */
function isUnguarded({ preview }: DeployPlan, { inputs: { release }, present }: Target): boolean {
  return release.verifyEvent !== undefined && release.alias === undefined && present !== undefined && !preview
}

function unguarded({ inputs: { functionName }, region }: Target): string {
  return `verify-event: ${functionName.name} in ${region} has no alias here: callers who invoke it without a qualifier get the new code while it is being verified. Set alias, and let them call that.`
}

function describeTarget({ region, inputs, present, newestVersion, alias, registry, address }: Target): string {
  const repository = `${registry}/${address.name}`
  if (!present) return `${region}: ${inputs.functionName.name} is to be created, from ${repository}`
  const version = newestVersion === undefined ? 'no version' : `version ${newestVersion}`
  const routed = alias ? `, ${alias.name} on ${describeRoute(alias)}` : ''
  return `${region}: ${inputs.functionName.name} (${present.architecture}) has ${version} and runs ${present.digest}, from ${repository}${routed}`
}
