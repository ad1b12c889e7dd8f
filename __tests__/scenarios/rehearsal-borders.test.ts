import { execFile } from 'node:child_process'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { promisify } from 'node:util'
import type { Sandbox } from '@deploy-lambda-image/sandbox'
import { afterAll, beforeAll, describe, onTestFinished, test } from 'vitest'
import { lines, openTrials, startTrial } from './rehearsal-stage.ts'

const run = promisify(execFile)

let sandbox: Sandbox

beforeAll(async () => {
  sandbox = await openTrials()
})

afterAll(() => sandbox?.stop())

/** Addresses of this machine's loopback need root; a runner of GitHub's has sudo. */
const [ip, ...withIp] = [...(process.getuid?.() === 0 ? [] : ['sudo', '-n']), 'busybox', 'ip']

/** Where a machine of EC2 and a task of ECS find their role's credentials. */
const metadata = ['169.254.169.254', '169.254.170.2']

/** A server that counts who comes. */
interface Bait {
  port: number
  visits: () => number
}

async function listen(host: string, port = 0): Promise<Bait> {
  let visits = 0
  const server: Server = createServer((_, response) => {
    visits += 1
    response.end('secret')
  })
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve))
  onTestFinished(() => void server.close())
  const address: AddressInfo | string | null = server.address()
  return { port: typeof address === 'object' && address !== null ? address.port : 0, visits: () => visits }
}

/** Gives this machine an address, as the one at which a cloud would answer. */
async function own(address: string): Promise<void> {
  const change = (verb: string) => run(ip ?? 'ip', [...withIp, 'addr', verb, `${address}/32`, 'dev', 'lo'])
  await change('add')
  onTestFinished(() => void change('del'))
}

describe('a rehearsed container', { concurrent: true }, () => {
  test("reaches neither this machine's loopback nor its metadata, and what else is out there", async ({ expect }) => {
    const port = 33_000 + Math.floor(Math.random() * 20_000)
    for (const address of metadata) await own(address)
    const forbidden = await Promise.all(['127.0.0.1', ...metadata].map((address) => listen(address, port)))
    const outside = await listen('0.0.0.0')
    const script = `
      gateway=$(ip route | sed -n 's/^default via \\([0-9.]*\\) .*/\\1/p')
      reach() { wget -q -T 2 -O - "http://$1:$2/" 2>/dev/null || echo none; }
      next
      for host in 127.0.0.1 localhost "$gateway" host.docker.internal ${metadata.join(' ')}; do
        echo "$host: $(reach "$host" ${port})"
      done
      answer "\\"$(reach host.docker.internal ${outside.port})\\""`
    const inputs = { 'test-expect': '"secret"', 'test-timeout': '60s' }
    const trial = startTrial(sandbox, { script }, { inputs })
    const { exitCode, log } = await trial.result
    expect(exitCode, log).toBe(0)
    expect(log.match(/: none$/gm)).toHaveLength(6)
    expect(forbidden.map(({ visits }) => visits())).toEqual([0, 0, 0])
    expect(outside.visits()).toBe(1)
    expect(log).not.toContain('Open in this rehearsal')
  })

  test('is alone in being handed the event: no process and no other container is', async ({ expect }) => {
    const image = { script: 'echo "asleep with $AWS_LAMBDA_RUNTIME_API"; exec sleep 60' }
    const [victim, other] = [startTrial(sandbox, image), startTrial(sandbox, image)]
    await Promise.all([victim.handle.logged(/asleep with/), other.handle.logged(/asleep with/)])
    const [api = ''] = await environmentOf(victim)
    const [attacked = ''] = await victim.containers()
    const [neighbour = ''] = await other.containers()
    const path = `http://${api}/2018-06-01/runtime/invocation/next`
    const taken = await Promise.all([
      fetch(path).then(
        ({ status }) => `process: ${status}`,
        () => undefined,
      ),
      fetch(path, { headers: { host: 'runtime' } }).then(
        ({ status }) => `process: ${status}`,
        () => undefined,
      ),
      inContainer(['run', '--rm', '--pull=never', 'busybox:stable-musl'], path),
      inContainer(['exec', neighbour], path),
      // What the container itself would be handed: the attacks are of the right kind.
      inContainer(['exec', attacked], path),
    ])
    expect(taken.slice(0, 4)).toEqual([undefined, undefined, undefined, undefined])
    expect(taken[4]).toBe('{"n":1}')
    const ended = await other.result
    expect(ended.exitCode).toBe(1)
    expect(ended.log).toContain('The image never asked for an event (GET invocation/next) within 10.0 s.')
    const { exitCode, log } = await victim.result
    expect(exitCode).toBe(1)
    expect(log).toMatch(/^The Runtime API refuses [\d.]+, which is not known as the container\.$/m)
  })

  test('leaves no network, whether its run ends or is killed: post removes it', async ({ expect }) => {
    const image = { script: 'next; echo "now at work"; sleep 60' }
    const networks: string[] = []
    for (const end of ['SIGTERM', 'SIGKILL'] as const) {
      const trial = startTrial(sandbox, image, { inputs: { 'test-timeout': '60s' } })
      await trial.handle.logged(/now at work/)
      const format = '{{range $name, $_ := .NetworkSettings.Networks}}{{$name}}{{end}}'
      networks.push(...(await lines('inspect', '--format', format, ...(await trial.containers()))))
      if (end === 'SIGKILL') trial.handle.kill()
      else process.kill(trial.handle.pid, end)
      const { tempFiles } = await trial.result
      expect(tempFiles).toEqual({})
    }
    expect(networks).toEqual([
      expect.stringMatching(/^deploy-lambda-image-/),
      expect.stringMatching(/^deploy-lambda-image-/),
    ])
    const left = await lines('network', 'ls', '--format', '{{.Name}}')
    expect(left.filter((name) => networks.includes(name))).toEqual([])
  })
})

/** The values of AWS_LAMBDA_RUNTIME_API in a trial's containers. */
async function environmentOf(trial: { containers(): Promise<string[]> }): Promise<string[]> {
  const variables = await lines(
    'inspect',
    '--format',
    '{{range .Config.Env}}{{println .}}{{end}}',
    ...(await trial.containers()),
  )
  return variables.flatMap((each) => (each.startsWith('AWS_LAMBDA_RUNTIME_API=') ? [each.slice(23)] : []))
}

/** What a container is handed there; undefined when nothing. */
async function inContainer(argv: readonly string[], url: string): Promise<string | undefined> {
  const { stdout } = await run('docker', [...argv, 'wget', '-q', '-T', '2', '-O', '-', url]).catch(() => ({
    stdout: '',
  }))
  return stdout === '' ? undefined : stdout
}
