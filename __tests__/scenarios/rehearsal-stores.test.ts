import type { Sandbox } from '@deploy-lambda-image/sandbox'
import { afterAll, beforeAll, describe, test } from 'vitest'
import { type ContainerdEngine, startContainerdEngine } from './containerd-engine.ts'
import { lines, openTrials, startTrial } from './rehearsal-stage.ts'

let sandbox: Sandbox
let engine: ContainerdEngine

beforeAll(async () => {
  ;[sandbox, engine] = await Promise.all([openTrials(), startContainerdEngine()])
})

afterAll(() => Promise.all([sandbox?.stop(), engine?.stop()]))

// Built twice, it would be another image.
const dockerfile = 'RUN --network=none cat /proc/sys/kernel/random/uuid > /unique'
const script = 'next; echo "now at work"; until [ -e /tmp/seen ]; do sleep 0.1; done; answer \'{"ok":true}\''

describe('what was rehearsed is what ECR gets', () => {
  test('from an engine with the containerd store', async ({ expect }) => {
    const trial = startTrial(sandbox, { script, dockerfile }, { env: engine.env })
    await trial.handle.logged(/now at work/)
    const running = (await engine.docker('ps', '--filter', `label=trial=${trial.name}`, '--format', '{{.ID}}')).trim()
    // This store calls an image by the digest of its manifest.
    const rehearsed = (await engine.docker('inspect', '--format', '{{.Image}}', running)).trim()
    await engine.docker('exec', running, 'touch', '/tmp/seen')
    const { exitCode, log, outputs } = await trial.result
    expect(exitCode, log).toBe(0)
    expect(outputs.digest).toBe(rehearsed)
    expect(await sandbox.ecr.digests(trial.name)).toEqual([rehearsed])
    expect(await engine.docker('ps', '--all', '--quiet')).toBe('')
    expect(await engine.docker('images', '--format', '{{.Repository}}')).toBe('busybox\n')
  })

  test('from a builder that keeps its images to itself', async ({ expect }) => {
    const step = { env: { DOCKER_CONFIG: await engine.far() }, inputs: { builder: 'far' } }
    const trial = startTrial(sandbox, { script, dockerfile }, step)
    await trial.handle.logged(/now at work/)
    const container = await trial.running()
    // The classic store calls an image by the digest of its config.
    const [rehearsed] = await lines('inspect', '--format', '{{.Image}}', container)
    await lines('exec', container, 'touch', '/tmp/seen')
    const { exitCode, log, outputs } = await trial.result
    expect(exitCode, log).toBe(0)
    expect(log).toContain('builder driver remote')
    const manifest = await sandbox.ecr.manifest(trial.name, outputs.digest ?? '')
    expect(JSON.parse(manifest?.text ?? '{}')).toMatchObject({ config: { digest: rehearsed } })
    expect(await trial.leftovers()).toEqual([])
  })
})
