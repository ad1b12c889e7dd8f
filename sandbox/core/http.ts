import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'
import type { ServiceReply } from './contract.ts'

/** A server on a free port of the loopback interface. */
export interface Listening {
  port: number
  /** `http://127.0.0.1:<port>` */
  url: string
  close(): Promise<void>
}

/** Serves on a free port of 127.0.0.1. */
export async function listen(listener: RequestListener): Promise<Listening> {
  // A push of gigabytes takes longer than the five minutes that Node grants a request.
  const server = createServer({ requestTimeout: 0, keepAliveTimeout: 30_000 }, listener)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port')
  return {
    port: address.port,
    url: `http://127.0.0.1:${address.port}`,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
    },
  }
}

/** Path and query of a request's target, neither decoded. */
export function splitTarget(request: IncomingMessage): { path: string; query: string } {
  const target = request.url ?? '/'
  const mark = target.indexOf('?')
  return mark < 0 ? { path: target, query: '' } : { path: target.slice(0, mark), query: target.slice(mark + 1) }
}

/** Header names in lower case; a header that came several times is joined. */
export function plainHeaders(request: IncomingMessage): Record<string, string> {
  const headers: Record<string, string> = {}
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value
  }
  return headers
}

export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
}

export function writeReply(response: ServerResponse, { status, headers = {}, body = '', torn }: ServiceReply): void {
  const whole = Buffer.from(body)
  // The header tells the length of the whole, also of one that has none.
  response.writeHead(status, { ...headers, 'content-length': torn ? Math.max(1, whole.length) : whole.length })
  if (torn) response.write(whole.subarray(0, whole.length / 2), () => response.destroy())
  else response.end(whole)
}

/** A page that comes in place of an answer, as from a proxy. */
export function page(status = 502): ServiceReply {
  const body = '<html><body><h1>Bad gateway</h1></body></html>'
  return { status, headers: { 'content-type': 'text/html' }, body }
}

/** An answer of GitHub's. */
export function json(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): ServiceReply {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    body: JSON.stringify(body),
  }
}
