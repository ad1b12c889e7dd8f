import { expect, test } from 'vitest'
import { sizesOf } from '../../src/docker/engine-image.ts'
import { describeLayers, describeSent, PushProgress } from '../../src/docker/push-progress.ts'

const digest = (digit: string) => `sha256:${digit.repeat(64)}`
const id = (digit: string) => digit.repeat(12)

/** An image of three layers, base first; their archives' digests begin with a, b, c, those of what is sent with 1, 2, 3. */
const diffIds = ['a', 'b', 'c'].map(digest)
const mediaType = 'application/vnd.docker.distribution.manifest.v2+json'
const layers = ['1', '2', '3'].map((digit, index) => ({
  digest: digest(digit),
  size: 10 ** (2 * index),
  mediaType: '',
}))
const manifest = JSON.stringify({ config: { digest: digest('f') }, layers })

function pushed(...lines: string[]) {
  const progress = new PushProgress()
  return { progress, shown: lines.filter((line) => !progress.read(line)) }
}

test.each([
  { store: 'classic', digits: ['a', 'b', 'c'] },
  { store: "containerd's", digits: ['1', '2', '3'] },
])('a push from the $store store is told with bytes and ends of layers', ({ digits }) => {
  const [base = '', middle = '', top = ''] = digits.map(id)
  const { progress, shown } = pushed(
    'The push refers to repository [111122223333.dkr.ecr.us-east-1.amazonaws.com/hello]',
    ...[top, middle, base].map((layer) => `${layer}: Preparing`),
    `${base}: Waiting`,
    `${base}: Layer already exists`,
    `${middle}: Mounted from other`,
    `${top}: Retrying in 2 seconds`,
    `${top}: Retrying in 1 second`,
    `${top}: Pushed`,
    `main: digest: ${digest('d')} size: 942`,
    'an unexpected word',
  )
  expect(shown).toEqual([`${top}: Retrying in 2 seconds`, 'an unexpected word'])
  expect(describeLayers({ image: { manifest, mediaType }, diffIds, progress })).toEqual([
    'Layer 1 of 3: 1 B, already there',
    'Layer 2 of 3: 100 B, already there',
    'Layer 3 of 3: 10 kB, pushed',
  ])
  expect(describeSent({ image: { manifest, mediaType }, diffIds, progress })).toBe('1 of 3 layers, 10 kB')
})

test('how far a push is, is told in layers, and in bytes where they are known', () => {
  const { progress } = pushed(`${id('a')}: Preparing`, `${id('b')}: Preparing`, `${id('b')}: Pushed`)
  expect(progress.describe()).toBe('1 of 2 layers')
  progress.measure(new Map([[id('a'), 2_000_000]]))
  expect(progress.describe()).toBe('1 of 2 layers')
  progress.measure(new Map([...['a', 'b', 'c'].map((digit): [string, number] => [id(digit), 2_000_000])]))
  expect(progress.describe()).toBe('1 of 2 layers, 2.0 MB of 4.0 MB uncompressed')
  expect(new PushProgress().describe()).toBeUndefined()
})

test('layers of a builder, which tells nothing of them, have their bytes alone', () => {
  expect(describeLayers({ image: { manifest, mediaType }, diffIds: [], progress: new PushProgress() })[2]).toBe(
    'Layer 3 of 3: 10 kB',
  )
})

test.each([
  { what: 'lines without a layer', history: [0, 5, 0, 7, 9], found: [9, 7, 5] },
  { what: 'an empty layer', history: [0, 5, 0, 'RUN true', 9], found: [9, 0, 5] },
  { what: 'more lines than layers', history: [1, 5, 0, 7, 9], found: [] },
])('sizes are found in a history with $what', ({ history, found }) => {
  const lines = history.map((line) =>
    typeof line === 'string' ? { size: 0, instruction: line } : { size: line, instruction: 'CMD ["app"]' },
  )
  expect([...sizesOf(diffIds, lines).values()]).toEqual(found)
})
