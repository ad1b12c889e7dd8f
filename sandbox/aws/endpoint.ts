import { randomUUID } from 'node:crypto'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { type Caller, type Operation, type Service, ServiceError, type ServiceReply } from '../core/contract.ts'
import type { Faults, Strike } from '../core/faults.ts'
import { page, plainHeaders, readBody, splitTarget, writeReply } from '../core/http.ts'
import type { LoggedRequest, RequestLog } from '../core/requests.ts'
import { denied, RoleCaller } from '../iam/caller.ts'
import { expiredToken, failure, invalidToken, missingToken, throttled } from './refusals.ts'
import type { Sessions } from './sessions.ts'
import { type Authorization, authenticate, parseAuthorization, type SignedRequest } from './signature.ts'

export interface EndpointParts {
  services: readonly Service[]
  /** Regions that the account has. */
  regions: readonly string[]
  sessions: Sessions
  faults: Faults
  requests: RequestLog
}

type Afterwards = Extract<Strike, { kind: 'lost' | 'truncated' }>

/** Who has no credentials may do nothing that needs a permission. */
const ANONYMOUS: Caller = { arn: '', allows: () => false }

/** The connection is to be cut off without an answer. */
class Reset extends Error {}

/** Something on the way answers in place of the service. */
class Page extends Error {
  readonly status: number
  constructor(status: number) {
    super()
    this.status = status
  }
}

/** One HTTP endpoint for all services and regions: the credential scope of each request says which is meant. */
export function awsEndpoint(parts: EndpointParts): RequestListener {
  return (request, response) => {
    // A fault cuts the connection, or the client did: either way no client waits for an answer.
    answer(parts, request, response).catch(() => response.destroy())
  }
}

async function answer(parts: EndpointParts, incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  const { path, query } = splitTarget(incoming)
  const request: SignedRequest = {
    method: incoming.method ?? '',
    path,
    query: new URLSearchParams(query),
    headers: plainHeaders(incoming),
    body: await readBody(incoming),
  }
  const authorization = parseAuthorization(request.headers.authorization)
  const name = authorization?.service ?? 'sts'
  const entry = parts.requests.add(name, authorization?.region ?? regionOfHost(request))
  const reply = await serve(parts, name, { request, authorization, entry })
  entry.status = reply.torn ? 0 : reply.status
  writeReply(response, reply)
}

interface Received {
  request: SignedRequest
  /** Absent where the request is not signed. */
  authorization: Authorization | undefined
  entry: LoggedRequest
}

/** Answers as the service of that name does, errors in its protocol. */
async function serve(parts: EndpointParts, name: string, received: Received): Promise<ServiceReply> {
  const { request, entry } = received
  const requestId = randomUUID()
  const service = parts.services.find((one) => one.signingName === name)
  if (service === undefined) return { status: 501, body: `The sandbox has no service ${name}` }
  try {
    const reply = await carryOut(parts, service, received)
    return { ...reply, headers: { 'x-amzn-requestid': requestId, ...reply.headers } }
  } catch (error) {
    if (error instanceof Reset) throw error
    if (error instanceof Page) return page(error.status)
    if (!(error instanceof ServiceError)) console.error(error)
    const said = error instanceof ServiceError ? error : failure(name)
    entry.error = said.code
    return service.error(said, requestId, request)
  }
}

async function carryOut(
  parts: EndpointParts,
  service: Service,
  { request, authorization, entry }: Received,
): Promise<ServiceReply> {
  const { caller, account } = await identify(parts, request, authorization)
  entry.caller = caller.arn
  const region = authorization?.region ?? regionOfHost(request)
  const operation = service.operation({ ...request, region, account, caller })
  entry.operation = operation.name
  const fault = await parts.faults.strike(service.signingName, operation.name, region)
  if (fault !== undefined && !isAfterwards(fault)) throw faultError(fault, service.signingName, operation, caller)
  if (caller instanceof RoleCaller) for (const permission of operation.permissions) caller.require(permission)
  else if (operation.permissions.length > 0) throw missingToken(service.signingName)
  const reply = await operation.run()
  if (fault?.kind === 'lost') throw new Reset()
  return fault?.kind === 'truncated' ? { ...reply, torn: true } : reply
}

/** The call is carried out before these strike. */
function isAfterwards(fault: Strike): fault is Afterwards {
  return fault.kind === 'lost' || fault.kind === 'truncated'
}

async function identify(
  { sessions, regions }: EndpointParts,
  request: SignedRequest,
  authorization: Authorization | undefined,
): Promise<{ caller: Caller; account: string }> {
  if (authorization === undefined) {
    // The one call of a deploy that is not signed: a job has no credentials before it.
    if (isUnsignedSts(request)) return { caller: ANONYMOUS, account: '' }
    throw missingToken('sts')
  }
  const session = await authenticate(request, authorization, sessions)
  // A region that the account has not enabled knows none of its tokens; STS answers for all regions.
  if (authorization.service !== 'sts' && !regions.includes(authorization.region)) {
    throw invalidToken(authorization.service)
  }
  const caller = new RoleCaller(session.role, session.name, authorization.region)
  return { caller, account: session.role.account }
}

/** The region that an unsigned request is for: STS's own host names it, an endpoint of the loopback does not. */
function regionOfHost({ headers: { host = '' } }: SignedRequest): string {
  return /^sts(?:-fips)?\.([a-z]+-[a-z-]+-\d)\./.exec(host)?.[1] ?? ''
}

function isUnsignedSts({ headers, body }: SignedRequest): boolean {
  if (headers.authorization !== undefined) return false
  if (!headers['content-type']?.startsWith('application/x-www-form-urlencoded')) return false
  return new URLSearchParams(body.toString()).get('Action') === 'AssumeRoleWithWebIdentity'
}

function faultError(fault: Exclude<Strike, Afterwards>, service: string, operation: Operation, caller: Caller): Error {
  switch (fault.kind) {
    case 'throttle':
      return throttled(service, fault.reason)
    case 'rate-limit':
      return throttled(service)
    case 'expired-token':
      return expiredToken(service)
    case 'reset':
      return new Reset()
    case 'page':
      return new Page(fault.status ?? 502)
    case 'deny': {
      const action = `${service}:${operation.name}`
      return denied(caller.arn, operation.permissions[0] ?? { action, resource: '*' }, 'not-allowed')
    }
    case 'error':
      if (fault.code === undefined) return failure(service, fault.status)
      return new ServiceError(fault.code, fault.message ?? '', fault.status ?? 400)
  }
}
