import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  eventSentTo,
  historyOf,
  pushed,
  shiftOf,
  withEventSent,
  withHistory,
  withoutShift,
  withShift,
} from '../../src/traffic/history.ts'

describe('historyOf', () => {
  test.each([
    ['', []],
    ['Serves customers', []],
    ['[previous: 3]', ['3']],
    ['Serves customers [previous: 12, 3]', ['12', '3']],
    ['[previous: 3] and more', []],
    ['[previous: three]', []],
  ])('%j', (description, versions) => {
    expect(historyOf(description)).toEqual(versions)
  })
})

describe('withHistory', () => {
  test.each([
    ['', ['2'], '[previous: 2]'],
    ['Serves customers', ['2', '1'], 'Serves customers [previous: 2, 1]'],
    ['Serves customers [previous: 1]', ['2'], 'Serves customers [previous: 2]'],
    ['Serves customers [previous: 1]', [], 'Serves customers'],
    ['', ['7', '6', '5', '4', '3', '2'], '[previous: 7, 6, 5, 4, 3]'],
  ])('%j with %j', (description, versions, expected) => {
    expect(withHistory(description, versions)).toBe(expected)
  })

  test.each(['', 'a'])('no character of a long description is cut in half: %j', (start) => {
    const description = withHistory(`${start}${'😀'.repeat(127)}`, ['1'])
    expect(description.isWellFormed()).toBe(true)
    expect(description).toMatch(/^a?(?:😀){120,} \[previous: 1\]$/u)
  })

  const versions = fc.uniqueArray(fc.nat().map(String), { minLength: 1, maxLength: 8 })

  test('it is read back whatever stood there, and Lambda takes its length', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 256 }), versions, (text, given) => {
        const description = withHistory(withHistory(text, ['1', '2']), given)
        expect(description.length).toBeLessThanOrEqual(256)
        expect(historyOf(description)).toEqual(given.slice(0, 5))
      }),
    )
  })
})

describe('the version that was sent its event', () => {
  test.each([
    ['', '[before-traffic-event: 8]'],
    ['Serves customers [previous: 7, 6]', 'Serves customers [before-traffic-event: 8] [previous: 7, 6]'],
    ['[before-traffic-event: 7] [previous: 6]', '[before-traffic-event: 8] [previous: 6]'],
  ])('is added to %j', (description, expected) => {
    expect(withEventSent(description, '8')).toBe(expected)
    expect(eventSentTo(expected)).toBe('8')
  })

  test('is remembered whatever else changes, and Lambda takes its length', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 256 }), fc.nat(), (text, version) => {
        const description = withHistory(withEventSent(withHistory(text, ['1']), `${version}`), ['3', '2'])
        expect(description.length).toBeLessThanOrEqual(256)
        expect(eventSentTo(description)).toBe(`${version}`)
        expect(eventSentTo(withHistory(description, []))).toBe(`${version}`)
      }),
    )
  })

  test.each(['', '[previous: 1]', '[before-traffic-event: 8] and more'])('is unknown by %j', (description) => {
    expect(eventSentTo(description)).toBeUndefined()
  })
})

test('a version that comes back is remembered once, as the newest', () => {
  expect(pushed('[previous: 3, 2, 1]', '2')).toEqual(['2', '3', '1'])
  expect(pushed('', '1')).toEqual(['1'])
})

describe('a shift that is in progress', () => {
  const end = Date.UTC(2026, 10, 26, 18, 45, 10, 999)

  test.each([
    ['', '[shift to 8 until 2026-11-26T18:45:10Z]'],
    ['mine', 'mine [shift to 8 until 2026-11-26T18:45:10Z]'],
    ['mine [previous: 7]', 'mine [previous: 7] [shift to 8 until 2026-11-26T18:45:10Z]'],
    ['[shift to 7 until 2020-01-01T00:00:00Z]', '[shift to 8 until 2026-11-26T18:45:10Z]'],
  ])('is added to %j', (description, expected) => {
    expect(withShift(description, '8', end)).toBe(expected)
  })

  test('hides nothing, and is gone when the description is written again', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(), (text, version) => {
        const before = withHistory(withEventSent(text, '6'), ['5', '4'])
        const shifted = withShift(before, `${version}`, end)
        expect(shifted.length).toBeLessThanOrEqual(256)
        expect(shiftOf(shifted)).toEqual({ to: `${version}`, end: '2026-11-26T18:45:10Z' })
        expect([historyOf(shifted), eventSentTo(shifted)]).toEqual([['5', '4'], '6'])
        expect(withShift(shifted, `${version}`, end)).toBe(shifted)
        expect(shiftOf(withHistory(shifted, ['5']))).toBeUndefined()
        expect(shiftOf(withoutShift(shifted))).toBeUndefined()
        if (before.length < 200) expect(withoutShift(shifted)).toBe(before)
      }),
    )
  })

  test.each([
    '',
    '[previous: 1]',
    '[shift to 8 until tomorrow]',
    '[shift to 8 until 2026-11-26T18:45:10Z] and more',
    'mine [shift to 9 until 2026-99-99T99:99:99Z]',
    'mine [shift to 9 until 2026-02-30T00:00:00Z]',
  ])('is unknown by %j, which stays as it is', (description) => {
    expect(shiftOf(description)).toBeUndefined()
    expect(withoutShift(description)).toBe(description)
    expect(withoutShift(withShift(description, '8', end))).toBe(description)
  })
})
