import { createHash } from 'node:crypto'

/** The digest of content, `sha256:…` (OCI Image Specification, "Digests"). */
export function digestOf(content: string | Buffer): string {
  return `sha256:${createHash('sha256').update(content).digest('hex')}`
}

/** Content that is digested as it is read. */
export interface Digested {
  content: AsyncIterable<Buffer>
  /** Once all of it was read. */
  result(): { digest: string; size: number }
}

export function digesting(content: AsyncIterable<Buffer>): Digested {
  const hash = createHash('sha256')
  let size = 0
  async function* reading() {
    for await (const chunk of content) {
      hash.update(chunk)
      size += chunk.length
      yield chunk
    }
  }
  return { content: reading(), result: () => ({ digest: `sha256:${hash.digest('hex')}`, size }) }
}
