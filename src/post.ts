import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { isRunDirectory, savedState } from './domain/state.ts'
import { describeError } from './domain/text.ts'
import { parseShifts } from './traffic/journal.ts'

/**
 * What a main step that was killed could not revert or remove itself. Nothing is loaded before it is known that there
 * is something to do: after nearly every run there is not. Never throws.
 */
export async function post(env: NodeJS.ProcessEnv): Promise<void> {
  const { directory, shifts } = savedState(env)
  try {
    const pending = parseShifts(shifts)
    await Promise.all([
      pending.length > 0 && revert(pending, env),
      directory !== '' && existsSync(directory) && clean(directory, env),
    ])
  } catch (error) {
    const { runnerOutput } = await import('./session/runner.ts')
    runnerOutput().warn(`The clean-up did not end well: ${describeError(error)}`)
  }
}

async function revert(pending: ReturnType<typeof parseShifts>, env: NodeJS.ProcessEnv): Promise<void> {
  const { runnerInput, runnerOutput } = await import('./session/runner.ts')
  const { revertPending } = await import('./session/revert-pending.ts')
  await revertPending(pending, runnerInput, { env, ...runnerOutput() })
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
