import { zstdCompressSync } from 'node:zlib'
import { baseLayer, type Sandbox } from '@deploy-lambda-image/sandbox'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { builderOf, builders } from './builders.ts'
import { type ContainerdEngine, startContainerdEngine } from './containerd-engine.ts'
import { imageConfig, onlyError } from './read-back.ts'
import { everyEvent, lines, openTrials, startTrial } from './rehearsal-stage.ts'
import { create, folder, setStage } from './stage.ts'

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
    const container = await trial.running()
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

const everything = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] } as const

test.each(builders)(
  'a base image with layers of zstd becomes an image that Lambda takes, from the %s',
  async (kind) => {
    const sandbox = await setStage({ repositories: [{ name: 'base' }] })
    sandbox.iam.setPolicies('deploy', [everything])
    const layerType = 'application/vnd.oci.image.layer.v1.tar+zstd'
    await sandbox.ecr.putImage('base', { tag: 'zstd', layers: [zstdCompressSync(await baseLayer())], layerType })
    const base = `${await sandbox.ecr.host()}/base:zstd`
    const Dockerfile = `FROM ${base}\nLABEL scenarios=${crypto.randomUUID()}\nCOPY message /message\nENTRYPOINT ["/bin/busybox"]\n`

    const builder = await builderOf(kind, engine)
    const run = await create(sandbox, { ...builder, workspace: folder({ Dockerfile, message: kind }) })
    expect(run.exitCode, run.log).toBe(0)
    expect(run.annotations).toEqual([])
    const { layers } = JSON.parse((await sandbox.ecr.manifest('hello-world', run.outputs.digest ?? ''))?.text ?? '{}')
    expect(layers).toHaveLength(2)
    for (const { mediaType } of layers) expect(mediaType).toMatch(/[.+]gzip$/)
  },
)
