import { type Finding, Problem } from './domain/problem.ts'
import type { Region } from './domain/region.ts'

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

function findingsOf({ region, error }: { region: Region; error: unknown }): Finding[] {
  if (!(error instanceof Problem)) return []
  return error.findings.map((finding) => ({ ...finding, what: `${region}: ${finding.what}` }))
}
