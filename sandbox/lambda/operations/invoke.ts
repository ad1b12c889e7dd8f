import { ServiceError, type ServiceReply } from '../../core/contract.ts'
import { findInvoked, type Invoked, REQUEST_LIMIT, requireInvocable, run } from '../invocation.ts'
import { type Call, functionRoute, type Route, type Target } from './operation.ts'

export const invokeRoutes: Route[] = [
  functionRoute('POST', '/2015-03-31/functions/{FunctionName}/invocations', 'Invoke', invoke, {
    action: 'lambda:InvokeFunction',
  }),
]

async function invoke(call: Call, target: Target): Promise<ServiceReply> {
  const { headers, body: payload } = call.request
  const invoked = findInvoked(call.lambda, target)
  requirePayload(payload)
  const type = headers['x-amz-invocation-type'] ?? 'RequestResponse'
  if (type === 'DryRun') return { status: 204, headers: { 'x-amz-executed-version': invoked.version.version } }
  await requireInvocable(call.lambda, invoked)
  if (type === 'Event') {
    answer(call, invoked, target).catch(() => {})
    return { status: 202 }
  }
  return answer(call, invoked, target, headers['x-amz-log-type'] === 'Tail')
}

async function answer(call: Call, invoked: Invoked, target: Target, withLog = false): Promise<ServiceReply> {
  const event = call.request.body.length > 0 ? call.request.body : Buffer.from('{}')
  const result = await run(call.lambda, invoked, target.arn, event)
  return {
    status: 200,
    headers: {
      'content-type': 'application/json',
      'x-amz-executed-version': invoked.version.version,
      ...(result.functionError && { 'x-amz-function-error': result.functionError }),
      ...(withLog && { 'x-amz-log-result': result.logResult }),
    },
    body: result.payload,
  }
}

function requirePayload(payload: Buffer): void {
  if (payload.length > REQUEST_LIMIT) {
    const message = `Request must be smaller than ${REQUEST_LIMIT} bytes for the InvokeFunction operation`
    throw new ServiceError('RequestTooLargeException', message, 413, { Type: 'User' })
  }
  if (payload.length === 0) return
  try {
    JSON.parse(payload.toString('utf8'))
  } catch (error) {
    const message = `Could not parse request body into json: ${error instanceof Error ? error.message : error}`
    throw new ServiceError('InvalidRequestContentException', message, 400, { Type: 'User' })
  }
}
