import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatInstant, parseInstant } from '../../src/domain/instant.ts'

test('a time that was written is read again', () => {
  const seconds = fc.integer({ min: 0, max: 253_402_300_799 }).map((second) => second * 1000)
  fc.assert(fc.property(seconds, (time) => parseInstant(formatInstant(time)) === time))
})

test.each([
  '',
  'tomorrow',
  '2026-99-99T99:99:99Z',
  '2026-02-30T00:00:00Z',
  '2026-11-26',
  '2026-11-26T18:45:10.5Z',
  '7',
])('%j is no time', (text) => {
  expect(parseInstant(text)).toBeUndefined()
})
