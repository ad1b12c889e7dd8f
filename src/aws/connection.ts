import { getProxyUrl, HttpClient } from '@actions/http-client'
import { NodeHttpHandler } from '@smithy/node-http-handler'
import { partitionOf, type Region } from '../domain/region.ts'

/**
 * How every AWS client connects: through the proxy that HTTPS_PROXY and NO_PROXY name, as the runner's own toolkit
 * does (the SDK reads neither), with enough retries for a throttle when many jobs start at the same time.
 *
 * @param service the host's first label, for example `lambda` or `api.ecr`
 * @param signal ends requests under way when the run is cancelled
 * @param requestTimeout milliseconds until an answer must have come
 */
export function connection(service: string, region: Region, signal: AbortSignal, requestTimeout = 30_000) {
  const endpoint = new URL(`https://${service}.${region}.${partitionOf(region).dnsSuffix}`)
  return {
    region,
    maxAttempts: 8,
    customUserAgent: 'deploy-lambda-image',
    requestHandler: new AbortableHandler(signal, {
      connectionTimeout: 5000,
      // Without the flag the SDK only warns, and a connection that has gone silent would never end.
      requestTimeout,
      throwOnRequestTimeout: true,
      ...agents(endpoint.href),
    }),
  }
}

function agents(endpoint: string) {
  return getProxyUrl(endpoint) ? { httpsAgent: new HttpClient().getAgent(endpoint) } : {}
}

/** The SDK takes a signal with each request only; a run has one for all of them, besides what a request has. */
class AbortableHandler extends NodeHttpHandler {
  readonly #signal: AbortSignal

  constructor(signal: AbortSignal, options: ConstructorParameters<typeof NodeHttpHandler>[0]) {
    super(options)
    this.#signal = signal
  }

  override handle(...[request, options]: Parameters<NodeHttpHandler['handle']>): ReturnType<NodeHttpHandler['handle']> {
    const own = options?.abortSignal
    const abortSignal = own instanceof AbortSignal ? AbortSignal.any([own, this.#signal]) : this.#signal
    return super.handle(request, { ...options, abortSignal })
  }
}
