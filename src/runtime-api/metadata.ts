import type { IncomingMessage, ServerResponse } from 'node:http'

const endpoint = '/2026-01-15/metadata/execution-environment'

/**
 * Lambda's metadata endpoint for one execution environment (Lambda developer guide, "Using the Lambda metadata
 * endpoint"), beside the Runtime API. The environment is said to be in the first zone of the region.
 */
export class MetadataApi {
  /** What every request must show. */
  readonly token = crypto.randomUUID().replaceAll('-', '')
  readonly #zone: string

  constructor(region: string) {
    this.#zone = `${shortened(region)}-az1`
  }

  /** Answers a request. @returns whether it was one of this API's */
  answer({ url, method, headers }: IncomingMessage, response: ServerResponse): boolean {
    if (url?.replace(/\?.*/s, '') !== endpoint) return false
    if (headers.authorization !== `Bearer ${this.token}`) response.writeHead(401).end()
    else if (method !== 'GET') response.writeHead(405).end()
    else {
      const lasting = { 'Content-Type': 'application/json', 'Cache-Control': 'private, max-age=43200, immutable' }
      response.writeHead(200, lasting).end(JSON.stringify({ AvailabilityZoneID: this.#zone }))
    }
    return true
  }
}

/** A region as ids of zones begin (page "AZ IDs"): `use1`, `apse2`, `usgw1`. */
function shortened(region: string): string {
  const [land, ...rest] = region.match(/north|south|east|west|[a-z]+|\d+/g) ?? []
  return `${land}${rest.map((part) => part.match(/^[a-z]|^\d+/)?.[0]).join('')}`
}
