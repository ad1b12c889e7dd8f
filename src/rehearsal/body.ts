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
