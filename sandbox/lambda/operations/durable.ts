import type { ServiceReply } from '../../core/contract.ts'
import type { DurableExecution, LambdaFunction } from '../model.ts'
import { invalid } from '../refusals.ts'
import { json } from '../rest.ts'
import { type Call, functionRoute, page, type Route, type Target } from './operation.ts'
import { requireFunction } from './requirements.ts'

/**
 * Executions of durable functions: their list alone. It is judged on the function, or on the version that it is asked of
 * (Lambda Developer Guide, "Security and permissions for Lambda durable functions").
 */
export const durableRoutes: Route[] = [
  functionRoute(
    'GET',
    '/2025-12-01/functions/{FunctionName}/durable-executions',
    'ListDurableExecutionsByFunction',
    list,
  ),
]

/** That other functions are refused is inferred, the text too. */
function list(call: Call, target: Target): ServiceReply {
  const owner = requireFunction(call, target)
  if (owner.latest.settings.DurableConfig === undefined) {
    throw invalid('The function is not configured for durable executions.')
  }
  const statuses = call.request.query.getAll('Statuses')
  const found = owner.executions.filter(
    ({ version, status }) =>
      (target.qualifier === undefined || version === target.qualifier) &&
      (statuses.length === 0 || statuses.includes(status)),
  )
  const { items, marker } = page(found, call, 1000)
  return json(200, { DurableExecutions: items.map((one) => write(owner, one)), ...marker })
}

/** AWS JSON writes times in seconds. */
function write({ arn }: LambdaFunction, { name, version, status, started }: DurableExecution): object {
  return {
    DurableExecutionArn: `${arn}:${version}/durable-execution/${name}/${name}`,
    DurableExecutionName: name,
    FunctionArn: `${arn}:${version}`,
    Status: status,
    StartTimestamp: started / 1000,
  }
}
