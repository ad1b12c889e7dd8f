import { ThrottleReason, TooManyRequestsException } from '@aws-sdk/client-lambda'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { explainInvocation, throttlePatience } from '../../src/lambda/throttle.ts'

function throttle(Reason?: ThrottleReason): TooManyRequestsException {
  return new TooManyRequestsException({
    message: 'Rate Exceeded.',
    $metadata: { httpStatusCode: 429 },
    ...(Reason && { Reason }),
  })
}

const idle = Object.assign(new Error('Wait.'), {
  name: 'ResourceNotReadyException',
  $metadata: { httpStatusCode: 409 },
})

describe('throttles', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  /** Whether each error, which come so many seconds apart, lets the invocation be repeated. */
  function judged(seconds: number, errors: readonly Error[]): boolean[] {
    const mayPass = throttlePatience()
    return errors.map((error) => {
      const may = mayPass(error)
      vi.advanceTimersByTime(seconds * 1000)
      return may
    })
  }

  test('are waited out for half a minute', () => {
    expect(judged(10, [throttle(), throttle(), throttle(), throttle()])).toEqual([true, true, true, false])
  })

  test('that come anew are waited out anew', () => {
    expect(judged(20, [throttle(), throttle(), idle, throttle(), throttle(), throttle()])).toEqual([
      ...[true, true, true, true, true],
      false,
    ])
  })

  test('alone are given up', () => {
    expect(judged(100, [idle, idle, idle])).toEqual([true, true, true])
  })
})

test.each(Object.values(ThrottleReason))('%s has a meaning and a remedy of its own', (reason) => {
  const { message } = explainInvocation(throttle(reason), 'Could not invoke it')
  expect(message).toMatch(
    new RegExp(
      `^Could not invoke it: TooManyRequestsException: Rate Exceeded\\. Its reason is ${reason}: [a-z].+\\. [A-Z].+\\.$`,
    ),
  )
  expect(message).not.toContain('CloudTrail')
})

test('without a reason the words are those of any refusal', () => {
  expect(explainInvocation(throttle(), 'Could not invoke it').message).toMatch(
    /^Could not invoke it: TooManyRequestsException: Rate Exceeded\. /,
  )
})
