// The ways that people have today, in turns with the action: docker and the AWS CLI by hand, and other actions whose
// folders are given, one after the other as a job would run them.
import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Sandbox } from '@deploy-lambda-image/sandbox'
import { readManifest, runAction } from '@deploy-lambda-image/sandbox/runner'
import type { Measurement } from './measurement.ts'
import { Checkout, deploy, median, inputs as ours, seed, startStage } from './stage.ts'

const run = promisify(execFile)

type Way = (sandbox: Sandbox, checkout: Checkout) => Promise<void>

/**
 * @param against folders with an action.yml each, in the order in which a job would use them
 * @param rounds how often each is measured; the median counts
 */
export async function ways(against: readonly string[], rounds: number): Promise<Measurement[]> {
  const all: Record<string, Way> = { 'This action': byAction }
  if (await hasCli()) all['docker and the AWS CLI by hand'] = byHand
  if (against.length > 0)
    all[against.map(nameOf).join(' + ')] = (sandbox, checkout) => inOrder(against, sandbox, checkout)
  const sandbox = await startStage({ settle: { update: 2000, publish: 2000 } })
  const checkout = new Checkout()
  const times = new Map(Object.keys(all).map((name): [string, number[]] => [name, []]))
  const calls = new Map<string, number>()
  try {
    await seed(sandbox, 'bench')
    await byAction(sandbox, checkout)
    sandbox.faults.add({ kind: 'slow', ms: 50, times: Number.POSITIVE_INFINITY })
    for (let round = 0; round < rounds; round++) {
      for (const [name, way] of Object.entries(all)) {
        checkout.change()
        sandbox.requests.clear()
        const start = performance.now()
        await way(sandbox, checkout)
        times.get(name)?.push(performance.now() - start)
        calls.set(name, sandbox.requests.all.filter(({ service }) => service !== 'registry').length)
      }
    }
  } finally {
    checkout.remove()
    await sandbox.stop()
  }
  const action = median(times.get('This action') ?? [])
  return [...times].flatMap(([name, values]): Measurement[] => [
    { what: `${name}: until the version is live`, measured: median(values) / 1000, unit: 's' },
    ...(name === 'This action' ? [] : [ratio(name, action / median(values))]),
    { what: `${name}: calls`, measured: calls.get(name) ?? Number.NaN, unit: 'calls' },
  ])
}

function ratio(name: string, measured: number): Measurement {
  return { what: `This action against ${name}`, measured, unit: 'times', bound: 1 }
}

async function byAction(sandbox: Sandbox, checkout: Checkout): Promise<void> {
  await deploy(sandbox, checkout.path, { 'function-name': 'bench', alias: 'live', tags: 'latest' })
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
async function byHand(sandbox: Sandbox, checkout: Checkout): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'bench-hand-'))
  const env = {
    PATH: process.env.PATH,
    HOME: home,
    DOCKER_CONFIG: home,
    AWS_DEFAULT_REGION: 'us-east-1',
    ...sandbox.ambientCredentials('bench'),
  }
  const aws = async (...argv: string[]) =>
    (await run('aws', ['--endpoint-url', sandbox.endpoint, '--output', 'text', ...argv], { env })).stdout.trim()
  const host = await sandbox.ecr.host('us-east-1')
  const uri = `${host}/bench:by-hand`
  try {
    const login = run('docker', ['login', '--username', 'AWS', '--password-stdin', host], { env })
    login.child.stdin?.end(await aws('ecr', 'get-login-password'))
    await login
    await run('docker', ['buildx', 'build', '--provenance=false', '--push', '--tag', uri, checkout.path], { env })
    const code = ['--function-name', 'bench', '--image-uri', uri, '--publish', '--query', 'Version']
    const version = await aws('lambda', 'update-function-code', ...code)
    await aws('lambda', 'wait', 'function-active-v2', '--function-name', 'bench', '--qualifier', version)
    await aws('lambda', 'update-alias', '--function-name', 'bench', '--name', 'live', '--function-version', version)
  } finally {
    rmSync(home, { recursive: true })
  }
}

function nameOf(folder: string): string {
  return /^name:\s*['"]?(.+?)['"]?\s*$/m.exec(readFileSync(join(folder, 'action.yml'), 'utf8'))?.[1] ?? folder
}

/** What actions of this kind call their inputs, with values of one deploy. Each gets those that its action.yml has. */
async function inOrder(folders: readonly string[], sandbox: Sandbox, checkout: Checkout): Promise<void> {
  const host = await sandbox.ecr.host('us-east-1')
  const values: Record<string, string> = {
    ...ours,
    'function-name': 'bench',
    'package-type': 'Image',
    'image-uri': `${host}/bench:against`,
    context: checkout.path,
    push: 'true',
    provenance: 'false',
    tags: `${host}/bench:against`,
    publish: 'true',
  }
  let env: Record<string, string> = {}
  const home = mkdtempSync(join(tmpdir(), 'bench-home-'))
  try {
    for (const folder of folders) {
      const known = Object.keys(readManifest(folder).inputs)
      // An earlier or later state of this action takes tags without a host.
      const own = known.includes('test-event') ? { tags: 'against', alias: 'live', 'image-uri': '' } : {}
      const inputs = Object.fromEntries(Object.entries({ ...values, ...own }).filter(([name]) => known.includes(name)))
      const { exitCode, log, main } = await runAction({
        action: folder,
        sandbox,
        workspace: checkout.path,
        inputs,
        env,
        home,
      })
      if (exitCode !== 0) throw new Error(`${nameOf(folder)} failed:\n${log}`)
      env = { ...env, ...main.env }
    }
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}
