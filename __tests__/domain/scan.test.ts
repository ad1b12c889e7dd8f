import { expect, test } from 'vitest'
import {
  countBySeverity,
  describeVulnerability,
  judgeScan,
  parseAccepted,
  severityOf,
  type Vulnerability,
} from '../../src/domain/scan.ts'

const found = (id: string, severity: Vulnerability['severity']): Vulnerability => ({
  id,
  severity,
  packages: [],
  exploited: false,
})

test.each([
  ['CVE-2026-1234 until 2026-12-31', { id: 'CVE-2026-1234', until: '2026-12-31' }],
  ['GHSA-aaaa-bbbb-cccc   until   2027-01-01', { id: 'GHSA-aaaa-bbbb-cccc', until: '2027-01-01' }],
])('%s is accepted', (text, expected) => {
  expect(parseAccepted(text, 'scan-ignore')).toEqual(expected)
})

test.each([
  ['CVE-2026-1234', "scan-ignore: 'CVE-2026-1234' does not say which vulnerability is accepted, and until when."],
  ['CVE-2026-1234 until tomorrow', 'and until when. Write the id and the last day'],
  ['until 2026-12-31', 'which vulnerability is accepted'],
  ['CVE-2026-1234 until 2026-02-30', 'scan-ignore: there is no day 2026-02-30.'],
])('%s is refused', (text, message) => {
  expect(() => parseAccepted(text, 'scan-ignore')).toThrow(message)
})

test('what is severe enough stops, what is accepted does not, and an acceptance ends with its last day', () => {
  const list = [found('A-3', 'medium'), found('A-2', 'high'), found('A-1', 'critical'), found('A-4', 'unrated')]
  const accepted = [
    { id: 'a-2', until: '2026-11-26' },
    { id: 'A-1', until: '2026-11-25' },
  ]
  const ids = (each: readonly Vulnerability[]) => each.map(({ id }) => id)
  const verdict = judgeScan(list, { severity: 'high', accepted }, '2026-11-26')
  expect(ids(verdict.stopping)).toEqual(['A-1'])
  expect(ids(verdict.accepted)).toEqual(['A-2'])
  expect(ids(verdict.below)).toEqual(['A-3', 'A-4'])
  expect(verdict.expired).toEqual([{ id: 'A-1', until: '2026-11-25' }])
  expect(ids(judgeScan(list, { severity: 'high', accepted }, '2026-11-27').stopping)).toEqual(['A-1', 'A-2'])
  // What has no severity yet may be any.
  expect(ids(judgeScan(list, { severity: 'informational', accepted: [] }, '2026-11-26').stopping)).toContain('A-4')
})

test('scanners have words of their own', () => {
  expect(['CRITICAL', 'UNDEFINED', 'UNTRIAGED', undefined].map(severityOf)).toEqual([
    'critical',
    'unrated',
    'unrated',
    'unrated',
  ])
  const packages = [
    { name: 'openssl', version: '3.0.1', fixedIn: '3.0.2' },
    { name: 'musl', version: '' },
  ]
  expect(describeVulnerability({ ...found('A-1', 'high'), packages, exploited: true })).toBe(
    'A-1 (high, with a known exploit): openssl 3.0.1, fixed in 3.0.2; musl',
  )
  expect(countBySeverity([found('A', 'low'), found('B', 'unrated'), found('C', 'low')])).toBe('2 low, 1 unrated')
})
