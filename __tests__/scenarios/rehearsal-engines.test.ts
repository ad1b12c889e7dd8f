import type { Sandbox } from '@deploy-lambda-image/sandbox'
import type { RunResult } from '@deploy-lambda-image/sandbox/runner'
import { afterAll, beforeAll, describe, test } from 'vitest'
import { type FarEngine, startFarEngine } from './far-engine.ts'
import { everyEvent, openTrials, startTrial } from './rehearsal-stage.ts'

let sandbox: Sandbox

beforeAll(async () => {
  sandbox = await openTrials()
})

afterAll(() => sandbox?.stop())

/** Such an engine does not reach the registry on this machine's loopback: nothing can be pushed from there. */
const rehearsalAlone = { 'dry-run': 'true' }

/** Takes more than a function has by default. */
const greedy = "while next; do dd if=/dev/zero of=/dev/null bs=200M count=1 2>/dev/null && answer '{}'; done"

/** Said of every engine that is not on this machine's own network. */
const open =
  /^Open in this rehearsal: The Runtime API listens on [\d.]+, in clear text, for every client that knows a name which only the container gets: a client that sees that traffic, or this machine's processes, can take the event and answer it\.$/m

function warnings({ annotations }: RunResult): string[] {
  return annotations.filter(({ level }) => level === 'warning').map(({ message }) => message)
}

describe('with a rootless engine', () => {
  let engine: FarEngine
  beforeAll(async () => {
    engine = await startFarEngine('rootless')
  })
  afterAll(() => engine?.stop())

  test('an image is rehearsed, and what its cgroups do not limit is said', async ({ expect }) => {
    const { env, docker } = engine
    expect(await docker('info', '--format', '{{.SecurityOptions}}')).toContain('name=rootless')
    const { result } = startTrial(sandbox, { script: greedy }, { env, inputs: rehearsalAlone })
    const run = await result
    expect(run.exitCode, run.log).toBe(0)
    expect(run.log).toMatch(/Answered test-event in [\d.]+ m?s/)
    expect(run.log).toMatch(open)
    expect(await docker('network', 'ls', '--quiet', '--filter', 'type=custom')).toBe('')
    expect(warnings(run)).toEqual([
      "The rehearsal can't hold the image to the 128 MB of memory and the 1,024 processes that it has on Lambda: this engine controls no cgroups for that. Start the engine where they are delegated to it (rootless engines: cgroup v2 and systemd), or use another one.",
    ])
    expect(await docker('ps', '--all', '--quiet')).toBe('')
    expect(await docker('images', '--format', '{{.Repository}}')).toBe('busybox\n')
  })
})

describe("with an engine in another container that maps users, whose socket is mounted in the job's", () => {
  let engine: FarEngine
  beforeAll(async () => {
    engine = await startFarEngine('mapped')
  })
  afterAll(() => engine?.stop())

  test('an image is rehearsed in a network of its own in that engine', async ({ expect }) => {
    const { env, docker } = engine
    expect(await docker('info', '--format', '{{.SecurityOptions}}')).toContain('name=userns')
    const inputs = { ...rehearsalAlone, 'memory-size': '512' }
    const run = await startTrial(
      sandbox,
      { script: `echo "with $(ls /sys/class/net | tr '\\n' ' ')"\n${greedy}` },
      { env, inputs },
    ).result
    expect(run.exitCode, run.log).toBe(0)
    // The engine's host has a cable and a bridge beside its loopback.
    expect(run.log).toMatch(/^\| with eth0 lo $/m)
    expect(run.log).toMatch(/Answered test-event in [\d.]+ m?s/)
    expect(run.log).toMatch(open)
    expect(await docker('network', 'ls', '--quiet', '--filter', 'type=custom')).toBe('')
    expect(warnings(run)).toEqual([])
    expect(await docker('ps', '--all', '--quiet')).toBe('')
    expect(await docker('images', '--format', '{{.Repository}}')).toBe('busybox\n')
  })

  test("an image is held to the function's memory", async ({ expect }) => {
    const script = 'next; exec dd if=/dev/zero of=/dev/null bs=200M count=1'
    const { env } = engine
    const { exitCode, log, annotations } = await startTrial(sandbox, { script }, { env, inputs: rehearsalAlone }).result
    expect(exitCode, log).toBe(1)
    const error = annotations.find(({ level }) => level === 'error')?.message
    expect(error).toContain(
      "The image was killed while it handled the event test-event: it needs more than the function's 128 MB of memory. Raise the function's memory-size, or use less.",
    )
    expect(error).toContain('The container wrote nothing.')
  })

  test('a container that does not get through to this machine makes the network suspect', async ({ expect }) => {
    const { env, docker } = engine
    const asEngine = ['run', '--rm', '--pull=never', '--network=host', '--userns=host', '--cap-add=NET_ADMIN']
    await docker(...asEngine, 'busybox:stable-musl', 'ip', 'route', 'del', 'default')
    const { exitCode, log } = await startTrial(sandbox, { script: everyEvent }, { env, inputs: rehearsalAlone }).result
    expect(exitCode, log).toBe(1)
    expect(log).toMatch(
      /The image ended with status 0 before it asked for an event: its program came to its end, or called exit\. Let the entry point be a runtime interface client, or a program that asks for events until it is stopped\. If the network is at fault: let containers of this engine reach this machine at [\d.]+; a firewall may be in between\./,
    )
  })
})
