import { clientsFor } from '../aws/clients.ts'
import { type Failures, failureOf } from '../domain/each-place.ts'
import { atPlace, type Place, placeName } from '../domain/place.ts'
import { messageOf, messageWithoutDetails } from '../domain/text.ts'
import { inPlace } from '../domain/waits.ts'
import type { RolloutInputs } from '../inputs/rollout.ts'
import type { ReleaseCandidate } from '../obtain/confirm.ts'
import { placesOf } from '../plan/plan.ts'
import type { PlaceResult } from '../report/result.ts'
import { eventGate, HeldBack } from '../run/event-gate.ts'
import type { DeployRun, ReleaseRun } from '../run/run.ts'
import { cleanupSignal } from '../session/cancellation.ts'
import type { Tools } from '../session/tools.ts'
import { prune } from '../traffic/prune.ts'
import { comparisonOf } from '../traffic/watch-metrics.ts'
import { inspectAgain } from './inspect-again.ts'
import { type Attempt, release } from './release.ts'
import { keepPending, type RevertOutcome, revertAll, shiftKey } from './revert-all.ts'

/**
 * Releases the image to all functions, as the inputs release-strategy and on-failure say. `tools.live` gets what each of
 * them has in the end, also when the run fails.
 *
 * @throws what went wrong, as one error
 */
export async function rollOut(
  run: DeployRun & Pick<ReleaseRun, 'streams'>,
  candidates: readonly ReleaseCandidate[],
): Promise<PlaceResult[]> {
  const { plan, tools } = run
  const { onFailure } = plan.inputs.rollout
  const failures: Failures = new Map(run.lost)
  const journal = keepPending(tools.shifts)
  const shifts = onFailure === 'rollback' ? journal.shifts : tools.shifts
  const results = new Map<string, PlaceResult>()
  const attempts = new Map<string, Attempt>()
  for (const wave of waves(plan.inputs.rollout, candidates)) {
    if (tools.signal.aborted || (failures.size > 0 && onFailure !== 'continue')) break
    const sending = wave.filter(({ inputs }) => run.events(inputs).beforeTraffic.length > 0)
    const gate = eventGate(sending, onFailure === 'continue')
    await Promise.all(
      wave.map(async (candidate) => {
        const name = placeName(candidate)
        const attempt: Attempt = {}
        attempts.set(name, attempt)
        const start = performance.now()
        const own: ReleaseRun = { ...run, gate, tools: { ...toolsAt(run, candidate), shifts } }
        const releasing = () => release(own, candidate, attempt)
        try {
          const released = await (wave.length === 1 ? releasing() : inPlace(name, releasing))
          const result = { ...released, releasedIn: performance.now() - start }
          results.set(name, result)
          tools.live.set(name, result)
        } catch (error) {
          gate.fail(candidate)
          failures.set(name, tools.signal.aborted ? tools.signal.reason : error)
        }
      }),
    )
  }
  if (failures.size === 0 && results.size === candidates.length) {
    journal.completeAll()
    return pruneEverywhere(run, candidates, results)
  }
  const reverted = await revertAll(run, journal.all())
  await tellWhatIsLive(run, candidates, { failures, reverted, attempts })
  tools.signal.throwIfAborted()
  throw failureOf(causesOf(failures), placesOf(plan).length)
}

/** What went wrong by itself, not by what went wrong elsewhere. */
function causesOf(failures: Failures): Failures {
  return new Map([...failures].filter(([, error]) => !(error instanceof HeldBack)))
}

/** Lines of regions or functions that are released side by side say which one they are about. */
function toolsAt({ plan, tools }: DeployRun, place: Place): Tools {
  if (placesOf(plan).length === 1) return tools
  const name = placeName(place)
  const named = (text: string) => (text.includes(name) ? text : `${name}: ${text}`)
  return { ...tools, log: (text) => tools.log(named(text)), warn: (text) => tools.warn(named(text)) }
}

/** What is released side by side, one group after the other: all functions of a region together, or each by itself. */
export function waves<T extends Place>(
  { strategy, unit }: Pick<RolloutInputs, 'strategy' | 'unit'>,
  targets: readonly T[],
): readonly (readonly T[])[] {
  const units = [...Map.groupBy(targets, (one) => (unit === 'region' ? one.region : placeName(one))).values()]
  switch (strategy) {
    case 'parallel':
      return [targets]
    case 'one-then-rest':
      return [units.slice(0, 1).flat(), units.slice(1).flat()].filter((wave) => wave.length > 0)
    case 'sequential':
      return units
  }
}

/** What became of each place, by its name. */
interface Ended {
  failures: Failures
  /** What became of each alias that was to be reverted, by `shiftKey`. */
  reverted: ReadonlyMap<string, RevertOutcome>
  attempts: ReadonlyMap<string, Attempt>
}

/** Inspects again the functions that are not on the new version, and records the reason. */
async function tellWhatIsLive(
  run: DeployRun,
  candidates: readonly ReleaseCandidate[],
  { failures, reverted, attempts }: Ended,
): Promise<void> {
  const { tools, credentials } = run
  const signal = cleanupSignal(tools.signal)
  const why = tools.signal.aborted ? 'the run was cancelled' : `${[...causesOf(failures).keys()].join(', ')} failed`
  await Promise.all(
    candidates.map(async (candidate) => {
      const { region } = candidate
      const name = placeName(candidate)
      const outcome = reverted.get(shiftKey(candidate))
      const failure = failures.get(name)
      const released = tools.live.get(name)?.released === true
      if (failure === undefined && released && outcome === undefined) {
        tellOfNewAlias(run, name)
        return
      }
      const said = failure === undefined ? undefined : tools.conceal(messageWithoutDetails(failure))
      const reason =
        said ??
        (released
          ? `It was ${outcome?.reverted ? '' : 'to be '}reverted, because ${why}.`
          : `It was not started, because ${why}.`)
      const error = `${reason} ${outcome?.sentence ?? ''}`.trim()
      const version = attempts.get(name)?.version
      const failed = { candidate, error, ...(version !== undefined && { version }) }
      const now = await inspectAgain(failed, clientsFor(region, credentials(region), signal))
      const comparison = comparisonOf(failure)
      const rejected = failure !== undefined && version !== undefined && { rejected: version }
      tools.live.set(name, { ...now, ...rejected, ...(comparison && { comparison }) })
    }),
  )
}

/** A new alias has no version to revert to. */
function tellOfNewAlias({ plan: { inputs }, tools: { live } }: DeployRun, name: string): void {
  const result = live.get(name)
  if (inputs.rollout.onFailure !== 'rollback' || result === undefined || result.previousVersion !== '') return
  live.set(name, {
    ...result,
    error: 'It is live all the same: its alias is new, and there is no version to revert to.',
  })
}

/** Deletes older versions once all functions are live, and none can be reverted to them any more. */
function pruneEverywhere(
  run: DeployRun,
  candidates: readonly ReleaseCandidate[],
  results: ReadonlyMap<string, PlaceResult>,
): Promise<PlaceResult[]> {
  const done = candidates.flatMap((candidate) => {
    const result = results.get(placeName(candidate))
    return result ? [{ candidate, result }] : []
  })
  return Promise.all(
    done.map(async ({ candidate, result }) => ({
      ...result,
      pruned: await pruneVersions(run, candidate, result.version),
    })),
  )
}

/** The release is finished: a version that can't be deleted is left for the next run. */
async function pruneVersions(run: DeployRun, candidate: ReleaseCandidate, version: string): Promise<string[]> {
  const tools = toolsAt(run, candidate)
  const { clients, inputs } = candidate
  const { functionName, release } = inputs
  const where = atPlace(candidate)
  if (release.keepVersions === undefined) return []
  try {
    const { gone, kept } = await prune(clients.lambda, functionName.name, version, release.keepVersions)
    if (gone.length > 0)
      tools.log(`Deleted the older ${gone.length === 1 ? 'version' : 'versions'} ${gone.join(', ')} ${where}`)
    for (const one of kept) tools.log(`Kept version ${one.version} ${where}, which ${one.need} needs`)
    return gone
  } catch (error) {
    tools.warn(messageOf(error))
    return []
  }
}
