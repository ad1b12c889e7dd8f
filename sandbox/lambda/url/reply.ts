import type { Fields } from '../../core/fields.ts'
import { isJsonObject } from '../../core/json.ts'
import type { FunctionUrl } from '../model.ts'
import type { InvokeResult } from '../runtime/result.ts'

export interface UrlReply {
  status: number
  headers: Record<string, string | string[]>
  body: Buffer
}

/** What Lambda answers when a function failed, or answered what is no response. */
export const BAD_GATEWAY: UrlReply = jsonReply(502, Buffer.from('Internal Server Error'))

/**
 * A function's answer as an HTTP response ("Invoking Lambda function URLs", response payload format): an object with a
 * `statusCode` says all of it; any other JSON is the body of a 200.
 *
 * A `statusCode` or `body` of another type makes a 502; that is inferred. So is what a URL without streaming makes of
 * a prelude, and one with streaming of an answer that has none.
 */
export function urlReply({ payload, functionError }: InvokeResult, mode: FunctionUrl['invokeMode']): UrlReply {
  if (functionError !== undefined) return BAD_GATEWAY
  if (mode === 'RESPONSE_STREAM') return streamedReply(payload) ?? wholeReply(payload)
  return wholeReply(payload)
}

/** Between the prelude and the body of a streamed answer (aws/aws-lambda-nodejs-runtime-interface-client, `HttpResponseStream`). */
const DELIMITER = '\0'.repeat(8)

/** A prelude of JSON has status and headers; what follows is the body. */
function streamedReply(payload: Buffer): UrlReply | undefined {
  const end = payload.indexOf(DELIMITER)
  if (end < 0) return parse(payload) === undefined ? { ...OCTETS, status: 200, body: payload } : undefined
  const prelude = parse(payload.subarray(0, end))?.value
  if (!isJsonObject(prelude)) return BAD_GATEWAY
  const head = replyHead(prelude, OCTETS.headers)
  return head === undefined ? BAD_GATEWAY : { ...head, body: payload.subarray(end + DELIMITER.length) }
}

const OCTETS = { headers: { 'content-type': 'application/octet-stream' } }

function wholeReply(payload: Buffer): UrlReply {
  const answer = parse(payload)
  if (answer === undefined) return BAD_GATEWAY
  if (!isJsonObject(answer.value) || answer.value.statusCode === undefined) return jsonReply(200, payload)
  const { body = '', isBase64Encoded = false } = answer.value
  const head = replyHead(answer.value, { 'content-type': 'application/json' })
  if (head === undefined || typeof body !== 'string') return BAD_GATEWAY
  return { ...head, body: Buffer.from(body, isBase64Encoded === true ? 'base64' : 'utf8') }
}

/** Status, headers and cookies; undefined when they are none. */
function replyHead(fields: Fields, defaults: Record<string, string>): Omit<UrlReply, 'body'> | undefined {
  const { statusCode = 200, headers = {}, cookies = [] } = fields
  const status = Number(statusCode)
  if (!Number.isInteger(status) || status < 100 || status > 599) return undefined
  if (!isJsonObject(headers) || !Array.isArray(cookies)) return undefined
  const setCookie = cookies.length > 0 && { 'set-cookie': cookies.map(String) }
  return { status, headers: { ...defaults, ...readHeaders(headers), ...setCookie } }
}

export function jsonReply(status: number, body: Buffer): UrlReply {
  return { status, headers: { 'content-type': 'application/json' }, body }
}

function readHeaders(headers: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]))
}

/** Wrapped, for `null` is an answer too. */
function parse(payload: Buffer): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(payload.toString('utf8')) }
  } catch {
    return undefined
  }
}
