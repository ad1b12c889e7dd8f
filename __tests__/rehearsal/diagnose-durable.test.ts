import { describe, expect, test } from 'vitest'
import { diagnoseEvent } from '../../src/rehearsal/diagnose.ts'
import { compareWaiting } from '../../src/rehearsal/diagnose-durable.ts'
import type { ExecutionFailure, ExecutionOutcome } from '../../src/rehearsal/outcome.ts'
import { errorOf, playDurably } from '../../src/rehearsal/play-durable.ts'
import { DurableExecution } from '../../src/runtime-api/durable/execution.ts'
import { circumstances } from './circumstances.ts'

const around = circumstances('last')

const failed = (status: ExecutionFailure['status'], error: object = {}): ExecutionFailure => ({
  kind: 'execution',
  status,
  error: errorOf(error),
})

describe('a durable execution that did not succeed', () => {
  test.each<[ExecutionFailure, string]>([
    [
      failed('FAILED', { ErrorType: 'RangeError', ErrorMessage: 'no such order' }),
      'The durable execution of the event a.json failed: RangeError: no such order. Correct the handler. Read its last lines: they may say more.',
    ],
    [
      failed('FAILED', { ErrorMessage: "ENOENT: EROFS, open '/x'" }),
      "The durable execution of the event a.json failed: ENOENT: EROFS, open '/x': it writes outside of /tmp, and everything else is read-only on Lambda. Write to /tmp, or make the file at build time.",
    ],
    [
      failed('STOPPED', { ErrorMessage: 'by hand' }),
      'The durable execution of the event a.json was stopped: by hand. Read its last lines: they may say more.',
    ],
    [
      failed('TIMED_OUT'),
      "The durable execution of the event a.json takes longer than the function's ExecutionTimeout. Raise ExecutionTimeout of DurableConfig, or wait less and try less often again.",
    ],
  ])('is told', (outcome, text) => {
    const { what, remedy } = diagnoseEvent('a.json', outcome, around)
    expect(`${what} ${remedy}`).toBe(text)
  })

  test.each([
    ['{"statusCode":200}', 'Wrap the handler'],
    ['no JSON', 'Wrap the handler'],
    ['{"Status":"PENDING"}', 'Correct the handler. Read its last lines'],
  ])('because the handler answers %s', async (answer, remedy) => {
    const begin = (payload: string) =>
      new DurableExecution({ arn: 'arn:aws:lambda:x:1:function:a:1/durable-execution/b/c', payload, limit: 1000 })
    const invoke = async (): Promise<ExecutionOutcome> => ({
      kind: 'response',
      payload: Buffer.from(answer),
      streamed: false,
    })
    const { outcome } = await playDurably({ durable: { begin }, invoke }, '{}', 1000, 0)
    if (outcome.kind !== 'execution') throw new Error(`It ended as ${outcome.kind}`)
    const found = diagnoseEvent('a.json', outcome, around)
    expect(found.what).toContain(answer === '{"Status":"PENDING"}' ? 'with no pending operations' : answer)
    expect(found.remedy).toContain(remedy)
  })
})

test('an execution that waits for others can not be compared', () => {
  const waiting = { kind: 'waiting', on: ["the callback 'a'", "the callback 'b'"] } as const
  expect(compareWaiting({ name: 'a.json', payload: '{}' }, waiting)).toBeUndefined()
  expect(compareWaiting({ name: 'a.json', payload: '{}', expected: { value: 1 } }, waiting)?.what).toBe(
    "The durable execution of the event a.json waits for others, so that it has no result to compare: the callback 'a', the callback 'b'.",
  )
})
