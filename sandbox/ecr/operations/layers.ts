import { ServiceError } from '../../core/contract.ts'
import { text, texts } from '../fields.ts'
import { type Run, requireRepository, storageOf } from './call.ts'

/** Passwords for the registry, and single layers. */
export const layerOperations: Record<string, Run> = {
  GetAuthorizationToken({ caller, passwords, passwordLifetime, registry }) {
    const { password, expires } = passwords.issue(caller, registry.region, passwordLifetime)
    return {
      authorizationData: [
        {
          authorizationToken: Buffer.from(`AWS:${password}`).toString('base64'),
          expiresAt: expires / 1000,
          // ECR's has https, too; Docker's clients fall back to plain HTTP for the loopback interface.
          proxyEndpoint: `https://${registry.host}`,
        },
      ],
    }
  },

  BatchCheckLayerAvailability(call) {
    const repository = requireRepository(call, text(call.fields, 'repositoryName'))
    const storage = storageOf(call.registry)
    const layers: object[] = []
    const failures: object[] = []
    for (const layerDigest of texts(call.fields, 'layerDigests')) {
      if (!/^sha256:[0-9a-f]{64}$/.test(layerDigest)) {
        failures.push({ layerDigest, failureCode: 'InvalidLayerDigest', failureReason: 'Invalid layer digest' })
        continue
      }
      const layerSize = storage.blobSize(repository.name, layerDigest)
      if (layerSize === undefined) layers.push({ layerDigest, layerAvailability: 'UNAVAILABLE' })
      else layers.push({ layerDigest, layerAvailability: 'AVAILABLE', layerSize })
    }
    return { layers, failures }
  },

  GetDownloadUrlForLayer(call) {
    const repository = requireRepository(call, text(call.fields, 'repositoryName'))
    const layerDigest = text(call.fields, 'layerDigest')
    const storage = storageOf(call.registry)
    const size = storage.blobSize(repository.name, layerDigest)
    if (size === undefined) {
      throw new ServiceError(
        'LayersNotFoundException',
        `The layer with digest '${layerDigest}' does not exist in the repository with name '${repository.name}' in the registry with id '${repository.account}'`,
      )
    }
    return {
      downloadUrl: `${call.registry.url}${call.registry.downloads.grant(layerDigest, size, storage)}`,
      layerDigest,
    }
  },
}
