import {
  CreateRepositoryCommand,
  type Repository as DescribedRepository,
  DescribeRepositoriesCommand,
  type ECRClient,
  GetAuthorizationTokenCommand,
  SetRepositoryPolicyCommand,
} from '@aws-sdk/client-ecr'
import { hasCode } from '../aws/error.ts'
import { explain } from '../aws/explain.ts'
import { formatArn } from '../domain/arn.ts'
import { type ImageReference, parseEcrRegistry } from '../domain/image-reference.ts'
import type { Output } from '../domain/output.ts'
import { pullStatements } from '../domain/pull-policy.ts'
import { partitionOf, type Region } from '../domain/region.ts'
import type { RegistryLogin } from '../domain/registry-login.ts'

/** Where a repository is: its name, and its account when that is not the caller's. */
export interface RepositoryAddress {
  name: string
  /** Twelve digits. */
  registryId?: string
}

/** Where an image of ECR is; of a host that is none of ECR's, the account is taken to be the caller's. */
export function addressOf({
  registry,
  repository,
}: Pick<ImageReference, 'registry' | 'repository'>): RepositoryAddress {
  const account = parseEcrRegistry(registry)?.account
  return { name: repository, ...(account !== undefined && { registryId: account }) }
}

/** A repository that exists. */
export interface Repository extends RepositoryAddress {
  /** Host of the registry. */
  registry: string
  arn: string
  /** Whether a tag that is there can't be moved to another image. */
  immutable(tag: string): boolean
  /** ECR creates it on the first push. */
  pending?: boolean
}

/** Which tags can be moved to another image. */
export type TagMutability = Pick<DescribedRepository, 'imageTagMutability' | 'imageTagMutabilityExclusionFilters'>

/** The login of one region's registry. */
export interface EcrLogin extends RegistryLogin {
  /** When the password ends, 12 hours after it was given. */
  expiresAt: Date
}

/**
 * Gets the registry's password and masks it.
 *
 * @throws Problem when ECR gives none
 */
export async function ecrLogin(ecr: ECRClient, region: Region, mask: Output['mask']): Promise<EcrLogin> {
  try {
    const { authorizationData } = await ecr.send(new GetAuthorizationTokenCommand({}))
    const { authorizationToken = '', proxyEndpoint = '', expiresAt = new Date() } = authorizationData?.[0] ?? {}
    mask(authorizationToken)
    const [username = '', password = ''] = Buffer.from(authorizationToken, 'base64').toString('utf8').split(':')
    mask(password)
    // Lambda does not take images from FIPS hosts; it is the same registry (Lambda guide, "Create a Lambda function using
    // a container image").
    const registry = new URL(proxyEndpoint).host.replace(/^(\d{12}\.dkr[.-]ecr)-fips\./, '$1.')
    return { registry, username, password, expiresAt }
  } catch (error) {
    throw explain(error, `Could not sign in to ECR in ${region}`)
  }
}

/** @returns undefined when there is no such repository */
export async function findRepository(ecr: ECRClient, address: RepositoryAddress): Promise<Repository | undefined> {
  try {
    const request = { repositoryNames: [address.name], registryId: address.registryId }
    const { repositories } = await ecr.send(new DescribeRepositoriesCommand(request))
    return described(repositories?.[0], address)
  } catch (error) {
    if (hasCode(error, 'RepositoryNotFoundException')) return undefined
    throw explain(error, `Could not read the ECR repository ${address.name}`)
  }
}

/** A repository of another account, whose policy need not let this one describe it to pull from it. */
export function foreignRepository(address: Required<RepositoryAddress>, registry: string, region: Region): Repository {
  return { ...address, registry, arn: arnOf(address, region), immutable: () => false }
}

/** A repository that ECR creates on the first push, as a template of the registry says. */
export function pendingRepository(name: string, registry: string, region: Region, template: TagMutability): Repository {
  const registryId = parseEcrRegistry(registry)?.account ?? ''
  const immutable = (tag: string) => isImmutable(template, tag)
  return { name, registry, arn: arnOf({ name, registryId }, region), immutable, pending: true }
}

function arnOf({ name, registryId: account }: Required<RepositoryAddress>, region: Region): string {
  return formatArn({
    partition: partitionOf(region).id,
    service: 'ecr',
    region,
    account,
    resource: `repository/${name}`,
  })
}

/**
 * Creates a repository that is scanned on push and that Lambda may pull from. When another run was faster, its
 * repository is used.
 *
 * @param account of the functions that run its images
 */
export async function createRepository(ecr: ECRClient, name: string, account?: string): Promise<Repository> {
  try {
    const request = { repositoryName: name, imageScanningConfiguration: { scanOnPush: true } }
    const { repository } = await ecr.send(new CreateRepositoryCommand(request))
    const created = described(repository, { name })
    const policyText = JSON.stringify({ Version: '2012-10-17', Statement: pullStatements(created.arn, account) })
    await ecr.send(new SetRepositoryPolicyCommand({ repositoryName: name, policyText }))
    return created
  } catch (error) {
    const existing = hasCode(error, 'RepositoryAlreadyExistsException') && (await findRepository(ecr, { name }))
    if (existing) return existing
    throw explain(error, `Could not create the ECR repository ${name}`)
  }
}

function described(repository: DescribedRepository | undefined, address: RepositoryAddress): Repository {
  const { repositoryUri: uri, repositoryArn: arn } = repository ?? {}
  if (!uri || !arn) throw new Error(`ECR gave no URI and ARN of the repository ${address.name}`)
  return { ...address, registry: uri.slice(0, uri.indexOf('/')), arn, immutable: (tag) => isImmutable(repository, tag) }
}

// ECR user guide, "Preventing image tags from being overwritten": filters name the tags that are exceptions.
function isImmutable(repository: TagMutability | undefined, tag: string): boolean {
  const filters = repository?.imageTagMutabilityExclusionFilters ?? []
  const excluded = filters.some(({ filter = '' }) => wildcard(filter).test(tag))
  switch (repository?.imageTagMutability) {
    case 'IMMUTABLE':
      return true
    case 'IMMUTABLE_WITH_EXCLUSION':
      return !excluded
    case 'MUTABLE_WITH_EXCLUSION':
      return excluded
    default:
      return false
  }
}

/** A filter of ECR's, in which `*` stands for any characters. */
export function wildcard(filter: string): RegExp {
  const literals = filter.split('*').map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${literals.join('.*')}$`)
}
