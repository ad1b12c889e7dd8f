import type { ThrottleReason } from '@aws-sdk/client-lambda'
import { awsError } from '../aws/error.ts'
import { explain } from '../aws/explain.ts'
import { member } from '../domain/json.ts'
import { Problem } from '../domain/problem.ts'

/** Milliseconds for which an invocation is repeated that Lambda throttles. */
const patience = 30_000

/**
 * Makes a judge of one invocation's errors.
 *
 * @returns whether it may be repeated after an error: always, but for throttles that last
 */
export function throttlePatience(): (error: unknown) => boolean {
  let since: number | undefined
  return (error) => {
    since = isTooManyRequests(error) ? (since ?? Date.now()) : undefined
    return since === undefined || Date.now() - since < patience
  }
}

/** Makes a Problem of what an invocation threw, as `explain` does; a throttle's says what its Reason means. */
export function explainInvocation(error: unknown, doing: string): Problem {
  const problem = explain(error, doing)
  const [finding] = problem.findings
  const reason = isTooManyRequests(error) ? String(member(error, 'Reason') ?? '') : ''
  if (!isKnown(reason) || finding === undefined) return problem
  const { meaning, remedy } = reasons[reason]
  return new Problem({ what: `${finding.what} Its reason is ${reason}: ${meaning}.`, remedy }, { cause: error })
}

function isTooManyRequests(error: unknown): boolean {
  return awsError(error)?.status === 429
}

function isKnown(reason: string): reason is ThrottleReason {
  return Object.hasOwn(reasons, reason)
}

// Lambda API reference, "Invoke"; Lambda developer guide, "Understanding Lambda function scaling". The type has all of the
// SDK, so that a new one of a new SDK is not forgotten.
const reasons: Record<ThrottleReason, { meaning: string; remedy: string }> = {
  CallerRateLimitExceeded: {
    meaning: 'the account calls this API too often',
    remedy: 'Run the job again when fewer programs call Lambda, or have the quota of its API raised.',
  },
  ConcurrentInvocationLimitExceeded: {
    meaning: "all of the account's concurrency in this region is in use",
    remedy: "Run the job again later, have the quota 'Concurrent executions' raised, or reserve some for the function.",
  },
  ConcurrentSnapshotCreateLimitExceeded: {
    meaning: 'as many snapshots for SnapStart are being taken as the account may have at a time',
    remedy: 'Run the job again when they are done.',
  },
  FunctionInvocationRateLimitExceeded: {
    meaning: 'a second may have ten times as many invocations as the concurrency that is left, and has had them',
    remedy: "Run the job again later, or have the quota 'Concurrent executions' raised.",
  },
  ReservedFunctionConcurrentInvocationLimitExceeded: {
    meaning: "the function's reserved concurrency is in use, or 0",
    remedy: 'Reserve more concurrency for the function, or none, then run the job again.',
  },
  ReservedFunctionInvocationRateLimitExceeded: {
    meaning: "a second may have ten times as many invocations as the function's reserved concurrency, and has had them",
    remedy: 'Reserve more concurrency for the function, or none, then run the job again.',
  },
}
