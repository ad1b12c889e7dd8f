import { createHash, timingSafeEqual } from 'node:crypto'
import { Sha256 } from '@aws-crypto/sha256-js'
import { HttpRequest } from '@smithy/protocol-http'
import { SignatureV4 } from '@smithy/signature-v4'
import { badSignature, expiredToken, invalidToken } from './refusals.ts'
import type { Session, Sessions } from './sessions.ts'

/** An HTTP request as it came. */
export interface SignedRequest {
  method: string
  /** Still percent-encoded. */
  path: string
  query: URLSearchParams
  headers: Record<string, string>
  body: Buffer
}

/** What a request's Authorization header says. */
export interface Authorization {
  accessKeyId: string
  /** YYYYMMDD */
  date: string
  region: string
  service: string
  signedHeaders: string[]
  /** Hexadecimal. */
  signature: string
}

const AUTHORIZATION =
  /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/([^/]+)\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/
const PAYLOAD_HASH = 'x-amz-content-sha256'
/** Minutes that the clocks of caller and service may differ, as the services' own refusals say. */
const skew = (service: string) => (service === 'sts' ? 15 : 5)

/** Reads an Authorization header; undefined when it is none of Signature Version 4. */
export function parseAuthorization(header: string | undefined): Authorization | undefined {
  const [, accessKeyId, date, region, service, signed, signature] = AUTHORIZATION.exec(header ?? '') ?? []
  if (!accessKeyId || !date || !region || !service || !signed || !signature) return undefined
  return { accessKeyId, date, region, service, signedHeaders: signed.split(';'), signature }
}

/**
 * Verifies a request's signature by signing it again (IAM User Guide, "Signature Version 4 for API requests").
 *
 * @throws ServiceError as `service` refuses unknown keys, expired sessions and signatures that differ
 */
export async function authenticate(
  request: SignedRequest,
  authorization: Authorization,
  sessions: Sessions,
): Promise<Session> {
  const { service, accessKeyId } = authorization
  const session = sessions.find(accessKeyId)
  if (session === undefined) throw invalidToken(service)
  if ((request.headers['x-amz-security-token'] ?? '') !== session.sessionToken) throw invalidToken(service)
  const signedAt = parseDate(request.headers['x-amz-date'])
  if (signedAt === undefined) throw badSignature(service)
  refuseSkew(service, signedAt)
  if (!request.headers['x-amz-date']?.startsWith(authorization.date)) {
    throw badSignature(
      service,
      'Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP',
    )
  }
  const expected = await sign(request, authorization, session, signedAt)
  if (!timingSafeEqual(Buffer.from(expected), Buffer.from(authorization.signature))) throw badSignature(service)
  if (session.expires <= Date.now()) throw expiredToken(service)
  return session
}

/** STS answers SignatureDoesNotMatch and the other services InvalidSignatureException, in the same words. */
function refuseSkew(service: string, signedAt: Date): void {
  const minutes = skew(service)
  const now = Date.now()
  const text = (time: number) => new Date(time).toISOString().replaceAll(/[-:]|\.\d+/g, '')
  const signed = signedAt.getTime()
  if (signed < now - minutes * 60_000) {
    const limit = text(now - minutes * 60_000)
    const why = `${text(signed)} is now earlier than ${limit} (${text(now)} - ${minutes} min.)`
    throw badSignature(service, `Signature expired: ${why}`)
  }
  if (signed > now + minutes * 60_000) {
    const limit = text(now + minutes * 60_000)
    const why = `${text(signed)} is still later than ${limit} (${text(now)} + ${minutes} min.)`
    throw badSignature(service, `Signature not yet current: ${why}`)
  }
}

async function sign(
  request: SignedRequest,
  { service, region, signedHeaders }: Authorization,
  { accessKeyId, secretAccessKey, sessionToken }: Session,
  signedAt: Date,
): Promise<string> {
  const signer = new SignatureV4({
    service,
    region,
    sha256: Sha256,
    credentials: { accessKeyId, secretAccessKey, ...(sessionToken !== '' && { sessionToken }) },
    applyChecksum: false,
  })
  // Only what the caller signed: proxies and clients add headers of their own afterwards.
  const headers = Object.fromEntries(signedHeaders.map((name) => [name, request.headers[name] ?? '']))
  // The signer takes the payload's hash from this header, so it must be the hash of what came.
  if (headers[PAYLOAD_HASH] !== undefined) {
    headers[PAYLOAD_HASH] = createHash('sha256').update(request.body).digest('hex')
  }
  const { headers: signed } = await signer.sign(
    new HttpRequest({
      method: request.method,
      path: request.path,
      query: queryBag(request.query),
      headers,
      body: request.body,
    }),
    { signingDate: signedAt, signableHeaders: new Set(signedHeaders) },
  )
  return parseAuthorization(signed.authorization)?.signature ?? ''
}

function queryBag(query: URLSearchParams): Record<string, string | string[]> {
  const bag: Record<string, string | string[]> = {}
  for (const name of query.keys()) {
    const values = query.getAll(name)
    bag[name] = values.length === 1 ? (values[0] ?? '') : values
  }
  return bag
}

/** `20260102T030405Z` */
function parseDate(text: string | undefined): Date | undefined {
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text ?? '') ?? []
  if (year === undefined) return undefined
  return new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
}
