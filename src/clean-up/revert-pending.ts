import { getAlias } from '../traffic/alias.ts'
import type { PendingShift } from '../traffic/journal.ts'
import { describeNotReverted, describeReverted, nameAlias, revertShift } from '../traffic/revert.ts'
import { type PostStep, type Settlement, settlePending } from './settle-pending.ts'

/** Reverts the aliases that a main step left between two versions when it was killed. */
export function revertPending(shifts: readonly PendingShift[], step: PostStep): Promise<void> {
  return settlePending(shifts, settlement, step)
}

const settlement: Settlement<PendingShift> = {
  longest: 60_000,
  isOwn(shift, inputs) {
    const { alias, codeDeploy } = inputs.release
    return (
      shift.functionName === inputs.functionName?.name &&
      shift.alias === alias &&
      shift.codeDeploy?.application === codeDeploy?.application &&
      shift.codeDeploy?.deploymentGroup === codeDeploy?.deploymentGroup
    )
  },
  foreign: (shift) =>
    `The saved state names ${nameAlias(shift)}, which this step does not deploy to: it is left as it is.`,
  async settle(shift, clients, signal) {
    const { arn } = (await getAlias(clients.lambda, shift.functionName, shift.alias)) ?? {}
    if (arn !== undefined && shift.arn !== undefined && arn !== shift.arn) {
      const sentence = `${nameAlias(shift)} may be between two versions: the step moved ${shift.arn}, and the job's credentials are of another account by now.`
      return { well: false, sentence }
    }
    const ended = await revertShift({ ...clients, signal }, shift)
    return { well: ended.kind === 'reverted', sentence: describeReverted(shift, ended) }
  },
  failed: describeNotReverted,
}
