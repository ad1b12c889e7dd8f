import { messageOf } from '../domain/text.ts'
import { githubClient } from '../github/client.ts'
import { marker, putComment } from '../github/comments.ts'
import type { PendingComment } from '../github/pending-comments.ts'
import { readContext, runUrl } from '../inputs/context.ts'
import type { Tools } from '../session/tools.ts'
import { about, writeComment } from './comment.ts'
import { readMemory } from './memory.ts'

/** What post has of the step. */
interface PostStep extends Pick<Tools, 'env' | 'log' | 'debug' | 'warn'> {
  get: (name: string) => string
}

/** Milliseconds that GitHub may take. */
const patience = 30_000

const reasons = [
  {
    what: 'The run was ended before it could tell how the deploy ended.',
    remedy: 'Run the job again, or push to the pull request.',
  },
]

/**
 * Says in the comments of pull requests that the run was ended, where a main step was killed while they said that it
 * builds. One that is not as this run has written it is left as it is. What can't be said is a warning.
 */
export async function endComments(
  pending: readonly PendingComment[],
  { get, env, log, debug, warn }: PostStep,
): Promise<void> {
  const token = get('github-token')
  if (pending.length === 0 || token === '') return
  const context = readContext(env, () => '{}')
  const { repository } = context
  const url = runUrl(context)
  const client = await githubClient({ token, signal: AbortSignal.timeout(patience), log, debug })
  for (const { number, of, commit } of pending) {
    const preview = { repository, number, of }
    let ended = false
    try {
      await putComment(client, { repository, number }, marker(about(preview)), (present) => {
        const before = readMemory(present)
        ended = present === writeComment(preview, { phase: 'building', commit }, before, url)
        const after = before?.live?.regions.map(({ region }) => ({ region, has: 'unknown' as const })) ?? []
        return ended ? writeComment(preview, { phase: 'failed', commit, reasons, after }, before, url) : undefined
      })
      if (ended) log(`The comment on #${number} of ${repository} says that the run was ended.`)
    } catch (error) {
      warn(messageOf(error))
    }
  }
}
