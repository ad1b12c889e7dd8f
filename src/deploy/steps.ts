import { ahead } from '../domain/ahead.ts'
import { failureAt } from '../domain/each-place.ts'
import { oneOfEachRegion, type Place, placeName } from '../domain/place.ts'
import type { Region } from '../domain/region.ts'
import { messageWithoutDetails } from '../domain/text.ts'
import { inspect } from '../inspect/inspect.ts'
import { getFunction } from '../lambda/function.ts'
import { type ConfirmedImage, confirmImages, type ReleaseCandidate } from '../obtain/confirm.ts'
import { type ObtainedImages, obtainImages } from '../obtain/images.ts'
import { functionNames } from '../plan/plan.ts'
import { tagReleased } from '../release/named-tags.ts'
import { previousImages } from '../release/previous-image.ts'
import { presentResult } from '../release/result.ts'
import { rollOut } from '../release/roll-out.ts'
import type { DeployEnd, RehearsalResult } from '../report/result.ts'
import type { DeployRun } from '../run/run.ts'
import type { Target } from '../run/target.ts'
import { dryRunChanges } from './dry-run.ts'

/**
 * What comes after the sign-in: inspect, obtain and confirm the image, release it.
 *
 * @throws Problem with what is wrong and what to change
 */
export async function deployInSteps(run: DeployRun): Promise<DeployEnd> {
  const { plan, tools } = run
  const inspection = await tools.steps.step(
    { title: `Inspect ${functionNames(plan)} and what the deploy needs`, label: 'Inspect' },
    () => inspect(run),
  )
  // All of them are missing, and may be.
  if (inspection.targets.length === 0) return { results: [], dryRunChanges: [] }
  const { targets, candidates, ...image } = await tellIfNothingIsReleased(run, inspection.targets, async () =>
    confirmImages(run, inspection, seenAgain(run, await obtainImages(run, inspection))),
  )
  if (plan.inputs.dryRun) return endDryRun(run, targets, image)
  await run.beforeRelease()
  // Nothing needs docker any more: what is temporary goes while Lambda gets ready.
  void run.docker?.close()
  const streams = (place: Place) => streamedAt(place, plan.regions[0], image.rehearsal?.events ?? [])
  const before = readBefore(run, candidates)
  const results = await tools.steps.step(
    { title: releaseTitle(run, candidates), label: 'Release', section: 'Lambda' },
    () => rollOut({ ...run, streams }, candidates),
  )
  const tagged = await tagReleased(run, candidates, results)
  const known = await before
  return { results: tagged.map((one) => ({ ...one, ...known.get(placeName(one)) })), dryRunChanges: [], ...image }
}

/**
 * Reads each function once more beside the last checks of the image, where nothing else comes between them and the
 * release: its first change is made to what was read last, or Lambda refuses it.
 */
function seenAgain({ plan }: DeployRun, obtained: ObtainedImages<Target>): ObtainedImages<Target> {
  const { dryRun, scan, rollout } = plan.inputs
  if (dryRun || scan !== undefined || rollout.strategy !== 'parallel') return obtained
  const targets = obtained.targets.map((target) => {
    const { present, clients, inputs } = target
    return present ? { ...target, again: ahead(getFunction(clients.lambda, inputs.functionName.name)) } : target
  })
  return { ...obtained, targets }
}

/** Reads what served before, beside the release. */
async function readBefore(run: DeployRun, candidates: readonly ReleaseCandidate[]) {
  const read = previousImages(run)
  const found = await Promise.all(
    candidates.map(async (candidate) => [placeName(candidate), await read(candidate)] as const),
  )
  return new Map(found.flatMap(([name, previousImage]) => (previousImage ? [[name, { previousImage }]] : [])))
}

/** Whether a function answered with a stream; of another region's functions, which are called otherwise, whether one did. */
function streamedAt({ region, functionName }: Place, rehearsedIn: Region, events: RehearsalResult['events']): boolean {
  const own = events.filter((event) => event.functionName === functionName)
  return (own.length > 0 || region === rehearsedIn ? own : events).some(({ streamed }) => streamed)
}

function endDryRun({ plan, tools }: DeployRun, targets: readonly Target[], image: ConfirmedImage): DeployEnd {
  const changes = dryRunChanges(plan, targets)
  for (const sentence of changes) tools.log(`Dry run: ${sentence}`)
  return { results: targets.map(presentResult), dryRunChanges: changes, ...image }
}

/**
 * When a step before the release fails, each function still has what the inspection saw. Those that were lost have the
 * reason.
 */
async function tellIfNothingIsReleased<T>(
  { tools: { live, signal, conceal }, lost }: DeployRun,
  targets: readonly Target[],
  work: () => Promise<T>,
): Promise<T> {
  const tell = (target: Target, error: unknown) =>
    live.set(placeName(target), {
      ...presentResult(target),
      error: conceal(messageWithoutDetails(signal.aborted ? signal.reason : error)),
    })
  for (const target of targets) live.set(placeName(target), presentResult(target))
  try {
    return await work()
  } catch (error) {
    for (const target of targets) tell(target, error)
    throw error
  } finally {
    for (const target of targets) {
      const failure = failureAt(lost, target)
      if (failure !== undefined) tell(target, failure)
    }
  }
}

function releaseTitle({ plan }: DeployRun, candidates: readonly ReleaseCandidate[]): string {
  const [first, ...others] = oneOfEachRegion(candidates)
  const where = others.length === 0 ? first?.region : `${others.length + 1} regions`
  return `Release the image to ${functionNames(plan)} in ${where} and wait until it is live`
}
