import { spawn } from 'node:child_process'
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { baseLayer, LAMBDA_TRUST, packLayer, type Sandbox, startSandbox } from '@deploy-lambda-image/sandbox'
import type { Row } from '../table.ts'
import { debianImage, type Release } from './debian.ts'
import { isKnownToSdk } from './sdk-model.ts'
import type { Given, Step } from './step.ts'
import { stepsOf } from './steps.ts'

/** What the Python program says of one step. */
interface Result {
  service: Step['service']
  operation: string
  /** The client's model has no such operation, or no such parameter. */
  lacks?: boolean
  error?: string | null
  wrong?: string[]
  unknown?: string[]
}

interface Told {
  version: string
  /** Whether it finds the sandbox by AWS_ENDPOINT_URL alone. */
  knowsEndpointUrl: boolean
  results: Result[]
}

const region = 'us-east-1'
const hello = fileURLToPath(new URL('../../examples/hello', import.meta.url))
const programs = fileURLToPath(new URL('.', import.meta.url))

/** Values that no model has, and that the service was recorded with. */
const recorded = new Set(['LastUpdateStatusReasonCode=Creating'])

/** Services by their names in the clients, where those differ from the signing name. */
const signingNames: Record<string, string> = { cloudwatch: 'monitoring' }

/** Lets boto3 and the CLI of a release of Debian call all that the sandbox has. @returns a row for each client and service */
export async function tryClients(release: Release): Promise<Row[]> {
  const image = await debianImage(release)
  const rows: Row[] = []
  for (const client of ['boto3', 'cli'] as const) {
    const sandbox = await openSandbox()
    try {
      const steps = stepsOf(await give(sandbox))
      const told = await callAll(image, client, sandbox, steps)
      rows.push(...rowsOf(`${client === 'cli' ? 'awscli' : client} ${told.version} (Debian ${release})`, told, sandbox))
    } finally {
      await sandbox.stop()
    }
  }
  return rows
}

function openSandbox(): Promise<Sandbox> {
  const policies = [{ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] }]
  const Principal = { Federated: 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com' }
  const Condition = { StringLike: { 'token.actions.githubusercontent.com:sub': 'repo:*' } }
  const Statement = [
    { Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::111122223333:root' }, Action: 'sts:AssumeRole' },
    { Effect: 'Allow', Principal, Action: 'sts:AssumeRoleWithWebIdentity', Condition },
  ]
  return startSandbox({
    regions: [region],
    settle: { create: 100, update: 100, publish: 100, provision: 100, restore: 100 },
    roles: [
      { name: 'caller', policies },
      { name: 'chained', policies, trust: { Version: '2012-10-17', Statement } },
      { name: 'execution', trust: LAMBDA_TRUST },
    ],
  })
}

async function give(sandbox: Sandbox): Promise<Given> {
  const layers = [await baseLayer(), await packLayer(hello)].map((layer) => gzipSync(layer))
  const uri = await sandbox.ecr.createRepository('foreign')
  const put = (tag: string) =>
    sandbox.ecr.putImage('foreign', { tag, layers, entryPoint: ['/bin/sh', '/bootstrap'], labels: { tag } })
  await Promise.all(['one', 'two'].map(put))
  const profile = `arn:aws:signer:${region}:${sandbox.accountId}:/signing-profiles/foreign`
  await sandbox.ecr.putSigningConfiguration([{ profile }])
  await sandbox.ecr.createRepository('seeded')
  const seeded = await sandbox.ecr.putImage('seeded')
  const vulnerability = { id: 'CVE-2026-1', severity: 'HIGH', packageName: 'musl', version: '1.2' } as const
  await sandbox.ecr.setScans({ found: [vulnerability] })
  await sandbox.lambda.seed({ name: 'durable', region, imageUri: `${uri}:one`, durable: true, publish: true })
  sandbox.lambda.startExecution({ name: 'durable', version: '1' })
  sandbox.lambda.mapEventSource({ name: 'durable' })
  sandbox.cloudwatch.putAlarm({ name: 'errors' })
  const metrics = { functionName: 'foreign', alias: 'live', version: '1', invocations: 3 }
  sandbox.cloudwatch.putMetrics(metrics)
  const config = { type: 'TimeBasedCanary', percentage: 10, interval: 60_000 } as const
  sandbox.codedeploy.seed({ application: 'app', group: 'live', config })
  return {
    account: sandbox.accountId,
    executionRole: sandbox.iam.arnOf('execution'),
    chained: sandbox.iam.arnOf('chained'),
    token: await sandbox.github.idToken('sts.amazonaws.com'),
    images: [`${uri}:one`, `${uri}:two`],
    durable: 'durable',
    seeded,
  }
}

async function callAll(image: string, client: 'boto3' | 'cli', sandbox: Sandbox, steps: Step[]): Promise<Told> {
  const folder = mkdtempSync(join(tmpdir(), 'foreign-'))
  const keys = Object.entries(sandbox.ambientCredentials('caller')).map(([name, value]) => `${name}=${value}\n`)
  writeFileSync(join(folder, 'keys'), keys.join(''), { mode: 0o600 })
  for (const file of ['clients.py', 'checker.py']) copyFileSync(join(programs, file), join(folder, file))
  const mounts = ['--volume', `${folder}:/proof:ro`, '--env-file', join(folder, 'keys')]
  const argv = [
    'run',
    '--rm',
    '--interactive',
    '--network',
    'host',
    ...mounts,
    image,
    'python3',
    '/proof/clients.py',
    client,
  ]
  try {
    const child = spawn('docker', argv, { stdio: ['pipe', 'pipe', 'pipe'] })
    child.stdin.end(JSON.stringify({ endpoint: sandbox.endpoint, region, steps }))
    const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)])
    if (!out.startsWith('{')) throw new Error(`The clients of ${image} ended without an answer:\n${err.slice(-3000)}`)
    return JSON.parse(out)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function rowsOf(client: string, told: Told, sandbox: Sandbox): Row[] {
  const { lambda, ecr, sts, cloudwatch, codedeploy, logs } = sandbox
  const services = { lambda, ecr, sts, cloudwatch, codedeploy, logs }
  const rows = Object.entries(services).map(([name, { operations }]) => {
    const { tried, wrong, remarks } = judge(name, operations, told.results, sandbox)
    const verdict = wrong.length === 0 ? 'as the model says' : wrong.join('; ')
    return { cells: [client, name, tried, verdict, remarks.join('; ')], ok: wrong.length === 0 }
  })
  const known = told.knowsEndpointUrl ? 'known' : 'unknown'
  const remark = told.knowsEndpointUrl ? '' : 'it must be given its endpoint, as `--endpoint-url` or `endpoint_url`'
  return [...rows, { cells: [client, 'AWS_ENDPOINT_URL', '', known, remark], ok: true }]
}

function judge(service: string, operations: readonly string[], results: readonly Result[], { requests }: Sandbox) {
  const own = results.filter((one) => one.service === service)
  const lacking = new Set(own.filter(({ lacks }) => lacks).map(({ operation }) => operation))
  const answered = new Set(requests.of(signingNames[service] ?? service).map(({ operation }) => operation))
  const missed = operations.filter((operation) => !answered.has(operation) && !lacking.has(operation))
  const unknown = [...new Set(own.flatMap((one) => one.unknown ?? []))]
  const invented = unknown.filter((member) => !isKnownToSdk(service, member) && !recorded.has(member))
  const newer = unknown.filter((member) => isKnownToSdk(service, member)).length
  return {
    tried: `${answered.size} of ${operations.length} operations, ${own.filter(({ lacks }) => !lacks).length} calls`,
    wrong: [
      ...own.flatMap(({ operation, wrong = [] }) => wrong.map((text) => `${operation}: ${text}`)),
      ...invented.map((member) => `${member} is in no model`),
      ...missed.map((operation) => `${operation} was not called`),
    ],
    remarks: [
      ...(lacking.size > 0 ? [`it does not know ${[...lacking].join(', ')}`] : []),
      ...(newer > 0 ? [`${newer === 1 ? '1 member is' : `${newer} members are`} newer than its model`] : []),
    ],
  }
}
