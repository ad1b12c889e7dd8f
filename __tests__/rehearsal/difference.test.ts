import { partialDeepStrictEqual } from 'node:assert'
import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { deepest, findDifference } from '../../src/rehearsal/difference.ts'

/** JSON in which equal parts, missing members are frequent. */
const json = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.constantFrom(null, true, false, 0, 1, '', '1', 'a'),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom('a', 'b', '__proto__', 'toString'), tie('value'), { noNullPrototype: true }),
  ),
})).value

/** As JSON.parse makes it: every name is a member of its own. */
const read = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

function contains(actual: unknown, expected: unknown): boolean {
  try {
    partialDeepStrictEqual(actual, expected)
    return true
  } catch {
    return false
  }
}

describe('a difference is found', () => {
  test('where node:assert finds that one value does not contain the other', () => {
    fc.assert(
      fc.property(json.map(read), json.map(read), (actual, expected) => {
        expect(findDifference(actual, expected) === undefined).toBe(contains(actual, expected))
      }),
      { numRuns: 300 },
    )
  })

  test('in one of two directions, unless both values are the same', () => {
    fc.assert(
      fc.property(json.map(read), json.map(read), (one, other) => {
        const same = findDifference(one, other) === undefined && findDifference(other, one) === undefined
        expect(same).toBe(isDeepStrictEqual(one, other))
      }),
      { numRuns: 500 },
    )
  })

  test('never between a value and itself', () => {
    fc.assert(
      fc.property(json.map(read), (value) => {
        expect(findDifference(value, read(value))).toBeUndefined()
      }),
    )
  })
})

test.each([
  [{ a: { b: [1, 2] } }, { a: { b: [1, 3] } }, { kind: 'value', path: ['a', 'b', 1], expected: 3, actual: 2 }],
  [{ a: {} }, { a: { b: null } }, { kind: 'missing', path: ['a', 'b'], expected: null, beside: [] }],
  [{ a: 1, c: 2 }, { b: 1 }, { kind: 'missing', path: ['b'], expected: 1, beside: ['a', 'c'] }],
  [{ a: [1, 2, 3] }, { a: [3, 1] }, { kind: 'item', path: ['a'], expected: 1, actual: [1, 2, 3] }],
  [[], {}, { kind: 'value', path: [], expected: {}, actual: [] }],
  [-0, 0, { kind: 'value', path: [], expected: 0, actual: -0 }],
])('%j lacks of %j what it names', (actual, expected, difference) => {
  expect(findDifference(actual, expected)).toEqual(difference)
})

describe('JSON of any shape is compared', () => {
  const nested = (levels: number, core: string) => JSON.parse('['.repeat(levels) + core + ']'.repeat(levels))

  test('as deep as is promised, and what is deeper is told', () => {
    expect(findDifference(nested(deepest, '1'), nested(deepest, '1'))).toBeUndefined()
    expect(findDifference(nested(50_000, '1'), nested(50_000, '1'))).toMatchObject({ kind: 'depth' })
  })

  test('with each part compared once', () => {
    let reads = 0
    const counted = (value: object): object =>
      new Proxy(value, {
        get(target, name) {
          if (typeof name === 'string' && name !== 'length') reads += 1
          const part: unknown = Reflect.get(target, name)
          return typeof part === 'object' && part !== null ? counted(part) : part
        },
      })
    const rows = Array.from({ length: 1000 }, (_, id) => ({ id, tags: ['a', 'b'] }))
    findDifference(counted(rows), [{ id: 998 }, { id: 1000 }])
    // Each row, and its id.
    expect(reads).toBeLessThanOrEqual(2000)
    reads = 0
    findDifference(counted(rows), rows)
    expect(reads).toBe(5000)
  })
})
