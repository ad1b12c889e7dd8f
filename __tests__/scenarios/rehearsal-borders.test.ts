import { execFile } from 'node:child_process'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { promisify } from 'node:util'
import type { Sandbox } from '@deploy-lambda-image/sandbox'
import { afterAll, beforeAll, describe, type TestContext, test, vi } from 'vitest'
import { startLoaded } from './loaded-trials.ts'
import { openTrials, rehearsalAlone, type Trial } from './rehearsal-stage.ts'

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

/** What ends a test: of several side by side, only a test's own context knows which is meant. */
type Ends = Pick<TestContext, 'onTestFinished'>

async function listen({ onTestFinished }: Ends, host: string, port = 0): Promise<Bait> {
  let visits = 0
  const server: Server = createServer((_, response) => {
    visits += 1
    response.end('secret')
  })
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve))
  onTestFinished(() => void server.close())
  return { port: portOf(server), visits: () => visits }
}

/** Gives this machine an address, as the one at which a cloud would answer. */
async function own({ onTestFinished }: Ends, address: string): Promise<void> {
  const change = (verb: string) => run(ip ?? 'ip', [...withIp, 'addr', verb, `${address}/32`, 'dev', 'lo'])
  // A test that was killed has left it.
  await change('del').catch(() => {})
  await change('add')
  onTestFinished(async () => void (await change('del')))
}

describe('a rehearsed container', { concurrent: true }, () => {
  test("reaches neither this machine's loopback nor its metadata, and what else is out there", async (context) => {
    const { expect } = context
    for (const address of metadata) await own(context, address)
    // A port that is free here: no other program listens at the other addresses.
    const loopback = await listen(context, '127.0.0.1')
    const { port } = loopback
    const forbidden = [loopback, ...(await Promise.all(metadata.map((address) => listen(context, address, port))))]
    const outside = await listen(context, '0.0.0.0')
    const script = `
      gateway=$(ip route | sed -n 's/^default via \\([0-9.]*\\) .*/\\1/p')
      reach() { wget -q -T 2 -O - "http://$1:$2/" 2>/dev/null || echo none; }
      next
      for host in 127.0.0.1 localhost "$gateway" host.docker.internal ${metadata.join(' ')}; do
        echo "$host: $(reach "$host" ${port})"
      done
      answer "\\"$(reach host.docker.internal ${outside.port})\\""`
    const inputs = { 'test-expect': '"secret"', ...rehearsalAlone }
    const trial = await startLoaded(sandbox, { script }, { inputs })
    const { exitCode, log } = await trial.result
    expect(exitCode, log).toBe(0)
    expect(log.match(/: none$/gm)).toHaveLength(6)
    expect(forbidden.map(({ visits }) => visits())).toEqual([0, 0, 0])
    expect(outside.visits()).toBe(1)
    expect(log).not.toContain('Open in this rehearsal')
  })

  test('is alone in being handed the event and in answering it: no process and no other container is', async (context) => {
    const { expect } = context
    const released = await gate(context)
    const inputs = {
      'test-env': `GATE=http://host.docker.internal:${released.port}/`,
      'test-timeout': '120s',
      'test-expect': '"mine"',
    }
    const busy = await startLoaded(
      sandbox,
      {
        script: `next; echo "busy with $AWS_LAMBDA_RUNTIME_API $id"
          until wget -q -O /dev/null "$GATE"; do sleep 0.2; done
          answer '"mine"'`,
      },
      { inputs: { ...inputs, ...rehearsalAlone } },
    )
    const [address = '', id = ''] = await told(busy, /busy with \S+ \S/)
    const neighbour = await busy.running()
    const answers = await attack(
      `http://${address}/2018-06-01/runtime/invocation/${id}/response`,
      '--post-data="forged"',
    )

    const asleep = await startLoaded(
      sandbox,
      {
        script: `echo "asleep with $AWS_LAMBDA_RUNTIME_API"
          until wget -q -O /dev/null "$GATE"; do sleep 0.2; done; exit 3`,
      },
      { inputs },
    )
    const [other = ''] = await told(asleep, /asleep with \S/)
    const taken: typeof answers = []
    // On a busy machine the ten seconds of a start may be over meanwhile: it is made once more, and has two minutes.
    await vi.waitFor(async () => {
      const present = asleep.handle
        .raw()
        .match(/(?<=asleep with )\S+/g)
        ?.at(-1)
      taken.push(...(await attack(`http://${present}/2018-06-01/runtime/invocation/next`, '-T2', neighbour)))
      expect(asleep.handle.raw()).toMatch(/^The Runtime API refuses [\d.]+, which is not known as the container\.$/m)
    }, 60_000)
    released.open()

    expect(answers).toEqual(new Array(3).fill(undefined))
    expect(taken).toEqual(new Array(taken.length).fill(undefined))
    const [left, answered] = await Promise.all([asleep.result, busy.result])
    expect(answered.exitCode, answered.log).toBe(0)
    expect(left.exitCode).toBe(1)
    const error = left.annotations.find(({ level }) => level === 'error')?.message
    expect(error, left.log).toContain(
      'The image ended with status 3 before it asked for an event. Read its last lines: they may say more.',
    )
    expect(error).toContain(`The container's last lines:\nasleep with ${other.slice(0, other.lastIndexOf(':') + 1)}`)
    expect(await sandbox.ecr.digests(asleep.name)).toEqual([])
    expect(sandbox.lambda.functions().map(({ name }) => name)).not.toContain(asleep.name)
    expect(await asleep.leftovers()).toEqual([])
    expect(left.tempFiles).toEqual({})
  })
})

/** The words after `with` in the line that a trial's container writes. */
async function told({ handle }: Trial, pattern: RegExp): Promise<string[]> {
  const line = await handle.logged(pattern)
  return line.slice(line.indexOf('with ') + 5).split(' ')
}

/**
 * Has processes of this machine, a container, and a neighbour when there is one, ask for what only the rehearsed
 * container may.
 *
 * @param option of wget
 * @returns what each was answered; undefined for nothing
 */
function attack(url: string, option: string, neighbour?: string): Promise<(string | undefined)[]> {
  const wget = ['wget', '-q', '-T', '2', option, '-O', '-', url]
  const attacks = [
    ['busybox', ...wget],
    ['busybox', ...wget.slice(0, -1), '--header=Host: runtime', url],
    ['docker', 'run', '--rm', '--pull=never', 'busybox:stable-musl', ...wget],
    ...(neighbour === undefined ? [] : [['docker', 'exec', neighbour, ...wget]]),
  ]
  return Promise.all(
    attacks.map(async ([program = '', ...argv]) => {
      const { stdout } = await run(program, argv).catch(() => ({ stdout: '' }))
      return stdout === '' ? undefined : stdout
    }),
  )
}

/** A server that refuses until it is opened. */
async function gate({ onTestFinished }: Ends): Promise<{ port: number; open(): void }> {
  let isOpen = false
  const server = createServer((_, response) => response.writeHead(isOpen ? 200 : 503).end())
  await new Promise<void>((resolve) => server.listen(0, resolve))
  onTestFinished(() => void server.close())
  const open = () => {
    isOpen = true
  }
  return { port: portOf(server), open }
}

function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address()
  return typeof address === 'object' && address !== null ? address.port : 0
}
