import { randomBytes } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { writeReply } from '../../core/http.ts'
import type { RegistryStorage } from './storage.ts'

/** ECR's download URLs are good for an hour. */
const LIFETIME = 3_600_000

/** Layers that may be fetched without credentials by a client that has the URL, as from the S3 behind ECR. */
export class Downloads {
  readonly #granted = new Map<string, { digest: string; storage: RegistryStorage; size: number; expires: number }>()

  /** A path that serves a layer for an hour. */
  grant(digest: string, size: number, storage: RegistryStorage): string {
    const token = randomBytes(24).toString('base64url')
    this.#granted.set(token, { digest, storage, size, expires: Date.now() + LIFETIME })
    return `/layers/${token}`
  }

  async serve(token: string, response: ServerResponse): Promise<void> {
    const granted = this.#granted.get(token)
    if (granted === undefined || granted.expires <= Date.now()) {
      const body = '<Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>'
      return writeReply(response, { status: 403, headers: { 'content-type': 'application/xml' }, body })
    }
    response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': granted.size })
    try {
      await pipeline(granted.storage.readBlob(granted.digest), response)
    } catch (error) {
      // A client that has its bytes may hang up before the server has noticed that all are sent.
      if (!response.destroyed) throw error
    }
  }
}
