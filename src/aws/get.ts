import { request as byHttp, type IncomingMessage } from 'node:http'
import { request as byHttps } from 'node:https'
import { setTimeout as delay } from 'node:timers/promises'
import { proxyFor } from './proxy.ts'

/** How something is got that is no answer of AWS's API. */
export interface GetOptions {
  headers?: Readonly<Record<string, string>>
  /** Ends the request, also while its body is read. */
  signal?: AbortSignal
}

/** How often a request is sent, at most, and how often it is led elsewhere. */
const [attempts, redirects] = [5, 5]

/** What passes by itself (RFC 9110, "Server Error 5xx"). */
const passing = [502, 503, 504]

/**
 * Gets what an address names, through the proxy for its host: the job's token, or the bytes of a layer.
 *
 * @returns the answer, with any status; its body is still to be read
 */
export async function get(address: string | URL, options: GetOptions = {}): Promise<IncomingMessage> {
  for (let attempt = 1; ; attempt++) {
    const answer = await follow(new URL(address), options)
    if (attempt === attempts || !passing.includes(answer.statusCode ?? 0)) return answer
    answer.destroy()
    await delay(100 * 2 ** attempt * (0.5 + Math.random()), undefined, options.signal && { signal: options.signal })
  }
}

async function follow(first: URL, { headers = {}, signal }: GetOptions): Promise<IncomingMessage> {
  let url = first
  for (let count = 0; ; count++) {
    // What one host may know is not another one's.
    const answer = await send(url, { ...(url.origin === first.origin && { headers }), ...(signal && { signal }) })
    const { statusCode = 0, headers: told } = answer
    if (![301, 302, 303, 307, 308].includes(statusCode) || told.location === undefined || count === redirects)
      return answer
    answer.destroy()
    url = new URL(told.location, url)
  }
}

async function send(url: URL, { headers = {}, signal }: GetOptions): Promise<IncomingMessage> {
  const proxy = proxyFor(url)
  const agent = proxy && (await agentFor(url, proxy))
  const request = url.protocol === 'https:' ? byHttps : byHttp
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>()
  const own = { 'user-agent': 'deploy-lambda-image', ...headers }
  request(url, { headers: own, ...(agent && { agent }), ...(signal && { signal }) }, resolve)
    .once('error', reject)
    .end()
  return promise
}

/** The agents are loaded where there is a proxy, which most machines have not. */
async function agentFor(url: URL, proxy: URL) {
  if (url.protocol !== 'https:') return new (await import('http-proxy-agent')).HttpProxyAgent(proxy)
  return new (await import('https-proxy-agent')).HttpsProxyAgent(proxy)
}

/** Reads the whole body of an answer as text. */
export async function textOf(answer: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of answer) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}
