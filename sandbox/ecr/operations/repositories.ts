import { flag, optionalText } from '../../core/fields.ts'
import type { JsonObject } from '../../core/json.ts'
import { objects, page, text, texts } from '../fields.ts'
import { invalid, noPolicy, repositoryNotEmpty } from '../refusals.ts'
import { MUTABILITIES, type Mutability, type Repository, type RepositorySettings } from '../repositories.ts'
import { type Call, type Run, requireRepository, storageOf } from './call.ts'

/** Repositories and their policies. */
export const repositoryOperations: Record<string, Run> = {
  DescribeRepositories(call) {
    const names = texts(call.fields, 'repositoryNames')
    const found =
      names.length > 0 ? names.map((name) => requireRepository(call, name)) : [...call.registry.repositories.values()]
    const { items, next } = page(found, call.fields)
    return { repositories: items.map((repository) => describeRepository(repository, call)), ...next }
  },

  CreateRepository(call) {
    const repository = call.registry.createRepository(text(call.fields, 'repositoryName'), readSettings(call.fields))
    return { repository: describeRepository(repository, call) }
  },

  DescribeRepositoryCreationTemplates({ registry }) {
    const repositoryCreationTemplates = registry.templates.map(
      ({ prefix, mutability, encryptionType, exclusions }) => ({
        prefix,
        appliedFor: ['CREATE_ON_PUSH'],
        imageTagMutability: mutability ?? 'MUTABLE',
        ...(exclusions && {
          imageTagMutabilityExclusionFilters: exclusions.map((filter) => ({ filterType: 'WILDCARD', filter })),
        }),
        encryptionConfiguration: { encryptionType: encryptionType ?? 'AES256' },
      }),
    )
    return { registryId: registry.account, repositoryCreationTemplates }
  },

  DeleteRepository(call) {
    const repository = requireRepository(call, text(call.fields, 'repositoryName'))
    const storage = storageOf(call.registry)
    if (!flag(call.fields, 'force') && storage.digests(repository.name).length > 0) {
      throw repositoryNotEmpty(repository.name, repository.account)
    }
    storage.removeRepository(repository.name)
    call.registry.repositories.delete(repository.name)
    return { repository: describeRepository(repository, call) }
  },

  GetRepositoryPolicy(call) {
    const repository = requireRepository(call, text(call.fields, 'repositoryName'))
    if (repository.policy === undefined) throw noPolicy(repository.name, repository.account)
    return { ...named(repository), policyText: repository.policy }
  },

  SetRepositoryPolicy(call) {
    const repository = requireRepository(call, text(call.fields, 'repositoryName'))
    const policy = text(call.fields, 'policyText')
    try {
      repository.setPolicy(policy)
    } catch (error) {
      throw invalid(
        `Invalid parameter at 'PolicyText' failed to satisfy constraint: 'Invalid repository policy provided' (${error})`,
      )
    }
    return { ...named(repository), policyText: policy }
  },

  DeleteRepositoryPolicy(call) {
    const repository = requireRepository(call, text(call.fields, 'repositoryName'))
    const { policy } = repository
    if (policy === undefined) throw noPolicy(repository.name, repository.account)
    repository.setPolicy(undefined)
    return { ...named(repository), policyText: policy }
  },

  ListTagsForResource(call) {
    const name = text(call.fields, 'resourceArn').replace(/^.*:repository\//, '')
    const { tags } = requireRepository(call, name).settings
    return { tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })) }
  },
}

function named({ account, name }: Repository): object {
  return { registryId: account, repositoryName: name }
}

function describeRepository(repository: Repository, { registry }: Call): object {
  const { mutability, exclusions, scanOnPush, encryptionType } = repository.settings
  return {
    repositoryArn: repository.arn,
    registryId: repository.account,
    repositoryName: repository.name,
    repositoryUri: `${registry.host}/${repository.name}`,
    // JSON 1.1 writes times in seconds.
    createdAt: repository.createdAt / 1000,
    imageTagMutability: mutability,
    ...(exclusions.length > 0 && {
      imageTagMutabilityExclusionFilters: exclusions.map((filter) => ({ filterType: 'WILDCARD', filter })),
    }),
    imageScanningConfiguration: { scanOnPush },
    encryptionConfiguration: { encryptionType },
  }
}

function readSettings(fields: JsonObject): RepositorySettings {
  const mutability = readMutability(optionalText(fields, 'imageTagMutability') ?? 'MUTABLE')
  const exclusions = objects(fields, 'imageTagMutabilityExclusionFilters').map((filter) => text(filter, 'filter'))
  if (mutability.endsWith('_WITH_EXCLUSION') !== exclusions.length > 0) {
    throw invalid(`imageTagMutabilityExclusionFilters do not go with imageTagMutability ${mutability}`)
  }
  const [scanning = {}] = objects(fields, 'imageScanningConfiguration')
  const [encryption = {}] = objects(fields, 'encryptionConfiguration')
  return {
    mutability,
    exclusions,
    scanOnPush: flag(scanning, 'scanOnPush'),
    encryptionType: optionalText(encryption, 'encryptionType') ?? 'AES256',
    tags: Object.fromEntries(
      objects(fields, 'tags').map((tag) => [text(tag, 'Key'), optionalText(tag, 'Value') ?? '']),
    ),
  }
}

function readMutability(value: string): Mutability {
  const found = MUTABILITIES.find((one) => one === value)
  if (found === undefined) throw invalid(`Invalid parameter at 'imageTagMutability': ${value}`)
  return found
}
