import { isJsonObject } from '../core/json.ts'
import { GITHUB_CLAIMS, GITHUB_PROVIDER } from './github.ts'
import { matchesArn, matchesWildcard } from './wildcard.ts'

/** Values of IAM condition keys in a request. */
export type RequestContext = Readonly<Record<string, string>>

/** One line of a statement's Condition: it holds when any of its values does. */
export interface Condition {
  operator: Operator
  quantifier?: 'ForAnyValue' | 'ForAllValues'
  ifExists: boolean
  /** In lower case: IAM compares condition keys without regard to case. */
  key: string
  values: string[]
}

const COMPARISONS = {
  StringEquals: (expected: string, actual: string) => expected === actual,
  StringEqualsIgnoreCase: (expected: string, actual: string) => expected.toLowerCase() === actual.toLowerCase(),
  StringLike: matchesWildcard,
  ArnEquals: matchesArn,
  ArnLike: matchesArn,
  Bool: (expected: string, actual: string) => expected.toLowerCase() === actual.toLowerCase(),
}
const NEGATED = {
  StringNotEquals: COMPARISONS.StringEquals,
  StringNotEqualsIgnoreCase: COMPARISONS.StringEqualsIgnoreCase,
  StringNotLike: matchesWildcard,
  ArnNotEquals: matchesArn,
  ArnNotLike: matchesArn,
}
type Operator = keyof typeof COMPARISONS | keyof typeof NEGATED | 'Null'

/**
 * The keys that the sandbox puts into requests. A condition on any other would never hold, and a Deny with it would
 * be passed over, so such a policy is refused.
 */
const KEYS = new Set([
  'aws:principalaccount',
  'aws:principalarn',
  'aws:requestedregion',
  'aws:sourceaccount',
  'aws:sourcearn',
  'iam:passedtoservice',
  'lambda:functionurlauthtype',
  'lambda:invokedviafunctionurl',
  'lambda:principal',
  'sts:rolesessionname',
  ...['aud', 'sub', ...GITHUB_CLAIMS].map((claim) => `${GITHUB_PROVIDER}:${claim}`),
])

/** Keys that are followed by the key of a tag, of which the sandbox's Lambda gives its functions'. */
const TAG_KEYS = ['aws:resourcetag/', 'aws:requesttag/']

function isKnown(key: string): boolean {
  return KEYS.has(key) || TAG_KEYS.some((prefix) => key.startsWith(prefix))
}

/**
 * Reads a statement's Condition element (IAM User Guide, "IAM JSON policy elements: Condition operators").
 *
 * @throws Error on an operator, a key or a policy variable that the sandbox does not know
 */
export function parseConditions(element: unknown): Condition[] {
  if (element === undefined) return []
  if (!isJsonObject(element)) throw new Error('Policy: Condition is not an object')
  return Object.entries(element).flatMap(([operator, lines]) => {
    if (!isJsonObject(lines)) throw new Error(`Policy: Condition ${operator} is not an object`)
    return Object.entries(lines).map(([key, value]) => parseCondition(operator, key, value))
  })
}

function parseCondition(name: string, key: string, value: unknown): Condition {
  const parts = /^(?:(ForAnyValue|ForAllValues):)?(\w+?)(IfExists)?$/.exec(name)
  const operator = parts?.[2]
  if (operator === undefined || !isOperator(operator)) throw new Error(`Policy: unknown condition operator ${name}`)
  if (!isKnown(key.toLowerCase())) throw new Error(`Policy: unknown condition key ${key}`)
  const list: unknown[] = Array.isArray(value) ? value : [value]
  const values = list.map((item) => {
    if (typeof item !== 'string' && typeof item !== 'boolean') throw new Error(`Policy: bad value of ${name} ${key}`)
    return refuseVariables(`${item}`)
  })
  const quantifier = parts?.[1]
  return {
    operator,
    ...((quantifier === 'ForAnyValue' || quantifier === 'ForAllValues') && { quantifier }),
    ifExists: parts?.[3] !== undefined,
    key: key.toLowerCase(),
    values,
  }
}

/** @throws Error when text holds a policy variable, `${aws:…}`, which the sandbox does not replace */
export function refuseVariables(text: string): string {
  if (text.includes('${')) throw new Error(`Policy: policy variables are not supported: ${text}`)
  return text
}

/** Whether all conditions hold ("Evaluation logic for multiple context keys or values"). */
export function conditionsHold(conditions: readonly Condition[], context: RequestContext): boolean {
  const values = new Map(Object.entries(context).map(([key, value]) => [key.toLowerCase(), value]))
  return conditions.every((condition) => holds(condition, values.get(condition.key)))
}

function holds({ operator, quantifier, ifExists, values }: Condition, actual: string | undefined): boolean {
  if (operator === 'Null') return values.some((value) => (value.toLowerCase() === 'true') === (actual === undefined))
  const negated = operator in NEGATED
  // A key that is not there: ForAllValues and the negated operators hold, everything else fails.
  if (actual === undefined) return ifExists || quantifier === 'ForAllValues' || (negated && quantifier === undefined)
  const compare = isNegated(operator) ? NEGATED[operator] : COMPARISONS[operator]
  return values.some((value) => compare(value, actual)) !== negated
}

function isNegated(operator: Operator): operator is keyof typeof NEGATED {
  return operator in NEGATED
}

function isOperator(name: string): name is Operator {
  return Object.hasOwn(COMPARISONS, name) || Object.hasOwn(NEGATED, name) || name === 'Null'
}
