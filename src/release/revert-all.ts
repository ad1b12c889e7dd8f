import { clientsFor } from '../aws/clients.ts'
import { placeName } from '../domain/place.ts'
import { messageOf } from '../domain/text.ts'
import type { DeployRun } from '../run/run.ts'
import type { Target } from '../run/target.ts'
import { cleanupSignal } from '../session/cancellation.ts'
import type { PendingShift, ShiftJournal } from '../traffic/journal.ts'
import { describeNotReverted, describeReverted, revertShift } from '../traffic/revert.ts'

/** A journal that keeps every shift pending until the whole run is over. */
export interface RunJournal {
  shifts: ShiftJournal
  /** All shifts of the run so far. */
  all(): PendingShift[]
  /** The run has ended well. */
  completeAll(): void
}

/** Keeps every shift in the journal until the whole run is over, so that post, too, knows what to revert. */
export function keepPending(shifts: ShiftJournal): RunJournal {
  const pending = new Map<string, PendingShift>()
  return {
    shifts: {
      add(shift) {
        pending.set(keyOf(shift), shift)
        shifts.add(shift)
      },
      complete() {},
      forget(shift) {
        pending.delete(keyOf(shift))
        shifts.forget(shift)
      },
    },
    all: () => [...pending.values()],
    completeAll: () => {
      for (const shift of pending.values()) shifts.complete(shift)
    },
  }
}

/** Which function a shift is of. */
function keyOf({ region, functionName }: PendingShift): string {
  return placeName({ region, functionName })
}

/** The key of a function's shift in what `revertAll` returns. */
export function shiftKey({ region, inputs }: Pick<Target, 'region' | 'inputs'>): string {
  return placeName({ region, functionName: inputs.functionName.name })
}

/** What became of an alias that was to be reverted. */
export interface RevertOutcome {
  reverted: boolean
  /** Where it is now. */
  sentence: string
}

/**
 * Reverts the aliases of all regions and functions, side by side.
 *
 * @returns what became of each, by `shiftKey`
 */
export async function revertAll(
  run: DeployRun,
  pending: readonly PendingShift[],
): Promise<ReadonlyMap<string, RevertOutcome>> {
  const { tools, credentials } = run
  const signal = cleanupSignal(tools.signal)
  const outcomes = await Promise.all(
    pending.map(async (shift): Promise<[PendingShift, RevertOutcome]> => {
      try {
        const clients = clientsFor(shift.region, credentials(shift.region), signal)
        const reverted = await revertShift({ ...clients, signal }, shift)
        tools.shifts.forget(shift)
        return [shift, { reverted: reverted.kind === 'reverted', sentence: describeReverted(shift, reverted) }]
      } catch (error) {
        // The post step tries once more.
        const sentence = `${describeNotReverted(shift)}: ${messageOf(error)}`
        tools.warn(sentence)
        return [shift, { reverted: false, sentence }]
      }
    }),
  )
  for (const [, { sentence }] of outcomes) tools.log(sentence)
  return new Map(outcomes.map(([shift, outcome]) => [keyOf(shift), outcome]))
}
