import { createHash } from 'node:crypto'
import { ECRClient } from '@aws-sdk/client-ecr'
import { listen } from '@deploy-lambda-image/sandbox'
import { expect, onTestFinished, test } from 'vitest'
import { findImage } from '../../src/ecr/images.ts'

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
