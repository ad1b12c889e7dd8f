import type { ServiceReply } from '../../core/contract.ts'
import type { EventSourceMapping, LambdaFunction } from '../model.ts'
import { readTarget } from '../names.ts'
import { json } from '../rest.ts'
import { type Call, page, type Route } from './operation.ts'

const action = 'lambda:ListEventSourceMappings'

/** Event source mappings: their list alone. It is not judged on functions (Service Authorization Reference, "AWS Lambda"). */
export const eventSourceRoutes: Route[] = [
  {
    pattern: 'GET /2015-03-31/event-source-mappings',
    operation: 'ListEventSourceMappings',
    prepare: (call) => ({ permissions: [{ action, resource: '*' }], run: () => list(call) }),
  },
]

/**
 * Those of the account, or of the function, version or alias that FunctionName names; none of one that is missing
 * (Lambda API Reference, "ListEventSourceMappings"). That the function's own name leaves out those of its versions is inferred.
 */
function list(call: Call): ServiceReply {
  const { request, lambda } = call
  const name = call.query('FunctionName')
  const wanted = name === undefined ? undefined : readTarget(request, name, undefined, action)
  const all = lambda.store
    .list(request.account, request.region)
    .flatMap((owner) => owner.mappings.map((mapping) => write(owner, mapping)))
  const { items, marker } = page(
    all.filter(({ FunctionArn }) => wanted === undefined || FunctionArn === wanted.arn),
    call,
    100,
  )
  return json(200, { EventSourceMappings: items, ...marker })
}

function write({ arn, region, account }: LambdaFunction, { uuid, qualifier }: EventSourceMapping) {
  return {
    UUID: uuid,
    EventSourceArn: `arn:aws:sqs:${region}:${account}:events`,
    FunctionArn: qualifier === undefined ? arn : `${arn}:${qualifier}`,
    State: 'Enabled',
  }
}
