import { type ECRClient, GetRepositoryPolicyCommand } from '@aws-sdk/client-ecr'
import { hasCode } from '../aws/error.ts'
import { explain } from '../aws/explain.ts'
import { member, parseJson } from '../domain/json.ts'
import { pullActions } from '../domain/pull-policy.ts'
import type { RepositoryAddress } from './repository.ts'

/**
 * Whether the repository's policy lets Lambda pull, as far as the role may read it. Conditions count as met: they name functions.
 *
 * @throws Problem when ECR does not answer
 */
export async function lambdaMayPull(ecr: ECRClient, { name, registryId }: RepositoryAddress): Promise<boolean> {
  try {
    const request = { repositoryName: name, registryId }
    const { policyText = '{}' } = await ecr.send(new GetRepositoryPolicyCommand(request))
    return allowsLambda(parseJson(policyText))
  } catch (error) {
    if (hasCode(error, 'RepositoryPolicyNotFoundException')) return false
    // The role may lack this permission: when the policy is wrong, Lambda reports it.
    if (hasCode(error, 'AccessDeniedException')) return true
    throw explain(error, `Could not read the policy of the ECR repository ${name}`)
  }
}

/** Whether a policy document lets lambda.amazonaws.com pull, in one statement or in several. */
export function allowsLambda(policy: unknown): boolean {
  const allowed = list(member(policy, 'Statement'))
    .filter((statement) => member(statement, 'Effect') === 'Allow' && isForLambda(member(statement, 'Principal')))
    .flatMap((statement) => list(member(statement, 'Action')))
  return pullActions.every((action) => allowed.some((pattern) => covers(pattern, action)))
}

function isForLambda(principal: unknown): boolean {
  return principal === '*' || list(member(principal, 'Service')).includes('lambda.amazonaws.com')
}

function covers(pattern: unknown, action: string): boolean {
  if (typeof pattern !== 'string') return false
  const star = pattern.indexOf('*')
  return star < 0
    ? pattern.toLowerCase() === action.toLowerCase()
    : action.toLowerCase().startsWith(pattern.slice(0, star).toLowerCase())
}

function list(value: unknown): unknown[] {
  return value === undefined ? [] : Array.isArray(value) ? value : [value]
}
