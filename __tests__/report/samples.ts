import type { ImageFacts } from '../../src/image/facts.ts'
import type { RunOrigin } from '../../src/report/origin.ts'
import type { PlaceResult, Timing } from '../../src/report/result.ts'

export const digests = {
  one: `sha256:${'76aa434083e6'.padEnd(64, '1')}`,
  two: `sha256:${'73e1c4fb2384'.padEnd(64, '2')}`,
}
export const host = '111122223333.dkr.ecr.us-east-1.amazonaws.com'
const uri = (digest: string) => `${host}/hello-world@${digest}`
export const arn = 'arn:aws:lambda:us-east-1:111122223333:function:hello-world'

export const origin: RunOrigin = {
  serverUrl: 'https://github.com',
  repository: 'octo-org/hello-lambda',
  commit: '7fd1a60b01f91b314f59955a4e4d4e80d8edf11d',
  runId: '1234567890',
  actor: 'octocat',
  action: 'octo-org/deploy-lambda-image@v1',
}

const base = { digest: `sha256:${'b'.repeat(64)}`, size: 132_600_000, instruction: '' }
const packages = 'RUN pip install -r requirements.txt'

export const image: ImageFacts = {
  compressed: 148_200_000,
  uncompressed: 410_000_000,
  layers: [
    base,
    { digest: `sha256:${'c'.repeat(64)}`, size: 15_400_000, instruction: packages },
    { digest: `sha256:${'d'.repeat(64)}`, size: 200_000, instruction: 'COPY src /var/task' },
  ],
  warnings: [],
  start: {},
}

/** A function whose alias is on a new version. */
export const released: PlaceResult = {
  region: 'us-east-1',
  digest: digests.two,
  version: '12',
  imageUri: uri(digests.two),
  imageTags: ['7fd1a60b01f91b314f59955a4e4d4e80d8edf11d', 'latest'],
  functionArn: arn,
  versionArn: `${arn}:12`,
  aliasArn: `${arn}:live`,
  codeSha256: digests.two.slice(7),
  previousVersion: '11',
  previousDigest: digests.one,
  changed: true,
  functionUrl: '',
  configured: [
    { member: 'MemorySize', before: 128, after: 512 },
    { member: 'Timeout', before: 3, after: 20 },
    { member: 'Environment', added: ['LOG_LEVEL', 'TABLE'], changed: ['STAGE'], removed: ['DEBUG'] },
  ],
  verified: [{ name: 'verify-event', bytes: 17, duration: 17, billed: 18, coldStart: 437, memoryUsed: 61 }],
  pruned: [],
  latestDigest: digests.two,
  previousLatestDigest: digests.one,
  previousImage: {
    uri: uri(digests.one),
    commit: 'c65599802c75a2d1b8ee9dcd1d4c0d1d3a0c5b9f',
    layers: [base, { digest: `sha256:${'e'.repeat(64)}`, size: 8_400_000, instruction: packages }],
  },
  released: true,
  releasedIn: 12_345,
  watched: { logGroup: '/aws/lambda/hello-world', alarms: ['hello-errors'], memory: 512 },
  alias: { name: 'live', version: '12', weights: {} },
}

/** The same before the run, as a run that failed leaves it. */
export const kept: PlaceResult = {
  ...released,
  digest: digests.one,
  version: '11',
  imageUri: uri(digests.one),
  imageTags: [],
  versionArn: `${arn}:11`,
  codeSha256: digests.one.slice(7),
  changed: false,
  configured: [],
  verified: [],
  latestDigest: digests.one,
  alias: { name: 'live', version: '11', weights: {} },
}

export type Row = [title: string, section: Timing['section'], seconds: number, parts?: Row[]]

/** Steps one after the other. The last part of a step fails where the run does. */
export function timingsOf(rows: readonly Row[], failing = false): Timing[] {
  let clock = 0
  return rows.map(([title, section, seconds, parts = []], index) => {
    const start = clock
    clock += seconds * 1000
    let inner = start
    const last = failing && index === rows.length - 1
    const made = parts.map(([label, of, time], number) => {
      const from = inner
      inner += time * 1000
      const failed = last && number === parts.length - 1 && { failed: true as const }
      return { label, section: of, start: from, milliseconds: time * 1000, ...failed }
    })
    const failed = last && { failed: true as const }
    return { title, label: title, section, start, milliseconds: seconds * 1000, parts: made, ...failed }
  })
}

export const prepared: Row[] = [
  ['Sign in', 'Prepare', 0.4],
  ['Inspect', 'Prepare', 0.8],
  ['Build linux/amd64, 8 of 11 steps cached', 'Image', 38.9],
  ['Rehearse, 2 events', 'Image', 3.1],
  ['Push, 2 of 3 layers, 15.6 MB', 'Image', 7.2],
  ['Confirm', 'Image', 0.2],
]

export const canary: Row[] = [
  ...prepared,
  [
    'Release',
    'Lambda',
    318,
    [
      ['Configure and publish version 12', 'Lambda', 16],
      ['Verify 1 event, answered', 'Lambda', 2],
      ['10% for 5 min', 'Traffic', 300],
      ['100%', 'Traffic', 0.1],
    ],
  ],
]

/** A push without a function. */
export const pushed: PlaceResult = {
  region: 'us-east-1',
  digest: digests.two,
  version: '',
  imageUri: uri(digests.two),
  imageTags: ['latest'],
  functionArn: '',
  versionArn: '',
  aliasArn: '',
  codeSha256: '',
  previousVersion: '',
  previousDigest: '',
  changed: true,
  functionUrl: '',
  configured: [],
  verified: [],
  pruned: [],
}
