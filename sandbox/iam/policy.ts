import { isJsonObject, type JsonObject, stringList } from '../core/json.ts'
import { type Condition, parseConditions, refuseVariables } from './conditions.ts'

/** A policy in AWS's JSON language, as an object or as text. */
export type PolicyDocument = object | string

/** A policy that was read and understood whole. */
export interface Policy {
  statements: Statement[]
}

export interface Statement {
  effect: 'Allow' | 'Deny'
  /** Absent in an identity policy. */
  principals?: Principals
  actions: Patterns
  /** Absent in a trust policy and in a repository's policy: the resource that it is attached to. */
  resources?: Patterns
  conditions: Condition[]
}

/** Patterns of Action or Resource; with `negated` those of NotAction or NotResource. */
export interface Patterns {
  patterns: string[]
  negated: boolean
}

export interface Principals {
  AWS: string[]
  Service: string[]
  Federated: string[]
}

const ELEMENTS = new Set(['Sid', 'Effect', 'Principal', 'Action', 'NotAction', 'Resource', 'NotResource', 'Condition'])

/**
 * Reads a policy that is attached to a role (IAM User Guide, "IAM JSON policy element reference").
 *
 * @throws Error on whatever the sandbox does not know, so that nothing is allowed by oversight
 */
export function parseIdentityPolicy(document: PolicyDocument): Policy {
  return parse(document, (statement) => {
    if (statement.Principal !== undefined) throw new Error('Policy: an identity policy has no Principal')
    return { resources: patterns(statement, 'Resource', 'NotResource') }
  })
}

/**
 * Reads a role's trust policy or a repository's policy.
 *
 * @throws Error as `parseIdentityPolicy`
 */
export function parseResourcePolicy(document: PolicyDocument): Policy {
  return parse(document, (statement) => ({
    principals: parsePrincipals(statement.Principal),
    ...(statement.Resource !== undefined && { resources: patterns(statement, 'Resource', 'NotResource') }),
  }))
}

function parse(document: PolicyDocument, own: (statement: JsonObject) => Partial<Statement>): Policy {
  const policy: unknown = typeof document === 'string' ? JSON.parse(document) : document
  if (!isJsonObject(policy)) throw new Error('Policy: not a JSON object')
  if (policy.Version !== '2012-10-17' && policy.Version !== '2008-10-17') throw new Error('Policy: unknown Version')
  for (const element of Object.keys(policy)) {
    if (!['Version', 'Id', 'Statement'].includes(element)) throw new Error(`Policy: unknown element ${element}`)
  }
  const statements: unknown[] = Array.isArray(policy.Statement) ? policy.Statement : [policy.Statement]
  return {
    statements: statements.map((statement) => {
      if (!isJsonObject(statement)) throw new Error('Policy: a Statement is not an object')
      return { ...parseStatement(statement), ...own(statement) }
    }),
  }
}

function parseStatement(statement: JsonObject): Statement {
  for (const element of Object.keys(statement)) {
    if (!ELEMENTS.has(element)) throw new Error(`Policy: unknown element ${element} in a Statement`)
  }
  const effect = statement.Effect
  if (effect !== 'Allow' && effect !== 'Deny') throw new Error(`Policy: Effect is ${effect}`)
  const actions = patterns(statement, 'Action', 'NotAction')
  for (const action of actions.patterns) {
    if (action !== '*' && !/^[\w-]+:[\w*?]+$/.test(action)) throw new Error(`Policy: malformed action ${action}`)
  }
  return { effect, actions, conditions: parseConditions(statement.Condition) }
}

function patterns(statement: JsonObject, plain: string, negation: string): Patterns {
  const negated = statement[negation] !== undefined
  if (negated === (statement[plain] !== undefined)) throw new Error(`Policy: needs either ${plain} or ${negation}`)
  const list = stringList(statement[negated ? negation : plain])
  if (list === undefined) throw new Error(`Policy: ${plain} is not a list of strings`)
  return { patterns: list.map(refuseVariables), negated }
}

function parsePrincipals(element: unknown): Principals {
  if (element === '*') return { AWS: ['*'], Service: ['*'], Federated: ['*'] }
  if (!isJsonObject(element)) throw new Error('Policy: Principal is missing or malformed')
  const principals: Principals = { AWS: [], Service: [], Federated: [] }
  for (const [type, value] of Object.entries(element)) {
    const list = stringList(value)
    if (list === undefined) throw new Error(`Policy: Principal ${type} is not a list of strings`)
    if (type !== 'AWS' && type !== 'Service' && type !== 'Federated') throw new Error(`Policy: Principal type ${type}`)
    principals[type] = list
  }
  return principals
}
