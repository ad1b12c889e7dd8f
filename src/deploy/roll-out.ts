import { clientsFor } from '../aws/clients.ts'
import { type Failures, failureOf } from '../domain/each-region.ts'
import type { Region } from '../domain/region.ts'
import { messageOf, messageWithoutDetails } from '../domain/text.ts'
import type { Strategy } from '../inputs/rollout.ts'
import type { RegionResult } from '../report/result.ts'
import type { Tools } from '../session/tools.ts'
import { prune } from '../traffic/prune.ts'
import { comparisonOf } from '../traffic/watch-metrics.ts'
import type { ReleaseCandidate } from './confirm.ts'
import { release } from './release.ts'
import { inspectAgain } from './result.ts'
import { cleanupSignal, keepPending, revertAll } from './revert-all.ts'
import type { DeployRun } from './run.ts'

/**
 * Releases the image to all regions, as the inputs region-strategy and on-region-failure say. `tools.live` gets what each
 * region has in the end, also when the run fails.
 *
 * @throws what went wrong, as one error
 */
export async function rollOut(run: DeployRun, candidates: readonly ReleaseCandidate[]): Promise<RegionResult[]> {
  const { plan, tools } = run
  const { strategy, onFailure } = plan.inputs.rollout
  const failures: Failures = new Map(run.lost)
  const journal = keepPending(tools.shifts)
  const shifts = onFailure === 'rollback' ? journal.shifts : tools.shifts
  const results = new Map<Region, RegionResult>()
  for (const wave of waves(strategy, candidates)) {
    if (tools.signal.aborted || (failures.size > 0 && onFailure !== 'continue')) break
    await Promise.all(
      wave.map(async (candidate) => {
        const { region } = candidate
        try {
          const result = await release({ ...run, tools: { ...toolsIn(run, region), shifts } }, candidate)
          results.set(region, result)
          tools.live.set(region, result)
        } catch (error) {
          failures.set(region, tools.signal.aborted ? tools.signal.reason : error)
        }
      }),
    )
  }
  if (failures.size === 0 && results.size === candidates.length) {
    journal.completeAll()
    return pruneEverywhere(run, candidates, results)
  }
  await tellWhatIsLive(run, candidates, failures, await revertAll(run, journal.all()))
  tools.signal.throwIfAborted()
  throw failureOf(failures, plan.regions.length)
}

/** Lines of regions that are released side by side say which region they are about. */
function toolsIn({ plan, tools }: DeployRun, region: Region): Tools {
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

/** Inspects again the regions that are not on the new version, and records the reason. */
async function tellWhatIsLive(
  run: DeployRun,
  candidates: readonly ReleaseCandidate[],
  failures: Failures,
  reverted: ReadonlyMap<Region, string>,
): Promise<void> {
  const { tools, credentials } = run
  const signal = cleanupSignal(run)
  const why = tools.signal.aborted ? 'the run was cancelled' : `${[...failures.keys()].join(', ')} failed`
  await Promise.all(
    candidates.map(async (candidate) => {
      const { region } = candidate
      const failure = failures.get(region)
      const released = tools.live.get(region)?.released === true
      if (failure === undefined && released && !reverted.has(region)) {
        tellOfNewAlias(run, region)
        return
      }
      const said = failure === undefined ? undefined : tools.conceal(messageWithoutDetails(failure))
      const reason = said ?? (released ? `It was reverted, because ${why}.` : `It was not started, because ${why}.`)
      const error = `${reason} ${reverted.get(region) ?? ''}`.trim()
      const now = await inspectAgain(candidate, clientsFor(region, credentials(region), signal), error)
      const comparison = comparisonOf(failure)
      tools.live.set(region, { ...now, ...(comparison && { comparison }) })
    }),
  )
}

/** A new alias has no version to revert to. */
function tellOfNewAlias({ plan: { inputs }, tools: { live } }: DeployRun, region: Region): void {
  const result = live.get(region)
  if (inputs.rollout.onFailure !== 'rollback' || result === undefined || result.previousVersion !== '') return
  live.set(region, {
    ...result,
    error: 'It is live all the same: its alias is new, and there is no version to revert to.',
  })
}

/** Deletes older versions once all regions are live, and no region can be reverted to them any more. */
function pruneEverywhere(
  run: DeployRun,
  candidates: readonly ReleaseCandidate[],
  results: ReadonlyMap<Region, RegionResult>,
): Promise<RegionResult[]> {
  const done = candidates.flatMap((candidate) => {
    const result = results.get(candidate.region)
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
async function pruneVersions(
  { tools }: DeployRun,
  { clients, region, inputs: { functionName, release } }: ReleaseCandidate,
  version: string,
): Promise<string[]> {
  if (release.keepVersions === undefined) return []
  try {
    const { gone, kept } = await prune(clients.lambda, functionName.name, version, release.keepVersions)
    if (gone.length > 0) tools.log(`Deleted the older versions ${gone.join(', ')} in ${region}`)
    for (const one of kept) tools.log(`Kept version ${one.version} in ${region}, which ${one.need} needs`)
    return gone
  } catch (error) {
    tools.warn(messageOf(error))
    return []
  }
}
