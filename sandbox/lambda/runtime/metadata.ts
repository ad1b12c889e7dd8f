import type { IncomingMessage, ServerResponse } from 'node:http'
import { say } from './say.ts'

/**
 * The metadata endpoint of one execution environment, which is in the zone `use1-az1` whatever its region (Developer
 * Guide, "Using the Lambda metadata endpoint").
 *
 * @returns whether the request was one of its own
 */
export function answerMetadata(token: string, request: IncomingMessage, response: ServerResponse): boolean {
  if (request.url !== '/2026-01-15/metadata/execution-environment') return false
  request.resume()
  if (request.headers.authorization !== `Bearer ${token}`) response.writeHead(401).end()
  else if (request.method !== 'GET') response.writeHead(405).end()
  else {
    response.setHeader('Cache-Control', 'private, max-age=43200, immutable')
    say(response, 200, { AvailabilityZoneID: 'use1-az1' })
  }
  return true
}
