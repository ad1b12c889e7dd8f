import { HttpClient } from '@actions/http-client'
import { GetDownloadUrlForLayerCommand } from '@aws-sdk/client-ecr'
import { explain } from '../aws/explain.ts'
import { Problem } from '../domain/problem.ts'
import { refuseManifest } from '../image/accept.ts'
import { readManifest } from '../image/manifest.ts'
import type { StoredImage } from './images.ts'
import { missingLayers, type RepositoryClient, uploadLayer } from './upload.ts'

/**
 * Copies what an image is made of from one region's ECR to another's, byte for byte, to keep its digest: an engine that
 * pulls and pushes may compress layers again. Layers that the target already has are not sent. The image is there with
 * its first tag.
 *
 * @throws Problem when ECR refuses, or when the image is an index
 */
export async function copyImage(
  from: RepositoryClient,
  to: RepositoryClient,
  image: StoredImage,
): Promise<StoredImage> {
  const manifest = readManifest(image.manifest, image.mediaType)
  const refusal = refuseManifest(manifest, `${from.address.name}@${image.digest}`)
  if (refusal || manifest.kind === 'index') throw new Problem(refusal ?? [])
  const blobs = [...new Set([manifest.configDigest, ...manifest.layers.map(({ digest }) => digest)])]
  try {
    for (const digest of await missingLayers(to, blobs)) await copyBlob(from, to, digest)
  } catch (error) {
    throw explain(error, `Could not copy ${image.digest} from ${from.region} to ${to.address.name} in ${to.region}`)
  }
  return image
}

async function copyBlob(from: RepositoryClient, to: RepositoryClient, layerDigest: string): Promise<void> {
  const { downloadUrl = '' } = await from.ecr.send(
    new GetDownloadUrlForLayerCommand({
      repositoryName: from.address.name,
      registryId: from.address.registryId,
      layerDigest,
    }),
  )
  await uploadLayer(to, download(downloadUrl), () => layerDigest)
}

/** The bytes of a layer as they come. */
async function* download(url: string): AsyncGenerator<Buffer> {
  const http = new HttpClient('deploy-lambda-image', [], { allowRetries: true, maxRetries: 4 })
  const { message } = await http.get(url)
  if (message.statusCode !== 200) throw new Error(`a layer's download was answered with status ${message.statusCode}`)
  yield* message
}
