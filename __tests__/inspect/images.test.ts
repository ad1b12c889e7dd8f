import { expect, test } from 'vitest'
import { noteOnLatest } from '../../src/inspect/images.ts'

const wanted = { tags: ['7fd1a60', 'latest'], region: 'us-east-1' }
const repository = (immutable: boolean) => ({ name: 'hello', immutable: () => immutable })

test('latest that is free, and can be given only once, is told', () => {
  expect(noteOnLatest(wanted, repository(true), new Map())).toEqual([
    "tags: hello in us-east-1 does not let latest be moved once it is given, so that the next image can't have it. " +
      "Leave it out of tags, or exclude it from the repository's tag immutability.",
  ])
})

test.each([
  ['that moves', wanted, false, []],
  // It is an error of its own when it is on another image.
  ['that is taken', wanted, true, [['latest', {}]]],
  ['that is not named', { ...wanted, tags: ['v1'] }, true, []],
] as const)('nothing is told of one %s', (_, given, immutable, taken) => {
  expect(noteOnLatest(given, repository(immutable), new Map(taken))).toEqual([])
})
