import { objects, text } from '../fields.ts'
import { noSigningConfiguration } from '../refusals.ts'
import { type Run, requireRepository, storageOf } from './call.ts'
import { readImageId, resolve } from './image-id.ts'
import { imageNotFound } from './images.ts'

/** Managed signing (ECR User Guide, "Managed signing"). */
export const signingOperations: Record<string, Run> = {
  GetSigningConfiguration({ registry }) {
    const rules = registry.signing.rules.map(({ profile, filters }) => ({
      signingProfileArn: profile,
      ...(filters && { repositoryFilters: filters.map((filter) => ({ filter, filterType: 'WILDCARD_MATCH' })) }),
    }))
    if (rules.length === 0) throw noSigningConfiguration(registry.account)
    return { registryId: registry.account, signingConfiguration: { rules } }
  },

  DescribeImageSigningStatus(call) {
    const { fields, registry } = call
    const repository = requireRepository(call, text(fields, 'repositoryName'))
    const { name } = repository
    const [imageId = {}] = objects(fields, 'imageId').map(readImageId)
    const found = resolve(imageId, name, storageOf(registry))
    if ('failureCode' in found) throw imageNotFound(imageId, repository)
    const { digest } = found
    return {
      repositoryName: name,
      imageId: { imageDigest: digest },
      registryId: registry.account,
      signingStatuses: registry.signing.statuses({ repository: name, digest }),
    }
  },
}
