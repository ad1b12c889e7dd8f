import type { CloudWatch } from '@aws-sdk/client-cloudwatch'
import type { LambdaClient } from '@aws-sdk/client-lambda'
import { clock } from '../aws/clock.ts'
import { formatDuration, formatSeconds } from '../domain/duration.ts'
import type { Lazy } from '../domain/lazy.ts'
import type { RollbackOn } from '../domain/rollback-on.ts'
import { type Timed, untimed } from '../domain/timed.ts'
import { type ShiftStep, shiftSteps, type Traffic } from '../domain/traffic.ts'
import type { Comparison } from '../domain/version-metrics.ts'
import { type AliasState, updateAlias } from './alias.ts'
import { pushed, withHistory, withShift } from './history.ts'
import { alarmGuard, type Guard, watchStep } from './watch.ts'
import { watchMetrics } from './watch-metrics.ts'

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
  /** What the new version's metrics must be; absent when they are not watched. */
  rollbackOn?: RollbackOn
  /** Checks the new version once more; called at the start of each step. */
  verify: (signal: AbortSignal) => Promise<unknown>
  /** Milliseconds that this may take. */
  verifyTime: number
  signal: AbortSignal
  timed?: Timed
  log: (text: string) => void
  warn: (text: string) => void
}

/** An alias that is on its new version, and how both versions did meanwhile. */
export interface Shifted {
  alias: AliasState
  /** Absent where they were not compared. */
  comparison?: Comparison
}

/**
 * Moves an alias' traffic to another version, in the steps of the input traffic. Each change is guarded by the
 * revision of the one before. The caller reverts the alias when this throws.
 *
 * @throws Problem when an alarm goes off, a condition is not met, the version no longer answers, or another run or a
 *   person changes the alias
 */
export async function shift(request: Shift): Promise<Shifted> {
  const { lambda, cloudWatch, functionName, version, traffic, alarms, rollbackOn, log, timed = untimed } = request
  let { alias } = request
  const { version: from, description, name } = alias
  const steps = shiftSteps(traffic)
  const metrics = rollbackOn && steps.length > 0 && watchMetrics({ ...request, rollbackOn, alias: name, from })
  const guards = [alarmGuard(cloudWatch, alarms, version), ...(metrics ? [metrics] : [])]
  const whole = formatSeconds(steps.reduce((sum, { duration }) => sum + duration, 0))
  for (const [index, step] of steps.entries()) {
    const weights = { [version]: step.percent / 100 }
    const noted = withShift(description, version, latestEnd(request, step))
    alias = await updateAlias(lambda, functionName, alias, { version: from, weights, description: noted })
    const share = `${step.percent}% of ${name} is on version ${version}`
    const position = `step ${index + 1} of ${steps.length}`
    log(`${share}, for ${formatDuration(step.duration)}${steps.length > 1 ? ` (${position}, ${whole} in all)` : ''}`)
    const left = steps.slice(index + 1).reduce((sum, { duration }) => sum + duration, 0)
    const watched = { step, left, share: steps.length > 1 ? `${share} (${position})` : share }
    await timed(`${step.percent}% for ${formatDuration(step.duration)}`, () => watch(request, watched, guards))
  }
  const comparison = metrics ? await metrics.conclude() : undefined
  const present = alias
  const history = withHistory(description, pushed(description, from))
  const wholly = { version, weights: {}, description: history }
  const title = steps.length === 0 ? `Move ${name} to version ${version}` : '100%'
  const moved = await timed(title, () => updateAlias(lambda, functionName, present, wholly))
  return { alias: moved, ...(comparison && { comparison }) }
}

/** Milliseconds that a guard may be blind at most before the shift ends, and that calls may take. */
const slack = 240_000
const unguardedSlack = 60_000

/** When a step that begins now is over at the latest, in milliseconds since the epoch: the next run takes it for abandoned then. */
function latestEnd({ verifyTime, alarms, rollbackOn }: Shift, { duration }: ShiftStep): number {
  const guarded = alarms.length > 0 || rollbackOn !== undefined
  return clock.now() + Math.max(duration, verifyTime) + (guarded ? slack : unguardedSlack)
}

/** A step of the shift that has begun. */
interface Stay {
  step: ShiftStep
  /** Milliseconds of the steps after it. */
  left: number
  /** Where the traffic is, for the log. */
  share: string
}

/** Watches one step of the shift, and throws as soon as something is wrong. */
async function watch(
  { verify, signal }: Pick<Shift, 'verify' | 'signal'>,
  { step: { duration }, left, share }: Stay,
  guards: readonly Guard[],
): Promise<void> {
  const over = new AbortController()
  const either = AbortSignal.any([signal, over.signal])
  const end = Date.now() + duration
  const what = left > 0 ? 'the next step of the shift' : 'the end of the shift'
  const seen = () => (left > 0 ? `${share}, ${formatSeconds(end + left - Date.now())} until it has all` : share)
  let verified = false
  const verifying = verify(either).then(() => {
    verified = true
  })
  try {
    await Promise.all([verifying, watchStep(guards, { end, what, seen, mayEnd: () => verified, signal: either })])
  } finally {
    over.abort()
  }
}
