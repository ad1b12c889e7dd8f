import type { RoleCaller } from '../../iam/caller.ts'

/** An HTTP request to a function URL. */
export interface UrlRequest {
  method: string
  /** Percent-encoded. */
  path: string
  /** Without `?`, percent-encoded. */
  query: string
  /** Names in lower case. */
  headers: Record<string, string>
  body: Buffer
  sourceIp: string
}

export interface UrlEventParts {
  /** The URL's own id. */
  id: string
  requestId: string
  /** ms since the epoch. */
  time: number
  /** Who signed; absent for AuthType NONE. */
  caller?: RoleCaller
}

/** Bodies of these types come as text, all others as base64. */
const TEXT = /^(?:text\/.*|application\/(?:.*\+)?(?:json|xml|javascript))(?:;|$)/i
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/**
 * A request as the event that a function gets: payload format version 2.0 ("Invoking Lambda function URLs").
 * The path stays percent-encoded, unlike API Gateway's. `domainName` is the host that was asked, here a loopback
 * address with its port.
 */
export function urlEvent(request: UrlRequest, { id, requestId, time, caller }: UrlEventParts): object {
  const { cookie, ...headers } = request.headers
  const query = combine(new URLSearchParams(request.query))
  const isBase64Encoded = request.body.length > 0 && !TEXT.test(headers['content-type'] ?? '')
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: request.path,
    rawQueryString: request.query,
    ...(cookie !== undefined && { cookies: cookie.split(/; */) }),
    headers: { ...headers, 'x-forwarded-for': request.sourceIp, 'x-forwarded-proto': 'http' },
    ...(request.query !== '' && { queryStringParameters: query }),
    requestContext: {
      accountId: caller?.role.account ?? 'anonymous',
      apiId: id,
      ...(caller && { authorizer: { iam: callerIdentity(caller) } }),
      domainName: headers.host ?? '',
      domainPrefix: id,
      http: {
        method: request.method,
        path: request.path,
        protocol: 'HTTP/1.1',
        sourceIp: request.sourceIp,
        userAgent: headers['user-agent'] ?? '',
      },
      requestId,
      routeKey: '$default',
      stage: '$default',
      time: writeTime(new Date(time)),
      timeEpoch: time,
    },
    ...(request.body.length > 0 && { body: request.body.toString(isBase64Encoded ? 'base64' : 'utf8') }),
    isBase64Encoded,
  }
}

/** Parameters that come several times are joined with commas. */
function combine(query: URLSearchParams): Record<string, string> {
  const combined: Record<string, string> = {}
  for (const name of query.keys()) combined[name] = query.getAll(name).join(',')
  return combined
}

function callerIdentity(caller: RoleCaller): object {
  const { role, arn, sessionName } = caller
  const id = `${role.id}:${sessionName}`
  return {
    accountId: role.account,
    callerId: id,
    cognitoIdentity: null,
    principalOrgId: null,
    userArn: arn,
    userId: id,
  }
}

/** `12/Mar/2020:19:03:58 +0000` */
function writeTime(time: Date): string {
  const two = (value: number) => `${value}`.padStart(2, '0')
  const day = `${two(time.getUTCDate())}/${MONTHS[time.getUTCMonth()]}/${time.getUTCFullYear()}`
  return `${day}:${two(time.getUTCHours())}:${two(time.getUTCMinutes())}:${two(time.getUTCSeconds())} +0000`
}
