import type { Sandbox } from '@deploy-lambda-image/sandbox'
import { afterAll, beforeAll, describe, test } from 'vitest'
import { cache } from './extension-programs.ts'
import { startLoaded } from './loaded-trials.ts'
import { lines, openTrials, startTrial, type Trial } from './rehearsal-stage.ts'

let sandbox: Sandbox

beforeAll(async () => {
  sandbox = await openTrials()
})

afterAll(() => sandbox.stop())

/** Volumes that the containers of a trial have, and networks that they are in, a line each. */
const inUse = [
  '{{range .Mounts}}{{if eq .Type "volume"}}volume {{.Name}}{{println}}{{end}}{{end}}',
  '{{range $name, $_ := .NetworkSettings.Networks}}network {{$name}}{{println}}{{end}}',
].join('')

describe('nothing is left behind', { concurrent: true }, () => {
  const image = { script: 'next; echo "now at work"; sleep 60', dockerfile: 'VOLUME /data' }
  const extended = {
    ...image,
    dockerfile: `${image.dockerfile}\nCOPY --chmod=755 cache /opt/extensions/cache`,
    files: { cache },
  }

  /** What a trial uses while its event is handled. */
  async function usedBy(trial: Trial): Promise<{ volumes: string[]; networks: string[] }> {
    await trial.handle.logged(/now at work/)
    const used = new Set(await trial.inspect(inUse))
    const of = (kind: string) => [...used].flatMap((line) => (line.startsWith(kind) ? [line.slice(kind.length)] : []))
    // What is only looked into, and never started, is in no network.
    return { volumes: of('volume '), networks: of('network ').filter((name) => name !== 'none') }
  }

  test('by a run that is terminated during the rehearsal', async ({ expect }) => {
    const trial = startTrial(sandbox, image)
    const { volumes, networks } = await usedBy(trial)
    process.kill(trial.handle.pid, 'SIGTERM')
    const { main, log, tempFiles } = await trial.result
    expect(main.exitCode, log).toBe(1)
    expect(log).toContain('The run was cancelled.')
    expect(await trial.leftovers()).toEqual([])
    expect(volumes).not.toEqual([])
    expect(networks).toEqual([expect.stringMatching(/^deploy-lambda-image-/)])
    expect(await stillThere(volumes, networks)).toEqual([])
    expect(tempFiles).toEqual({})
    expect(await sandbox.ecr.digests(trial.name)).toEqual([])
  })

  test('by a run that is killed during the rehearsal: post removes it, extensions and their /tmp too', async ({
    expect,
  }) => {
    const trial = startTrial(sandbox, extended)
    const { volumes, networks } = await usedBy(trial)
    trial.handle.kill()
    const { main, log, tempFiles } = await trial.result
    expect(main.signal, log).toBe('SIGKILL')
    expect(await trial.leftovers()).toEqual([])
    // One is /tmp, the others are of the line VOLUME.
    expect(volumes.length).toBeGreaterThan(1)
    expect(networks).toEqual([expect.stringMatching(/^deploy-lambda-image-/)])
    expect(await stillThere(volumes, networks)).toEqual([])
    expect(tempFiles).toEqual({})
  })

  async function stillThere(volumes: readonly string[], networks: readonly string[]): Promise<string[]> {
    const left = await lines('volume', 'ls', '--quiet')
    const leftNetworks = await lines('network', 'ls', '--format', '{{.Name}}')
    return [...volumes.filter((name) => left.includes(name)), ...networks.filter((name) => leftNetworks.includes(name))]
  }
})

describe('an image for a CPU that this machine is not', { concurrent: true }, () => {
  // An ELF header says which machine a program is for; the kernel looks no further.
  const program = Buffer.alloc(120)
  program.write('\x7fELF\x02\x01\x01', 'latin1')
  program.writeUInt16LE(2, 16)
  program.writeUInt16LE(process.arch === 'arm64' ? 62 : 183, 18)
  const architecture = process.arch === 'arm64' ? 'x86_64' : 'arm64'
  const image = {
    entryPoint: ['/program'],
    programs: { '/program': program },
    architecture: process.arch === 'arm64' ? 'amd64' : 'arm64',
  }

  test('is deployed with a warning', async ({ expect }) => {
    const trial = await startLoaded(sandbox, image, { inputs: { architecture } })
    const { exitCode, log, annotations } = await trial.result
    expect(exitCode, log).toBe(0)
    const warnings = annotations.filter(({ level }) => level === 'warning').map(({ message }) => message)
    expect(warnings).toContain(
      `The image was not rehearsed: this machine can't run ${architecture}. Use a runner of that architecture, or add docker/setup-qemu-action.`,
    )
    expect(sandbox.lambda.function(trial.name).latest).toMatchObject({ Architectures: [architecture] })
  })

  test('is refused with test-required', async ({ expect }) => {
    const trial = await startLoaded(sandbox, image, { inputs: { architecture, 'test-required': 'true' } })
    const { exitCode, log } = await trial.result
    expect(exitCode, log).toBe(1)
    expect(log).toContain(
      `This machine can't run ${architecture} (exec format error), and test-required asks for it. Use a runner of that architecture, or add docker/setup-qemu-action before this step.`,
    )
    expect(await sandbox.ecr.digests(trial.name)).toEqual([])
    expect(await trial.leftovers()).toEqual([])
  })
})
