import { messageOf } from '../domain/text.ts'
import { githubClient } from '../github/client.ts'
import { endPending } from '../github/deployments.ts'
import { readContext, runUrl } from '../inputs/context.ts'
import type { Tools } from '../session/tools.ts'
import type { PostStep } from './settle-pending.ts'

/** Milliseconds that GitHub may take. */
const patience = 30_000

/** Ends the deployments on GitHub that a main step left in progress when it was killed. What can't be ended is a warning. */
export async function endDeployments(
  ids: readonly number[],
  { get, env, log, debug, warn }: PostStep & Pick<Tools, 'debug'>,
): Promise<void> {
  const token = get('github-token')
  if (ids.length === 0 || token === '') return
  const context = readContext(env, () => '{}')
  const { repository } = context
  const client = await githubClient({ token, signal: AbortSignal.timeout(patience), log, debug })
  await Promise.all(
    ids.map(async (id) => {
      try {
        const ended = await endPending(client, { repository, id, logUrl: runUrl(context) })
        if (ended) log(`Deployment ${id} of ${repository} is no longer in progress: its run was killed.`)
      } catch (error) {
        warn(messageOf(error))
      }
    }),
  )
}
