import { createHash } from 'node:crypto'

/** The digest of content, `sha256:…` (OCI Image Specification, "Digests"). */
export function digestOf(content: string | Buffer): string {
  return `sha256:${createHash('sha256').update(content).digest('hex')}`
}

/** A digest that is written whole. */
const whole = /\bsha256:([0-9a-f]{12})[0-9a-f]{52}(?![0-9a-f])/g

/** What a program has written itself: BuildKit's lines of an instruction, which have a time, and those of a container. */
const written = /^(?:[\w-]+ \| |\| |#\d+ \d+\.\d+ |\[command\])/

/** Cuts the digests in lines for a reader to twelve digits, as docker does; what a program wrote itself stays as it is. */
export function shortenDigests(text: string): string {
  return text
    .split('\n')
    .map((line) => (written.test(line) ? line : line.replaceAll(whole, 'sha256:$1')))
    .join('\n')
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
