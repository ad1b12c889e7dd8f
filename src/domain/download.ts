import type { IncomingMessage } from 'node:http'
import { isBrokenConnection } from './broken-connection.ts'
import { digesting } from './digest.ts'
import { resume } from './poll.ts'
import { Problem } from './problem.ts'

/** What is downloaded. */
interface Download {
  /** `sha256:…` */
  digest: string
  /** Who has it, for the error. */
  from: string
  /** Asks for it, with headers that may name a part. */
  get: (headers: Record<string, string>) => Promise<{ message: IncomingMessage }>
  /** The error of an answer with another status. */
  refused: (status: number) => Error
}

/** How often a download is tried at most, and milliseconds from one try to the next. */
const [attempts, pause] = [4, 300]

/**
 * Downloads what has a digest. Where the connection breaks, the rest is asked for.
 *
 * @returns the bytes as they come, which end only where all of them have the digest
 * @throws Problem when they have another one; what `get` throws; `refused`; the error of a connection that breaks again and again
 */
export async function* download({ digest, from, ...request }: Download): AsyncGenerator<Buffer> {
  const { content, result } = digesting(
    resume({
      read: (first) => bytesFrom(first, request),
      again: (error, attempt) => attempt < attempts && isBrokenConnection(error),
      interval: pause,
    }),
  )
  yield* content
  const { digest: found } = result()
  if (found === digest) return
  throw new Problem({
    what: `${from} has ${digest}, and what arrived has the digest ${found}: a proxy or a firewall on the way probably changed it.`,
    remedy: 'Run the job again. If it happens again, have the proxy or firewall leave such downloads alone.',
  })
}

/** RFC 9110, "Range Requests": a server may send all of it all the same, and answers 416 where nothing is left. */
async function* bytesFrom(first: number, { get, refused }: Pick<Download, 'get' | 'refused'>): AsyncGenerator<Buffer> {
  const { message } = await get(first === 0 ? {} : { range: `bytes=${first}-` })
  const { statusCode: status = 0 } = message
  if (status !== 200 && status !== 206) {
    // What it says beside the status is not needed.
    message.destroy()
    if (status === 416 && first > 0) return
    throw refused(status)
  }
  let position = status === 206 ? first : 0
  for await (const chunk of message) {
    const rest: Buffer = chunk.subarray(Math.max(0, first - position))
    position += chunk.length
    if (rest.length > 0) yield rest
  }
}
