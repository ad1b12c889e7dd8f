import { ECRClient } from '@aws-sdk/client-ecr'
import { type Sandbox, type ScanSeed, startSandbox } from '@deploy-lambda-image/sandbox'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { awaitScan } from '../../src/ecr/await-scan.ts'

const all = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'ecr:*', Resource: '*' }] } as const
const region = 'us-east-1'
let sandbox: Sandbox
let ecr: ECRClient

beforeAll(async () => {
  sandbox = await startSandbox({ roles: [{ name: 'deploy', policies: [all] }], repositories: [{ name: 'app' }] })
  const {
    AWS_ACCESS_KEY_ID: accessKeyId = '',
    AWS_SECRET_ACCESS_KEY: secretAccessKey = '',
    ...session
  } = sandbox.ambientCredentials('deploy')
  const credentials = { accessKeyId, secretAccessKey, sessionToken: session.AWS_SESSION_TOKEN ?? '' }
  ecr = new ECRClient({ region, endpoint: sandbox.endpoint, credentials })
})
afterAll(() => sandbox.stop())

const times = { timeout: 20_000, registration: 20_000 }

async function scan(seed: ScanSeed, { timeout, registration } = times) {
  await sandbox.ecr.setScans(seed)
  const digest = await sandbox.ecr.putImage('app', { layers: [Buffer.from(crypto.randomUUID())] })
  const lines: string[] = []
  const image = { ecr, address: { name: 'app' }, region, digest }
  const wait = { timeout, registration, interval: 1, signal: new AbortController().signal }
  const ended = await awaitScan(image, { ...wait, log: (line) => lines.push(line) }).catch((error: unknown) => error)
  const text = ended instanceof Error ? ended.message.replaceAll(digest, 'DIGEST') : ''
  return { ended, lines, text }
}

const found = [
  { id: 'CVE-2026-1', severity: 'HIGH', packageName: 'musl', version: '1.2', fixedIn: '1.3' },
  { id: 'CVE-2026-2', severity: 'UNTRIAGED', packageName: 'zlib', version: '1' },
] as const
const begun = () => sandbox.requests.of('ecr', 'StartImageScan').length

test('where no push is scanned, a basic scan is started, and it names no fixes', async () => {
  const before = begun()
  const { ended, lines } = await scan({ found: [found[0]] })
  expect(ended).toMatchObject({
    scanner: 'basic',
    found: [{ id: 'CVE-2026-1', severity: 'high', packages: [{ name: 'musl', version: '1.2' }], exploited: false }],
  })
  expect(lines).toEqual(["ECR's scan is IN_PROGRESS"])
  expect(begun()).toBe(before + 1)
})

test("Amazon Inspector's results are waited for after it says ACTIVE, and no scan is started", async () => {
  const before = begun()
  const { ended, lines } = await scan({ type: 'ENHANCED', found })
  expect(ended).toMatchObject({
    scanner: 'enhanced',
    found: [
      { id: 'CVE-2026-1', severity: 'high', packages: [{ name: 'musl', version: '1.2', fixedIn: '1.3' }] },
      { id: 'CVE-2026-2', severity: 'unrated', packages: [{ name: 'zlib', version: '1' }] },
    ],
  })
  expect(lines).toEqual([
    "ECR's scan is PENDING: Pending start of the image scan.",
    "ECR's scan is ACTIVE: Continuous scan is selected for image.",
  ])
  expect(begun()).toBe(before)
})

test('findings are read to the last page', async () => {
  const many = Array.from({ length: 1100 }, (_, index) => ({ ...found[0], id: `CVE-${index}` }))
  const { ended } = await scan({ onPush: true, found: many })
  expect(ended).toMatchObject({ found: { length: 1100 } })
})

test.each([
  ['FAILED', 'failed (FAILED). Run the job again'],
  [
    'UNSUPPORTED_IMAGE',
    'does not know the operating system, or the type of the image (UNSUPPORTED_IMAGE). ECR says: Uns',
  ],
  ['SCAN_ELIGIBILITY_EXPIRED', 'this one is older (SCAN_ELIGIBILITY_EXPIRED). '],
  ['FINDINGS_UNAVAILABLE', 'has no findings that are still kept (FINDINGS_UNAVAILABLE). '],
  ['LIMIT_EXCEEDED', 'a limit of the account is reached (LIMIT_EXCEEDED). '],
  ['IMAGE_ARCHIVED', "(IMAGE_ARCHIVED): the image is archived. Restore it with 'aws ecr update"],
  ['SOMETHING_NEW', 'ended in a state that this action does not know (SOMETHING_NEW). '],
])('%s ends the wait', async (end, message) => {
  const { text } = await scan({ onPush: true, end })
  expect(text).toContain("ECR's scan of app@DIGEST in us-east-1 ")
  expect(text).toContain(message)
})

test('a repository that no rule of Inspector is about is named as such', async () => {
  const { text } = await scan({ type: 'ENHANCED', onPush: false })
  expect(text).toBe(
    'ECR in us-east-1 does not scan app: Amazon Inspector scans the registry, and no rule of it is about this repository. ' +
      "Add one that fits its name, under Settings, Scanning configuration, of ECR's private registry.",
  )
})

test('of a scan that is over and has no results, the way on is told', async () => {
  const ecr = new ECRClient({ region })
  ecr.send = async () => ({ imageScanStatus: { status: 'ACTIVE', description: 'Continuous scan is selected.' } })
  const image = { ecr, address: { name: 'app' }, region, digest: 'sha256:1' }
  const wait = { ...times, timeout: 20, interval: 5, signal: new AbortController().signal, log: () => {} }
  await expect(awaitScan(image, wait)).rejects.toThrow(
    /it is ACTIVE, and says: .* its scan goes on\. Where the page of the image in ECR says that nothing was found, remove scan-severity for this run\.$/,
  )
})

test('a scan that does not come, or does not end, is not waited for without end', async () => {
  const late = await scan({ onPush: true, end: 'IN_PROGRESS' }, { timeout: 50, registration: 20_000 })
  expect(late.text).toMatch(/^ECR's scan of app@DIGEST in us-east-1 has no findings after 50 ms: it is /)
  // Pushed before pushes were scanned.
  await sandbox.ecr.setScans({ onPush: false })
  const digest = await sandbox.ecr.putImage('app', { layers: [Buffer.from(crypto.randomUUID())] })
  await sandbox.ecr.setScans({ onPush: true })
  const wait = { timeout: 5000, registration: 0, interval: 5, signal: new AbortController().signal, log: () => {} }
  await expect(awaitScan({ ecr, address: { name: 'app' }, region, digest }, wait)).rejects.toThrow(
    `ECR in us-east-1 has no scan of app@${digest}. Let the registry scan on push`,
  )
})
