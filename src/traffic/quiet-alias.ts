import type { LambdaClient } from '@aws-sdk/client-lambda'
import { clock } from '../aws/clock.ts'
import { poll } from '../domain/poll.ts'
import { Problem } from '../domain/problem.ts'
import type { Region } from '../domain/region.ts'
import type { Wait } from '../lambda/wait.ts'
import { type AliasState, ChangedMeanwhile, describeRoute, getAlias, isUnweighted, updateAlias } from './alias.ts'
import { shiftOf, withoutShift } from './history.ts'
import { getProvisioned, type Provisioned } from './provisioned.ts'

/** An alias that another run may be shifting. */
interface NamedAlias {
  lambda: LambdaClient
  functionName: string
  region: Region
  /** Its name. */
  alias: string
  wait: Wait
  log: (text: string) => void
}

/** An alias that no run is shifting. */
export interface QuietAlias {
  /** Absent when there is none. */
  present?: AliasState
  /** Absent when it has none. */
  provisioned?: Provisioned
}

/** Milliseconds between two reads of an alias whose traffic is being shifted. */
const interval = 1000

/**
 * Waits until no other run is shifting the traffic of an alias. One that a run has left in the middle, since its machine
 * is gone, gets all traffic back on the version from before.
 *
 * @throws Problem when a shift continues after the deadline
 */
export async function quietAlias(named: NamedAlias): Promise<QuietAlias> {
  const { functionName, alias, wait, log } = named
  const { shifting, ...quiet } = await poll({
    what: `the end of another shift of ${functionName}:${alias}`,
    seen: ({ shifting }) => shifting && `${alias} is on ${describeRoute(shifting)}`,
    ask: () => readRoute(named),
    until: ({ shifting }) => shifting === undefined || isAbandoned(shifting),
    waiting: ({ shifting }, attempt) => {
      if (attempt === 1 && shifting) log(`${alias} is on ${describeRoute(shifting)}: waiting for the end of that shift`)
    },
    interval,
    deadline: { at: wait.deadline, error: ({ shifting }) => stillShifted(named, shifting) },
    signal: wait.signal,
  })
  if (shifting === undefined) return quiet
  try {
    return { ...quiet, present: await endAbandoned(named, shifting) }
  } catch (error) {
    // Another run has changed it meanwhile, perhaps the one that shifts it after all.
    if (error instanceof ChangedMeanwhile) return quietAlias(named)
    throw error
  }
}

/** @returns the alias; and the same once more when another run is shifting it */
async function readRoute({ lambda, functionName, alias }: NamedAlias): Promise<QuietAlias & { shifting?: AliasState }> {
  const [present, provisioned] = await Promise.all([
    getAlias(lambda, functionName, alias),
    getProvisioned(lambda, functionName, alias),
  ])
  if (!present) return {}
  const quiet = { present, ...(provisioned && { provisioned }) }
  // Lambda leaves its weights there when executions can't be made ready, until a person removes them.
  if (isUnweighted(present) || provisioned?.status === 'FAILED') return quiet
  return { ...quiet, shifting: present }
}

/** Whether the run that shifts an alias must have changed it again by now, and has not. What others shift never is. */
export function isAbandoned({ description, weights }: Pick<AliasState, 'description' | 'weights'>): boolean {
  const noted = shiftOf(description)
  return noted !== undefined && Object.keys(weights).join() === noted.to && Date.parse(noted.end) < clock.now()
}

async function endAbandoned(
  { lambda, functionName, region, log }: NamedAlias,
  shifting: AliasState,
): Promise<AliasState> {
  const { version, name, description } = shifting
  const route = { version, weights: {}, description: withoutShift(description) }
  const back = await updateAlias(lambda, functionName, shifting, route)
  const { end } = shiftOf(description) ?? {}
  log(
    `${functionName}:${name} in ${region} was on ${describeRoute(shifting)}: the run that shifted it was to be done by ${end}, and was ended in the middle. All traffic of it is on version ${version} again.`,
  )
  return back
}

function stillShifted({ functionName, alias }: NamedAlias, shifting: AliasState | undefined): Problem {
  const { end } = shiftOf(shifting?.description ?? '') ?? {}
  const later = end === undefined ? '' : `, and may last until ${end}. A run after that ends it by itself`
  return new Problem({
    what: `The alias ${alias} of ${functionName} is still on ${shifting ? describeRoute(shifting) : 'two versions'}: another shift has not ended within wait-timeout${later}.`,
    remedy: "Wait for it, or end it: 'rollback: true' removes the weights.",
  })
}
