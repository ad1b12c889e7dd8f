import { createHash } from 'node:crypto'
import {
  CompleteLayerUploadCommand,
  type ECRClient,
  InitiateLayerUploadCommand,
  PutImageCommand,
  UploadLayerPartCommand,
} from '@aws-sdk/client-ecr'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '../../index.ts'
import { clients, refusal } from '../../testing/aws.ts'

let sandbox: Sandbox
let ecr: ECRClient
let repositoryName: string
let count = 0

beforeAll(async () => {
  sandbox = await startSandbox({ roles: [{ name: 'deploy' }], regions: ['us-east-1', 'eu-west-1', 'ap-south-1'] })
  ecr = clients(sandbox, 'deploy').ecr
})
afterAll(() => sandbox.stop())
beforeEach(async () => {
  count += 1
  repositoryName = `app-${count}`
  await sandbox.ecr.createRepository(repositoryName)
})

const digestOf = (content: Buffer) => `sha256:${createHash('sha256').update(content).digest('hex')}`

async function upload(parts: readonly Buffer[], digest = digestOf(Buffer.concat(parts)), skip = 0) {
  const { uploadId } = await ecr.send(new InitiateLayerUploadCommand({ repositoryName }))
  let first = skip
  for (const layerPartBlob of parts) {
    const range = { partFirstByte: first, partLastByte: first + layerPartBlob.length - 1 }
    await ecr.send(new UploadLayerPartCommand({ repositoryName, uploadId, layerPartBlob, ...range }))
    first += layerPartBlob.length
  }
  return ecr.send(new CompleteLayerUploadCommand({ repositoryName, uploadId, layerDigests: [digest] }))
}

describe('a layer that comes through the API', () => {
  test('is put together from its parts', async () => {
    const parts = [Buffer.from('one'), Buffer.from('two')]
    const layerDigest = digestOf(Buffer.from('onetwo'))
    expect(await upload(parts)).toMatchObject({ repositoryName, layerDigest })
    expect(await refusal(upload(parts))).toMatchObject({ name: 'LayerAlreadyExistsException' })
  })

  test('with another digest than its content is refused', async () => {
    expect(await refusal(upload([Buffer.from('one')], digestOf(Buffer.from('two'))))).toMatchObject({
      name: 'InvalidLayerException',
    })
  })

  test('with a gap is refused', async () => {
    expect(await refusal(upload([Buffer.from('one')], undefined, 5))).toMatchObject({
      name: 'InvalidLayerPartException',
    })
  })

  test('needs an upload that was begun in this repository', async () => {
    const request = { repositoryName, uploadId: crypto.randomUUID(), layerDigests: [digestOf(Buffer.from('one'))] }
    expect(await refusal(ecr.send(new CompleteLayerUploadCommand(request)))).toMatchObject({
      name: 'UploadNotFoundException',
    })
  })
})

describe('replication', () => {
  const from = 'us-east-1'
  const to = 'eu-west-1'

  const tagsIn = (region: string) => sandbox.ecr.tags({ name: repositoryName, region })

  test('brings what is pushed from then on, with its tag, and makes the repository', async () => {
    await sandbox.ecr.putImage(repositoryName, { tag: 'before' })
    await sandbox.ecr.replicate({ from, to, prefix: repositoryName })
    const stored = await sandbox.ecr.manifest(repositoryName, 'before')
    const request = { repositoryName, imageManifest: stored?.text, imageTag: 'after' }
    await ecr.send(new PutImageCommand(request))
    await expect.poll(() => tagsIn(to)).toEqual({ after: stored?.digest })
    expect(await sandbox.ecr.policy({ name: repositoryName, region: to })).toBeUndefined()
    expect(await sandbox.ecr.hasRepository({ name: repositoryName, region: 'ap-south-1' })).toBe(false)
  })
})
