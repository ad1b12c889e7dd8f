import { address, plain } from '../report/markdown.ts'
import type { PlaceResult } from '../report/result.ts'
import { commitText } from './live.ts'
import type { RememberedLive } from './memory.ts'

/** What a region of a preview has after a run that failed: the run's image, what it had, or it is not known. */
export interface RegionAfter {
  region: string
  has: 'new' | 'before' | 'unknown'
}

/** A run for a commit that failed, and what its regions have. */
export interface FailedPreview {
  commit: string
  after: readonly RegionAfter[]
}

/** What the URL of each region leads to, which is $LATEST, of what its deploy has told. */
export function regionsAfter(results: Iterable<PlaceResult>): RegionAfter[] {
  return Array.from(results, ({ region, released, error, latestDigest, previousLatestDigest }) => {
    if (released && error === undefined) return { region, has: 'new' }
    if (latestDigest === undefined) return { region, has: previousLatestDigest === undefined ? 'before' : 'unknown' }
    return { region, has: latestDigest === previousLatestDigest ? 'before' : 'new' }
  })
}

/** What answers after a run that failed: regions of which it is not known are left out. */
export function afterFailure(
  live: RememberedLive | undefined,
  { commit, after }: FailedPreview,
): RememberedLive | undefined {
  if (live === undefined) return undefined
  if (after.length > 0 && after.every(({ has }) => has === 'new')) {
    return { commit, regions: live.regions.map(({ region, url }) => ({ region, url })) }
  }
  const hasOf = (region: string) => after.find((one) => one.region === region)?.has ?? 'before'
  const regions = live.regions.flatMap((one) => {
    const has = hasOf(one.region)
    return has === 'unknown' ? [] : [has === 'new' ? { ...one, commit } : one]
  })
  return { ...live, regions }
}

/** Where which commit answers. */
export function describeLive(live: RememberedLive | undefined, start: string): string[] {
  if (live === undefined) return []
  if (live.regions.length === 0) return ['', `${start}commit ${commitText(live.commit)} is deployed.`]
  const byCommit = Map.groupBy(live.regions, (one) => one.commit ?? live.commit)
  const several = live.regions.length > 1
  const parts = Array.from(byCommit, ([commit, regions]) => {
    const urls = regions.map(({ region, url }) => (several ? `${address(url)} (${plain(region)})` : address(url)))
    return `commit ${commitText(commit)} answers at ${urls.join(' and ')}`
  })
  return ['', `${start}${parts.join('; ')}`]
}

function whereOf(region: string, was: RememberedLive | undefined): string {
  const { regions = [] } = was ?? {}
  const { url } = regions.find((one) => one.region === region) ?? {}
  if (url === undefined) return `in ${plain(region)}`
  return regions.length > 1 ? `at ${address(url)} (${plain(region)})` : `at ${address(url)}`
}

/** The same after a run that failed. */
export function describeAfterFailure(
  was: RememberedLive | undefined,
  now: RememberedLive | undefined,
  { after }: FailedPreview,
): string[] {
  const unknown = after.filter(({ has }) => has === 'unknown').map(({ region }) => whereOf(region, was))
  const asBefore = after.every(({ has }) => has === 'before')
  const told =
    now?.regions.length === 0 && was?.regions.length !== 0 ? [] : describeLive(now, asBefore ? 'As before, ' : 'Now ')
  return [...told, ...(unknown.length === 0 ? [] : ['', `What answers ${unknown.join(' and ')} is not known.`])]
}
