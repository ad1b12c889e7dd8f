import { describe, expect, test } from 'vitest'
import { readReport } from '../../src/lambda/invocation-report.ts'

const id = '6f747a19-0a6c-4a5d-8a2e-0d2f5e8f3b1c'
const line = `REPORT RequestId: ${id}\tDuration: 3.14 ms\tBilled Duration: 4 ms\tMemory Size: 128 MB\tMax Memory Used: 42 MB\t`

describe('the REPORT line', () => {
  test.each([
    ['a warm invocation', line, { duration: 3.14, billed: 4, memoryUsed: 42 }],
    [
      'a cold start',
      `${line}Init Duration: 120.50 ms\t`,
      { duration: 3.14, billed: 4, memoryUsed: 42, coldStart: 120.5 },
    ],
    [
      'a restored snapshot',
      `${line}Restore Duration: 80.25 ms\tBilled Restore Duration: 90 ms\t`,
      { duration: 3.14, billed: 4, memoryUsed: 42, coldStart: 80.25 },
    ],
    [
      'traced',
      `${line}\nXRAY TraceId: 1-5c\tSegmentId: 4\tSampled: true\t`,
      { duration: 3.14, billed: 4, memoryUsed: 42 },
    ],
  ])('%s', (_, text, report) => {
    expect(readReport(`START RequestId: ${id} Version: 1\nhello\nEND RequestId: ${id}\n${text}\n`)).toEqual(report)
  })

  test("what the function itself writes is not taken for Lambda's", () => {
    expect(readReport(`REPORT RequestId: x\tDuration: 9 ms\n${line}\n`).duration).toBe(3.14)
  })
})

describe('platform.report', () => {
  const record = (metrics: object) =>
    JSON.stringify({ time: '2026-11-20T10:00:00.000Z', type: 'platform.report', record: { requestId: id, metrics } })

  test.each([
    [
      'a cold start',
      { durationMs: 3.14, billedDurationMs: 4, memorySizeMB: 128, maxMemoryUsedMB: 42, initDurationMs: 120.5 },
      { duration: 3.14, billed: 4, memoryUsed: 42, coldStart: 120.5 },
    ],
    ['a restored snapshot', { durationMs: 1, restoreDurationMs: 80 }, { duration: 1, coldStart: 80 }],
    ['numbers that are none', { durationMs: '1' }, {}],
  ])('%s', (_, metrics, report) => {
    const log = `{"message":"hello"}\nnot JSON {\n\n${record(metrics)}\n`
    expect(readReport(log)).toEqual(report)
  })
})

test.each(['', 'cut off in mid-line\n', '{"type":"platform.report"}'])('a tail without a report: %j', (log) => {
  expect(readReport(log)).toEqual({})
})
