import type { ServiceReply } from '../../core/contract.ts'
import { optionalText } from '../../core/fields.ts'
import { checkpoint, executionArn, inSeconds, pageOf, requireToken } from '../durable/executions.ts'
import type { DurableExecution } from '../durable/model.ts'
import type { LambdaFunction } from '../model.ts'
import { invalid, missing } from '../refusals.ts'
import { json } from '../rest.ts'
import {
  body,
  type Call,
  functionRoute,
  type Method,
  page,
  type Route,
  resourceTags,
  type Target,
} from './operation.ts'
import { requireFunction } from './requirements.ts'

/**
 * Executions of durable functions: what a deploy asks of them, and what their handlers do. Their list is judged on the
 * function, or on the version that it is asked of, all else on the execution (Lambda Developer Guide, "Security and
 * permissions for Lambda durable functions").
 */
export const durableRoutes: Route[] = [
  functionRoute('GET /2025-12-01/functions/{FunctionName}/durable-executions', 'ListDurableExecutionsByFunction', list),
  executionRoute('GET', '', 'GetDurableExecution', (_, found) => describeExecution(found)),
  executionRoute('POST', '/checkpoint', 'CheckpointDurableExecution', takeCheckpoint),
  executionRoute('GET', '/state', 'GetDurableExecutionState', (call, { execution }) => {
    requireToken(execution, call.query('CheckpointToken'))
    return pageOf(execution, Number(call.query('Marker') ?? 0), inSeconds)
  }),
]

interface Found {
  owner: LambdaFunction
  execution: DurableExecution
}

function executionRoute(
  method: Method,
  rest: string,
  operation: string,
  run: (call: Call, found: Found) => object,
): Route {
  return {
    pattern: `${method} /2025-12-01/durable-executions/{DurableExecutionArn}${rest}`,
    operation,
    prepare(call) {
      const arn = call.path('DurableExecutionArn')
      const context = resourceTags(call, arn.replace(/:[^:]*\/durable-execution\/.*$/, ''))
      return {
        permissions: [{ action: `lambda:${operation}`, resource: arn, context }],
        run: () => json(200, run(call, requireExecution(call, arn))),
      }
    },
  }
}

/** The text is inferred. */
function requireExecution({ lambda }: Call, arn: string): Found {
  for (const owner of lambda.store.all()) {
    const execution = owner.executions.find((one) => executionArn(owner, one) === arn)
    if (execution !== undefined) return { owner, execution }
  }
  throw missing(`Durable execution not found: ${arn}`)
}

function takeCheckpoint(call: Call, { execution }: Found): object {
  const sent = body(call)
  requireToken(execution, optionalText(sent, 'CheckpointToken'))
  const Operations = checkpoint(execution, sent.Updates, call.lambda.store.now())
  return { CheckpointToken: execution.token, NewExecutionState: { Operations } }
}

function describeExecution({ owner, execution }: Found): object {
  const { payload, result, error, version } = execution
  return {
    ...write(owner, execution),
    Version: version,
    InputPayload: payload,
    ...(result !== undefined && execution.status === 'SUCCEEDED' && { Result: result }),
    ...(error && { Error: error }),
  }
}

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

function write(owner: LambdaFunction, execution: DurableExecution): object {
  const { name, version, status, started, ended } = execution
  return {
    DurableExecutionArn: executionArn(owner, execution),
    DurableExecutionName: name,
    FunctionArn: `${owner.arn}:${version}`,
    Status: status,
    StartTimestamp: inSeconds(started),
    ...(ended !== undefined && { EndTimestamp: inSeconds(ended) }),
  }
}
