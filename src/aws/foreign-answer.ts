import { Readable } from 'node:stream'
import { inertLine } from '../domain/inert.ts'
import { member } from '../domain/json.ts'
import { cut } from '../domain/text.ts'
import { isAmazon, NetworkError, type Route, shown } from './network-error.ts'

/** An HTTP answer, as the SDK's handler gives it. */
export interface HttpAnswer {
  statusCode: number
  headers: Readonly<Record<string, string>>
  body?: unknown
}

/** Bytes of an answer that are read. */
const start = 4096

/** Whether AWS gave an answer: each one has the id of its request, by which AWS's support finds it. */
export function isByAws({ headers }: HttpAnswer): boolean {
  return ['x-amzn-requestid', 'x-amz-request-id', 'x-amzn-request-id'].some((name) => headers[name] !== undefined)
}

/**
 * Finds out whether something on the way answered in AWS's place: a proxy, a firewall, the sign-in page of a network. An
 * emulator of AWS need not have request ids, but it answers in AWS's formats.
 *
 * @returns an error that says who it probably was; the SDK tries again where the status says that it may pass
 */
export async function foreignAnswer(answer: HttpAnswer, route: Route): Promise<NetworkError | undefined> {
  const { statusCode: status, headers } = answer
  const type = headers['content-type'] ?? ''
  if (isByAws(answer) || (/json|xml|cbor|event-?stream/i.test(type) && ![407, 511].includes(status))) return undefined
  const text = shown(await firstBytes(answer.body))
  const kind = type === '' ? '' : ` of type ${shown(cut(type, 60))}`
  const words = text === '' ? `nothing${kind}` : `"${text}"${kind}`
  return new NetworkError(
    `${route.url.host} was answered with status ${status} and ${words}, which is not AWS's: ` +
      `it probably comes from ${sender(answer, route)}.`,
    remedyFor(status, route),
    { status },
  )
}

function sender({ statusCode: status, headers }: HttpAnswer, { url, proxy }: Route): string {
  const said = headers.via ?? headers.server
  const software = said === undefined ? '' : ` (${inertLine(cut(said, 60))})`
  if (proxy) return `the proxy ${proxy.host}${software}`
  if (!isAmazon(url.hostname)) return `the server that AWS_ENDPOINT_URL or endpoint_url names${software}`
  if (status < 400 || status === 511) return `the sign-in page of a network, or a firewall${software}`
  return `a firewall or proxy on the way${software}`
}

function remedyFor(status: number, { url, proxy }: Route): string {
  const { hostname } = url
  if (status === 407) {
    return "Give the proxy's user and password in HTTPS_PROXY, from a secret: 'http://user:password@host:port'."
  }
  if (proxy) return `Have the proxy let this machine call ${hostname}, or name it in NO_PROXY.`
  if (!isAmazon(hostname)) return 'Correct AWS_ENDPOINT_URL or endpoint_url.'
  return `Let this machine call ${hostname} without anything in between, or set HTTPS_PROXY.`
}

/** Reads the beginning of a body, and drops the rest together with its connection. */
async function firstBytes(body: unknown): Promise<string> {
  if (!(body instanceof Readable)) return ''
  const chunks: Buffer[] = []
  let length = 0
  try {
    for await (const chunk of body) {
      if (!(chunk instanceof Uint8Array)) break
      chunks.push(Buffer.from(chunk))
      length += chunk.length
      if (length >= start) break
    }
  } catch {
    // What came before the end is enough.
  }
  return Buffer.concat(chunks).subarray(0, start).toString('utf8')
}

/**
 * Explains an answer that begins as AWS's and ends too early, or has been changed: the SDK could not read it.
 *
 * @returns undefined for errors of another kind
 */
export function cutShort(error: unknown): NetworkError | undefined {
  if (!(error instanceof SyntaxError) && !(error instanceof Error && error.message === 'aborted')) return undefined
  const status = member(member(error, '$response'), 'statusCode')
  const known = typeof status === 'number' ? ` with status ${status}` : ''
  // The parser quotes a few characters where it stumbled; the SDK adds a line for developers.
  const [words = ''] = error.message.split('\n')
  return new NetworkError(
    `AWS's answer${known} did not arrive whole (${shown(words)}): a proxy or a firewall on the way probably changed it.`,
    'Run the job again. If it happens again, have the proxy or firewall leave the connections to AWS alone.',
  )
}
