import type { CloudWatch } from '@aws-sdk/client-cloudwatch'
import type { LambdaClient } from '@aws-sdk/client-lambda'
import { isTransient } from '../aws/error.ts'
import { formatDuration } from '../domain/duration.ts'
import type { Lazy } from '../domain/lazy.ts'
import { poll } from '../domain/poll.ts'
import { Problem } from '../domain/problem.ts'
import { type ShiftStep, shiftSteps, type Traffic } from '../domain/traffic.ts'
import { readAlarms } from './alarms.ts'
import { type AliasState, updateAlias } from './alias.ts'
import { pushed, withHistory } from './history.ts'
import { type Blindness, judgeAlarms, longestBlindness } from './judge-alarms.ts'

/** The move of an alias to a new version, in steps. */
export interface Shift {
  lambda: LambdaClient
  /** One that does not retry by itself. */
  cloudWatch: Lazy<CloudWatch>
  functionName: string
  /** As it was before. */
  alias: AliasState
  /** The new version. */
  version: string
  traffic: Traffic
  /** Names of the alarms that end the shift. */
  alarms: readonly string[]
  /** Checks the new version once more; called at the start of each step. */
  verify: (signal: AbortSignal) => Promise<unknown>
  signal: AbortSignal
  log: (text: string) => void
}

/** Milliseconds between two reads of the alarms. */
const interval = 1000

/**
 * Moves an alias' traffic to another version, in the steps of the input traffic. Each change is guarded by the
 * revision of the one before. The caller reverts the alias when this throws.
 *
 * @throws Problem when an alarm goes off, the version no longer answers, or another run or a person changes the alias
 */
export async function shift(request: Shift): Promise<AliasState> {
  const { lambda, functionName, version, traffic, log } = request
  let { alias } = request
  const { version: from, description, name } = alias
  for (const step of shiftSteps(traffic)) {
    const weights = { [version]: step.percent / 100 }
    alias = await updateAlias(lambda, functionName, alias, { version: from, weights, description })
    log(`${step.percent}% of ${name} is on version ${version}, for ${formatDuration(step.duration)}`)
    await watch(request, step)
  }
  const history = withHistory(description, pushed(description, from))
  return updateAlias(lambda, functionName, alias, { version, weights: {}, description: history })
}

/** Watches one step of the shift, and throws as soon as something is wrong. */
async function watch({ verify, signal, ...request }: Shift, { duration }: ShiftStep): Promise<void> {
  const over = new AbortController()
  const either = AbortSignal.any([signal, over.signal])
  const end = Date.now() + duration
  let verified = false
  const verifying = verify(either).then(() => {
    verified = true
  })
  try {
    await Promise.all([verifying, watchAlarms({ ...request, signal: either }, end, () => verified)])
  } finally {
    over.abort()
  }
}

/** Watches until the time is over and `mayEnd` says so; it never ends on alarms that can't be relied on. */
async function watchAlarms(request: Omit<Shift, 'verify'>, end: number, mayEnd: () => boolean): Promise<void> {
  let seen = Date.now()
  await poll({
    ask: async () => {
      const blind = await askAlarms(request)
      if (blind && Date.now() - seen > blind.patience) throw blind.error
      if (!blind) seen = Date.now()
      return blind
    },
    until: (blind) => !blind && Date.now() >= end && mayEnd(),
    interval: () => (Date.now() < end ? Math.min(end - Date.now(), interval) : interval),
    signal: request.signal,
  })
}

/** @returns why they can't be relied on: a throttle or a failing service passes, and so may an alarm that is not evaluated */
async function askAlarms({ cloudWatch, alarms, version }: Omit<Shift, 'verify'>): Promise<Blindness | undefined> {
  if (alarms.length === 0) return undefined
  const read = await readAlarms(cloudWatch, alarms).catch((error: unknown) => {
    if (error instanceof Problem && isTransient(error.cause)) return error
    throw error
  })
  return read instanceof Problem ? { error: read, patience: longestBlindness } : judgeAlarms(read, alarms, version)
}
