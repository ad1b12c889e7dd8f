import { denied, type RoleCaller } from '../iam/caller.ts'
import { type Repository, repositoryArn } from './repositories.ts'

/** Lambda itself, pulling the image of a function. */
export const LAMBDA_SERVICE = Symbol('lambda.amazonaws.com')

/** Who may hold a password of the registry. */
export type Holder = RoleCaller | typeof LAMBDA_SERVICE

/** The repository that a request is about; it need not exist. */
export interface RepositoryTarget {
  name: string
  account: string
  region: string
  repository: Repository | undefined
}

/**
 * Judges an action on a repository: the caller's own policies within an account, and the repository's policy as well
 * from another one (ECR User Guide, "Private repository policies"). That a repository's policy alone would do within
 * an account is left out: the policies of a deploy shall be sufficient by themselves.
 *
 * @throws ServiceError AccessDeniedException in AWS's words
 */
export function authorize(caller: RoleCaller, action: string, target: RepositoryTarget): void {
  const resource = repositoryArn(target.region, target.account, target.name)
  caller.require({ action, resource })
  if (target.account === caller.role.account) return
  if (target.repository === undefined || !ownerAllows(target.repository, action, caller)) {
    throw denied(caller.arn, { action, resource }, 'not-allowed', { by: 'resource-based policy' })
  }
}

/** Whether a repository's own policy lets a caller act; within an account it is not asked. */
export function ownerAllows(repository: Repository, action: string, { role, principal }: RoleCaller): boolean {
  if (role.account === repository.account) return true
  const context = { 'aws:PrincipalArn': role.arn, 'aws:PrincipalAccount': role.account }
  return repository.policyAllows(action, principal, context)
}
