import type { IncomingMessage, ServerResponse } from 'node:http'
import { ServiceError } from '../../core/contract.ts'
import { type Listening, listen, plainHeaders, readBody, splitTarget } from '../../core/http.ts'
import type { RoleCaller } from '../../iam/caller.ts'
import { findInvoked, REQUEST_LIMIT, requireInvocable, requireInvocation, run } from '../invocation.ts'
import type { FunctionUrl, LambdaFunction } from '../model.ts'
import type { Lambda } from '../operations/operation.ts'
import { restError } from '../rest.ts'
import { mayCall } from './authorize.ts'
import { corsHeaders, isPreflight } from './cors.ts'
import { type UrlRequest, urlEvent } from './event.ts'
import { BAD_GATEWAY, jsonReply, type UrlReply, urlReply } from './reply.ts'

/** As answered to callers without a permission, signed or not. */
const FORBIDDEN =
  'Forbidden. For troubleshooting Function URL authorization issues, see: https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html'

/**
 * Serves one function URL, on a free port of the loopback interface: `http://127.0.0.1:<port>/`. On AWS it is
 * `https://<id>.lambda-url.<region>.on.aws/`. It answers as AWS does, but for responses that stream (they come whole),
 * and TLS.
 *
 * @param alias the alias that the URL belongs to; undefined for the function's own
 */
export function serveUrl(lambda: Lambda, functionArn: string, alias: string | undefined): Promise<Listening> {
  return listen((incoming, response) => {
    const requestId = crypto.randomUUID()
    answer(lambda, { functionArn, alias }, incoming, requestId)
      .catch((error: unknown) => refuse(error, requestId))
      .then((reply) => write(response, reply, requestId))
      .catch(() => response.destroy())
  })
}

async function answer(
  lambda: Lambda,
  { functionArn, alias }: Pick<Asked, 'alias'> & { functionArn: string },
  incoming: IncomingMessage,
  requestId: string,
): Promise<UrlReply> {
  const request = await readRequest(incoming)
  const owner = lambda.store.find(functionArn)
  const url = owner?.urls.get(alias ?? '')
  if (owner === undefined || url === undefined) throw forbidden()
  const cors = corsHeaders(request, url.cors)
  if (isPreflight(request, url.cors)) return { status: 200, headers: cors, body: Buffer.alloc(0) }
  const reply = await call(lambda, { owner, alias, url }, request, requestId).catch((error: unknown) =>
    refuse(error, requestId),
  )
  return { ...reply, headers: { ...reply.headers, ...cors } }
}

/** The function URL that is asked. */
interface Asked {
  owner: LambdaFunction
  /** Undefined for the function's own. */
  alias: string | undefined
  url: FunctionUrl
}

async function call(
  lambda: Lambda,
  { owner, alias, url: { id, authType, invokeMode } }: Asked,
  request: UrlRequest,
  requestId: string,
): Promise<UrlReply> {
  const caller = authType === 'AWS_IAM' ? await identify(lambda, owner, request) : undefined
  if (!mayCall(owner, alias, authType, caller)) throw forbidden()
  const event = Buffer.from(
    JSON.stringify(urlEvent(request, { id, requestId, time: Date.now(), ...(caller && { caller }) })),
  )
  if (event.length > REQUEST_LIMIT) return jsonReply(413, Buffer.from('{"message":"Request Entity Too Large"}'))
  const arn = alias === undefined ? owner.arn : `${owner.arn}:${alias}`
  const invoked = findInvoked(lambda, { functionArn: owner.arn, qualifier: alias })
  requireInvocation(invoked, { qualifier: alias, waits: true, tenant: undefined })
  await requireInvocable(lambda, invoked)
  return urlReply(await run(lambda, invoked, { arn, payload: event }), invokeMode)
}

/** Who signed a request, for this service and region. @throws ServiceError when the signature is wrong */
async function identify(
  lambda: Lambda,
  { region }: LambdaFunction,
  request: UrlRequest,
): Promise<RoleCaller | undefined> {
  const { method, path, headers, body } = request
  return lambda.identify?.({ method, path, headers, body, query: new URLSearchParams(request.query) }, 'lambda', region)
}

async function readRequest(incoming: IncomingMessage): Promise<UrlRequest> {
  return {
    ...splitTarget(incoming),
    method: incoming.method ?? 'GET',
    headers: plainHeaders(incoming),
    body: await readBody(incoming),
    sourceIp: incoming.socket.remoteAddress ?? '',
  }
}

/** Callers are told of refusals and throttles; whatever else went wrong is the function's failure. */
function refuse(error: unknown, requestId: string): UrlReply {
  if (!(error instanceof ServiceError) || (error.status !== 403 && error.status !== 429)) return BAD_GATEWAY
  const { status, headers = {}, body = '' } = restError(error, requestId)
  return { status, headers, body: Buffer.from(body) }
}

function forbidden(): ServiceError {
  return new ServiceError('AccessDeniedException', FORBIDDEN, 403)
}

function write(response: ServerResponse, reply: UrlReply, requestId: string): void {
  const writeHead = ({ status, headers, body }: UrlReply) =>
    response.writeHead(status, { ...headers, 'x-amzn-requestid': requestId, 'content-length': body.length })
  try {
    writeHead(reply).end(reply.body)
  } catch {
    // A header that HTTP does not allow.
    writeHead(BAD_GATEWAY).end(BAD_GATEWAY.body)
  }
}
