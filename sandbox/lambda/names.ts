import { type Arn, partitionOf } from '../core/arn.ts'
import type { ServiceRequest } from '../core/contract.ts'
import { denied, invalid, missing, requirePattern, violates } from './refusals.ts'

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

/** The API's constraint on FunctionName (CreateFunction in the Lambda API Reference), with European Sovereign regions. */
const FUNCTION_NAME =
  '(arn:(aws[a-zA-Z-]*)?:lambda:)?((eusc-)?[a-z]{2}(-gov)?-[a-z]+-\\d{1}:)?(\\d{12}:)?(function:)?([a-zA-Z0-9-_]+)(:(\\$LATEST|[a-zA-Z0-9-_]+))?'
const PARTS =
  /^(?:arn:aws[a-zA-Z-]*:lambda:(?<region>[a-z0-9-]+):)?(?:(?<account>\d{12}):)?(?:function:)?(?<name>[a-zA-Z0-9-_]+)(?::(?<qualifier>\$LATEST|[a-zA-Z0-9-_]+))?$/
/** Recorded: the constraint that Lambda quotes for a qualifier. */
const QUALIFIER = '\\$(LATEST(\\.PUBLISHED)?)|[a-zA-Z0-9-_$]+'

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
  const parts = PARTS.exec(functionName)?.groups
  const name = parts?.name
  if (name === undefined || name.length > 64) {
    throw violates(functionName, 'functionName', `Member must satisfy regular expression pattern: ${FUNCTION_NAME}`)
  }
  if (qualifierParameter !== undefined) requirePattern(qualifierParameter, 'qualifier', QUALIFIER)
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

/** Refuses a name with a version or an alias, which operations that change `$LATEST` do not take. */
export function requireLatest(target: Target): void {
  if (target.qualifier !== undefined && target.qualifier !== '$LATEST') {
    throw invalid(
      'Current operation does not support versions other than $LATEST. Please set the version to $LATEST or do not set a version in your request.',
    )
  }
}
