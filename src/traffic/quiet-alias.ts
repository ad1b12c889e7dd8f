import type { LambdaClient } from '@aws-sdk/client-lambda'
import { poll } from '../domain/poll.ts'
import { Problem } from '../domain/problem.ts'
import type { Wait } from '../lambda/wait.ts'
import { type AliasState, describeRoute, getAlias, isUnweighted } from './alias.ts'
import { getProvisioned, type Provisioned } from './provisioned.ts'

/** An alias that another run may be shifting. */
interface NamedAlias {
  lambda: LambdaClient
  functionName: string
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
 * Waits until no other run is shifting the traffic of an alias.
 *
 * @throws Problem when a shift continues after the deadline
 */
export async function quietAlias(named: NamedAlias): Promise<QuietAlias> {
  const { functionName, alias, wait, log } = named
  const { route: _, ...quiet } = await poll({
    what: `the end of another shift of ${functionName}:${alias}`,
    seen: ({ route }) => route && `${alias} is on ${route}`,
    ask: () => readRoute(named),
    until: (found) => found.route === undefined,
    waiting: ({ route }, attempt) => {
      if (attempt === 1) log(`${alias} is on ${route}: waiting for the end of that shift`)
    },
    interval,
    deadline: { at: wait.deadline, error: ({ route = '' }) => stillShifted(functionName, alias, route) },
    signal: wait.signal,
  })
  return quiet
}

/** @returns the alias; and where its traffic goes, when another run is shifting it */
async function readRoute({ lambda, functionName, alias }: NamedAlias): Promise<QuietAlias & { route?: string }> {
  const [present, provisioned] = await Promise.all([
    getAlias(lambda, functionName, alias),
    getProvisioned(lambda, functionName, alias),
  ])
  if (!present) return {}
  const quiet = { present, ...(provisioned && { provisioned }) }
  // Lambda leaves its weights there when executions can't be made ready, until a person removes them.
  if (isUnweighted(present) || provisioned?.status === 'FAILED') return quiet
  return { ...quiet, route: describeRoute(present) }
}

function stillShifted(functionName: string, alias: string, route: string): Problem {
  return new Problem({
    what: `The alias ${alias} of ${functionName} is still on ${route}: another shift has not ended within wait-timeout.`,
    remedy: "Wait for it, or end it: 'rollback: true' removes the weights.",
  })
}
