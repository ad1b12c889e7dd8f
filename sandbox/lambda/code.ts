import { createHash } from 'node:crypto'
import { type Caller, type FoundImage, type ImageSource, ServiceError } from '../core/contract.ts'
import { type Fields, optionalText } from '../core/fields.ts'
import { isJsonObject } from '../core/json.ts'
import type { ImageCode, ZipCode } from './model.ts'
import { denied, invalid } from './refusals.ts'

const MANIFEST_TYPES = new Set([
  'application/vnd.docker.distribution.manifest.v2+json',
  'application/vnd.oci.image.manifest.v1+json',
])
const CONFIG_TYPES = new Set([
  'application/vnd.docker.container.image.v1+json',
  'application/vnd.oci.image.config.v1+json',
])
/** Gzip and plain tar; nothing official says that zstd is accepted. */
const LAYER_TYPES = new Set([
  'application/vnd.docker.image.rootfs.diff.tar.gzip',
  'application/vnd.oci.image.layer.v1.tar+gzip',
  'application/vnd.oci.image.layer.v1.tar',
])

/** What the caller itself must be allowed on the repository (Developer Guide, "Create a Lambda function using a container image"). */
const CALLER_NEEDS = ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer']
/** With both of these, Lambda gives itself the permission to pull. */
const GRANT_NEEDS = ['ecr:GetRepositoryPolicy', 'ecr:SetRepositoryPolicy']

/**
 * Reads an image as Lambda does when code is set, and checks what it checks at the call. The architecture is not
 * among that.
 *
 * @throws ServiceError as Lambda refuses it
 */
export async function readImage(
  images: ImageSource,
  imageUri: string,
  region: string,
  caller: Caller,
): Promise<ImageCode> {
  const found = await images.find(imageUri, region)
  if (found === undefined) throw invalid(`Source image ${imageUri} does not exist. Provide a valid source image.`)
  for (const action of CALLER_NEEDS) {
    if (!caller.allows(action, found.repositoryArn)) {
      throw denied(caller.arn, action, found.repositoryArn, 'identity')
    }
    if (!found.ownerAllows(action, caller)) throw denied(caller.arn, action, found.repositoryArn, 'resource')
  }
  grantPull(images, found, caller)
  if (!isSupported(found)) {
    throw invalid(`The image manifest, config or layer media type for the source image ${imageUri} is not supported.`)
  }
  return imageCode(imageUri, found.digest, found)
}

/** `digest` is `sha256:<hex>`. */
export function imageCode(imageUri: string, digest: string, found?: FoundImage): ImageCode {
  const repository = imageUri.replace(/(?:@sha256:[0-9a-f]{64}|:[^/:@]+)$/, '')
  return {
    packageType: 'Image',
    imageUri,
    resolvedImageUri: `${repository}@${digest}`,
    sha256: digest.replace('sha256:', ''),
    ...(found && { found }),
  }
}

/** The code of a deployment package that the request brings (`ZipFile`) or names (`S3Bucket`, `S3Key`). */
export function readZip(code: Fields): ZipCode {
  const file = optionalText(code, 'ZipFile')
  const bytes =
    file === undefined
      ? Buffer.from(`PK ${optionalText(code, 'S3Bucket')}/${optionalText(code, 'S3Key')}`)
      : Buffer.from(file, 'base64')
  if (bytes.toString('latin1', 0, 2) !== 'PK') {
    throw invalid('Could not unzip uploaded file. Please check your file, then try to upload again.')
  }
  return { packageType: 'Zip', sha256: createHash('sha256').update(bytes).digest('base64'), size: bytes.length }
}

function grantPull(images: ImageSource, found: FoundImage, caller: Caller): void {
  if (found.lambdaMayPull) return
  const allowed = (action: string) => caller.allows(action, found.repositoryArn) && found.ownerAllows(action, caller)
  if (!GRANT_NEEDS.every(allowed)) {
    throw new ServiceError(
      'AccessDeniedException',
      'Lambda does not have permission to access the ECR image. Check the ECR permissions.',
      403,
      { Type: 'User' },
    )
  }
  images.letLambdaPull(found.repositoryArn)
}

function isSupported(found: FoundImage): boolean {
  if (!MANIFEST_TYPES.has(found.mediaType)) return false
  const manifest: unknown = JSON.parse(found.manifest)
  if (!isJsonObject(manifest) || !isJsonObject(manifest.config) || !Array.isArray(manifest.layers)) return false
  const layers: unknown[] = manifest.layers
  return (
    hasType(manifest.config, CONFIG_TYPES) &&
    layers.every((layer) => isJsonObject(layer) && hasType(layer, LAYER_TYPES))
  )
}

function hasType(descriptor: Fields, types: ReadonlySet<string>): boolean {
  const type = descriptor.mediaType
  return typeof type === 'string' && types.has(type)
}
