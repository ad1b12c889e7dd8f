import { type Arn, accountOf, parseArn, rootOf } from './arn.ts'
import { pullActions, pullStatements, shareStatement } from './pull-policy.ts'
import { allow, share } from './remedy.ts'

/** A denial, as AWS tells it. */
export interface Denial {
  /** ARN of who asked; of a role's session that of the role, without its path, which AWS does not tell. */
  principal: string
  action: string
  /** `*` where AWS names none. */
  resource: string
  /** The kind of the policy that denies, in AWS's words; absent where AWS does not tell it. */
  kind?: Kind
  explicit: boolean
  /** ARN of the policy, which AWS tells within an account or an organization. */
  policy?: string
}

type Kind = (typeof kinds)[number]

export const kinds = [
  'identity-based policy',
  'resource-based policy',
  'permissions boundary',
  'session policy',
  'service control policy',
  'resource control policy',
  'VPC endpoint policy',
  'role trust policy',
] as const

/** What to add where no statement allows it, and who can. */
export function grant(denial: Denial): string {
  const { principal, action, resource, kind } = denial
  const statement = JSON.stringify({ Effect: 'Allow', Action: action, Resource: resource })
  switch (kind) {
    case 'resource-based policy':
      return share(resource, statementsFor(denial))
    case 'permissions boundary':
      return `The permissions boundary of ${principal} does not allow it, whatever the role's own policies say. ${administrator(principal)} must add to the boundary: ${statement}`
    case 'session policy':
      return `The session of ${principal} has a session policy that does not allow it; role-to-assume sets none. Add to it, where the credentials were made before this step: ${statement}`
    case 'service control policy':
      return `The service control policies of account ${accountOf(principal)} do not allow it. Its organization's management account must add to them, at every level above the account: ${statement}`
    case 'resource control policy':
      return `The resource control policies of ${ownerOf(denial)} do not allow it. Its organization's management account must add to them: ${JSON.stringify({ Effect: 'Allow', Principal: '*', Action: action, Resource: resource })}`
    case 'VPC endpoint policy':
      return `The policy of the VPC endpoint through which this machine calls ${serviceOf(action)} does not allow it. The owner of the VPC that this machine is in must add to it: ${JSON.stringify({ Effect: 'Allow', Principal: { AWS: principal }, Action: action, Resource: resource })}`
    case 'role trust policy':
      return `Add to the trust policy of ${resource}: ${trust(principal)}`
    case 'identity-based policy':
      return action === 'sts:AssumeRole' ? allowChain(denial) : allowOwn(denial)
    default:
      return action === 'sts:AssumeRole' ? checkRole(denial) : allowOwn(denial)
  }
}

/** Across accounts both policies must allow it, and the other one is not judged before this one is right. */
function allowOwn(denial: Denial): string {
  const { principal, action, resource } = denial
  const own = allow(action, resource)
  const foreign = parseArn(resource)?.service === 'ecr' && accountOf(resource) !== accountOf(principal)
  return foreign ? `${own}. ${share(resource, statementsFor(denial))}` : own
}

function allowChain({ principal, action, resource }: Denial): string {
  const statement = JSON.stringify({ Effect: 'Allow', Action: action, Resource: resource })
  const both = accountOf(principal) !== accountOf(resource)
  const trusted = both ? `. The trust policy of ${resource} must have: ${trust(principal)}` : ''
  return `Add to the policy of ${principal}, which comes before it in role-to-assume: ${statement}${trusted}`
}

/** STS says the same of a role that is missing and of one that does not trust the caller. */
function checkRole({ principal, action, resource }: Denial): string {
  const own = JSON.stringify({ Effect: 'Allow', Action: action, Resource: resource })
  return `Check that ${resource} exists, then its trust policy, which must have ${trust(principal)}, then the policy of ${principal}, which must have ${own}.`
}

function trust(principal: string): string {
  return JSON.stringify({ Effect: 'Allow', Principal: { AWS: principal }, Action: 'sts:AssumeRole' })
}

/** Whose statement denies it, and how to except this role from it. */
export function except(denial: Denial): string {
  const { principal, action, resource, kind, policy } = denial
  const owner = accountOf(principal)
  const named = policy === undefined ? '' : ` (${policy})`
  const condition = JSON.stringify({ ArnNotLike: { 'aws:PrincipalArn': principal } })
  const excepted = `except ${principal} from that statement, with the condition ${condition}.`
  const what = `denies ${action} on ${resource}`
  switch (kind) {
    case 'resource-based policy':
      return `A statement in the policy of the resource itself${named} ${what}. Its owner, ${ownerOf(denial)}, must ${excepted}`
    case 'permissions boundary':
      return `A statement in the permissions boundary of ${principal}${named} ${what}. ${administrator(principal)} must take that statement out of the boundary, or narrow it.`
    case 'session policy':
      return `A statement in the session policy of ${principal}${named} ${what}; role-to-assume sets no such policy. Take it out where the credentials were made before this step.`
    case 'service control policy':
      return `The organization of account ${owner} has a service control policy${named} that ${what}. Its management account must ${excepted}`
    case 'resource control policy':
      return `The organization of ${ownerOf(denial)} has a resource control policy${named} that ${what}. Its management account must ${excepted}`
    case 'VPC endpoint policy':
      return `A statement in the policy of the VPC endpoint through which this machine calls ${serviceOf(action)}${named} ${what}. The owner of the VPC that this machine is in must ${excepted}`
    case 'role trust policy':
      return `A statement in the trust policy of ${resource}${named} ${what}. Its owner must ${excepted}`
    case 'identity-based policy':
      return `A statement in a policy of ${principal}${named} ${what}. ${administrator(principal)} must take that statement out of the policy, or narrow it.`
    default:
      return `A policy ${what}: change that statement.`
  }
}

function administrator(principal: string): string {
  return `An administrator of account ${accountOf(principal)}`
}

/** The account of the resource, which is the caller's own where the ARN has none. */
function ownerOf({ principal, resource }: Denial): string {
  return `account ${accountOf(resource) ?? accountOf(principal)}`
}

function serviceOf(action: string): string {
  return action.split(':')[0] ?? ''
}

/** What a resource's policy must allow another account. A role that pulls an image deploys it, so Lambda pulls it too. */
function statementsFor({ principal, action, resource }: Denial): object[] {
  const caller: Arn | undefined = parseArn(principal)
  if (pullActions.some((each) => each === action)) return pullStatements(resource, caller?.account)
  return [shareStatement(action, caller ? rootOf(caller) : principal)]
}
