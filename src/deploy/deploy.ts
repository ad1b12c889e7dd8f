import { credentialsIn, type RegionCredentials } from '../aws/credentials.ts'
import type { Architecture } from '../domain/architecture.ts'
import { type Failures, inRegionsLeft } from '../domain/each-region.ts'
import { formatImageReference } from '../domain/image-reference.ts'
import type { Region } from '../domain/region.ts'
import { messageWithoutDetails } from '../domain/text.ts'
import { confirmImage } from '../ecr/confirm.ts'
import { formatBytes } from '../image/facts.ts'
import { type DeployPlan, functionNames } from '../plan/plan.ts'
import type { Rehearsal } from '../rehearsal/rehearse.ts'
import type { DeployEnd } from '../report/result.ts'
import { type DockerSession, openDockerSession } from '../session/docker-session.ts'
import { signIn } from '../session/sign-in.ts'
import type { Tools } from '../session/tools.ts'
import { dryRunChanges } from './dry-run.ts'
import {
  awaitReplicas,
  type Bench,
  build,
  completeTags,
  copyEverywhere,
  createRepositories,
  pushEverywhere,
  type TargetWithImage,
} from './images.ts'
import { type Inspection, inspect } from './inspect.ts'
import { type RefuseNewer, refuseNewer } from './newer-commit.ts'
import { rehearseImage } from './rehearse.ts'
import type { ReleaseCandidate } from './release.ts'
import { presentResult } from './result.ts'
import { rollOut } from './roll-out.ts'
import { refuseDifferent } from './same-image.ts'
import { checkSnapStart } from './snap-start.ts'
import type { Target } from './target.ts'

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
  credentials = credentialsIn(plan.plans, tools.signal),
): Promise<DeployEnd> {
  if (plan.source.kind === 'image') return deployWith(plan, tools, credentials, questions)
  const dockerSession = openDockerSession(tools)
  try {
    return await deployWith(plan, tools, credentials, questions, dockerSession)
  } finally {
    await dockerSession.close()
  }
}

async function deployWith(
  plan: DeployPlan,
  tools: Tools,
  credentials: RegionCredentials,
  questions: Questions,
  dockerSession?: DockerSession,
): Promise<DeployEnd> {
  const { steps, log } = tools
  const { dryRun, rollout } = plan.inputs
  const refuse = questions.refuseNewer ?? refuseNewer(plan, tools.signal, tools.warn)
  await signIn(plan, tools, credentials)
  const inspection = await steps.step(`Look at ${functionNames(plan)} and at what the deploy needs`, () =>
    inspect(plan, credentials, tools, refuse, dockerSession),
  )
  const lost: Failures | undefined = rollout.onFailure === 'continue' ? new Map() : undefined
  const { candidates, targets, rehearsal, uncompressed } = await tellIfNothingIsReleased(
    inspection.targets,
    tools,
    lost,
    async () => {
      const bench = dockerSession && { tools, dockerSession, driver: inspection.driver, lost }
      const obtained = await obtain(plan, inspection, credentials, bench)
      const withImage = obtained.targets.filter(hasImage)
      return {
        ...obtained,
        candidates: withImage.length === 0 ? [] : await confirmStep(withImage, inspection, tools, lost),
      }
    },
  )
  const facts = candidates[0] && { ...candidates[0].facts, ...(uncompressed !== undefined && { uncompressed }) }
  if (dryRun) {
    const would = dryRunChanges(plan, targets)
    for (const sentence of would) log(`Dry run: ${sentence}`)
    return {
      results: targets.map(presentResult),
      dryRunChanges: would,
      ...(rehearsal && { rehearsal }),
      ...(facts && { image: facts }),
    }
  }
  await questions.beforeRelease?.()
  const releasing = { plan, tools, credentials, events: inspection.verifyEvents, refuseNewer: refuse }
  const results = await steps.step(releaseTitle(plan, candidates), () =>
    rollOut(candidates, lost ?? new Map(), releasing),
  )
  return { results, dryRunChanges: [], ...(rehearsal && { rehearsal }), ...(facts && { image: facts }) }
}

/** When what comes before the release fails, each region still has what the look saw; of those lost it is said why. */
async function tellIfNothingIsReleased<T>(
  targets: readonly Target[],
  { live, signal }: Tools,
  lost: Failures | undefined,
  work: () => Promise<T>,
): Promise<T> {
  const tell = (target: Target, error: unknown) =>
    live.set(target.region, {
      ...presentResult(target),
      error: messageWithoutDetails(signal.aborted ? signal.reason : error),
    })
  for (const target of targets) live.set(target.region, presentResult(target))
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
  targets: readonly TargetWithImage[],
  { architecture }: Inspection,
  { steps, log, warn }: Tools,
  lost: Failures | undefined,
): Promise<ReleaseCandidate[]> {
  return steps.step('Confirm that Lambda will take the image', async () => {
    refuseDifferent(targets)
    const candidates = await inRegionsLeft(targets, (target) => confirm(target, architecture), lost)
    const facts = candidates[0]?.facts
    if (facts) log(`The image has ${facts.layers.length} layers, ${formatBytes(facts.compressed)} compressed`)
    for (const warning of facts?.warnings ?? []) warn(warning)
    return candidates
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
  inspection: Inspection,
  credentials: RegionCredentials,
  bench: Bench | undefined,
): Promise<Obtained> {
  const { source } = plan
  if (source.kind === 'image' || bench === undefined) return { targets: inspection.targets }
  const { dryRun, rollout } = plan.inputs
  const { tools } = bench
  // What ECR replicates is brought to the first region alone.
  const [first, ...others] = inspection.targets
  const replicated = rollout.replicated && first !== undefined
  const own = replicated ? [first] : inspection.targets
  const there = own.find(hasImage)
  if (there) {
    if (inspection.events.length > 0) tools.warn('ECR has the image already: it is not rehearsed again.')
    if (dryRun) return { targets: inspection.targets }
    const withImage = own.every(hasImage)
      ? await completeTags(own, bench)
      : await copyEverywhere(source, there, await createRepositories(own, bench), bench)
    return { targets: replicated ? await withReplicas(withImage, others, bench) : withImage }
  }
  const targets = dryRun ? own : await createRepositories(own, bench)
  const built = await build(source, inspection.architecture ?? 'x86_64', targets, bench)
  if (inspection.targets.some(usesSnapStart)) await checkSnapStart(built, bench.dockerSession.docker)
  const rehearsal = await rehearseImage(inspection, built, bench, credentials)
  const pushed = dryRun ? inspection.targets : await pushEverywhere(source, built, targets, bench)
  const all = replicated && !dryRun ? await withReplicas(pushed.filter(hasImage), others, bench) : pushed
  const { uncompressed } = built
  return { targets: all, ...(rehearsal && { rehearsal }), ...(uncompressed !== undefined && { uncompressed }) }
}

async function withReplicas(
  pushed: readonly TargetWithImage[],
  others: readonly Target[],
  bench: Bench,
): Promise<TargetWithImage[]> {
  const [first] = pushed
  if (first === undefined || others.length === 0) return [...pushed]
  return [first, ...(await awaitReplicas(first, others, bench))]
}

function usesSnapStart({ config }: Target): boolean {
  return config.SnapStart?.ApplyOn === 'PublishedVersions'
}

function hasImage(target: Target): target is TargetWithImage {
  return target.image !== undefined
}

async function confirm(target: TargetWithImage, architecture: Architecture | undefined): Promise<ReleaseCandidate> {
  const { clients, address, registry, image } = target
  const imageUri = formatImageReference({ registry, repository: address.name, digest: image.digest })
  const confirmed = await confirmImage(clients.ecr, address, image, imageUri, {
    architecture,
    snapStart: usesSnapStart(target),
  })
  return { ...target, ...confirmed, imageUri }
}

function releaseTitle(plan: DeployPlan, candidates: readonly { region: Region }[]): string {
  const [first, ...others] = candidates
  const where = others.length === 0 ? first?.region : `${candidates.length} regions`
  return `Release the image to ${functionNames(plan)} in ${where} and wait until it is live`
}
