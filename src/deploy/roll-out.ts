import { clientsFor } from '../aws/clients.ts'
import { type Failures, failureOf } from '../domain/each-region.ts'
import type { Region } from '../domain/region.ts'
import { messageWithoutDetails } from '../domain/text.ts'
import type { Strategy } from '../inputs/rollout.ts'
import type { DeployPlan } from '../plan/plan.ts'
import type { RegionResult } from '../report/result.ts'
import type { Tools } from '../session/tools.ts'
import type { PendingShift, ShiftJournal } from '../traffic/journal.ts'
import { describeReverted, revertShift } from '../traffic/revert.ts'
import { pruneVersions, type ReleaseCandidate, type Releasing, releaseTo } from './release.ts'
import { inspectAgain } from './result.ts'

/**
 * Releases the image to all regions, in the order and with the safety that region-strategy and on-region-failure ask
 * for. What each region has in the end is told to `tools.live`, whatever happens.
 *
 * @param lost regions that failed before, and that the run goes on without
 * @throws what went wrong, as one error
 */
export async function rollOut(
  candidates: readonly ReleaseCandidate[],
  lost: Failures,
  releasing: Releasing,
): Promise<RegionResult[]> {
  const { plan, tools } = releasing
  const { strategy, onFailure } = plan.inputs.rollout
  const failures: Failures = new Map(lost)
  const results = new Map<Region, RegionResult>()
  const held = holding(tools.shifts)
  const shifts = onFailure === 'rollback' ? held.shifts : tools.shifts
  for (const wave of waves(strategy, candidates)) {
    if (tools.signal.aborted || (failures.size > 0 && onFailure !== 'continue')) break
    await Promise.all(
      wave.map(async (candidate) => {
        const { region } = candidate
        try {
          const result = await releaseTo(candidate, { ...releasing, tools: { ...toolsIn(region, releasing), shifts } })
          results.set(region, result)
          tools.live.set(region, result)
        } catch (error) {
          failures.set(region, tools.signal.aborted ? tools.signal.reason : error)
        }
      }),
    )
  }
  if (failures.size === 0 && results.size === candidates.length) {
    held.closeAll()
    return pruneEverywhere(candidates, results, releasing)
  }
  const back = await putAllBack(held.all(), releasing)
  await tellWhatIsLive(candidates, failures, back, releasing)
  tools.signal.throwIfAborted()
  throw failureOf(failures, plan.regions.length)
}

/** Lines of regions that are released side by side say which region they are about. */
function toolsIn(region: Region, { plan, tools }: Releasing): Tools {
  if (plan.regions.length === 1) return tools
  const named = (text: string) => (text.includes(region) ? text : `${region}: ${text}`)
  return { ...tools, log: (text) => tools.log(named(text)), warn: (text) => tools.warn(named(text)) }
}

/** The regions that are released side by side, one group after the other. */
export function waves<T>(strategy: Strategy, targets: readonly T[]): readonly (readonly T[])[] {
  switch (strategy) {
    case 'parallel':
      return [targets]
    case 'one-then-rest':
      return [targets.slice(0, 1), targets.slice(1)].filter((wave) => wave.length > 0)
    case 'sequential':
      return targets.map((target) => [target])
  }
}

interface Held {
  shifts: ShiftJournal
  /** All aliases that were moved so far, as they were before. */
  all(): PendingShift[]
  /** The run has ended well. */
  closeAll(): void
}

/** Keeps what is moved remembered until the whole run is over: the post step, too, then knows what to put back. */
function holding(shifts: ShiftJournal): Held {
  const held = new Map<string, PendingShift>()
  return {
    shifts: {
      add(shift) {
        held.set(shift.region, shift)
        shifts.add(shift)
      },
      complete() {},
      forget(shift) {
        held.delete(shift.region)
        shifts.forget(shift)
      },
    },
    all: () => [...held.values()],
    closeAll: () => {
      for (const shift of held.values()) shifts.complete(shift)
    },
  }
}

/** Milliseconds that putting one alias back may take, and looking at what a region has; less when time is short. */
const patience = 30_000
const hurried = 2500

/** @returns where each alias is now, a sentence for each region */
async function putAllBack(
  held: readonly PendingShift[],
  { tools, credentials }: Releasing,
): Promise<ReadonlyMap<Region, string>> {
  const signal = AbortSignal.timeout(tools.signal.aborted ? hurried : patience)
  const said = await Promise.all(
    held.map(async (shift): Promise<[Region, string]> => {
      const name = `${shift.functionName}:${shift.alias}`
      try {
        const clients = clientsFor(shift.region, credentials(shift.region), signal)
        const ended = await revertShift({ ...clients, signal }, shift)
        tools.shifts.forget(shift)
        return [shift.region, describeReverted(shift, ended)]
      } catch (error) {
        // The post step tries once more.
        const reason = error instanceof Error ? error.message : String(error)
        tools.warn(`${name} in ${shift.region} could not be put back on version ${shift.from}: ${reason}`)
        return [shift.region, `${name} could not be put back on version ${shift.from}: ${reason}`]
      }
    }),
  )
  for (const [region, sentence] of said) tools.log(`${region}: ${sentence}`)
  return new Map(said)
}

/** Looks anew at the regions that are not on the new version, and says why they are not. */
async function tellWhatIsLive(
  candidates: readonly ReleaseCandidate[],
  failures: Failures,
  back: ReadonlyMap<Region, string>,
  { plan, tools, credentials }: Releasing,
): Promise<void> {
  const signal = AbortSignal.timeout(tools.signal.aborted ? hurried : patience)
  const why = tools.signal.aborted ? 'the run was cancelled' : `${[...failures.keys()].join(', ')} failed`
  await Promise.all(
    candidates.map(async (candidate) => {
      const { region } = candidate
      const failure = failures.get(region)
      const released = tools.live.get(region)?.released === true
      if (failure === undefined && released && !back.has(region)) {
        tellOfNewAlias(candidate, plan, tools)
        return
      }
      const said = failure === undefined ? undefined : messageWithoutDetails(failure)
      const reason = said ?? (released ? `It was put back, as ${why}.` : `It was not started, as ${why}.`)
      const error = `${reason} ${back.get(region) ?? ''}`.trim()
      tools.live.set(region, await inspectAgain(candidate, clientsFor(region, credentials(region), signal), error))
    }),
  )
}

/** Only what was there before can be put back. */
function tellOfNewAlias({ region }: ReleaseCandidate, { inputs }: DeployPlan, { live }: Tools): void {
  const result = live.get(region)
  if (inputs.rollout.onFailure !== 'rollback' || result === undefined || result.previousVersion !== '') return
  live.set(region, { ...result, error: 'It is live all the same: its alias is new, and had nothing before.' })
}

/** Older versions go when all regions are live, and none is needed to go back to. */
function pruneEverywhere(
  candidates: readonly ReleaseCandidate[],
  results: ReadonlyMap<Region, RegionResult>,
  releasing: Releasing,
): Promise<RegionResult[]> {
  const done = candidates.flatMap((candidate) => {
    const result = results.get(candidate.region)
    return result ? [{ candidate, result }] : []
  })
  return Promise.all(
    done.map(async ({ candidate, result }) => ({
      ...result,
      pruned: await pruneVersions(candidate, releasing, result.version),
    })),
  )
}
