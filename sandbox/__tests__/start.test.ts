import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ECRClient, GetAuthorizationTokenCommand } from '@aws-sdk/client-ecr'
import { expect, test } from 'vitest'
import { startSandbox } from '../index.ts'

const CLI = fileURLToPath(new URL('../cli.ts', import.meta.url))
const REGIONS = ['us-east-1', 'us-west-2', 'eu-west-1', 'eu-central-1', 'ap-south-1', 'ap-northeast-1', 'sa-east-1']

test('starts with less than a second of work, with many regions', async () => {
  // The keys that sign tokens are made once for all sandboxes of a process, and take long.
  const first = await startSandbox()
  await first.github.idToken()
  await first.stop()
  const before = process.cpuUsage()
  const sandbox = await startSandbox({ regions: REGIONS, roles: [{ name: 'deploy' }], repositories: [{ name: 'app' }] })
  const { user, system } = process.cpuUsage(before)
  const hosts = new Set(await Promise.all(REGIONS.map((region) => sandbox.ecr.host(region))))
  await sandbox.stop()
  expect((user + system) / 1000).toBeLessThan(1000)
  expect(hosts.size).toBe(REGIONS.length)
})

test('two sandboxes know nothing of each other', async () => {
  const [one, other] = await Promise.all([startSandbox({ roles: [{ name: 'deploy' }] }), startSandbox()])
  const credentials = one.session('deploy')
  const ecr = new ECRClient({ region: 'us-east-1', endpoint: other.endpoint, credentials, maxAttempts: 1 })
  const call = ecr.send(new GetAuthorizationTokenCommand({}))
  await expect(call).rejects.toMatchObject({ name: 'UnrecognizedClientException' })
  await Promise.all([one.stop(), other.stop()])
})

test('a role of a partition has its ARNs', async () => {
  const china = await startSandbox({ regions: ['cn-north-1'], roles: [{ name: 'deploy' }] })
  expect(china.iam.role('deploy').arn).toBe('arn:aws-cn:iam::111122223333:role/deploy')
  await china.stop()
})

test('a sandbox that is killed takes its registries and their files with it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sandbox-test-killed-'))
  const child = spawn(process.execPath, [CLI, '--role', 'deploy', '--signed-in', 'deploy'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, TMPDIR: folder },
  })
  const printed = await new Promise<string>((resolve) =>
    child.stdout.once('data', (data: Buffer) => resolve(data.toString())),
  )
  const value = (name: string) => new RegExp(`${name}='(.*)'`).exec(printed)?.[1] ?? ''
  await useRegistry(value)
  expect(processesOf(folder)).toHaveLength(2)
  child.kill('SIGKILL')
  await expect.poll(() => [...processesOf(folder), ...readdirSync(folder)]).toEqual([])
  rmSync(folder, { recursive: true })
})

/** Makes the sandbox start its registry: a login is checked by the registry itself. */
async function useRegistry(value: (name: string) => string): Promise<void> {
  const ecr = new ECRClient({
    region: 'us-east-1',
    endpoint: value('AWS_ENDPOINT_URL'),
    credentials: {
      accessKeyId: value('AWS_ACCESS_KEY_ID'),
      secretAccessKey: value('AWS_SECRET_ACCESS_KEY'),
      sessionToken: value('AWS_SESSION_TOKEN'),
    },
  })
  const { authorizationData } = await ecr.send(new GetAuthorizationTokenCommand({}))
  const { authorizationToken, proxyEndpoint = '' } = authorizationData?.[0] ?? {}
  const answer = await fetch(`http://${new URL(proxyEndpoint).host}/v2/`, {
    headers: { authorization: `Basic ${authorizationToken}` },
  })
  expect(answer.status).toBe(200)
}

/** Command lines of processes that name a folder: the registry and its guard. */
function processesOf(folder: string): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(commandLine)
    .filter((line) => line.includes(folder))
}

function commandLine(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
  } catch {
    // It ended meanwhile.
    return ''
  }
}
