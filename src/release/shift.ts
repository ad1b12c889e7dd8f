import { setTimeout } from 'node:timers/promises'
import type { CloudWatchClient } from '@aws-sdk/client-cloudwatch'
import type { LambdaClient } from '@aws-sdk/client-lambda'
import { alarmStates } from '../aws/alarms.ts'
import { isTransient } from '../aws/aws-error.ts'
import { formatDuration } from '../domain/duration.ts'
import { Problem } from '../domain/problem.ts'
import { type Stretch, stretchesOf, type Traffic } from '../domain/traffic.ts'
import { type AliasState, moveAlias } from './alias.ts'
import { pushed, withHistory } from './history.ts'

/** How an alias comes to a new version. */
export interface Shift {
  lambda: LambdaClient
  cloudWatch: CloudWatchClient
  functionName: string
  /** As it was before. */
  alias: AliasState
  /** The new version. */
  version: string
  traffic: Traffic
  /** Names of the alarms that end the shift. */
  alarms: readonly string[]
  /** Checks the new version once more; called at the begin of each stretch. */
  verify: () => Promise<unknown>
  signal: AbortSignal
  log: (text: string) => void
}

/** Milliseconds from one look at the alarms to the next. */
const interval = 1000

/**
 * Moves an alias' traffic to another version, in the stretches that are asked for. Each change is guarded by the
 * revision of the one before. Whoever calls puts the alias back when this throws.
 *
 * @throws Problem when an alarm goes off, the version no longer answers, or somebody else changes the alias
 */
export async function shift(request: Shift): Promise<AliasState> {
  const { lambda, functionName, version, traffic, log } = request
  let { alias } = request
  const { version: from, description, name } = alias
  for (const stretch of stretchesOf(traffic)) {
    const weights = { [version]: stretch.percent / 100 }
    alias = await moveAlias(lambda, functionName, alias, { version: from, weights, description })
    log(`${stretch.percent}% of ${name} is on version ${version}, for ${formatDuration(stretch.duration)}`)
    await watch(request, stretch)
  }
  const history = withHistory(description, pushed(description, from))
  return moveAlias(lambda, functionName, alias, { version, weights: {}, description: history })
}

/** Lets the traffic flow for a while, and ends early when something is wrong. */
async function watch({ verify, signal, ...request }: Shift, { duration }: Stretch): Promise<void> {
  const over = new AbortController()
  const either = AbortSignal.any([signal, over.signal])
  try {
    await Promise.all([verify(), watchAlarms({ ...request, signal: either }, Date.now() + duration)])
  } finally {
    over.abort()
  }
}

async function watchAlarms(request: Omit<Shift, 'verify'>, until: number): Promise<void> {
  for (;;) {
    await refuseAlarm(request)
    const rest = until - Date.now()
    if (rest <= 0) return
    await setTimeout(Math.min(rest, interval), undefined, { signal: request.signal })
  }
}

async function refuseAlarm({ cloudWatch, alarms, version }: Omit<Shift, 'verify'>): Promise<void> {
  if (alarms.length === 0) return
  try {
    const states = await alarmStates(cloudWatch, alarms)
    const alarm = alarms.find((name) => states.get(name) === 'ALARM')
    if (alarm === undefined) return
    throw new Problem({
      what: `The alarm ${alarm} went off while traffic was moving to version ${version}.`,
      remedy: 'Find out in CloudWatch what it saw, correct the function, then deploy again.',
    })
  } catch (error) {
    // A throttle or a failing service is waited out; the next look is near.
    if (!(error instanceof Problem && isTransient(error.cause))) throw error
  }
}
