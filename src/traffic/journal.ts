import { clientsFor } from '../aws/clients.ts'
import { credentialsIn } from '../aws/credentials.ts'
import { member } from '../domain/json.ts'
import { readRunInputs } from '../inputs/by-region.ts'
import type { Context } from '../inputs/context.ts'
import { plan } from '../plan/decide.ts'
import type { OpenShifts } from './move-alias.ts'
import { describePutBack, type OpenShift, putBack } from './revert.ts'

/** Milliseconds that putting all aliases back may take. */
const longest = 60_000

/**
 * Keeps the aliases that are between two versions where the post step finds them.
 *
 * @param save called with all of them whenever they change
 */
export function rememberShifts(save: (text: string) => void): OpenShifts {
  const open = new Map<string, OpenShift>()
  const write = () => save(JSON.stringify([...open.values()]))
  const remove = (shift: OpenShift) => {
    if (open.delete(keyOf(shift))) write()
  }
  return {
    open(shift) {
      open.set(keyOf(shift), shift)
      write()
    },
    close: remove,
    forget: remove,
  }
}

function keyOf({ region, functionName, alias }: OpenShift): string {
  return [region, functionName, alias].join(':')
}

/**
 * Puts back the aliases that a main step left between two versions when it was killed.
 *
 * @param saved what main has saved; empty when it moved none
 */
export async function putBackLeft(
  saved: string,
  get: (name: string) => string,
  context: Context,
  log: (text: string) => void,
  warn: (text: string) => void,
): Promise<void> {
  const shifts = parse(saved)
  if (shifts.length === 0) return
  const signal = AbortSignal.timeout(longest)
  const decided = plan(readRunInputs(get, context.ambientRegion), context)
  // Nothing else shifts traffic.
  if (decided.kind !== 'deploy') return
  const credentials = credentialsIn(decided.places, signal)
  await Promise.all(
    shifts.map(async (shift) => {
      const name = `${shift.functionName}:${shift.alias} in ${shift.region}`
      try {
        const clients = clientsFor(shift.region, credentials(shift.region), signal)
        const ended = await putBack({ ...clients, signal }, shift)
        const tell = ended.kind === 'back' ? log : warn
        tell(describePutBack(shift, ended))
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error)
        warn(`${name} could not be put back on version ${shift.from}: ${reason}`)
      }
    }),
  )
}

function parse(saved: string): OpenShift[] {
  const value: unknown = saved === '' ? [] : JSON.parse(saved)
  return Array.isArray(value) ? value.filter(isOpenShift) : []
}

function isOpenShift(value: unknown): value is OpenShift {
  return ['region', 'functionName', 'alias', 'from', 'to', 'description'].every(
    (name) => typeof member(value, name) === 'string',
  )
}
