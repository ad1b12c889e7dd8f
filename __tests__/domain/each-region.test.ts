import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { waves } from '../../src/deploy/roll-out.ts'
import { failureOf, inEveryRegion, inRegionsLeft, mergeByRegion } from '../../src/domain/each-region.ts'
import { Problem } from '../../src/domain/problem.ts'

const finding = (what: string) => ({ what, remedy: 'Do it.' })
const targets = ['a', 'b', 'c'].map((region) => ({ region }))
const failing =
  (...regions: string[]) =>
  ({ region }: { region: string }) =>
    regions.includes(region) ? Promise.reject(new Problem(finding(`No ${region}.`))) : Promise.resolve(region)

describe('findings of several regions', () => {
  test('that all have are said once, others with the names of those that have them', () => {
    const found = new Map([
      ['a', [finding('All.'), finding('Two.')]],
      ['b', [finding('All.'), finding('Two.'), finding('In b alone.')]],
      ['c', [finding('All.')]],
    ])
    expect(mergeByRegion(found).map(({ what }) => what)).toEqual(['All.', 'a, b: Two.', 'In b alone.'])
  })

  test('of one region are as they are', () => {
    expect(mergeByRegion(new Map([['a', [finding('One.')]]]))).toEqual([finding('One.')])
  })
})

describe('work in every region', () => {
  test('gives what each gave, in order', async () => {
    expect(await inEveryRegion(targets, failing())).toEqual(['a', 'b', 'c'])
  })

  test('fails with all that failed', async () => {
    await expect(inEveryRegion(targets, failing('a', 'c'))).rejects.toThrow(/1\. a: No a\. .*\n2\. c: No c\./)
  })

  test('goes on without those that failed when it may', async () => {
    const lost = new Map()
    expect(await inRegionsLeft(targets, failing('b'), lost)).toEqual(['a', 'c'])
    expect([...lost.keys()]).toEqual(['b'])
  })

  test('fails when none is left', async () => {
    await expect(inRegionsLeft(targets, failing('a', 'b', 'c'), new Map())).rejects.toThrow('3 problems')
  })

  test('a bug stays a bug', () => {
    const bug = new Error('bug')
    const failures = new Map<string, unknown>([
      ['a', new Problem(finding('No.'))],
      ['b', bug],
    ])
    expect(failureOf(failures, 2)).toBe(bug)
  })
})

test.each([
  ['parallel', [['a', 'b', 'c']]],
  ['one-then-rest', [['a'], ['b', 'c']]],
  ['sequential', [['a'], ['b'], ['c']]],
] as const)('%s', (strategy, expected) => {
  expect(waves(strategy, ['a', 'b', 'c'])).toEqual(expected)
  expect(waves(strategy, ['a'])).toEqual([['a']])
})

test('every order has every region once', () => {
  const strategy = fc.constantFrom('parallel' as const, 'one-then-rest' as const, 'sequential' as const)
  fc.assert(
    fc.property(strategy, fc.array(fc.nat()), (one, list) => {
      expect(waves(one, list).flat()).toEqual(list)
    }),
  )
})
