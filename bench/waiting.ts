// How long after a version is ready each way of waiting notices it, and how many requests it makes to Lambda:
// the action's polling against the SDK's own waiter with its defaults, side by side in one run.
import { LambdaClient, UpdateFunctionCodeCommand, waitUntilPublishedVersionActive } from '@aws-sdk/client-lambda'
import { type Sandbox, startSandbox } from '@deploy-lambda-image/sandbox'
import { waitForVersion } from '../src/lambda/wait.ts'
import type { Measurement } from './measurement.ts'

type Way = (lambda: LambdaClient, functionName: string, version: string) => Promise<unknown>

const ways: Record<string, Way> = {
  action: (lambda, functionName, version) => {
    const timeout = 120_000
    const signal = new AbortController().signal
    return waitForVersion({ lambda, functionName, deadline: Date.now() + timeout, timeout, signal }, version)
  },
  sdk: (client, FunctionName, Qualifier) =>
    waitUntilPublishedVersionActive({ client, maxWaitTime: 120 }, { FunctionName, Qualifier }),
}

/** ms that Lambda takes to make a version ready. */
const settleTimes = [300, 1100, 2700, 4900, 9300, 17_100]

/** The end record alone is an archive without files (APPNOTE.TXT, 4.3.16). */
const emptyZip = Buffer.concat([Buffer.from('PK\x05\x06'), Buffer.alloc(18)])

interface Wait {
  way: string
  settle: number
  /** ms from ready to noticed. */
  lag: number
  requestsPerSecond: number
}

async function measure(settle: number): Promise<Wait[]> {
  const sandbox = await startSandbox({
    settle: { update: settle, publish: settle },
    roles: [
      {
        name: 'bench',
        trust: { Version: '2012-10-17', Statement: [] },
        policies: [{ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'lambda:*', Resource: '*' }] }],
      },
    ],
  })
  try {
    return await Promise.all(Object.entries(ways).map(([name, way]) => measureWay(sandbox, name, way, settle)))
  } finally {
    await sandbox.stop()
  }
}

async function measureWay(sandbox: Sandbox, way: string, wait: Way, settle: number): Promise<Wait> {
  await sandbox.lambda.seed({ name: way, region: 'us-east-1' })
  let requests = 0
  const lambda = new LambdaClient({
    region: 'us-east-1',
    endpoint: sandbox.endpoint,
    credentials: sandbox.session('bench'),
  })
  const update = new UpdateFunctionCodeCommand({ FunctionName: way, ZipFile: emptyZip, Publish: true })
  const { Version = '' } = await lambda.send(update)
  const start = performance.now()
  lambda.middlewareStack.add(
    (next) => (args) => {
      requests += 1
      return next(args)
    },
    { step: 'finalizeRequest' },
  )
  await wait(lambda, way, Version)
  const waited = performance.now() - start
  return { way, settle, lag: Math.max(0, waited - settle), requestsPerSecond: (requests / waited) * 1000 }
}

function mean(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

/** @returns how late each way notices that a version is ready, in the mean */
export async function waiting(): Promise<Measurement[]> {
  const measurements = (await Promise.all(settleTimes.map(measure))).flat()
  for (const { way, settle, lag, requestsPerSecond } of measurements) {
    const cells = [
      way.padEnd(6),
      `ready after ${settle} ms`.padEnd(22),
      `noticed ${lag.toFixed(0)} ms later`.padEnd(26),
    ]
    console.error(`${cells.join(' ')} ${requestsPerSecond.toFixed(2)} requests/s`)
  }
  const lagOf = (way: string) => mean(measurements.filter((each) => each.way === way).map(({ lag }) => lag)) / 1000
  return [
    { what: 'Ready is noticed later by', measured: lagOf('action'), unit: 's', bound: 0.2 },
    { what: "The SDK's own waiter notices it later by", measured: lagOf('sdk'), unit: 's' },
  ]
}
