import type { RoleCaller } from '../../iam/caller.ts'
import { judge, type PolicyPrincipal } from '../../iam/judge.ts'
import { type Policy, parseResourcePolicy } from '../../iam/policy.ts'
import type { AuthType, LambdaFunction } from '../model.ts'

/** A caller who did not sign: only a statement for everybody matches. */
const ANONYMOUS: PolicyPrincipal = { type: 'AWS', names: [] }

/**
 * Whether a URL may be called ("Control access to Lambda function URLs"): it takes both permissions, by the policy of
 * the function or alias that the URL belongs to, or for AWS_IAM by that of the caller's role. (Callers of other
 * accounts would need both policies; that is not played.)
 */
export function mayCall(
  owner: LambdaFunction,
  alias: string | undefined,
  authType: AuthType,
  caller: RoleCaller | undefined,
): boolean {
  if (authType === 'AWS_IAM' && caller === undefined) return false
  const resource = alias === undefined ? owner.arn : `${owner.arn}:${alias}`
  const policies = readPolicies(owner.policies.get(alias ?? '') ?? [])
  const principal = caller?.principal ?? ANONYMOUS
  const needed = [
    { action: 'lambda:InvokeFunctionUrl', resource, context: { 'lambda:FunctionUrlAuthType': authType } },
    { action: 'lambda:InvokeFunction', resource, context: { 'lambda:InvokedViaFunctionUrl': 'true' } },
  ]
  return needed.every(
    (permission) =>
      judge(policies, { ...permission, principal }) === 'allowed' || caller?.judge(permission) === 'allowed',
  )
}

/**
 * A statement with a condition key that the sandbox does not know is passed over: AddPermission only makes statements
 * that allow, and no call of a URL has the keys of other services.
 */
function readPolicies(statements: readonly object[]): Policy[] {
  return statements.flatMap((Statement) => {
    try {
      return [parseResourcePolicy({ Version: '2012-10-17', Statement })]
    } catch {
      return []
    }
  })
}
