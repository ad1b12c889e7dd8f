import fc from 'fast-check'
import { expect, test } from 'vitest'
import { prunable } from '../../src/traffic/prune.ts'

test.each([
  ['the newest are kept, by number', ['1', '2', '9', '10', '11'], [], 2, ['1', '2', '9']],
  ['in whatever order they come', ['10', '9', '2'], [], 1, ['2', '9']],
  ['those in use are kept too', ['1', '2', '3', '4'], ['2', '4'], 1, ['1', '3']],
  ['one in use among the newest takes no other place', ['1', '2', '3'], ['3'], 2, ['1']],
  ['fewer than are to be kept', ['1', '2'], [], 3, []],
  ['none at all', [], [], 1, []],
])('%s', (_, published, inUse, keep, gone) => {
  expect(prunable(published, new Set(inUse), keep)).toEqual(gone)
})

test('what is deleted is never in use, nor among the newest, and all else is deleted', () => {
  const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 1000 }), { maxLength: 30 })
  fc.assert(
    fc.property(numbers, numbers, fc.integer({ min: 1, max: 10 }), (published, used, keep) => {
      const inUse = new Set(used.map(String))
      const gone = prunable(published.map(String), inUse, keep)
      const newest = published.toSorted((one, other) => other - one).slice(0, keep)
      const kept = published.map(String).filter((version) => !gone.includes(version))
      expect(gone.filter((version) => inUse.has(version) || newest.includes(Number(version)))).toEqual([])
      expect(kept.filter((version) => !inUse.has(version) && !newest.includes(Number(version)))).toEqual([])
    }),
  )
})
