import { getProxyUrl, HttpClient } from '@actions/http-client'
import type { Region } from '../domain/region.ts'
import { partitionOf } from '../domain/region.ts'

/**
 * How every AWS client connects: through the proxy that HTTPS_PROXY and NO_PROXY name, as the runner's own toolkit
 * does (the SDK reads neither), with retries that ride out a throttle of many jobs starting together.
 *
 * @param service the host's first label, for example `lambda` or `api.ecr`
 */
export function connection(service: string, region: Region) {
  const endpoint = new URL(`https://${service}.${region}.${partitionOf(region).dnsSuffix}`)
  return {
    region,
    maxAttempts: 8,
    customUserAgent: 'deploy-lambda-image',
    requestHandler: { connectionTimeout: 5000, requestTimeout: 60_000, ...agents(endpoint) },
  }
}

function agents(endpoint: URL) {
  if (!getProxyUrl(endpoint.href)) return {}
  return { httpsAgent: new HttpClient().getAgent(endpoint.href) }
}
