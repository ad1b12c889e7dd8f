import { expect, test } from 'vitest'
import { formatBytes, imageFacts } from '../../src/image/facts.ts'

const gzip = 'application/vnd.oci.image.layer.v1.tar+gzip'
const zstd = 'application/vnd.oci.image.layer.v1.tar+zstd'
const config = {
  os: 'linux',
  architecture: 'amd64',
  entryPoint: ['/bootstrap'],
  command: [],
  labels: {},
  environment: {},
  history: [
    { createdBy: '/bin/sh -c #(nop) ADD file:abc in / ', emptyLayer: false },
    { createdBy: 'ENV A=b', emptyLayer: true },
    { createdBy: 'RUN /bin/sh -c make   all # buildkit', emptyLayer: false },
  ],
}

test('layers are told with the instructions that made them; those that made none are passed over', () => {
  const layers = [
    { digest: 'sha256:a', size: 10, mediaType: gzip },
    { digest: 'sha256:b', size: 2_500_000, mediaType: gzip },
  ]
  const facts = imageFacts(layers, config)
  expect(facts).toEqual({
    compressed: 2_500_010,
    layers: [
      { digest: 'sha256:a', size: 10, instruction: 'ADD file:abc in /' },
      { digest: 'sha256:b', size: 2_500_000, instruction: 'RUN make all' },
    ],
    warnings: [],
    start: { program: "ENTRYPOINT '/bootstrap'" },
  })
})

test('layers that are not gzip and an entry point that is no absolute path are warned of', () => {
  const layers = [{ digest: 'sha256:a', size: 10, mediaType: zstd }]
  expect(imageFacts(layers, { ...config, entryPoint: ['python'] }).warnings).toEqual([
    `1 of 1 layer is not compressed with gzip (${zstd}), and Lambda may refuse that: build with gzip layers.`,
    "The entry point 'python' is not an absolute path, and Lambda needs one: write the whole path in ENTRYPOINT.",
  ])
  expect(imageFacts([], { ...config, entryPoint: ['python'] }, { entryPoint: ['/python'] }).warnings).toEqual([])
})

test.each([
  [0, '0 B'],
  [999, '999 B'],
  [1234, '1.2 kB'],
  [45_678, '46 kB'],
  [1_100_000, '1.1 MB'],
  [2_340_000_000, '2.34 GB'],
])('%i bytes read %s', (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text)
})

test('the values of build arguments are not told, nor instructions that can not be told apart', () => {
  const layer = { digest: 'sha256:a', size: 10, mediaType: gzip }
  const history = [{ createdBy: 'RUN |2 TOKEN=abc def OTHER=x /bin/sh -c npm ci # buildkit', emptyLayer: false }]
  expect(imageFacts([layer], { ...config, history }).layers).toMatchObject([{ instruction: 'RUN npm ci' }])
  expect(imageFacts([layer, layer], { ...config, history }).layers).toMatchObject([
    { instruction: '' },
    { instruction: '' },
  ])
})

test('what is started is told as the Dockerfile or the input has it', () => {
  const history = ['ENTRYPOINT ["/base"]', 'WORKDIR /var/task', '/bin/sh -c #(nop)  ENTRYPOINT ["/bootstrap"]'].map(
    (createdBy) => ({ createdBy, emptyLayer: true }),
  )
  const of = (override = {}) => imageFacts([], { ...config, history }, override).start
  expect(of()).toEqual({ program: 'ENTRYPOINT ["/bootstrap"]', folder: 'WORKDIR /var/task' })
  expect(of({ entryPoint: ['/other'] })).toMatchObject({ program: "image-entry-point '/other'" })
})
