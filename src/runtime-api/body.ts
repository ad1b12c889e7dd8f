import type { IncomingMessage } from 'node:http'

/** What a client sent, or that it was more than it may be. */
export type Body =
  | { kind: 'whole'; payload: Buffer }
  /** `size` in bytes, when it was announced. */
  | { kind: 'too-large'; size?: number }

/**
 * Reads the body of a request up to a limit in bytes. What is beyond is left to Node, which drops it once the request
 * has been answered, so that a client that sends before it reads gets the answer.
 */
export async function readBody(request: IncomingMessage, limit: number): Promise<Body> {
  const announced = Number(request.headers['content-length'])
  if (announced > limit) return { kind: 'too-large', size: announced }
  const { promise, resolve, reject } = Promise.withResolvers<Body>()
  const chunks: Buffer[] = []
  let size = 0
  const take = (chunk: Buffer) => {
    size += chunk.length
    chunks.push(chunk)
    if (size <= limit) return
    request.off('data', take)
    resolve({ kind: 'too-large' })
  }
  request.on('data', take)
  request.once('end', () => resolve({ kind: 'whole', payload: Buffer.concat(chunks) }))
  request.once('error', reject)
  request.once('close', () => reject(new Error('The connection ended within a body')))
  return promise
}

/** Milliseconds that a client gets to finish what it sends, so that it reads why it was refused. */
const patience = 1000

/** Drops the rest of a body, and ends when it has come, the client is gone, or it goes on for too long. */
export async function dropRest(request: IncomingMessage): Promise<void> {
  if (request.readableEnded || request.destroyed) return
  const { promise, resolve } = Promise.withResolvers<void>()
  const timer = setTimeout(resolve, patience)
  request.once('end', resolve).once('close', resolve).resume()
  await promise
  clearTimeout(timer)
}
