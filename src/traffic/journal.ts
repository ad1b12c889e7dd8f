import { openJournal, readJournal } from '../domain/journal.ts'
import { member } from '../domain/json.ts'
import type { Region } from '../domain/region.ts'
import type { DeploymentGroup } from '../inputs/release.ts'

/** An alias that is being moved to a new version, with all that is needed to revert it. It contains no secret. */
export interface PendingShift {
  region: Region
  functionName: string
  alias: string
  /** Of the alias. Later steps may have given the job the credentials of another account by the time of post. */
  arn?: string
  /** The version that the alias had. */
  from: string
  /** The version that it was being moved to. */
  to: string
  description: string
  /** When CodeDeploy shifts the traffic. */
  codeDeploy?: DeploymentGroup
  /** Of CodeDeploy, once it is known. */
  deploymentId?: string
  /** Provisioned concurrency that the alias had; absent when it had none, and the run sets none. */
  provisioned?: number
}

/** Remembers aliases that are being moved, so that post can revert them after a run that was killed. */
export interface ShiftJournal {
  add(shift: PendingShift): void
  /** The alias was moved. */
  complete(shift: PendingShift): void
  /** The alias was reverted, or another run or a person moved it: post must not revert it. */
  forget(shift: PendingShift): void
}

/**
 * Keeps the aliases that are between two versions where the post step finds them.
 *
 * @param save called with all of them whenever they change
 */
export function shiftJournal(save: (text: string) => void): ShiftJournal {
  const { add, remove } = openJournal(keyOf, save)
  return { add, complete: remove, forget: remove }
}

function keyOf({ region, functionName, alias }: PendingShift): string {
  return [region, functionName, alias].join(':')
}

/** Reads what a journal has saved; anything else than a shift is left out. */
export function parseShifts(saved: string): PendingShift[] {
  return readJournal(saved, isPendingShift, { what: 'shifts', remedy: 'Look at the alias, and move it by hand.' })
}

function isPendingShift(value: unknown): value is PendingShift {
  const has = (name: string, ...types: string[]) => types.includes(typeof member(value, name))
  const group = member(value, 'codeDeploy')
  return (
    ['region', 'functionName', 'alias', 'from', 'to', 'description'].every((name) => has(name, 'string')) &&
    ['arn', 'deploymentId'].every((name) => has(name, 'string', 'undefined')) &&
    has('provisioned', 'number', 'undefined') &&
    (group === undefined || ['application', 'deploymentGroup'].every((name) => typeof member(group, name) === 'string'))
  )
}
