import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import type { Region } from '../domain/region.ts'
import { onceByTheRightTime } from './clock.ts'
import { AwsHandler } from './handler.ts'

/** The SDK has as many for each client, and each client would connect anew to a host that another one is connected to. */
const kept = { keepAlive: true, maxSockets: 50 }
const agents = { httpAgent: new HttpAgent(kept), httpsAgent: new HttpsAgent(kept) }

/**
 * How every AWS client connects: as `AwsHandler` says, with enough retries for a throttle when many jobs start at the
 * same time. The SDK itself finds the endpoint: AWS_ENDPOINT_URL and its forms, dual-stack, FIPS, the partition.
 *
 * @param signal ends requests under way when the run is cancelled
 * @param requestTimeout milliseconds until an answer must have come
 */
export function connection(region: Region, signal: AbortSignal, requestTimeout = 30_000) {
  return {
    region,
    maxAttempts: 8,
    customUserAgent: 'deploy-lambda-image',
    requestHandler: new AwsHandler(signal, {
      connectionTimeout: 4000,
      // Without the flag the SDK only warns, and a connection that has gone silent would never end.
      requestTimeout,
      throwOnRequestTimeout: true,
      ...agents,
    }),
  }
}

/** The same for requests that must not be repeated, or that are repeated anyway. */
export function connectionForOnce(region: Region, signal: AbortSignal, requestTimeout?: number) {
  return { ...connection(region, signal, requestTimeout), retryStrategy: onceByTheRightTime }
}
