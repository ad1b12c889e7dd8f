import type { Sandbox } from '@deploy-lambda-image/sandbox'
import { afterAll, beforeAll, describe, test } from 'vitest'
import { lines, openTrials, startLoaded, startTrial, volumeNames } from './rehearsal-stage.ts'

let sandbox: Sandbox

beforeAll(async () => {
  sandbox = await openTrials()
})

afterAll(() => sandbox.stop())

describe('nothing is left behind', { concurrent: true }, () => {
  const image = { script: 'next; echo "now at work"; sleep 60', dockerfile: 'VOLUME /data' }
  const inputs = { 'test-timeout': '60s' }

  test('by a run that is terminated during the rehearsal', async ({ expect }) => {
    const trial = startTrial(sandbox, image, { inputs })
    await trial.handle.logged(/now at work/)
    const volumes = await trial.inspect(volumeNames)
    process.kill(trial.handle.pid, 'SIGTERM')
    const { main, log, tempFiles } = await trial.result
    expect(main.exitCode, log).toBe(1)
    expect(log).toContain('The run was cancelled.')
    expect(await trial.leftovers()).toEqual([])
    expect(volumes).not.toEqual([])
    const left = await lines('volume', 'ls', '--quiet')
    expect(volumes.filter((volume) => left.includes(volume))).toEqual([])
    expect(tempFiles).toEqual({})
    expect(await sandbox.ecr.digests(trial.name)).toEqual([])
  })

  test('by a run that is killed during the rehearsal: post removes it', async ({ expect }) => {
    const trial = startTrial(sandbox, image, { inputs })
    await trial.handle.logged(/now at work/)
    const volumes = await trial.inspect(volumeNames)
    trial.handle.kill()
    const { main, log, tempFiles } = await trial.result
    expect(main.signal, log).toBe('SIGKILL')
    expect(await trial.leftovers()).toEqual([])
    expect(volumes).not.toEqual([])
    const left = await lines('volume', 'ls', '--quiet')
    expect(volumes.filter((volume) => left.includes(volume))).toEqual([])
    expect(tempFiles).toEqual({})
  })
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
