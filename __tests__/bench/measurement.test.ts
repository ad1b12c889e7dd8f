import { expect, test } from 'vitest'
import { type Measurement, rowOf } from '../../bench/measurement.ts'

test.each<[Measurement, string[], boolean]>([
  [{ what: 'floor', measured: 2.5, unit: 's' }, ['floor', '2.50 s', '', ''], true],
  [{ what: 'beyond', measured: 0.3, unit: 's', bound: 0.3, why: '?' }, ['beyond', '0.30 s', '0.30 s', ''], true],
  [
    { what: 'memory', measured: 99, unit: 'MB', bound: 90, why: 'Node has 45 MB' },
    ['memory', '99 MB', '90 MB', 'missed by 9 MB. Node has 45 MB'],
    false,
  ],
  [
    { what: 'nothing', measured: Number.NaN, unit: 'MB', bound: 90 },
    ['nothing', 'NaN MB', '90 MB', 'missed by NaN MB'],
    false,
  ],
])('%j', (measurement, cells, ok) => {
  expect(rowOf(measurement)).toEqual({ cells, ok })
})
