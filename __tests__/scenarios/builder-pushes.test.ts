import type { Sandbox } from '@deploy-lambda-image/sandbox'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { builderOf } from './builders.ts'
import { type ContainerdEngine, startContainerdEngine } from './containerd-engine.ts'
import { imageConfig, onlyError } from './read-back.ts'
import { everyEvent, lines, openTrials, startTrial } from './rehearsal-stage.ts'

let sandbox: Sandbox
let engine: ContainerdEngine

beforeAll(async () => {
  ;[sandbox, engine] = await Promise.all([openTrials(), startContainerdEngine()])
})

afterAll(() => Promise.all([sandbox?.stop(), engine?.stop()]))

// Built again, it is another image.
const dockerfile = 'RUN --network=none cat /proc/sys/kernel/random/uuid > /unique'
const script = 'next; echo "now at work"; until [ -e /tmp/seen ]; do sleep 0.1; done; answer \'{"ok":true}\''

test.each(['MUTABLE', 'IMMUTABLE'] as const)(
  'a builder whose cache is emptied during the rehearsal tags nothing in a repository that is %s',
  async (mutability) => {
    const name = `trial-${crypto.randomUUID().slice(0, 8)}`
    await sandbox.ecr.createRepository({ name, mutability })
    const builder = await builderOf('remote BuildKit', engine)
    const inputs = { ...builder.inputs, 'function-name': name }
    const trial = startTrial(sandbox, { script, dockerfile }, { ...builder, inputs })
    await trial.handle.logged(/now at work/)
    await engine.docker('builder', 'prune', '--all', '--force')
    const [container = ''] = await trial.containers()
    await lines('exec', container, 'touch', '/tmp/seen')

    const run = await trial.result
    expect(onlyError(run)).toMatch(
      /^The builder pushed sha256:\S+, but had built sha256:\S+: its cache was emptied in between\. Run the job again, /,
    )
    expect(await sandbox.ecr.tags(name)).toEqual({})
    expect(sandbox.lambda.functions().filter((one) => one.name === name)).toEqual([])
  },
)

describe('a cache inside of the image', () => {
  test('is pushed with it by a builder of its own', async () => {
    const builder = await builderOf('remote BuildKit', engine)
    const inputs = { ...builder.inputs, 'cache-to': 'type=inline' }
    const trial = startTrial(sandbox, { script: everyEvent, dockerfile }, { ...builder, inputs })
    const { exitCode, log, outputs } = await trial.result
    expect(exitCode, log).toBe(0)
    expect(log.match(/^Built (sha256:\w+)/m)?.[1]).toBe(outputs.digest?.slice(0, 19))
    expect(await imageConfig(sandbox, trial.name, outputs.digest ?? '')).toHaveProperty(['moby.buildkit.cache.v0'])
  })
})
