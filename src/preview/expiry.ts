import { formatDuration } from '../domain/duration.ts'
import type { PreviewTags } from '../domain/preview.ts'
import type { PullRequestState } from '../github/pull-requests.ts'

/** Whether to remove a preview, and why: a phrase. */
export interface Verdict {
  remove: boolean
  reason: string
}

const day = 86_400_000

/**
 * Decides whether a sweep removes a preview.
 *
 * @param pull undefined when GitHub knows of no such pull request
 * @param ttl milliseconds without a deploy until it is removed; never when absent
 * @param now milliseconds since the epoch
 */
export function verdictOn(
  { number, deployedAt }: Pick<PreviewTags, 'number' | 'deployedAt'>,
  pull: PullRequestState | undefined,
  ttl: number | undefined,
  now: number,
): Verdict {
  if (pull === undefined) return { remove: false, reason: `GitHub knows of no pull request #${number}` }
  if (!pull.open) return { remove: true, reason: `pull request #${number} is closed` }
  const idle = now - deployedAt.getTime()
  if (ttl !== undefined && idle > ttl) return { remove: true, reason: `it had no push for ${age(idle)}` }
  return { remove: false, reason: `pull request #${number} is open` }
}

function age(milliseconds: number): string {
  const days = Math.floor(milliseconds / day)
  if (days > 1) return `${days} days`
  return milliseconds < 3_600_000 ? formatDuration(milliseconds) : `${Math.floor(milliseconds / 3_600_000)} h`
}
