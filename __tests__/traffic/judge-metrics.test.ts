import { expect, test } from 'vitest'
import { parseCondition } from '../../src/domain/rollback-on.ts'
import type { VersionMetrics } from '../../src/domain/version-metrics.ts'
import { describeMetrics, formatPercent, judgeMetrics } from '../../src/traffic/judge-metrics.ts'

function metrics(version: string, members: Partial<VersionMetrics>): VersionMetrics {
  return { version, invocations: 0, errors: 0, throttles: 0, durations: {}, minutes: [], ...members }
}

function judge(text: string, newer: Partial<VersionMetrics>, older: Partial<VersionMetrics> = {}) {
  const conditions = [parseCondition(text, 'rollback-on')]
  const comparison = { newer: metrics('2', newer), older: metrics('1', older) }
  const { violated, quiet } = judgeMetrics(comparison, { conditions, minimumInvocations: 20, whenQuiet: 'accept' })
  return violated ?? (quiet.length > 0 ? 'quiet' : 'fine')
}

test.each<[string, Partial<VersionMetrics>, Partial<VersionMetrics>, string]>([
  ['errors 1%', { invocations: 100, errors: 1 }, {}, 'fine'],
  ['errors 1%', { invocations: 120, errors: 3 }, {}, 'errors 1%: version 2 had 3 errors in 120 invocations (2.5%)'],
  ['errors 1%', { invocations: 19, errors: 19 }, {}, 'quiet'],
  ['errors 0', { invocations: 20, errors: 1 }, {}, 'errors 0: version 2 had 1 error in 20 invocations (5%)'],
  ['errors +0.5%', { invocations: 1000, errors: 14 }, { invocations: 1000, errors: 10 }, 'fine'],
  [
    'errors +0.5%',
    { invocations: 1000, errors: 16 },
    { invocations: 9000, errors: 90 },
    'errors +0.5%: version 2 had 16 errors in 1000 invocations (1.6%), version 1 had 90 errors in 9000 invocations (1%)',
  ],
  ['errors +0.5%', { invocations: 1000, errors: 900 }, { invocations: 19 }, 'quiet'],
  ['throttles 0', { throttles: 20 }, {}, 'throttles 0: version 2 had 20 throttles in 20 invocations (100%)'],
  ['throttles 1%', { invocations: 99, throttles: 1 }, {}, 'fine'],
  ['duration p99 2s', { invocations: 20, durations: { p99: 2000 } }, {}, 'fine'],
  ['duration p99 2s', { invocations: 20, durations: { p99: 2400 } }, {}, 'duration p99 2s: version 2 took 2.4 s (p99)'],
  ['duration p99 2s', { invocations: 20 }, {}, 'quiet'],
  [
    'duration p99 +30%',
    { invocations: 20, durations: { p99: 131 } },
    { invocations: 20, durations: { p99: 100 } },
    'duration p99 +30%: version 2 took 131 ms (p99), version 1 took 100 ms (p99)',
  ],
  [
    'duration p99 +30%',
    { invocations: 20, durations: { p99: 130 } },
    { invocations: 20, durations: { p99: 100 } },
    'fine',
  ],
])('%s of %j beside %j: %s', (text, newer, older, said) => {
  expect(judge(text, newer, older)).toBe(said)
})

test.each([
  [0, '0%'],
  [0.0412, '0.041%'],
  [2.5, '2.5%'],
  [99.96, '100%'],
])('%d is written %s', (value, text) => {
  expect(formatPercent(value)).toBe(text)
})

test.each<[string, Partial<VersionMetrics>, string]>([
  ['duration p99 2s', {}, 'there are no metrics of version 2 yet'],
  ['errors 1%', {}, 'there are no metrics of version 2 yet'],
  ['duration p99 2s', { invocations: 1 }, 'version 2 has no p99 of its duration yet'],
  ['duration p99 2s', { invocations: 1, durations: { p99: 0 } }, 'version 2 took 0 ms (p99)'],
  ['errors 1%', { invocations: 1 }, 'version 2 had 0 errors in 1 invocation (0%)'],
])('while %s is watched, %j is told as it is: %s', (text, newer, said) => {
  const conditions = [parseCondition(text, 'rollback-on')]
  const rollbackOn = { conditions, minimumInvocations: 20, whenQuiet: 'accept' } as const
  expect(describeMetrics({ newer: metrics('2', newer), older: metrics('1', {}) }, rollbackOn)).toBe(said)
})
