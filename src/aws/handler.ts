import { NodeHttpHandler } from '@smithy/node-http-handler'
import { isLoopback } from '../domain/host.ts'
import { Problem } from '../domain/problem.ts'
import { Aborted } from './aborted.ts'
import { clock } from './clock.ts'
import { foreignAnswer, isByAws } from './foreign-answer.ts'
import { networkError, type Route } from './network-error.ts'
import { proxyFor } from './proxy.ts'
import { Reach } from './reach.ts'

type Options = Exclude<ConstructorParameters<typeof NodeHttpHandler>[0], undefined | ((...args: never) => unknown)>
type Handling = Parameters<NodeHttpHandler['handle']>
type Request = Handling[0]

const reach = new Reach()

/**
 * Sends all requests of the run's clients to AWS, those of credential providers included: through the proxy for the host
 * that is really called, until the run is cancelled (the SDK takes a signal with each request only). It learns AWS's
 * time from each answer, and tells what failed on the way.
 */
export class AwsHandler extends NodeHttpHandler {
  readonly #signal: AbortSignal
  readonly #options: Options
  readonly #proxied = new Map<string, Promise<NodeHttpHandler>>()

  constructor(signal: AbortSignal, options: Options) {
    super(options)
    this.#signal = signal
    this.#options = options
  }

  override async handle(...[request, options]: Handling): ReturnType<NodeHttpHandler['handle']> {
    const own = options?.abortSignal
    const abortSignal = own instanceof AbortSignal ? AbortSignal.any([own, this.#signal]) : this.#signal
    const url = urlOf(request)
    const route = { url, proxy: proxyFor(url) }
    refuseToTell(request, route)
    const { requestTimeout = this.#options.requestTimeout } = options ?? {}
    const attempt = reach.start(url.host)
    const limited = { ...options, abortSignal, requestTimeout: attempt.limit(requestTimeout) }
    try {
      const { response } = await (route.proxy
        ? (await this.#through(route.proxy)).handle(request, limited)
        : super.handle(request, limited))
      if (isByAws(response)) attempt.reached()
      if (isByAws(response) && response.headers.date) clock.learn(response.headers.date)
      const foreign = await foreignAnswer(response, route)
      if (foreign) throw foreign
      attempt.reached()
      return { response }
    } catch (error) {
      // The SDK's own error does not tell whether the run was cancelled, or its time was over.
      if (abortSignal.aborted) throw new Aborted(abortSignal.reason)
      throw networkError(error, route, attempt.isHopeless()) ?? error
    }
  }

  /** The direct connections are other clients' as well, and stay. */
  override destroy(): void {
    for (const handler of this.#proxied.values()) void handler.then((one) => one.destroy())
  }

  /** The agents are loaded where there is a proxy, which most machines have not. */
  #through(proxy: URL): Promise<NodeHttpHandler> {
    const known = this.#proxied.get(proxy.href)
    if (known) return known
    const made = Promise.all([import('https-proxy-agent'), import('http-proxy-agent')]).then(
      ([{ HttpsProxyAgent }, { HttpProxyAgent }]) =>
        new NodeHttpHandler({
          ...this.#options,
          httpsAgent: new HttpsProxyAgent(proxy, { keepAlive: true, maxSockets: 50 }),
          httpAgent: new HttpProxyAgent(proxy, { keepAlive: true, maxSockets: 50 }),
        }),
    )
    this.#proxied.set(proxy.href, made)
    return made
  }
}

function urlOf({ protocol, hostname, port, path }: Request): URL {
  return new URL(`${protocol}//${hostname}${port === undefined ? '' : `:${port}`}${path}`)
}

/**
 * The job's OIDC token is worth a role. A shared config file or a variable of the job may lead STS elsewhere.
 *
 * @throws Problem when it would travel in the clear
 */
function refuseToTell({ body }: Request, { url }: Route): void {
  if (url.protocol !== 'http:' || isLoopback(url.hostname)) return
  if (typeof body !== 'string' || !body.includes('WebIdentityToken=')) return
  throw new Problem({
    what: `The endpoint of STS is ${url.origin}, to which the OIDC token would go unencrypted.`,
    remedy:
      'Write https:// in AWS_ENDPOINT_URL_STS, AWS_ENDPOINT_URL or the endpoint_url of the shared config file, or remove it.',
  })
}
