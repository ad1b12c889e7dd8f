import { clientsFor } from '../aws/clients.ts'
import { credentialsIn } from '../aws/credentials.ts'
import { messageOf } from '../domain/text.ts'
import { readRunInputs } from '../inputs/by-region.ts'
import { readContext } from '../inputs/context.ts'
import { plan } from '../plan/decide.ts'
import type { RegionPlans } from '../plan/plan.ts'
import type { PendingShift } from '../traffic/journal.ts'
import { describeReverted, revertShift } from '../traffic/revert.ts'
import type { Tools } from './tools.ts'

/** Milliseconds that reverting all aliases may take. */
const longest = 60_000

/**
 * Reverts the aliases that a main step left between two versions when it was killed.
 *
 * @param get the text of an input, trimmed; empty when it is absent
 */
export async function revertPending(
  shifts: readonly PendingShift[],
  get: (name: string) => string,
  { env, log, warn, mask }: Pick<Tools, 'env' | 'log' | 'warn' | 'mask'>,
): Promise<void> {
  if (shifts.length === 0) return
  const signal = AbortSignal.timeout(longest)
  const context = readContext(env)
  const decided = plan(readRunInputs(get, context), context)
  // Nothing else shifts traffic.
  if (decided.kind !== 'deploy') return
  const credentials = credentialsIn(decided.plans, { signal, mask })
  await Promise.all(
    shifts.map(async (shift) => {
      const name = `${shift.functionName}:${shift.alias} in ${shift.region}`
      if (!isOfPlan(shift, decided)) {
        warn(`The saved state names ${name}, which this step does not deploy to: it is left as it is.`)
        return
      }
      try {
        const clients = clientsFor(shift.region, credentials(shift.region), signal)
        const ended = await revertShift({ ...clients, signal }, shift)
        const tell = ended.kind === 'reverted' ? log : warn
        tell(describeReverted(shift, ended))
      } catch (error) {
        warn(`${name} could not be reverted to version ${shift.from}: ${messageOf(error)}`)
      }
    }),
  )
}

/** Whether a shift is one that this step may have begun: of its regions, its function, its alias and deployment group. */
function isOfPlan(shift: PendingShift, { plans }: RegionPlans): boolean {
  const inputs = plans.get(shift.region)?.inputs
  const { alias, codeDeploy } = inputs?.release ?? {}
  return (
    shift.functionName === inputs?.functionName.name &&
    shift.alias === alias &&
    shift.codeDeploy?.application === codeDeploy?.application &&
    shift.codeDeploy?.deploymentGroup === codeDeploy?.deploymentGroup
  )
}
