import { type Finding, Problem } from './domain/problem.ts'
import type { Region } from './domain/region.ts'
import { PartlyDone } from './report/partly-done.ts'
import type { RegionResult } from './report/result.ts'

/**
 * Does the same in every region, side by side, and lets each finish whatever happens to the others.
 *
 * @throws the error of the one region that failed; a Problem with the findings of all that failed when there are more
 */
export async function inEveryRegion<T extends { region: Region }, R>(
  targets: readonly T[],
  work: (target: T) => Promise<R>,
): Promise<R[]> {
  const settled = await Promise.allSettled(targets.map(work))
  const failures = settled.flatMap((outcome, index) =>
    outcome.status === 'rejected' ? [{ region: targets[index]?.region ?? '', error: outcome.reason as unknown }] : [],
  )
  const [first] = failures
  if (first && targets.length === 1) throw first.error
  const bug = failures.find(({ error }) => !(error instanceof Problem))
  if (bug) throw bug.error
  if (first) throw new Problem(failures.flatMap(findingsOf), { cause: first.error })
  return settled.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []))
}

/**
 * The same for work whose results hold although it fails in another region.
 *
 * @throws PartlyDone with the results of the regions that are done, when there are any
 */
export async function inEveryRegionOrSome<T extends { region: Region }>(
  targets: readonly T[],
  work: (target: T) => Promise<RegionResult>,
): Promise<RegionResult[]> {
  const done: RegionResult[] = []
  try {
    return await inEveryRegion(targets, async (target) => {
      const result = await work(target)
      done.push(result)
      return result
    })
  } catch (error) {
    if (done.length === 0) throw error
    const what = `Not every region could be done: ${error instanceof Error ? error.message : error}.`
    const findings = error instanceof Problem ? error.findings : [{ what, remedy: 'Run the job again.' }]
    throw new PartlyDone(findings, done, { cause: error })
  }
}

function findingsOf({ region, error }: { region: Region; error: unknown }): Finding[] {
  if (!(error instanceof Problem)) return []
  return error.findings.map(({ what, remedy }) => ({ what: `${region}: ${what}`, remedy }))
}
