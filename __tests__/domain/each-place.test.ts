import { describe, expect, test } from 'vitest'
import { failureOf, inEveryPlace, inPlacesLeft, mergeFindings } from '../../src/domain/each-place.ts'
import { placeName } from '../../src/domain/place.ts'
import { Problem } from '../../src/domain/problem.ts'

const finding = (what: string) => ({ what, remedy: 'Do it.' })
const targets = ['a', 'b', 'c'].map((region) => ({ region }))
const functions = ['a', 'b'].flatMap((region) => ['x', 'y'].map((functionName) => ({ region, functionName })))
const failing =
  (...regions: string[]) =>
  ({ region }: { region: string }) =>
    regions.includes(region) ? Promise.reject(new Problem(finding(`No ${region}.`))) : Promise.resolve(region)

describe('findings of several regions', () => {
  test('that all have are said once, others with the names of those that have them', () => {
    const found = [
      { region: 'a', findings: [finding('All.'), finding('Two.')] },
      { region: 'b', findings: [finding('All.'), finding('Two.'), finding('In b alone.')] },
      { region: 'c', findings: [finding('All.')] },
    ]
    expect(mergeFindings(found).map(({ what }) => what)).toEqual(['All.', 'a, b: Two.', 'In b alone.'])
  })

  test('of several functions name each, or the region where all of its functions have them', () => {
    const [xInA, yInA, xInB] = functions.map(placeName)
    const found = functions.map((place) => ({
      ...place,
      findings: [
        finding('All.'),
        ...(place.region === 'a' ? [finding('Region.')] : []),
        ...(place.functionName === 'x' ? [finding('Function.')] : []),
        ...(placeName(place) === yInA ? [finding(`Only ${yInA}.`)] : []),
      ],
    }))
    expect(mergeFindings(found).map(({ what }) => what)).toEqual([
      'All.',
      'a: Region.',
      `${xInA}, ${xInB}: Function.`,
      `Only ${yInA}.`,
    ])
  })

  test('of one region are as they are', () => {
    expect(mergeFindings([{ region: 'a', findings: [finding('One.')] }])).toEqual([finding('One.')])
  })
})

describe('work in every region', () => {
  test('gives what each gave, in order', async () => {
    expect(await inEveryPlace(targets, failing())).toEqual(['a', 'b', 'c'])
  })

  test('fails with all that failed', async () => {
    await expect(inEveryPlace(targets, failing('a', 'c'))).rejects.toThrow(/1\. a: No a\. .*\n2\. c: No c\./)
  })

  test('goes on without those that failed when it may', async () => {
    const lost = new Map()
    expect(await inPlacesLeft(targets, failing('b'), lost)).toEqual(['a', 'c'])
    expect([...lost.keys()]).toEqual(['b'])
  })

  test('fails when none is left', async () => {
    await expect(inPlacesLeft(targets, failing('a', 'b', 'c'), new Map())).rejects.toThrow('3 problems')
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
