import { ServiceError, type ServiceReply } from '../../contract.ts'
import { imageDeleted, isImageDeleted, isWaking, restoring } from '../lifecycle.ts'
import type { FunctionVersion, LambdaFunction } from '../model.ts'
import { artifactDeleted, initializing, inState, notFound } from '../refusals.ts'
import { routedVersion } from './aliases.ts'
import { requireUnthrottled } from './concurrency.ts'
import { type Call, functionRoute, type Route, requireVersion, type Target } from './operation.ts'

/** Bytes of an event (Lambda Developer Guide, "Lambda quotas"). */
const REQUEST_LIMIT = 6_291_456

export const invokeRoutes: Route[] = [
  functionRoute('POST', '/2015-03-31/functions/{FunctionName}/invocations', 'Invoke', invoke, {
    action: 'lambda:InvokeFunction',
  }),
]

async function invoke(call: Call, target: Target): Promise<ServiceReply> {
  const { headers, body: payload } = call.request
  const owner = call.lambda.store.find(target.functionArn)
  if (owner === undefined) throw notFound(target.arn)
  requirePayload(payload)
  const version = requireVersion(owner, routedVersion(owner, target.qualifier ?? '$LATEST', Math.random()))
  const type = headers['x-amz-invocation-type'] ?? 'RequestResponse'
  if (type === 'DryRun') return { status: 204, headers: { 'x-amz-executed-version': version.version } }
  requireUnthrottled(owner)
  await requireImage(call, version)
  requireInvocable(call, version)
  if (type === 'Event') {
    run(call, owner, version, target).catch(() => {})
    return { status: 202 }
  }
  return run(call, owner, version, target, headers['x-amz-log-type'] === 'Tail')
}

async function run(
  call: Call,
  owner: LambdaFunction,
  version: FunctionVersion,
  target: Target,
  withLog = false,
): Promise<ServiceReply> {
  const { code } = version.serving
  if (code.packageType === 'Zip' || code.found === undefined) {
    throw new ServiceError('ServiceException', 'This sandbox runs container images, and this function has none.', 500)
  }
  const event = call.request.body.length > 0 ? call.request.body : Buffer.from('{}')
  const result = await call.lambda.invoker.invoke(owner, version, target.arn, event).catch((error: unknown) => {
    throw new ServiceError('ServiceException', error instanceof Error ? error.message : String(error), 500)
  })
  return {
    status: 200,
    headers: {
      'content-type': 'application/json',
      'x-amz-executed-version': version.version,
      ...(result.functionError && { 'x-amz-function-error': result.functionError }),
      ...(withLog && { 'x-amz-log-result': result.logResult }),
    },
    body: result.payload,
  }
}

/** Lambda runs what it has pulled once, and looks in ECR again when it must pull. */
async function requireImage(call: Call, version: FunctionVersion): Promise<void> {
  const { invoker, images } = call.lambda
  const { code } = version.serving
  if (code.packageType === 'Zip' || version.lifecycle.state === 'Pending') return
  if (version.lifecycle.state === 'Active' && code.found !== undefined && invoker.holds(code.found)) return
  if ((await images.find(code.resolvedImageUri, call.request.region)) !== undefined) return
  if (!isImageDeleted(version.lifecycle)) version.lifecycle = imageDeleted(version.lifecycle)
  throw artifactDeleted()
}

/** The first invocation of an idle function is refused, and brings it back ("Lambda function states"). */
function requireInvocable(call: Call, version: FunctionVersion): void {
  const { lifecycle } = version
  if (lifecycle.state === 'Active') return
  if (lifecycle.state === 'Inactive') {
    version.lifecycle = restoring(lifecycle, call.lambda.store.now() + call.lambda.store.settle.restore)
    throw initializing()
  }
  throw isWaking(lifecycle) ? initializing() : inState(lifecycle.state)
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
