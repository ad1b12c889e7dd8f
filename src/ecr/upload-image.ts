import { Readable } from 'node:stream'
import { createGzip } from 'node:zlib'
import { explain } from '../aws/explain.ts'
import { digesting, digestOf } from '../domain/digest.ts'
import { layerLine } from '../image/layer-line.ts'
import { type ManifestLayer, readDiffIds, readManifest } from '../image/manifest.ts'
import { downloadConfig, type StoredImage } from './images.ts'
import { missingLayers, type RepositoryClient, uploadLayer } from './upload.ts'

/** An image that ECR does not have yet. */
export interface LooseImage {
  /** The config's JSON. */
  config: Buffer
  /** In order. Each call reads a layer's archive, uncompressed. */
  layers: readonly (() => AsyncIterable<Buffer>)[]
}

// Docker Image Manifest V2 Schema 2.
const types = {
  manifest: 'application/vnd.docker.distribution.manifest.v2+json',
  config: 'application/vnd.docker.container.image.v1+json',
  layer: 'application/vnd.docker.image.rootfs.diff.tar.gzip',
} as const

/**
 * Uploads what an image is made of, without a name. It is there with its first tag. Layers that other images of the
 * repository have already are neither compressed nor sent.
 *
 * @param others images of the repository that may have layers in common
 * @returns the image as it is to be stored
 * @throws Problem when ECR refuses
 */
export async function uploadImage(
  { log, ...to }: RepositoryClient & { log: (line: string) => void },
  { config, layers }: LooseImage,
  others: readonly StoredImage[],
): Promise<StoredImage> {
  try {
    const known = await layersOf(to, others)
    const diffIds = readDiffIds(config.toString())
    const stored: ManifestLayer[] = []
    for (const [index, open] of layers.entries()) {
      const there = known.get(diffIds[index] ?? '')
      const layer = there ?? (await compressAndUpload(to, open))
      log(layerLine(layer, index, { count: layers.length, end: there ? 'already there' : 'pushed' }))
      stored.push(layer)
    }
    const configDigest = digestOf(config)
    if ((await missingLayers(to, [configDigest])).length > 0) {
      await uploadLayer(to, Readable.from([config]), () => configDigest)
    }
    const manifest = JSON.stringify({
      schemaVersion: 2,
      mediaType: types.manifest,
      config: { mediaType: types.config, size: config.length, digest: configDigest },
      layers: stored,
    })
    return { digest: digestOf(manifest), manifest, mediaType: types.manifest }
  } catch (error) {
    throw explain(error, `Could not upload the image to ${to.address.name} in ${to.region}`)
  }
}

/** Layers of images, by the digest of each one's archive. */
async function layersOf(
  { ecr, address }: RepositoryClient,
  images: readonly StoredImage[],
): Promise<Map<string, ManifestLayer>> {
  const known = new Map<string, ManifestLayer>()
  for (const image of images) {
    const manifest = readManifest(image.manifest, image.mediaType)
    if (manifest.kind === 'index') continue
    const diffIds = readDiffIds(await downloadConfig(ecr, address, manifest.configDigest))
    for (const [index, { mediaType, size, digest }] of manifest.layers.entries()) {
      const diffId = diffIds[index]
      if (diffId !== undefined && /[.+]gzip$/.test(mediaType)) {
        known.set(diffId, { mediaType: types.layer, size, digest })
      }
    }
  }
  return known
}

async function compressAndUpload(to: RepositoryClient, open: () => AsyncIterable<Buffer>): Promise<ManifestLayer> {
  const source = Readable.from(open())
  const gzip = createGzip()
  source.once('error', (error) => gzip.destroy(error)).pipe(gzip)
  const { content, result } = digesting(gzip)
  let uploaded = { digest: '', size: 0 }
  await uploadLayer(to, content, () => {
    uploaded = result()
    return uploaded.digest
  })
  return { mediaType: types.layer, ...uploaded }
}
