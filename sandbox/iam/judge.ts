import type { Arn } from '../core/arn.ts'
import { conditionsHold, type RequestContext } from './conditions.ts'
import type { Patterns, Policy, Principals, Statement } from './policy.ts'
import { matchesWildcard } from './wildcard.ts'

/** What policies say of a request: an explicit Deny wins over every Allow, and silence is no permission. */
export type Judgement = 'allowed' | 'denied' | 'not-allowed'

/** Who asks, by all names under which a resource policy may know them. */
export interface PolicyPrincipal {
  type: keyof Principals
  names: string[]
}

export interface JudgedRequest {
  action: string
  /** Absent for a policy that is attached to its one resource. */
  resource?: Arn
  /** Absent for identity policies. */
  principal?: PolicyPrincipal
  context: RequestContext
}

/** Judges a request by policies (IAM User Guide, "Policy evaluation logic"). */
export function judge(policies: readonly Policy[], request: JudgedRequest): Judgement {
  const applying = policies.flatMap((policy) => policy.statements).filter((statement) => applies(statement, request))
  if (applying.some((statement) => statement.effect === 'Deny')) return 'denied'
  return applying.length > 0 ? 'allowed' : 'not-allowed'
}

function applies(statement: Statement, request: JudgedRequest): boolean {
  return (
    matchesPrincipal(statement.principals, request.principal) &&
    // Actions are compared without regard to case, resources with it.
    matches(lowerCase(statement.actions), request.action.toLowerCase()) &&
    (statement.resources === undefined || matches(statement.resources, request.resource ?? '')) &&
    conditionsHold(statement.conditions, request.context)
  )
}

function matches({ patterns, negated }: Patterns, text: string): boolean {
  return patterns.some((pattern) => matchesWildcard(pattern, text)) !== negated
}

function lowerCase({ patterns, negated }: Patterns): Patterns {
  return { patterns: patterns.map((pattern) => pattern.toLowerCase()), negated }
}

function matchesPrincipal(principals: Principals | undefined, asking: PolicyPrincipal | undefined): boolean {
  if (principals === undefined) return true
  if (asking === undefined) return false
  return principals[asking.type].some((name) => name === '*' || asking.names.includes(name))
}
