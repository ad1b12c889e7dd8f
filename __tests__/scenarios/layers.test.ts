import { zstdCompressSync } from 'node:zlib'
import { baseLayer } from '@deploy-lambda-image/sandbox'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { builderOf, builders } from './builders.ts'
import { type ContainerdEngine, startContainerdEngine } from './containerd-engine.ts'
import { create, folder, setStage } from './stage.ts'

let engine: ContainerdEngine
beforeAll(async () => {
  engine = await startContainerdEngine()
})
afterAll(() => engine?.stop())

const everything = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] } as const
const own = crypto.randomUUID()

test.each(builders)(
  'a base image with layers of zstd becomes an image that Lambda takes, from the %s',
  async (kind) => {
    const sandbox = await setStage({ repositories: [{ name: 'base' }] })
    sandbox.iam.setPolicies('deploy', [everything])
    const layerType = 'application/vnd.oci.image.layer.v1.tar+zstd'
    await sandbox.ecr.putImage('base', { tag: 'zstd', layers: [zstdCompressSync(await baseLayer())], layerType })
    const base = `${await sandbox.ecr.host()}/base:zstd`
    const Dockerfile = `FROM ${base}\nLABEL scenarios=${own}\nCOPY message /message\nENTRYPOINT ["/bin/busybox"]\n`

    const builder = await builderOf(kind, engine)
    const run = await create(sandbox, { ...builder, workspace: folder({ Dockerfile, message: kind }) })
    expect(run.exitCode, run.log).toBe(0)
    expect(run.annotations).toEqual([])
    const { layers } = JSON.parse((await sandbox.ecr.manifest('hello-world', run.outputs.digest ?? ''))?.text ?? '{}')
    expect(layers).toHaveLength(2)
    for (const { mediaType } of layers) expect(mediaType).toMatch(/[.+]gzip$/)
  },
)
