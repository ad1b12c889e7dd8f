import { createHash } from 'node:crypto'
import { ServiceError } from '../../core/contract.ts'
import { text, texts } from '../fields.ts'
import { invalid } from '../refusals.ts'
import { putBlob } from '../registry/put-image.ts'
import { type Call, type Run, requireRepository, storageOf } from './call.ts'

/** What ECR asks for (ECR API Reference, "InitiateLayerUpload", its example). */
const PART_SIZE = 10_485_760

/** Layers that come through the API, and not through the registry. */
export const uploadOperations: Record<string, Run> = {
  InitiateLayerUpload(call) {
    const repository = requireRepository(call, text(call.fields, 'repositoryName'))
    return { uploadId: call.registry.uploads.begin(repository.name), partSize: PART_SIZE }
  },

  UploadLayerPart(call) {
    const repository = requireRepository(call, text(call.fields, 'repositoryName'))
    const uploadId = text(call.fields, 'uploadId')
    const [first, last] = [bytes(call, 'partFirstByte'), bytes(call, 'partLastByte')]
    const part = Buffer.from(text(call.fields, 'layerPartBlob'), 'base64')
    const upload = call.registry.uploads.of(uploadId, repository.name)
    if (first !== upload.length || last - first + 1 !== part.length) {
      throw new ServiceError(
        'InvalidLayerPartException',
        `Invalid part received: expected first byte ${upload.length}`,
        400,
        { uploadId, lastValidByteReceived: String(upload.length - 1) },
      )
    }
    upload.add(part)
    return { registryId: repository.account, repositoryName: repository.name, uploadId, lastByteReceived: last }
  },

  async CompleteLayerUpload(call) {
    const repository = requireRepository(call, text(call.fields, 'repositoryName'))
    const uploadId = text(call.fields, 'uploadId')
    const [layerDigest = ''] = texts(call.fields, 'layerDigests')
    const layer = call.registry.uploads.of(uploadId, repository.name).end()
    const { socketPath } = await call.registry.start()
    if (storageOf(call.registry).blobSize(repository.name, layerDigest) !== undefined) {
      throw new ServiceError(
        'LayerAlreadyExistsException',
        `Layer with digest '${layerDigest}' already exists in the repository with name '${repository.name}' in registry with id '${repository.account}'`,
      )
    }
    if (`sha256:${createHash('sha256').update(layer).digest('hex')}` !== layerDigest) {
      throw new ServiceError('InvalidLayerException', `Layer digest '${layerDigest}' is not that of the parts received`)
    }
    await putBlob(socketPath, repository.name, layer)
    return { registryId: repository.account, repositoryName: repository.name, uploadId, layerDigest }
  },
}

function bytes({ fields }: Call, name: string): number {
  const value = fields[name]
  if (typeof value === 'number') return value
  throw invalid(`Invalid parameter at '${name}' failed to satisfy constraint: 'Member must not be null'`)
}
