import { ServiceError, type ServiceReply } from '../../core/contract.ts'
import { EVENT_STREAM, writeEvent } from '../../core/event-stream.ts'
import { messageOf } from '../../core/message.ts'
import { executionArn } from '../durable/executions.ts'
import {
  findInvoked,
  type Invoked,
  REQUEST_LIMIT,
  type Running,
  requireInvocable,
  requireInvocation,
  start,
} from '../invocation.ts'
import type { InvokeResult } from '../runtime/result.ts'
import { type Call, functionRoute, type Route, type Target } from './operation.ts'

export const invokeRoutes: Route[] = [
  functionRoute('POST /2015-03-31/functions/{FunctionName}/invocations', 'Invoke', invoke, {
    action: 'lambda:InvokeFunction',
  }),
  functionRoute(
    'POST /2021-11-15/functions/{FunctionName}/response-streaming-invocations',
    'InvokeWithResponseStream',
    invokeWithResponseStream,
    { action: 'lambda:InvokeFunction' },
  ),
]

async function invoke(call: Call, target: Target): Promise<ServiceReply> {
  const { headers, body: payload } = call.request
  const invoked = findInvoked(call.lambda, target)
  const type = headers['x-amz-invocation-type'] ?? 'RequestResponse'
  requirePayload(payload, type === 'Event' ? EVENT_LIMIT : REQUEST_LIMIT)
  requireInvocation(invoked, {
    qualifier: target.qualifier,
    waits: type === 'RequestResponse',
    tenant: headers['x-amz-tenant-id'],
  })
  if (type === 'DryRun') return { status: 204, headers: { 'x-amz-executed-version': invoked.version.version } }
  await requireInvocable(call.lambda, invoked)
  const running = startOn(call, invoked, target, headers['x-amz-durable-execution-name'])
  const { execution, answered } = running
  const begun = execution && { 'x-amz-durable-execution-arn': executionArn(invoked.owner, execution) }
  if (type === 'Event') {
    answered.catch(() => {})
    return { status: 202, ...(begun && { headers: begun }) }
  }
  const reply = answer(invoked, await answered, headers['x-amz-log-type'] === 'Tail')
  return { ...reply, headers: { ...reply.headers, ...begun } }
}

/**
 * The response as a stream: here its events come all at once, when the function has answered. An error is in the last
 * one; that its details are the error's JSON is inferred, and so is that what was streamed before it is left out.
 */
async function invokeWithResponseStream(call: Call, target: Target): Promise<ServiceReply> {
  const invoked = findInvoked(call.lambda, target)
  requirePayload(call.request.body, REQUEST_LIMIT)
  requireInvocation(invoked, {
    qualifier: target.qualifier,
    waits: true,
    tenant: call.request.headers['x-amz-tenant-id'],
  })
  await requireInvocable(call.lambda, invoked)
  const { payload, functionError, logResult } = await startOn(call, invoked, target).answered
  const complete = {
    ...(functionError && { ErrorCode: functionError, ErrorDetails: payload.toString('utf8') }),
    ...(call.request.headers['x-amz-log-type'] === 'Tail' && { LogResult: logResult }),
  }
  const chunks = functionError ? [] : halvesOf(payload).map(chunkEvent)
  const last = {
    type: 'InvokeComplete',
    contentType: 'application/json',
    payload: Buffer.from(JSON.stringify(complete)),
  }
  return {
    status: 200,
    headers: { 'content-type': EVENT_STREAM, 'x-amz-executed-version': invoked.version.version },
    body: Buffer.concat([...chunks, last].map(writeEvent)),
  }
}

function chunkEvent(payload: Buffer) {
  return { type: 'PayloadChunk', contentType: 'application/octet-stream', payload }
}

/** Two pieces, so that a character may be divided. */
function halvesOf(payload: Buffer): Buffer[] {
  const middle = Math.ceil(payload.length / 2)
  return [payload.subarray(0, middle), payload.subarray(middle)]
}

function startOn({ lambda, request }: Call, invoked: Invoked, { arn }: Target, name?: string): Running {
  const payload = request.body.length > 0 ? request.body : Buffer.from('{}')
  const tenant = request.headers['x-amz-tenant-id']
  return start(lambda, invoked, { arn, payload, ...(tenant !== undefined && { tenant }) }, name)
}

function answer(invoked: Invoked, result: InvokeResult, withLog: boolean): ServiceReply {
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

/** Bytes of an event whose caller does not wait (Lambda Developer Guide, "Lambda quotas"). */
const EVENT_LIMIT = 1_048_576

function requirePayload(payload: Buffer, limit: number): void {
  if (payload.length > limit) {
    const message = `Request must be smaller than ${limit} bytes for the InvokeFunction operation`
    throw new ServiceError('RequestTooLargeException', message, 413, { Type: 'User' })
  }
  if (payload.length === 0) return
  try {
    JSON.parse(payload.toString('utf8'))
  } catch (error) {
    const message = `Could not parse request body into json: ${messageOf(error)}`
    throw new ServiceError('InvalidRequestContentException', message, 400, { Type: 'User' })
  }
}
