import { existsSync, readFileSync } from 'node:fs'
import { clientsFor, type RegionClients } from '../aws/clients.ts'
import { credentialsIn } from '../aws/credentials.ts'
import type { Region } from '../domain/region.ts'
import { messageOf } from '../domain/text.ts'
import { readRunInputs } from '../inputs/by-region.ts'
import { readContext } from '../inputs/context.ts'
import type { Inputs } from '../inputs/inputs.ts'
import { readKept } from '../inputs/kept.ts'
import { planCleanUp } from '../plan/decide.ts'
import type { Tools } from '../session/tools.ts'

/** What post has of the step. */
export interface PostStep extends Pick<Tools, 'env' | 'log' | 'warn' | 'mask'> {
  /** The text of an input, trimmed; empty when it is absent. */
  get: (name: string) => string
  /** What main has kept of the inputs. */
  kept: string
}

/** How one kind of what main left half done is settled. */
export interface Settlement<Entry extends { region: Region }> {
  /** Milliseconds that all of it may take. */
  longest: number
  /** Whether an entry is of a function of this step, whose inputs these are. */
  isOwn(entry: Entry, inputs: Inputs): boolean
  /** Says that an entry is not this step's, and was left. */
  foreign(entry: Entry): string
  /** Settles an entry. @returns what to say, and whether it went as it should */
  settle(entry: Entry, clients: RegionClients, signal: AbortSignal): Promise<{ well: boolean; sentence: string }>
  /** Says that an entry could not be settled, up to the reason. */
  failed(entry: Entry): string
}

/**
 * Settles what a main step that was killed left half done. The saved state is not trusted: where the step deploys to is
 * planned anew from its inputs, and what is not of that plan is left as it is. No file of the workspace is read, for any step
 * since may have changed it: what main read there is in the saved state. What can't be settled is a warning.
 */
export async function settlePending<Entry extends { region: Region }>(
  pending: readonly Entry[],
  { longest, isOwn, foreign, settle, failed }: Settlement<Entry>,
  { get, kept, env, log, warn, mask }: PostStep,
): Promise<void> {
  if (pending.length === 0) return
  const signal = AbortSignal.timeout(longest)
  const own = readKept(kept, get)
  const { ambientRegion: _, ...rest } = readContext(env, textOrNone)
  const context = { ...rest, ...(own.ambientRegion !== undefined && { ambientRegion: own.ambientRegion }) }
  const planned = planCleanUp(readRunInputs(own.get, context), context)
  if (planned === undefined) return
  const { plans } = planned
  const credentials = credentialsIn(plans, { signal, mask })
  await Promise.all(
    pending.map(async (entry) => {
      const { region } = entry
      const functions = plans.get(region)?.functions ?? []
      if (!functions.some((inputs) => isOwn(entry, inputs))) return warn(foreign(entry))
      try {
        const { well, sentence } = await settle(entry, clientsFor(region, credentials(region), signal), signal)
        const tell = well ? log : warn
        tell(sentence)
      } catch (error) {
        warn(`${failed(entry)}: ${messageOf(error)}`)
      }
    }),
  )
}

/** The event, of which a preview alone has need. */
function textOrNone(path: string): string {
  return existsSync(path) ? readFileSync(path, 'utf8') : '{}'
}
