import { credentialsIn, type RegionCredentials } from '../aws/credentials.ts'
import type { Architecture } from '../domain/architecture.ts'
import { type Failures, inRegionsLeft } from '../domain/each-region.ts'
import { formatImageReference } from '../domain/image-reference.ts'
import type { Region } from '../domain/region.ts'
import { withoutDetails } from '../domain/text.ts'
import { confirmImage } from '../ecr/confirm.ts'
import { formatBytes, type ImageFacts } from '../image/facts.ts'
import { type DeployPlan, functionNames } from '../plan/decide.ts'
import type { Rehearsal } from '../rehearsal/rehearse.ts'
import type { RegionResult } from '../report/result.ts'
import { openWorkshop, type Tools, type Workshop } from '../session/docker-session.ts'
import { signIn } from '../session/sign-in.ts'
import { intentions } from './dry-run.ts'
import {
  awaitReplicas,
  type Bench,
  build,
  completeTags,
  copyEverywhere,
  createRepositories,
  pushEverywhere,
  type Stocked,
} from './images.ts'
import { type Look, look } from './inspect.ts'
import { type RefuseNewer, refuseNewer } from './newer-commit.ts'
import { tryOut } from './rehearse.ts'
import type { Delivery } from './release.ts'
import { asItIs } from './result.ts'
import { rollOut } from './roll-out.ts'
import { refuseDifferent } from './same-image.ts'
import { checkSnapStart } from './snap-start.ts'
import type { Target } from './target.ts'

/** How a deploy ended. */
export interface Deployed {
  /** One for each region, in the order of the plan. */
  results: RegionResult[]
  /** What a dry run would have done; empty after a real one. */
  intentions: string[]
  /** Absent when nothing was rehearsed. */
  rehearsal?: Rehearsal
  /** Absent when ECR has no image yet, in a dry run. */
  image?: ImageFacts
}

/** What a deploy asks in between. */
export interface Questions {
  /** Throws when what serves now must not be replaced; in place of what the plan asks. */
  refuseNewer?: RefuseNewer
  /** Throws when nothing is to be released any more. */
  beforeRelease?: () => Promise<void>
}

/**
 * Carries out a deploy, told in order.
 *
 * @throws Problem with what is wrong and what to change
 */
export async function deploy(
  plan: DeployPlan,
  tools: Tools,
  questions: Questions = {},
  credentials = credentialsIn(plan.places, tools.signal),
): Promise<Deployed> {
  if (plan.source.kind === 'image') return deployWith(plan, tools, credentials, questions)
  const workshop = openWorkshop(tools)
  try {
    return await deployWith(plan, tools, credentials, questions, workshop)
  } finally {
    await workshop.close()
  }
}

async function deployWith(
  plan: DeployPlan,
  tools: Tools,
  credentials: RegionCredentials,
  questions: Questions,
  workshop?: Workshop,
): Promise<Deployed> {
  const { steps, log } = tools
  const { dryRun, rollout } = plan.settings
  const refuse = questions.refuseNewer ?? refuseNewer(plan, tools.signal, tools.warn)
  await signIn(plan, tools, credentials)
  const looked = await steps.step(`Look at ${functionNames(plan)} and at what the deploy needs`, () =>
    look(plan, credentials, tools, refuse, workshop),
  )
  const lost: Failures | undefined = rollout.onFailure === 'continue' ? new Map() : undefined
  const { deliveries, targets, rehearsal, uncompressed } = await tellIfNothingIsReleased(
    looked.targets,
    tools,
    lost,
    async () => {
      const bench = workshop && { tools, workshop, driver: looked.driver, lost }
      const obtained = await obtain(plan, looked, credentials, bench)
      const stocked = obtained.targets.filter(hasImage)
      return { ...obtained, deliveries: stocked.length === 0 ? [] : await confirmStep(stocked, looked, tools, lost) }
    },
  )
  const facts = deliveries[0] && { ...deliveries[0].facts, ...(uncompressed !== undefined && { uncompressed }) }
  if (dryRun) {
    const would = intentions(plan, targets)
    for (const sentence of would) log(`Dry run: ${sentence}`)
    return {
      results: targets.map(asItIs),
      intentions: would,
      ...(rehearsal && { rehearsal }),
      ...(facts && { image: facts }),
    }
  }
  await questions.beforeRelease?.()
  const releasing = { plan, tools, credentials, events: looked.verifyEvents, refuseNewer: refuse }
  const results = await steps.step(releaseTitle(plan, deliveries), () =>
    rollOut(deliveries, lost ?? new Map(), releasing),
  )
  return { results, intentions: [], ...(rehearsal && { rehearsal }), ...(facts && { image: facts }) }
}

/** When what comes before the release fails, each region still has what the look saw; of those lost it is said why. */
async function tellIfNothingIsReleased<T>(
  targets: readonly Target[],
  { live, signal }: Tools,
  lost: Failures | undefined,
  work: () => Promise<T>,
): Promise<T> {
  const tell = (target: Target, error: unknown) =>
    live.set(target.region, { ...asItIs(target), error: withoutDetails(signal.aborted ? signal.reason : error) })
  for (const target of targets) live.set(target.region, asItIs(target))
  try {
    return await work()
  } catch (error) {
    for (const target of targets) tell(target, error)
    throw error
  } finally {
    for (const target of targets) if (lost?.has(target.region)) tell(target, lost.get(target.region))
  }
}

function confirmStep(
  targets: readonly Stocked[],
  { architecture }: Look,
  { steps, log, warn }: Tools,
  lost: Failures | undefined,
): Promise<Delivery[]> {
  return steps.step('Confirm that Lambda will take the image', async () => {
    refuseDifferent(targets)
    const deliveries = await inRegionsLeft(targets, (target) => confirm(target, architecture), lost)
    const facts = deliveries[0]?.facts
    if (facts) log(`The image has ${facts.layers.length} layers, ${formatBytes(facts.compressed)} compressed`)
    for (const warning of facts?.warnings ?? []) warn(warning)
    return deliveries
  })
}

interface Obtained {
  targets: Target[]
  rehearsal?: Rehearsal
  /** Bytes of all layers, uncompressed; absent where they can't be known. */
  uncompressed?: number
}

/** Builds, rehearses and pushes what ECR does not have yet; a dry run pushes nothing. */
async function obtain(
  plan: DeployPlan,
  looked: Look,
  credentials: RegionCredentials,
  bench: Bench | undefined,
): Promise<Obtained> {
  const { source } = plan
  if (source.kind === 'image' || bench === undefined) return { targets: looked.targets }
  const { dryRun, rollout } = plan.settings
  const { tools } = bench
  // What ECR replicates is brought to the first region alone.
  const [first, ...others] = looked.targets
  const replicated = rollout.replicated && first !== undefined
  const own = replicated ? [first] : looked.targets
  const there = own.find(hasImage)
  if (there) {
    if (looked.events.length > 0) tools.warn('ECR has the image already: it is not rehearsed again.')
    if (dryRun) return { targets: looked.targets }
    const stocked = own.every(hasImage)
      ? await completeTags(own, bench)
      : await copyEverywhere(source, there, await createRepositories(own, bench), bench)
    return { targets: replicated ? await withReplicas(stocked, others, bench) : stocked }
  }
  const targets = dryRun ? own : await createRepositories(own, bench)
  const built = await build(source, looked.architecture ?? 'x86_64', targets, bench)
  if (looked.targets.some(usesSnapStart)) await checkSnapStart(built, bench.workshop.docker)
  const rehearsal = await tryOut(looked, built, bench, credentials)
  const pushed = dryRun ? looked.targets : await pushEverywhere(source, built, targets, bench)
  const all = replicated && !dryRun ? await withReplicas(pushed.filter(hasImage), others, bench) : pushed
  const { uncompressed } = built
  return { targets: all, ...(rehearsal && { rehearsal }), ...(uncompressed !== undefined && { uncompressed }) }
}

async function withReplicas(pushed: readonly Stocked[], others: readonly Target[], bench: Bench): Promise<Stocked[]> {
  const [first] = pushed
  if (first === undefined || others.length === 0) return [...pushed]
  return [first, ...(await awaitReplicas(first, others, bench))]
}

function usesSnapStart({ config }: Target): boolean {
  return config.SnapStart?.ApplyOn === 'PublishedVersions'
}

function hasImage(target: Target): target is Stocked {
  return target.image !== undefined
}

async function confirm(target: Stocked, architecture: Architecture | undefined): Promise<Delivery> {
  const { clients, address, registry, image } = target
  const imageUri = formatImageReference({ registry, repository: address.name, digest: image.digest })
  const confirmed = await confirmImage(clients.ecr, address, image, imageUri, {
    architecture,
    snapStart: usesSnapStart(target),
  })
  return { ...target, ...confirmed, imageUri }
}

function releaseTitle(plan: DeployPlan, deliveries: readonly { region: Region }[]): string {
  const [first, ...others] = deliveries
  const where = others.length === 0 ? first?.region : `${deliveries.length} regions`
  return `Release the image to ${functionNames(plan)} in ${where} and wait until it is live`
}
