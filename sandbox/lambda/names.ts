import { type Arn, partitionOf } from '../core/arn.ts'
import type { ServiceRequest } from '../core/contract.ts'
import { denied, invalid, missing, textViolations, violations } from './refusals.ts'

/** A function as a request names it, in the region and account of the request. */
export interface Target {
  name: string
  /** `$LATEST`, a version's number or an alias. */
  qualifier: string | undefined
  /** Without the qualifier. */
  functionArn: Arn
  /** With the qualifier, when there is one. IAM judges reads by it. */
  arn: Arn
}

/** Recorded: what Lambda quotes of a function's name, up to the name itself; after it where a version is read or invoked. */
const UP_TO_NAME =
  '(arn:(aws[a-zA-Z-]*)?:lambda:)?((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:)?(\\d{12}:)?(function:)?'
const FUNCTION_NAME = `${UP_TO_NAME}([a-zA-Z0-9-_]+)(:(\\$LATEST|[a-zA-Z0-9-_]+))?`
const FUNCTION_TO_READ = `${UP_TO_NAME}([a-zA-Z0-9-_\\.]+)(:(\\$LATEST(\\.PUBLISHED)?|[a-zA-Z0-9-_]+))?`
/** Recorded of these; that the others quote the shorter one is inferred. */
const READS = [
  'lambda:GetFunction',
  'lambda:GetFunctionConfiguration',
  'lambda:DeleteFunction',
  'lambda:InvokeFunction',
]
const PARTS =
  /^(?:arn:aws[a-zA-Z-]*:lambda:)?(?:(?<region>(?:eusc-)?[a-z]{2}(?:-gov|-iso[a-z]?)?-[a-z]+-\d):)?(?:(?<account>\d{12}):)?(?:function:)?(?<name>[a-zA-Z0-9-_.]+)(?::(?<qualifier>\$LATEST(?:\.PUBLISHED)?|[a-zA-Z0-9-_]+))?$/
/** Recorded: the constraint that Lambda quotes for a qualifier. */
const QUALIFIER = '\\$(LATEST(\\.PUBLISHED)?)|[a-zA-Z0-9-_$]+'
/** Characters, recorded: of a qualifier, of a name, and of an ARN where a function is created. */
const LONGEST = { qualifier: 128, name: 64, arn: 140 }

export function functionArn(region: string, account: string, name: string): Arn {
  return `arn:${partitionOf(region)}:lambda:${region}:${account}:function:${name}`
}

/**
 * Reads FunctionName (a name, a partial ARN or an ARN, each with or without a qualifier) and Qualifier.
 *
 * @param action what the request wants, for the refusal of another account's function
 * @throws ServiceError as Lambda refuses malformed names, other regions and other accounts
 */
export function readTarget(
  request: Pick<ServiceRequest, 'region' | 'account' | 'caller'>,
  functionName: string,
  qualifierParameter: string | undefined,
  action: string,
): Target {
  requireNames(functionName, qualifierParameter, action)
  const parts = PARTS.exec(functionName)?.groups
  const name = parts?.name ?? functionName
  const derived = parts?.qualifier
  if (derived !== undefined && qualifierParameter !== undefined && derived !== qualifierParameter) {
    throw invalid('The derived qualifier from the function name does not match the specified qualifier.')
  }
  const region = parts?.region ?? request.region
  if (region !== request.region) {
    throw missing(`Functions from '${region}' are not reachable in this region ('${request.region}')`)
  }
  const account = parts?.account ?? request.account
  const unqualified = functionArn(region, account, name)
  if (account !== request.account) throw denied(request.caller.arn, action, unqualified, 'resource')
  const qualifier = derived ?? qualifierParameter
  return {
    name,
    qualifier,
    functionArn: unqualified,
    arn: qualifier === undefined ? unqualified : `${unqualified}:${qualifier}`,
  }
}

/** A function is created with a name of its own length; elsewhere one that is too long is not found (recorded). */
function requireNames(functionName: string, qualifier: string | undefined, action: string): void {
  const creates = action === 'lambda:CreateFunction'
  const pattern = READS.includes(action) ? FUNCTION_TO_READ : FUNCTION_NAME
  const isBare = !functionName.includes(':')
  const most = creates && !isBare ? LONGEST.arn : Number.POSITIVE_INFINITY
  const violated = [
    // Recorded together; which comes first is inferred.
    ...(qualifier === undefined ? [] : textViolations(qualifier, 'qualifier', QUALIFIER, LONGEST.qualifier)),
    ...textViolations(functionName, 'functionName', pattern, most),
  ]
  if (violated.length > 0) throw violations(violated)
  // Recorded: this one alone has another code.
  const tooLong = creates ? textViolations(functionName, 'functionName', pattern, LONGEST.name) : []
  if (isBare && tooLong.length > 0) throw violations(tooLong, 'InvalidParameterValueException')
}

/** Refuses a name with a version or an alias, which operations that change `$LATEST` do not take. */
export function requireLatest(target: Target): void {
  if (target.qualifier !== undefined && target.qualifier !== '$LATEST') {
    throw invalid(
      'Current operation does not support versions other than $LATEST. Please set the version to $LATEST or do not set a version in your request.',
    )
  }
}
