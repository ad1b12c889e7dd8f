import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { explainMachine } from './domain/machine-error.ts'
import { isRunDirectory, savedState } from './domain/state.ts'
import { describeError } from './domain/text.ts'
import { type PendingComment, parseComments } from './github/pending-comments.ts'
import { parseDeployments } from './github/pending-deployments.ts'
import { parseUnverified, type UnverifiedCode } from './lambda/unverified.ts'
import { noStandstill } from './session/standstill.ts'
import { type PendingShift, parseShifts } from './traffic/journal.ts'

/** What a main step that was killed left under way. */
interface Pending {
  shifts: readonly PendingShift[]
  unverified: readonly UnverifiedCode[]
  comments: readonly PendingComment[]
  deployments: readonly number[]
}

/**
 * What a main step that was killed could not revert or remove itself. Nothing is loaded before it is known that there
 * is something to do: after nearly every run there is not. Never throws.
 */
export async function post(env: NodeJS.ProcessEnv): Promise<void> {
  const { directories, inputs, shifts, unverified, comments, deployments } = savedState(env)
  try {
    const pending = {
      shifts: parseShifts(shifts),
      unverified: parseUnverified(unverified),
      comments: parseComments(comments),
      deployments: parseDeployments(deployments),
    }
    await noStandstill(() =>
      Promise.all([
        Object.values(pending).some(({ length }) => length > 0) && settle(pending, inputs, env),
        ...directories.filter((directory) => existsSync(directory)).map((directory) => clean(directory, env)),
      ]),
    )
  } catch (error) {
    const { runnerOutput } = await import('./session/runner.ts')
    runnerOutput().warn(`The clean-up did not end well: ${describeError(explainMachine(error) ?? error)}`)
  }
}

async function settle(pending: Pending, kept: string, env: NodeJS.ProcessEnv): Promise<void> {
  const { runnerInput, runnerOutput } = await import('./session/runner.ts')
  const { withHeartbeat } = await import('./session/heartbeat.ts')
  await withHeartbeat(runnerOutput(), async (output) => {
    const step = { env, get: runnerInput, kept, ...output }
    const { shifts, unverified, deployments, comments } = pending
    const settling: Promise<void>[] = []
    if (shifts.length > 0) {
      settling.push(import('./clean-up/revert-pending.ts').then(({ revertPending }) => revertPending(shifts, step)))
    }
    if (unverified.length > 0) {
      settling.push(
        import('./clean-up/restore-pending.ts').then(({ restorePending }) => restorePending(unverified, step)),
      )
    }
    if (deployments.length > 0) {
      settling.push(
        import('./clean-up/end-deployments.ts').then(({ endDeployments }) => endDeployments(deployments, step)),
      )
    }
    if (comments.length > 0) {
      settling.push(import('./preview/end-comments.ts').then(({ endComments }) => endComments(comments, step)))
    }
    await Promise.all(settling)
  })
}

async function clean(directory: string, env: NodeJS.ProcessEnv): Promise<void> {
  const { runnerOutput } = await import('./session/runner.ts')
  const { warn } = runnerOutput()
  if (!isRunDirectory(directory, env.RUNNER_TEMP || tmpdir())) {
    warn(`The saved state names the directory ${directory}, which is none of this action: it is left as it is.`)
    return
  }
  const { cleanAfter } = await import('./session/docker-session.ts')
  await cleanAfter(directory, env, warn)
}
