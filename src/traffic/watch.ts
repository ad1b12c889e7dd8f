import type { CloudWatch } from '@aws-sdk/client-cloudwatch'
import { isTransient } from '../aws/error.ts'
import type { Lazy } from '../domain/lazy.ts'
import { poll } from '../domain/poll.ts'
import { Problem } from '../domain/problem.ts'
import { readAlarms } from './alarms.ts'
import { type Blindness, describeStates, judgeAlarms, longestBlindness } from './judge-alarms.ts'

/** What a shift is watched by. */
export interface Guard {
  /** @returns why it can't tell just now @throws Problem when the shift must end */
  ask(): Promise<Blindness | undefined>
  /** What it has seen last, a phrase for the log; undefined before that. */
  tell(): string | undefined
}

/** How long a step is watched. */
export interface Watched {
  /** ms since the epoch. */
  end: number
  /** A phrase, and how it is by now: for the log. */
  what: string
  seen: () => string
  /** Whether all else is done that the step waits for. */
  mayEnd: () => boolean
  signal: AbortSignal
}

/** Milliseconds between two questions. */
const interval = 1000

/**
 * Watches until the time is over and the step may end; never ends while a guard can't tell.
 *
 * @throws Problem of the guard that ends the shift, or that can't tell for too long
 */
export async function watchStep(guards: readonly Guard[], { end, what, seen, mayEnd, signal }: Watched): Promise<void> {
  const sighted = guards.map(() => Date.now())
  await poll({
    what,
    seen: () => [seen(), ...guards.map((guard) => guard.tell())].filter(Boolean).join(', '),
    latest: end,
    ask: async () => {
      const blind = await Promise.all(guards.map((guard) => guard.ask()))
      for (const [index, one] of blind.entries()) {
        if (one === undefined) sighted[index] = Date.now()
        else if (Date.now() - (sighted[index] ?? 0) > one.patience) throw one.error
      }
      return blind.find((one) => one !== undefined)
    },
    until: (blind) => !blind && Date.now() >= end && mayEnd(),
    interval: () => (Date.now() < end ? Math.min(end - Date.now(), interval) : interval),
    signal,
  })
}

/** Guards by alarms: a throttle or a failing service passes, and so may an alarm that is not evaluated. */
export function alarmGuard(cloudWatch: Lazy<CloudWatch>, names: readonly string[], version: string): Guard {
  let states: string | undefined
  return {
    tell: () => states,
    async ask() {
      if (names.length === 0) return undefined
      const read = await readAlarms(cloudWatch, names).catch((error: unknown) => {
        if (error instanceof Problem && isTransient(error.cause)) return error
        throw error
      })
      if (read instanceof Problem) return { error: read, patience: longestBlindness }
      states = describeStates(read, names)
      return judgeAlarms(read, names, version)
    },
  }
}
