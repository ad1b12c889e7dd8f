import { ServiceError, type ServiceReply } from '../../core/contract.ts'
import { optionalNumber } from '../../core/fields.ts'
import type { LambdaFunction } from '../model.ts'
import { invalid, notFound, requireRange } from '../refusals.ts'
import { json, noContent } from '../rest.ts'
import type { FunctionStore } from '../store.ts'
import { body, type Call, functionRoute, type Route, type Target } from './operation.ts'
import { requireFunction } from './requirements.ts'

/** Concurrent executions of an account in one region, and those that reservations must leave ("Lambda quotas"). */
const ACCOUNT_LIMIT = 1000
const LEAST_UNRESERVED = 100
/** IAM judges reserved concurrency on the function. */
const ON_FUNCTION = { judged: 'functionArn' } as const

/** Reserved concurrency. */
export const concurrencyRoutes: Route[] = [
  functionRoute('PUT /2017-10-31/functions/{FunctionName}/concurrency', 'PutFunctionConcurrency', put, ON_FUNCTION),
  functionRoute('GET /2019-09-30/functions/{FunctionName}/concurrency', 'GetFunctionConcurrency', get, ON_FUNCTION),
  functionRoute(
    'DELETE /2017-10-31/functions/{FunctionName}/concurrency',
    'DeleteFunctionConcurrency',
    remove,
    ON_FUNCTION,
  ),
]

function put(call: Call, target: Target): ServiceReply {
  const reserved = optionalNumber(body(call), 'ReservedConcurrentExecutions') ?? 0
  if (target.qualifier !== undefined) {
    throw invalid(
      'This operation is permitted on Lambda functions only. Aliases and versions do not support this operation. Please specify either a function name or an unqualified function ARN.',
    )
  }
  const owner = call.lambda.store.find(target.functionArn)
  // Recorded: it is missed by $LATEST, before the number is looked at.
  if (owner === undefined) throw notFound(`${target.functionArn}:$LATEST`)
  requireRange(reserved, 'reservedConcurrentExecutions', 0, Number.MAX_SAFE_INTEGER)
  const provisioned = provisionedOf(owner)
  if (reserved < provisioned) {
    // Recorded with these blanks.
    throw tooMany(
      ` ReservedConcurrentExecutions  ${reserved} should not be lower than function's total provisioned concurrency [${provisioned}].`,
    )
  }
  if (reserved > unreserved(call.lambda.store, owner) - LEAST_UNRESERVED) {
    throw tooMany(
      `Specified ReservedConcurrentExecutions for function decreases account's UnreservedConcurrentExecution below its minimum value of [${LEAST_UNRESERVED}].`,
    )
  }
  owner.reserved = reserved
  return get(call, target)
}

function get(call: Call, target: Target): ServiceReply {
  return json(200, writeReserved(requireFunction(call, target)) ?? {})
}

function remove(call: Call, target: Target): ServiceReply {
  requireFunction(call, target).reserved = undefined
  return noContent()
}

/** `Concurrency` of GetFunction; undefined when the function shares what the account has. */
export function writeReserved({ reserved }: LambdaFunction): object | undefined {
  return reserved === undefined ? undefined : { ReservedConcurrentExecutions: reserved }
}

/** Refuses provisioned concurrency beyond what function and account have. The texts are recorded. */
export function requireProvisionable(
  store: FunctionStore,
  owner: LambdaFunction,
  qualifier: string,
  requested: number,
): void {
  const others = provisionedOf(owner) - (owner.provisioned.get(qualifier)?.requested ?? 0)
  if (owner.reserved !== undefined) {
    if (others + requested <= owner.reserved) return
    throw invalid(
      'Requested Provisioned Concurrency should not be greater than the reservedConcurrentExecution for function',
    )
  }
  const available = unreserved(store, owner) - others
  const specified = 'Specified ConcurrentExecutions for function'
  if (requested > available)
    throw tooMany(`${specified} is greater than account's unreserved concurrency [${available}].`)
  if (requested > available - LEAST_UNRESERVED) {
    throw tooMany(
      `${specified} decreases account's UnreservedConcurrentExecution below its minimum value of [${LEAST_UNRESERVED}].`,
    )
  }
}

/** What the account's other functions leave. */
function unreserved(store: FunctionStore, { account, region, arn }: LambdaFunction): number {
  const others = store.list(account, region).filter((one) => one.arn !== arn)
  return others.reduce((left, one) => left - (one.reserved ?? provisionedOf(one)), ACCOUNT_LIMIT)
}

function provisionedOf({ provisioned }: LambdaFunction): number {
  return [...provisioned.values()].reduce((sum, { requested }) => sum + requested, 0)
}

/** Recorded without a Type. */
function tooMany(message: string): ServiceError {
  return new ServiceError('InvalidParameterValueException', message)
}
