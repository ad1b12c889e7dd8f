import { zstdCompressSync } from 'node:zlib'
import { baseLayer, type Sandbox } from '@deploy-lambda-image/sandbox'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { folder } from '../support/folder.ts'
import { builderOf, builders } from './builders.ts'
import { type ContainerdEngine, startContainerdEngine } from './containerd-engine.ts'
import { imageConfig, onlyError } from './read-back.ts'
import { everyEvent, lines, openTrials, startTrial } from './rehearsal-stage.ts'
import { create, setStage } from './stage.ts'

let sandbox: Sandbox
let engine: ContainerdEngine

beforeAll(async () => {
  ;[sandbox, engine] = await Promise.all([openTrials({ regions: ['us-east-1', 'eu-west-1'] }), startContainerdEngine()])
})

afterAll(() => Promise.all([sandbox?.stop(), engine?.stop()]))

// Built again, it is another image.
const dockerfile = 'RUN --network=none cat /proc/sys/kernel/random/uuid > /unique'
const script = 'next; echo "now at work"; until [ -e /tmp/seen ]; do sleep 0.1; done; answer \'{"ok":true}\''

test('a builder whose cache is emptied during the rehearsal tags nothing in a repository, be it MUTABLE or IMMUTABLE', async () => {
  const name = `trial-${crypto.randomUUID().slice(0, 8)}`
  const repositories = [
    { name, region: 'us-east-1', mutability: 'MUTABLE' },
    { name, region: 'eu-west-1', mutability: 'IMMUTABLE' },
  ] as const
  for (const repository of repositories) await sandbox.ecr.createRepository(repository)
  const builder = await builderOf('remote BuildKit', engine)
  const inputs = { ...builder.inputs, 'function-name': name, 'aws-region': sandbox.regions.join(',') }
  const trial = startTrial(sandbox, { script, dockerfile }, { ...builder, inputs })
  await trial.handle.logged(/now at work/)
  await engine.docker('builder', 'prune', '--all', '--force')
  const container = await trial.running()
  await lines('exec', container, 'touch', '/tmp/seen')

  const run = await trial.result
  const told = (number: number, region: string) =>
    expect.stringMatching(
      `^${number}\\. ${region}: The builder pushed sha256:\\S+, but had built sha256:\\S+: its cache was emptied in between\\. Run the job again, `,
    )
  expect(onlyError(run).split('\n')).toEqual(['2 problems were found:', told(1, 'us-east-1'), told(2, 'eu-west-1')])
  for (const repository of repositories) expect(await sandbox.ecr.tags(repository)).toEqual({})
  expect(sandbox.lambda.functions().filter((one) => one.name === name)).toEqual([])
})

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
