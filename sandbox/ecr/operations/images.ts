import { ServiceError } from '../../core/contract.ts'
import { optionalText } from '../../core/fields.ts'
import { isJsonObject } from '../../core/json.ts'
import { objects, page, text, texts } from '../fields.ts'
import type { RegistryStorage, StoredManifest } from '../registry/storage.ts'
import type { Repository } from '../repositories.ts'
import { type Call, type Run, requireRepository, storageOf } from './call.ts'
import { type ImageId, readImageId, resolve } from './image-id.ts'

/**
 * What BatchGetImage accepts when the caller names no types: the single manifests that its reference lists (ECR API
 * Reference, "BatchGetImage"). An index is then as good as missing, which callers report.
 */
const DEFAULT_TYPES = [
  'application/vnd.docker.distribution.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
  'application/vnd.oci.image.manifest.v1+json',
]

const notFound = { failureCode: 'ImageNotFound', failureReason: 'Requested image not found' }

/** Reading images. */
export const imageOperations: Record<string, Run> = {
  BatchGetImage(call) {
    const repository = requireRepository(call, text(call.fields, 'repositoryName'))
    const accepted = texts(call.fields, 'acceptedMediaTypes')
    const types = accepted.length > 0 ? accepted : DEFAULT_TYPES
    const images: object[] = []
    const failures: object[] = []
    for (const imageId of objects(call.fields, 'imageIds').map(readImageId)) {
      const found = resolve(imageId, repository.name, storageOf(call.registry))
      // What this answers about an archived image is inferred: no page says it.
      const archived = 'digest' in found && repository.archived.has(found.digest)
      if ('failureCode' in found) failures.push({ imageId, ...found })
      else if (archived) failures.push({ imageId, ...notFound })
      else if (types.includes(found.mediaType)) images.push(image(repository, imageId.imageTag, found))
      else failures.push({ imageId, ...notFound })
    }
    return { images, failures }
  },

  DescribeImages(call) {
    const repository = requireRepository(call, text(call.fields, 'repositoryName'))
    const storage = storageOf(call.registry)
    const wanted = objects(call.fields, 'imageIds').map(readImageId)
    const [filter = {}] = objects(call.fields, 'filter')
    const hidden = optionalText(filter, 'imageStatus') === 'ANY' ? new Set<string>() : repository.archived
    const shown = storage.digests(repository.name).filter((digest) => !hidden.has(digest))
    const ids = wanted.length > 0 ? wanted : shown.map((imageDigest) => ({ imageDigest }))
    const details = ids.map((imageId) => {
      const found = resolve(imageId, repository.name, storage)
      if ('failureCode' in found || hidden.has(found.digest)) throw imageNotFound(imageId, repository)
      return detail(found, repository, storage)
    })
    const { items, next } = page(details, call.fields)
    return { imageDetails: items, ...next }
  },

  /** What names the image as its subject (OCI Image Specification, "Image Manifest"). */
  ListImageReferrers(call) {
    const repository = requireRepository(call, text(call.fields, 'repositoryName'))
    const storage = storageOf(call.registry)
    const [subject = {}] = objects(call.fields, 'subjectId').map(readImageId)
    const found = resolve(subject, repository.name, storage)
    if ('failureCode' in found) throw imageNotFound(subject, repository)
    const manifests = storage
      .digests(repository.name)
      .flatMap((digest) => storage.manifest(repository.name, digest) ?? [])
    const { items, next } = page(
      manifests.flatMap((each) => referrer(each, found.digest)),
      call.fields,
    )
    return { referrers: items, ...next }
  },

  ListImages(call) {
    const repository = requireRepository(call, text(call.fields, 'repositoryName'))
    const storage = storageOf(call.registry)
    const tagged = storage
      .tags(repository.name)
      .map((imageTag) => ({ imageDigest: storage.digestOf(repository.name, imageTag), imageTag }))
    const untagged = storage
      .digests(repository.name)
      .filter((digest) => !tagged.some(({ imageDigest }) => imageDigest === digest))
      .map((imageDigest) => ({ imageDigest }))
    const [filter = {}] = objects(call.fields, 'filter')
    const status = optionalText(filter, 'tagStatus')
    const all = [...(status === 'UNTAGGED' ? [] : tagged), ...(status === 'TAGGED' ? [] : untagged)]
    const { items, next } = page(all, call.fields)
    return { imageIds: items, ...next }
  },
}

function referrer({ digest, mediaType, text: json }: StoredManifest, subject: string): object[] {
  const manifest: unknown = JSON.parse(json)
  if (!isJsonObject(manifest) || !isJsonObject(manifest.subject) || manifest.subject.digest !== subject) return []
  const { artifactType, annotations } = manifest
  return [{ digest, mediaType, size: Buffer.byteLength(json), artifactType, annotations, artifactStatus: 'ACTIVE' }]
}

/** An image as BatchGetImage and PutImage give it. */
export function image({ account, name }: Repository, tag: string | undefined, manifest: StoredManifest): object {
  return {
    registryId: account,
    repositoryName: name,
    imageId: { imageDigest: manifest.digest, ...(tag !== undefined && { imageTag: tag }) },
    imageManifest: manifest.text,
    imageManifestMediaType: manifest.mediaType,
  }
}

function detail(manifest: StoredManifest, { account, name, archived }: Repository, storage: RegistryStorage): object {
  const tags = storage.tags(name).filter((tag) => storage.digestOf(name, tag) === manifest.digest)
  const content: unknown = JSON.parse(manifest.text)
  const [config] = isJsonObject(content) ? objects(content, 'config') : []
  const layers = isJsonObject(content) ? objects(content, 'layers') : []
  const artifactType = config === undefined ? undefined : optionalText(config, 'mediaType')
  return {
    registryId: account,
    repositoryName: name,
    imageDigest: manifest.digest,
    ...(tags.length > 0 && { imageTags: tags }),
    // The size that is pulled: that of the compressed layers.
    imageSizeInBytes: layers.reduce((sum, { size }) => sum + (typeof size === 'number' ? size : 0), 0),
    imagePushedAt: manifest.pushedAt / 1000,
    imageManifestMediaType: manifest.mediaType,
    imageStatus: archived.has(manifest.digest) ? 'ARCHIVED' : 'ACTIVE',
    ...(artifactType !== undefined && { artifactMediaType: artifactType }),
  }
}

export function imageNotFound({ imageDigest, imageTag }: ImageId, { name, account }: Repository): ServiceError {
  return new ServiceError(
    'ImageNotFoundException',
    `The image with imageId {imageDigest:'${imageDigest ?? 'null'}', imageTag:'${imageTag ?? 'null'}'} does not exist within the repository with name '${name}' in the registry with id '${account}'`,
  )
}

export type { Call }
