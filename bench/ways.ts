// The ways that people have today, in turns with the action: docker and the AWS CLI by hand, and other actions whose
// folders are given, one after the other as a job would run them. Each ends when the new image answers.
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { promisify } from 'node:util'
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda'
import type { Sandbox } from '@deploy-lambda-image/sandbox'
import { others } from './actions.ts'
import type { Measurement } from './measurement.ts'
import { runWatched, watchMemory } from './memory.ts'
import { Checkout, median, inputs as ours, seed, startStage } from './stage.ts'

const run = promisify(execFile)
/** ms for which the new image is waited for, and between two invocations. */
const [patience, pause] = [60_000, 20]

/** One way to deploy a checkout. */
export interface Way {
  name: string
  /** Of the function, which is to answer in the end: `live`, or `$LATEST` where no alias is moved. */
  qualifier: string
  deploy(sandbox: Sandbox, checkout: Checkout): Promise<Deployed>
}

/** A checkout that is deployed. */
export interface Deployed {
  /** MB that the largest of its programs had; NaN where the system does not tell. */
  memory: number
  /** Does what is left for the end of a job. */
  end(): Promise<void>
}

/** What was measured of a way. */
interface Taken {
  times: number[]
  memory: number[]
  calls: number
}

/**
 * @param against folders with an action.yml each, in the order in which a job would use them
 * @param rounds how often each is measured; the median counts
 */
export async function ways(against: readonly string[], rounds: number): Promise<Measurement[]> {
  const all = [byAction, ...((await hasCli()) ? [byHand] : []), ...(against.length > 0 ? [others(against)] : [])]
  const sandbox = await startStage({ settle: { update: 2000, publish: 2000 } })
  const checkout = new Checkout()
  const taken = new Map(all.map(({ name }): [string, Taken] => [name, { times: [], memory: [], calls: Number.NaN }]))
  try {
    await seed(sandbox, 'bench')
    checkout.changeAnswer()
    await (await byAction.deploy(sandbox, checkout)).end()
    sandbox.faults.add({ kind: 'slow', ms: 50, times: Number.POSITIVE_INFINITY })
    for (let round = 0; round < rounds; round++) for (const way of all) await take(way, sandbox, checkout, taken)
  } finally {
    checkout.remove()
    await sandbox.stop()
  }
  const own = median(taken.get(byAction.name)?.times ?? [])
  return [...taken].flatMap(([name, { times, memory, calls }]): Measurement[] => [
    { what: `${name}: until the new image answers`, measured: median(times) / 1000, unit: 's' },
    ...(name === byAction.name ? [] : [ratio(name, own / median(times))]),
    { what: `${name}: calls`, measured: calls, unit: 'calls' },
    { what: `${name}: memory at most`, measured: Math.max(...memory), unit: 'MB' },
  ])
}

function ratio(name: string, measured: number): Measurement {
  return { what: `This action against ${name}`, measured, unit: 'times', bound: 1 }
}

async function take(
  { name, qualifier, deploy }: Way,
  sandbox: Sandbox,
  checkout: Checkout,
  taken: ReadonlyMap<string, Taken>,
): Promise<void> {
  const one = taken.get(name)
  if (one === undefined) return
  const message = checkout.changeAnswer()
  sandbox.requests.clear()
  const start = performance.now()
  const { memory, end } = await deploy(sandbox, checkout)
  one.calls = sandbox.requests.all.filter(({ service }) => service !== 'registry').length
  await answers(sandbox, qualifier, message)
  one.times.push(performance.now() - start)
  one.memory.push(memory)
  await end()
}

/** Invokes until the new image answers: a way may end before that. @throws Error when it never does */
async function answers(sandbox: Sandbox, Qualifier: string, message: string): Promise<void> {
  const keys = sandbox.ambientCredentials('bench')
  const lambda = new LambdaClient({
    region: 'us-east-1',
    endpoint: sandbox.endpoint,
    credentials: {
      accessKeyId: keys.AWS_ACCESS_KEY_ID ?? '',
      secretAccessKey: keys.AWS_SECRET_ACCESS_KEY ?? '',
      ...(keys.AWS_SESSION_TOKEN && { sessionToken: keys.AWS_SESSION_TOKEN }),
    },
  })
  let last: unknown
  try {
    for (const deadline = Date.now() + patience; Date.now() < deadline; await delay(pause)) {
      try {
        const { Payload } = await lambda.send(new InvokeCommand({ FunctionName: 'bench', Qualifier }))
        last = Payload?.transformToString()
      } catch (error) {
        // A version that is not ready yet refuses.
        last = error
      }
      if (last === JSON.stringify(message)) return
    }
  } finally {
    lambda.destroy()
  }
  throw new Error(`${Qualifier} never answered ${message}, but ${last}`)
}

const byAction: Way = {
  name: 'This action',
  qualifier: 'live',
  deploy(sandbox, checkout) {
    const own = { 'function-name': 'bench', alias: 'live', tags: 'latest' }
    return runWatched({ sandbox, workspace: checkout.path, inputs: { ...ours, ...own } })
  },
}

async function hasCli(): Promise<boolean> {
  try {
    await run('aws', ['--version'])
    return true
  } catch {
    console.error('There is no AWS CLI on this machine (Debian: apt-get install awscli): its way is left out.')
    return false
  }
}

/** What articles say: log in, build, push, update-function-code, wait, update-alias. Nothing is checked. */
const byHand: Way = { name: 'docker and the AWS CLI by hand', qualifier: 'live', deploy: deployByHand }

async function deployByHand(sandbox: Sandbox, checkout: Checkout): Promise<Deployed> {
  const home = mkdtempSync(join(tmpdir(), 'bench-hand-'))
  const env = {
    PATH: process.env.PATH,
    HOME: home,
    DOCKER_CONFIG: home,
    AWS_DEFAULT_REGION: 'us-east-1',
    ...sandbox.ambientCredentials('bench'),
  }
  const memory: number[] = []
  const program = async (file: string, argv: readonly string[], input?: string) => {
    const running = run(file, argv, { env })
    running.child.stdin?.end(input)
    const watch = watchMemory(running.child.pid)
    try {
      return (await running).stdout.trim()
    } finally {
      watch.stop()
      memory.push(watch.most())
    }
  }
  const aws = (...argv: string[]) => program('aws', ['--endpoint-url', sandbox.endpoint, '--output', 'text', ...argv])
  const host = await sandbox.ecr.host('us-east-1')
  const uri = `${host}/bench:by-hand`
  try {
    const password = await aws('ecr', 'get-login-password')
    await program('docker', ['login', '--username', 'AWS', '--password-stdin', host], password)
    await program('docker', ['buildx', 'build', '--provenance=false', '--push', '--tag', uri, checkout.path])
    const code = ['--function-name', 'bench', '--image-uri', uri, '--publish', '--query', 'Version']
    const version = await aws('lambda', 'update-function-code', ...code)
    await aws('lambda', 'wait', 'function-active-v2', '--function-name', 'bench', '--qualifier', version)
    await aws('lambda', 'update-alias', '--function-name', 'bench', '--name', 'live', '--function-version', version)
    // A program that was over before the first look has none.
    return { memory: Math.max(...memory.filter((one) => !Number.isNaN(one))), end: async () => {} }
  } finally {
    rmSync(home, { recursive: true })
  }
}
