import { awsError, isThrottle } from '../aws/error.ts'
import { explain } from '../aws/explain.ts'
import { checks } from '../aws/explain-texts.ts'
import { formatDuration } from '../domain/duration.ts'
import { retry } from '../domain/poll.ts'
import { Problem } from '../domain/problem.ts'
import type { Concern } from '../domain/remedy.ts'
import { LambdaFailure } from './failure.ts'
import { isOutdated } from './update.ts'
import { type Wait, waitUntilSettled } from './wait.ts'

/** Milliseconds between two tries, which grow from the first to the longest. */
interface Pauses {
  first: number
  longest: number
}

/** Of a call that Lambda refuses. */
export const ofCalls: Pauses = { first: 1000, longest: 5000 }

/** Of an update that ends Failed: each is a version that stays. */
export const ofUpdates: Pauses = { first: 2000, longest: 60_000 }

/**
 * Milliseconds for which a role that Lambda can't assume may be one that was created a moment ago: IAM makes it known
 * within seconds, seldom in more than one minute. A name that is wrong, and a trust policy that lacks Lambda, stay so.
 */
const untilRoleIsKnown = 120_000

/**
 * Calls again what Lambda refuses because the function is busy, or has changed since it was read: as soon as it takes
 * updates again, until the wait's deadline.
 *
 * @param call told which one it is, from 1
 * @throws what the call threw last; what a Problem of the wait says
 */
export async function whenTaken<T>(wait: Wait, call: (attempt: number) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await call(attempt)
    } catch (error) {
      if (!isOutdated(error) || Date.now() > wait.deadline) throw error
    }
    await waitUntilSettled(wait)
  }
}

/** Whether the same call may succeed a moment later, although Lambda refused it and nothing changes but the time. */
export function settlesByItself(error: unknown): boolean {
  if (error instanceof LambdaFailure) return error.passes
  // What a call beneath has explained already is its cause.
  if (error instanceof Problem) return error.cause !== undefined && settlesByItself(error.cause)
  const { text } = awsError(error) ?? {}
  return isThrottle(error) || (text !== undefined && Object.values(checks).some((check) => check.test(text)))
}

/**
 * Repeats what settles by itself until the wait's deadline, or until its cause is none that passes; one line says so.
 * Everything else ends at once.
 *
 * @param concern what the call is about, for that line
 * @throws what the call threw last
 */
export function whileItSettles<T>(
  wait: Wait,
  call: () => Promise<T>,
  { first, longest }: Pauses = ofCalls,
  concern: () => Concern = () => ({}),
): Promise<T> {
  let told = false
  let refusedRole: number | undefined
  const deadline = { at: wait.deadline, error: (last: unknown) => last }
  return retry({
    what: `Lambda to take a change of ${wait.functionName}`,
    call,
    again(error) {
      if (!settlesByItself(error)) return false
      const ofRole = checks.trust.test(awsError(error)?.text ?? '')
      if (ofRole) refusedRole ??= Date.now()
      const limit = ofRole ? untilRoleIsKnown : wait.timeout
      deadline.at = Math.min(wait.deadline, ofRole ? (refusedRole ?? 0) + limit : wait.deadline)
      if (!told) {
        const time = formatDuration(Math.min(limit, wait.timeout))
        const why = explain(error, 'Lambda refused', concern()).message
        wait.tell?.(`Trying again for up to ${time}, as this may pass by itself: ${why}`)
      }
      told = true
      return true
    },
    // Runs that were refused at the same time must not retry at the same time.
    interval: (_, attempt) => Math.min(longest, first * 1.5 ** (attempt - 1)) * (0.75 + Math.random() / 2),
    deadline,
    signal: wait.signal,
  })
}
