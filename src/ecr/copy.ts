import { explain } from '../aws/explain.ts'
import { Problem } from '../domain/problem.ts'
import { refuseManifest } from '../image/accept.ts'
import { layerLine } from '../image/layer-line.ts'
import { readManifest } from '../image/manifest.ts'
import { downloadLayer } from './download.ts'
import type { StoredImage } from './images.ts'
import { missingLayers, type RepositoryClient, uploadLayer } from './upload.ts'

/** Where the parts of an image are read. */
export interface ImageStore {
  /** For errors. */
  name: string
  /** The bytes of a layer, or of a config, as they come. @throws Problem when not all of them can be read */
  blob(digest: string): AsyncIterable<Buffer>
}

/** A repository of ECR, to read from. */
export function ecrStore({ ecr, address, region }: RepositoryClient): ImageStore {
  return {
    name: region,
    async *blob(digest) {
      try {
        yield* downloadLayer(ecr, address, digest)
      } catch (error) {
        throw explain(error, `Could not read ${digest} in the ECR repository ${address.name} in ${region}`)
      }
    },
  }
}

/**
 * Copies what an image is made of to ECR, byte for byte, to keep its digest: an engine that pulls and pushes may compress
 * layers again. Layers that the target already has are not sent. The image is there with its first tag.
 *
 * @param log told of each layer
 * @throws Problem when ECR or the store refuses, or when the image is an index
 */
export async function copyImage(
  from: ImageStore,
  to: RepositoryClient,
  image: StoredImage,
  log: (line: string) => void,
): Promise<StoredImage> {
  const manifest = readManifest(image.manifest, image.mediaType)
  const refusal = refuseManifest(manifest, `${from.name}: ${image.digest}`)
  if (refusal || manifest.kind === 'index') throw new Problem(refusal ?? [])
  const { layers, configDigest } = manifest
  try {
    const missing = new Set(
      await missingLayers(to, [...new Set([configDigest, ...layers.map(({ digest }) => digest)])]),
    )
    const bring = async (digest: string) => {
      if (!missing.delete(digest)) return 'already there'
      await uploadLayer(to, from.blob(digest), () => digest)
      return 'copied'
    }
    await bring(configDigest)
    for (const [index, layer] of layers.entries()) {
      const end = await bring(layer.digest)
      log(layerLine(layer, index, { count: layers.length, end }))
    }
  } catch (error) {
    throw explain(error, `Could not copy ${image.digest} from ${from.name} to ${to.address.name} in ${to.region}`)
  }
  return image
}
