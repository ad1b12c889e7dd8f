import { expect, test } from 'vitest'
import type { VersionMetrics } from '../../src/domain/version-metrics.ts'
import { comparisons } from '../../src/report/comparison.ts'
import type { PlaceResult } from '../../src/report/result.ts'

const at = Date.UTC(2026, 10, 26, 9, 41)

function metrics(
  version: string,
  minutes: VersionMetrics['minutes'],
  members: Partial<VersionMetrics>,
): VersionMetrics {
  return { version, invocations: 0, errors: 0, throttles: 0, durations: {}, minutes, ...members }
}

const newer = metrics(
  '8',
  [
    { at, invocations: 40, errors: 0 },
    { at: at + 120_000, invocations: 60, errors: 2 },
  ],
  { invocations: 100, errors: 2, throttles: 25, durations: { p99: 120.4 } },
)
const older = metrics('7', [{ at: at + 60_000, invocations: 900, errors: 3 }], { invocations: 900, errors: 3 })

function shown(comparison?: PlaceResult['comparison']): string {
  const result = { region: 'us-east-1', ...(comparison && { comparison }) }
  return comparisons([Object(result)]).join('\n')
}

test('both versions are side by side, in numbers and as a chart', () => {
  expect(shown({ newer, older })).toBe(`Both versions during the shift in us-east-1:

|  | Version 8 | Version 7 |
| --- | --- | --- |
| Invocations | 100 | 900 |
| Errors | 2 (2%) | 3 (0.33%) |
| Throttles | 25 (20%) | 0 (0%) |
| Duration, p99 | 120 ms |  |

\`\`\`mermaid
xychart-beta
  title "Errors in percent by minute: version 8 (line), version 7 (bars)"
  x-axis ["09:41", "09:42", "09:43"]
  y-axis 0 --> 4
  bar [0, 0.33, 0]
  line [0, 0, 3.33]
\`\`\`
`)
})

test('one minute makes no chart, and nothing that was compared makes nothing', () => {
  expect(shown({ newer: { ...newer, minutes: [] }, older })).not.toContain('mermaid')
  expect(shown()).toBe('')
})
