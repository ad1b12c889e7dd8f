import fc from 'fast-check'
import { expect, test } from 'vitest'
import { placeName } from '../../src/domain/place.ts'
import { waves } from '../../src/release/roll-out.ts'

const targets = ['a', 'b', 'c'].map((region) => ({ region }))
const functions = ['a', 'b'].flatMap((region) => ['x', 'y'].map((functionName) => ({ region, functionName })))

test.each([
  ['parallel', [['a', 'b', 'c']]],
  ['one-then-rest', [['a'], ['b', 'c']]],
  ['sequential', [['a'], ['b'], ['c']]],
] as const)('%s', (strategy, expected) => {
  const regionsOf = (all: readonly (readonly { region: string }[])[]) =>
    all.map((wave) => wave.map(({ region }) => region))
  expect(regionsOf(waves({ strategy, unit: 'region' }, targets))).toEqual(expected)
  expect(regionsOf(waves({ strategy, unit: 'function' }, targets))).toEqual(expected)
  expect(regionsOf(waves({ strategy, unit: 'region' }, targets.slice(0, 1)))).toEqual([['a']])
})

test.each([
  ['parallel', 'region', [['x in a', 'y in a', 'x in b', 'y in b']]],
  [
    'one-then-rest',
    'region',
    [
      ['x in a', 'y in a'],
      ['x in b', 'y in b'],
    ],
  ],
  [
    'sequential',
    'region',
    [
      ['x in a', 'y in a'],
      ['x in b', 'y in b'],
    ],
  ],
  ['one-then-rest', 'function', [['x in a'], ['y in a', 'x in b', 'y in b']]],
  ['sequential', 'function', [['x in a'], ['y in a'], ['x in b'], ['y in b']]],
] as const)('%s by %s, with several functions', (strategy, unit, expected) => {
  expect(waves({ strategy, unit }, functions).map((wave) => wave.map(placeName))).toEqual(expected)
})

test('every order has every region once', () => {
  const strategy = fc.constantFrom('parallel' as const, 'one-then-rest' as const, 'sequential' as const)
  fc.assert(
    fc.property(strategy, fc.uniqueArray(fc.string()), (one, names) => {
      const list = names.map((region) => ({ region }))
      expect(waves({ strategy: one, unit: 'region' }, list).flat()).toEqual(list)
    }),
  )
})
