import { type JudgedRequest, judge } from './judge.ts'
import { type Policy, type PolicyDocument, parseIdentityPolicy, parseResourcePolicy } from './policy.ts'

/**
 * Kinds of policies that limit a role beside its own: they allow nothing by themselves, and what one of them does not
 * allow is refused (IAM User Guide, "Policy evaluation logic"). In the order in which AWS looks at them; that of the
 * endpoint's policy is inferred.
 */
export const GUARD_KINDS = [
  'VPC endpoint policy',
  'resource control policy',
  'service control policy',
  'permissions boundary',
  'session policy',
] as const
export type GuardKind = (typeof GUARD_KINDS)[number]

/** A policy that limits a role. */
export interface Guard {
  kind: GuardKind
  policy: Policy
  /** The policy's ARN, which AWS tells within an account or an organization. */
  arn?: string
}

/** Those of these two kinds have a Principal. */
const OF_RESOURCES: readonly GuardKind[] = ['VPC endpoint policy', 'resource control policy']

/** @throws Error on whatever the sandbox does not know */
export function readGuard(kind: GuardKind, document: PolicyDocument, arn?: string): Guard {
  const parse = OF_RESOURCES.includes(kind) ? parseResourcePolicy : parseIdentityPolicy
  return { kind, policy: parse(document), ...(arn !== undefined && { arn }) }
}

/** What a guard says of a request. */
export function judgeByGuard({ kind, policy }: Guard, request: Required<JudgedRequest>) {
  const { principal, ...rest } = request
  return judge([policy], OF_RESOURCES.includes(kind) ? { ...rest, principal } : rest)
}
