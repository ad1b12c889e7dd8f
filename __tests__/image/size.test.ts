import { expect, test } from 'vitest'
import { readLayerHistory, refuseSize, shrink, totalSize } from '../../src/image/size.ts'

const GiB = 1024 ** 3

test('the history of an image gives the sizes of its layers and what made them', () => {
  // As docker history prints it, newest first.
  const layers = readLayerHistory('0\tENV A=b\n3072000\tRUN /bin/sh -c make all # buildkit\n2026512\t\n')
  expect(layers).toEqual([
    { size: 0, instruction: 'ENV A=b' },
    { size: 3_072_000, instruction: 'RUN make all' },
    { size: 2_026_512, instruction: '' },
  ])
  expect(totalSize(layers)).toBe(5_098_512)
  expect(readLayerHistory('')).toEqual([])
  expect(readLayerHistory('Error response from daemon: No such image')).toEqual([])
})

test('ten GiB are taken, and not a byte more', () => {
  const layers = [
    { size: 6 * GiB, instruction: 'COPY model /model' },
    { size: 4 * GiB, instruction: '' },
  ]
  expect(refuseSize(layers)).toBeUndefined()
  expect(refuseSize([{ size: 1, instruction: 'COPY message /message' }, ...layers])).toEqual({
    what: 'The image has 10.74 GB uncompressed, and Lambda takes 10 GiB (10.74 GB).',
    remedy:
      "Use a smaller base, or several stages. Its largest layers, uncompressed: 6.44 GB by 'COPY model /model', " +
      "4.29 GB, 1 B by 'COPY message /message'.",
  })
})

test('the three largest layers are told, and none where none is known', () => {
  const layers = [1, 4, 2, 3].map((size) => ({ size, instruction: '' }))
  expect(shrink(layers, 'compressed')).toBe(
    'Use a smaller base, or several stages. Its largest layers, compressed: 4 B, 3 B, 2 B.',
  )
  expect(shrink([], 'compressed')).toBe('Use a smaller base, or several stages.')
})
