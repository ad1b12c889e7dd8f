import { environmentOf, type Preview } from '../domain/preview.ts'
import { githubClient } from '../github/client.ts'
import type { Context } from '../inputs/context.ts'
import type { Inputs } from '../inputs/inputs.ts'
import { type Announcer, announcer } from './announce.ts'

/** Milliseconds that a cancelled run still has for telling so, before it is sent the next signal. */
const hurried = 5000

/** Page of the workflow's run. */
function runUrlOf({ serverUrl, repository, runId }: Context): string {
  return `${serverUrl}/${repository}/actions/runs/${runId}`
}

/** The announcer of a run. */
export function announcerOf(
  preview: Preview,
  headSha: string,
  context: Context,
  { githubToken: token, preview: { environment } }: Inputs,
  { signal, warn }: { signal: AbortSignal; warn: (text: string) => void },
): Announcer {
  const clientWith = (ending: AbortSignal) =>
    token === undefined ? undefined : githubClient({ token, signal: ending })
  let rescue: ReturnType<typeof clientWith>
  return announcer({
    preview,
    headSha,
    environment: environmentOf(preview, environment),
    runUrl: runUrlOf(context),
    client: clientWith(signal),
    signal,
    rescue: () => {
      rescue ??= clientWith(AbortSignal.timeout(hurried))
      return rescue
    },
    warn,
  })
}
