import { ServiceError } from '../core/contract.ts'

/** What ECR answers when it refuses, in the words that users of the service quote. */

export function noRepository(name: string, account: string): ServiceError {
  return new ServiceError('RepositoryNotFoundException', noRepositoryText(name, account))
}

/** Docker's clients print it after `name unknown:`. */
export function noRepositoryText(name: string, account: string): string {
  return `The repository with name '${name}' does not exist in the registry with id '${account}'`
}

export function repositoryExists(name: string, account: string): ServiceError {
  return new ServiceError(
    'RepositoryAlreadyExistsException',
    `The repository with name '${name}' already exists in the registry with id '${account}'`,
  )
}

export function repositoryNotEmpty(name: string, account: string): ServiceError {
  return new ServiceError(
    'RepositoryNotEmptyException',
    `The repository with name '${name}' in registry with id '${account}' cannot be deleted because it still contains images`,
  )
}

export function noPolicy(name: string, account: string): ServiceError {
  return new ServiceError(
    'RepositoryPolicyNotFoundException',
    `Repository policy does not exist for the repository with name '${name}' in the registry with id '${account}'`,
  )
}

/** The words are inferred; the code is in the API Reference, "GetSigningConfiguration". */
export function noSigningConfiguration(account: string): ServiceError {
  return new ServiceError(
    'SigningConfigurationNotFoundException',
    `Signing configuration not found for the registry with id '${account}'`,
  )
}

/** In the words that users of the service quote. */
export function noScan(digest: string, name: string, account: string): ServiceError {
  return new ServiceError(
    'ScanNotFoundException',
    `Image scan does not exist for the image with '{imageDigest:'${digest}', imageTag:'null'}' in the repository with name '${name}' in the registry with id '${account}'`,
  )
}

/** Docker's clients print it after `tag invalid:`. It is the same whether or not the image is the identical one. */
export function immutableTagText(tag: string, repository: string): string {
  return `The image tag '${tag}' already exists in the '${repository}' repository and cannot be overwritten because the repository is immutable.`
}

export function invalid(message: string): ServiceError {
  return new ServiceError('InvalidParameterException', message)
}
