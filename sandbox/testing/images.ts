import { createHash } from 'node:crypto'
import { type FoundImage, type ImageSource, ServiceError } from '../core/contract.ts'
import { ACCOUNT } from './service.ts'

export const OCI_MANIFEST = 'application/vnd.oci.image.manifest.v1+json'
export const OCI_INDEX = 'application/vnd.oci.image.index.v1+json'

/** `repository` of the test account's registry in `region`. */
export function repositoryUri(repository: string, region = 'us-east-1'): string {
  return `${ACCOUNT}.dkr.ecr.${region}.amazonaws.com/${repository}`
}

/** Manifests in memory, found as ECR finds them. */
export class TestImages implements ImageSource {
  readonly granted: string[] = []
  readonly #images = new Map<string, FoundImage>()

  /** Puts an image under a tag and its digest; returns the digest. */
  push(repository: string, tag: string, image: Partial<FoundImage> = {}, region = 'us-east-1'): string {
    const manifest = image.manifest ?? manifestOf(`${repository}:${tag}`)
    const digest = `sha256:${createHash('sha256').update(manifest).digest('hex')}`
    const uri = repositoryUri(repository, region)
    const found: FoundImage = {
      reference: `${uri}@${digest}`,
      repositoryArn: `arn:aws:ecr:${region}:${ACCOUNT}:repository/${repository}`,
      digest,
      mediaType: OCI_MANIFEST,
      lambdaMayPull: true,
      ownerAllows: () => true,
      dockerConfig: '/nowhere',
      ...image,
      manifest,
    }
    this.#images.set(`${uri}:${tag}`, found)
    this.#images.set(`${uri}@${found.digest}`, found)
    return found.digest
  }

  remove(uri: string): void {
    this.#images.delete(uri)
  }

  async find(imageUri: string, region: string): Promise<FoundImage | undefined> {
    if (!imageUri.startsWith(`${ACCOUNT}.dkr.ecr.${region}.`)) {
      throw new ServiceError(
        'InvalidParameterValueException',
        `Source image ${imageUri} is not valid. Provide a valid source image.`,
      )
    }
    return this.#images.get(imageUri)
  }

  letLambdaPull(repositoryArn: string): void {
    this.granted.push(repositoryArn)
    for (const image of this.#images.values()) if (image.repositoryArn === repositoryArn) image.lambdaMayPull = true
  }
}

/** `layer`: the media type of the one layer. */
export function manifestOf(seed: string, layer = 'application/vnd.oci.image.layer.v1.tar+gzip'): string {
  return JSON.stringify({
    schemaVersion: 2,
    mediaType: OCI_MANIFEST,
    config: { mediaType: 'application/vnd.oci.image.config.v1+json', digest: `sha256:${'0'.repeat(64)}`, size: 2 },
    layers: [{ mediaType: layer, digest: `sha256:${'1'.repeat(64)}`, size: 3 }],
    annotations: { seed },
  })
}
