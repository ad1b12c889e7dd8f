import { isFields } from '../../core/fields.ts'
import type { InvokeResult } from '../runtime/invoker.ts'

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
 * A `statusCode` or `body` of another type makes a 502; that is inferred.
 */
export function urlReply({ payload, functionError }: InvokeResult): UrlReply {
  if (functionError !== undefined) return BAD_GATEWAY
  const answer = parse(payload)
  if (answer === undefined) return BAD_GATEWAY
  if (!isFields(answer.value) || answer.value.statusCode === undefined) return jsonReply(200, payload)
  const { statusCode, headers = {}, cookies = [], body = '', isBase64Encoded = false } = answer.value
  const status = Number(statusCode)
  if (!Number.isInteger(status) || status < 100 || status > 599) return BAD_GATEWAY
  if (typeof body !== 'string' || !isFields(headers) || !Array.isArray(cookies)) return BAD_GATEWAY
  return {
    status,
    headers: {
      'content-type': 'application/json',
      ...readHeaders(headers),
      ...(cookies.length > 0 && { 'set-cookie': cookies.map(String) }),
    },
    body: Buffer.from(body, isBase64Encoded === true ? 'base64' : 'utf8'),
  }
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
