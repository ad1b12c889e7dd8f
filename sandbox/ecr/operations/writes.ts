import { createHash } from 'node:crypto'
import { ServiceError } from '../../core/contract.ts'
import { optionalText } from '../../core/fields.ts'
import { isJsonObject } from '../../core/json.ts'
import { objects, text } from '../fields.ts'
import { immutableTagText, invalid } from '../refusals.ts'
import { askRegistry } from '../registry/client.ts'
import { mediaTypeOf, type RegistryStorage } from '../registry/storage.ts'
import { type Run, requireRepository, storageOf } from './call.ts'
import { type ImageFailure, type ImageId, readImageId, resolve } from './image-id.ts'
import { image } from './images.ts'

/** Changing images. */
export const writeOperations: Record<string, Run> = {
  /** Puts a manifest under a tag; its layers are there already. */
  async PutImage(call) {
    const repository = requireRepository(call, text(call.fields, 'repositoryName'))
    const manifest = text(call.fields, 'imageManifest')
    const tag = optionalText(call.fields, 'imageTag')
    const digest = `sha256:${createHash('sha256').update(manifest).digest('hex')}`
    const expected = optionalText(call.fields, 'imageDigest')
    if (expected !== undefined && expected !== digest) {
      throw new ServiceError(
        'ImageDigestDoesNotMatchException',
        `The image digest ${expected} is not that of the manifest`,
      )
    }
    const { storage, socketPath } = await call.registry.start()
    const there = storage.manifest(repository.name, tag ?? digest)
    if (there?.digest === digest) throw alreadyExists(repository.name, repository.account, digest, tag)
    if (tag !== undefined && there !== undefined && repository.isImmutable(tag)) {
      throw new ServiceError('ImageTagAlreadyExistsException', immutableTagText(tag, repository.name))
    }
    const type = optionalText(call.fields, 'imageManifestMediaType') ?? mediaTypeOf(manifest)
    await putManifest(socketPath, `/v2/${repository.name}/manifests/${tag ?? digest}`, type, manifest)
    call.registry.pushed(repository.name, tag ?? digest, call.caller)
    return { image: image(repository, tag, { digest, mediaType: type, text: manifest, pushedAt: Date.now() }) }
  },

  /** By digest: the image and all of its tags. By tag: the tag, and the image when that was its last. */
  BatchDeleteImage(call) {
    const repository = requireRepository(call, text(call.fields, 'repositoryName'))
    const storage = storageOf(call.registry)
    const imageIds: ImageId[] = []
    const failures: object[] = []
    for (const imageId of objects(call.fields, 'imageIds').map(readImageId)) {
      const deleted = deleteImage(imageId, repository.name, storage)
      if ('failureCode' in deleted) failures.push({ imageId, ...deleted })
      else imageIds.push(deleted)
    }
    return { imageIds, failures }
  },
}

/** Deletes as BatchDeleteImage does; tells what was deleted, or why not. */
export function deleteImage(imageId: ImageId, repository: string, storage: RegistryStorage): ImageId | ImageFailure {
  const found = resolve(imageId, repository, storage)
  if ('failureCode' in found) return found
  const tags = storage.tags(repository).filter((tag) => storage.digestOf(repository, tag) === found.digest)
  if (imageId.imageTag !== undefined && tags.length > 1) {
    storage.untag(repository, imageId.imageTag)
    return { imageDigest: found.digest, imageTag: imageId.imageTag }
  }
  const index = storage.digests(repository).find((digest) => refersTo(storage, repository, digest, found.digest))
  if (index !== undefined) {
    const failureReason = `Requested image referenced by manifest list: [${index}]`
    return { failureCode: 'ImageReferencedByManifestList', failureReason }
  }
  storage.remove(repository, found.digest)
  return { imageDigest: found.digest, ...(imageId.imageTag !== undefined && { imageTag: imageId.imageTag }) }
}

function refersTo(storage: RegistryStorage, repository: string, index: string, child: string): boolean {
  const content: unknown = JSON.parse(storage.manifest(repository, index)?.text ?? '{}')
  return isJsonObject(content) && objects(content, 'manifests').some(({ digest }) => digest === child)
}

function alreadyExists(repository: string, account: string, digest: string, tag: string | undefined): ServiceError {
  const what = tag === undefined ? `digest '${digest}'` : `digest '${digest}' and tag '${tag}'`
  return new ServiceError(
    'ImageAlreadyExistsException',
    `Image with ${what} already exists in the repository with name '${repository}' in registry with id '${account}'`,
  )
}

/** The registry itself checks the manifest and stores it. */
async function putManifest(socketPath: string, path: string, mediaType: string, manifest: string): Promise<void> {
  const answer = await askRegistry(socketPath, { method: 'PUT', path, body: manifest, contentType: mediaType })
  if (answer.status === 201) return
  if (answer.body.includes('BLOB_UNKNOWN')) {
    throw new ServiceError('LayersNotFoundException', `The manifest names layers that are not there: ${answer.body}`)
  }
  throw invalid(`Invalid parameter at 'ImageManifest' failed to satisfy constraint: '${answer.body}'`)
}
