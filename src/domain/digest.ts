import { createHash } from 'node:crypto'

/** The digest of content, `sha256:…` (OCI Image Specification, "Digests"). */
export function digestOf(content: string | Buffer): string {
  return `sha256:${createHash('sha256').update(content).digest('hex')}`
}

/** The 64 digits of a digest, without `sha256:`; Lambda's CodeSha256 of an image, for example. */
export function digestHex(digest: string): string {
  return digest.replace('sha256:', '')
}

/** How many digits tell an image, or a layer, from others: as many as docker shows. */
export const shortDigestLength = 12

/** The digits of a digest that tell it from others, without `sha256:`. */
export function shortDigest(digest: string): string {
  return digestHex(digest).slice(0, shortDigestLength)
}

/** A digest that is written whole. */
const whole = /\bsha256:[0-9a-f]{64}(?![0-9a-f])/g

/** Cuts the digests in a text to twelve digits. */
export function cutDigests(text: string): string {
  return text.replaceAll(whole, (digest) => `sha256:${shortDigest(digest)}`)
}

/** What a program has written itself: BuildKit's lines of an instruction, which have a time, and those of a container. */
const written = /^(?:[\w-]+ \| |\| |#\d+ \d+\.\d+ |\[command\])/

/** Cuts the digests in lines for a reader as well; what a program wrote itself stays as it is. */
export function shortenDigests(text: string): string {
  return text
    .split('\n')
    .map((line) => (written.test(line) ? line : cutDigests(line)))
    .join('\n')
}

/** Content that is digested as it is read. */
export interface Digested {
  content: AsyncIterable<Buffer>
  /** Once all of it was read. */
  result(): { digest: string; size: number }
}

/**
 * Digests content while it is read, and keeps none of it.
 *
 * @returns the content, and once all of it was read its digest, `sha256:…`, and its bytes
 */
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
