import * as core from '@actions/core'
import { clientsFor } from './aws/clients.ts'
import { credentialsIn } from './aws/credentials.ts'
import { readRunInputs } from './inputs/by-region.ts'
import { type Context, readContext } from './inputs/context.ts'
import { plan } from './plan/decide.ts'
import { cleanAfter } from './session/docker-session.ts'
import { directoryState, shiftsState } from './session/tools.ts'
import { parseShifts } from './traffic/journal.ts'
import { describeReverted, revertShift } from './traffic/revert.ts'

/** Milliseconds that reverting all aliases may take. */
const longest = 60_000

/** What a main step that was killed could not revert or remove itself. */
export async function post(): Promise<void> {
  const directory = core.getState(directoryState)
  await Promise.all([
    revertPending(core.getState(shiftsState), core.getInput, readContext(process.env), core.info, core.warning),
    directory !== '' && cleanAfter(directory, process.env, core.warning),
  ])
}

/**
 * Puts back the aliases that a main step left between two versions when it was killed.
 *
 * @param saved what main has saved; empty when it moved none
 */
async function revertPending(
  saved: string,
  get: (name: string) => string,
  context: Context,
  log: (text: string) => void,
  warn: (text: string) => void,
): Promise<void> {
  const shifts = parseShifts(saved)
  if (shifts.length === 0) return
  const signal = AbortSignal.timeout(longest)
  const decided = plan(readRunInputs(get, context.ambientRegion), context)
  // Nothing else shifts traffic.
  if (decided.kind !== 'deploy') return
  const credentials = credentialsIn(decided.plans, signal)
  await Promise.all(
    shifts.map(async (shift) => {
      const name = `${shift.functionName}:${shift.alias} in ${shift.region}`
      try {
        const clients = clientsFor(shift.region, credentials(shift.region), signal)
        const ended = await revertShift({ ...clients, signal }, shift)
        const tell = ended.kind === 'back' ? log : warn
        tell(describeReverted(shift, ended))
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error)
        warn(`${name} could not be put back on version ${shift.from}: ${reason}`)
      }
    }),
  )
}
