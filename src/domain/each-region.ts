import { type Finding, findingOf, Problem } from './problem.ts'
import type { Region } from './region.ts'

/** What went wrong, by region. */
export type Failures = Map<Region, unknown>

interface InRegion {
  region: Region
}

/**
 * Does the same in every region, side by side, and lets each finish, also when another one fails.
 *
 * @throws the error of the one region that failed; a Problem with the findings of all that failed when there are more
 */
export async function inEveryRegion<T extends InRegion, R>(
  targets: readonly T[],
  work: (target: T) => Promise<R>,
): Promise<R[]> {
  const failures: Failures = new Map()
  const done = await settle(targets, work, failures)
  if (failures.size > 0) throw failureOf(failures, targets.length)
  return done
}

/**
 * The same, for a run that goes on without the regions that fail, as long as there is one left.
 *
 * @param lost gets the regions that failed; when it is absent, one failure ends the run
 */
export async function inRegionsLeft<T extends InRegion, R>(
  targets: readonly T[],
  work: (target: T) => Promise<R>,
  lost: Failures | undefined,
): Promise<R[]> {
  if (lost === undefined) return inEveryRegion(targets, work)
  const done = await settle(targets, work, lost)
  if (done.length === 0 && lost.size > 0) throw failureOf(lost, lost.size)
  return done
}

async function settle<T extends InRegion, R>(
  targets: readonly T[],
  work: (target: T) => Promise<R>,
  failures: Failures,
): Promise<R[]> {
  const settled = await Promise.allSettled(targets.map(work))
  return settled.flatMap((outcome, index) => {
    if (outcome.status === 'fulfilled') return [outcome.value]
    failures.set(targets[index]?.region ?? '', outcome.reason)
    return []
  })
}

/**
 * One error for all that went wrong.
 *
 * @param count of the run's regions: with one alone its name says nothing
 * @returns the error of the one region, a bug when one is among them, else a Problem with the findings of all
 */
export function failureOf(failures: Failures, count: number): unknown {
  const [first] = failures.values()
  if (count === 1) return first
  const bug = [...failures.values()].find((error) => !(error instanceof Problem))
  return bug ?? new Problem([...failures].flatMap(findingsOf), { cause: first })
}

function findingsOf([region, error]: [Region, unknown]): Finding[] {
  if (!(error instanceof Problem)) return []
  return error.findings.map((finding) => findingOf(region, finding))
}

/**
 * Findings of several regions in one list: what all of them have is said once, what only some have is said with their
 * names.
 */
export function mergeByRegion(found: ReadonlyMap<Region, readonly Finding[]>): Finding[] {
  const merged = new Map<string, { finding: Finding; regions: Region[] }>()
  for (const [region, findings] of found) {
    for (const finding of findings) {
      const key = JSON.stringify(finding)
      const known = merged.get(key) ?? { finding, regions: [] }
      if (!known.regions.includes(region)) known.regions.push(region)
      merged.set(key, known)
    }
  }
  return [...merged.values()].map(({ finding, regions }) => {
    const plain = regions.length === found.size || regions.every((region) => finding.what.includes(region))
    return plain ? finding : findingOf(regions.join(', '), finding)
  })
}
