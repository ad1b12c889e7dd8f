import { createHash } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { ECRClient } from '@aws-sdk/client-ecr'
import { listen } from '@deploy-lambda-image/sandbox'
import { expect, onTestFinished, test } from 'vitest'
import { digestOf } from '../../src/domain/digest.ts'
import { downloadConfig, findImage } from '../../src/ecr/images.ts'

test('a manifest tells its type itself where ECR does not', async () => {
  const mediaType = 'application/vnd.oci.image.manifest.v1+json'
  const imageManifest = JSON.stringify({ schemaVersion: 2, mediaType })
  const imageDigest = `sha256:${createHash('sha256').update(imageManifest).digest('hex')}`
  const answer = JSON.stringify({ images: [{ imageManifest, imageId: { imageDigest } }], failures: [] })
  const server = await listen((_, response) => response.end(answer))
  const credentials = { accessKeyId: 'AKIA', secretAccessKey: 'secret' }
  const client = new ECRClient({ region: 'us-east-1', endpoint: server.url, credentials, maxAttempts: 1 })
  onTestFinished(async () => {
    client.destroy()
    await server.close()
  })
  const found = await findImage(client, { name: 'hello-world' }, { imageTag: 'one' })
  expect(found).toEqual({ digest: imageDigest, manifest: imageManifest, mediaType })
})

const json = '{"os":"linux"}'

/** Downloads a config from a server that answers so, one way after the other. @returns how often it was asked, too */
async function downloadFrom(ways: readonly ((response: ServerResponse) => unknown)[]) {
  let asked = 0
  const server = await listen((request, response) => {
    if (request.method === 'POST') {
      response.end(JSON.stringify({ downloadUrl: `${server.url}/config` }))
    } else {
      const way = ways[Math.min(asked, ways.length - 1)]
      asked += 1
      way?.(response)
    }
  })
  const credentials = { accessKeyId: 'AKIA', secretAccessKey: 'secret' }
  const client = new ECRClient({ region: 'us-east-1', endpoint: server.url, credentials, maxAttempts: 1 })
  onTestFinished(async () => {
    client.destroy()
    await server.close()
  })
  const config = downloadConfig(client, { name: 'hello-world' }, digestOf(json))
  return { config, asked: () => asked }
}

const whole = (response: ServerResponse) => response.end(json)
const reset = (response: ServerResponse) => response.destroy()
const cut = (response: ServerResponse) =>
  response.writeHead(200, { 'content-length': 40 }).write('{"os"', () => response.destroy())
const status = (code: number) => (response: ServerResponse) => response.writeHead(code).end()

test.each([
  ['cuts the connection', reset],
  ['cuts its answer', cut],
  ['is busy', status(503)],
])('a config is downloaded again where its server %s', async (_, way) => {
  const { config, asked } = await downloadFrom([way, whole])
  expect(await config).toBe(json)
  expect(asked()).toBe(2)
})

test.each([
  ['always cuts its answer', cut, 4],
  ['refuses', status(403), 1],
])('a config whose server %s is an error', async (_, way, times) => {
  const { config, asked } = await downloadFrom([way])
  await expect(config).rejects.toThrow('Could not read the config of the image in ECR repository hello-world')
  expect(asked()).toBe(times)
})
