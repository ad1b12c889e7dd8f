import { inertLine } from '../domain/inert.ts'
import { member } from '../domain/json.ts'
import { Problem } from '../domain/problem.ts'
import { cut, messageOf, withFullStop, withoutFullStop } from '../domain/text.ts'

/** A request that AWS did not answer: the connection failed, or something on the way answered in AWS's place. */
export class NetworkError extends Error {
  /** A full sentence in the imperative: what to change. */
  readonly remedy: string
  /** Where the SDK finds out whether to try again. */
  readonly code?: string
  readonly $metadata: { httpStatusCode?: number }

  constructor(message: string, remedy: string, { code, status }: { code?: string; status?: number } = {}) {
    super(message)
    this.name = 'NetworkError'
    this.remedy = remedy
    if (code !== undefined) this.code = code
    this.$metadata = status === undefined ? {} : { httpStatusCode: status }
  }
}

/** Where a request went. */
export interface Route {
  /** As it was called, with overrides applied. */
  url: URL
  proxy?: URL | undefined
}

/** What an error's code means, and what to change; the first that matches is taken. */
const failures: readonly [RegExp, (host: string, route: Route) => [what: string, remedy: string]][] = [
  [/^ENOTFOUND$/, (host, route) => [`DNS knows no host ${host}`, unknownHost(route)]],
  [/^EAI_AGAIN$/, (host) => [`DNS gave no answer for ${host}`, "Check the machine's network and its DNS server."]],
  [/^ECONNREFUSED$/, (host, route) => [`${host} refuses the connection`, refused(route)]],
  [/^(?:EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL)$/, (host, route) => [`There is no way to ${host}`, open(route)]],
  [
    /^CERT_(?:NOT_YET_VALID|HAS_EXPIRED)$/,
    (host, route) => [`${certificate(host, route)} is not valid at this time`, clocks],
  ],
  [/CERT|^UNABLE_TO_|^ERR_TLS/, (host, route) => [`${certificate(host, route)} is not trusted`, authority]],
  [/^(?:EPROTO|ERR_SSL)/, (host) => [`${host} does not speak TLS`, 'Check http:// and https:// in HTTPS_PROXY.']],
  [/^(?:ECONNRESET|EPIPE)$/, (host, route) => [`The connection to ${host} was cut`, open(route)]],
  [/^(?:ETIMEDOUT|TimeoutError)$/, (host, route) => [`${host} does not answer`, open(route)]],
]

const clocks = "Set the machine's clock; if that is right, something on the way has replaced the certificate."
const authority =
  'Where a firewall or a proxy opens TLS, set NODE_EXTRA_CA_CERTS to the file with the certificate of its authority.'

/**
 * Explains a failure of the network.
 *
 * @returns undefined for errors of another kind
 */
export function networkError(error: unknown, route: Route, final: boolean): NetworkError | undefined {
  if (error instanceof Problem || error instanceof NetworkError) return undefined
  const inner = error instanceof AggregateError ? error.errors[0] : error
  const code = [member(inner, 'code'), member(error, 'name')].find((one) => typeof one === 'string' && one !== '')
  const failure = failures.find(([pattern]) => pattern.test(String(code)))
  if (failure === undefined) return undefined
  const { url, proxy } = route
  const [what, remedy] = failure[1](proxy ? `the proxy ${proxy.host}` : url.host, route)
  const way = proxy && !what.includes(url.host) ? `, on the way to ${url.host}` : ''
  const text = withFullStop(inertLine(messageOf(inner) || String(code)))
  // An error without a code is not tried again.
  return new NetworkError(
    `${capital(what)}${way} (${withoutFullStop(text)}).`,
    remedy,
    final ? {} : { code: codeOf(code) },
  )
}

/** A proxy that speaks TLS has a certificate, too, and the error is the same. */
function certificate(host: string, { url, proxy }: Route): string {
  return `The certificate of ${proxy?.protocol === 'https:' ? `${host} or of ${url.host}` : url.host}`
}

function codeOf(code: unknown): string {
  return code === 'TimeoutError' ? 'ETIMEDOUT' : String(code)
}

function unknownHost({ url, proxy }: Route): string {
  if (proxy) return 'Correct HTTPS_PROXY.'
  if (/(?:^|\.)[\w.-]*fips\./.test(url.hostname)) {
    return 'Not every region and service has a FIPS endpoint: check aws-region, or leave AWS_USE_FIPS_ENDPOINT out.'
  }
  if (url.hostname.endsWith('.api.aws')) {
    return 'Not every region and service has a dual-stack endpoint: check aws-region, or leave AWS_USE_DUALSTACK_ENDPOINT out.'
  }
  if (!isAmazon(url.hostname)) return 'Correct AWS_ENDPOINT_URL or endpoint_url.'
  return "Check aws-region and the machine's DNS; where only a proxy knows the internet's hosts, set HTTPS_PROXY."
}

function refused({ url, proxy }: Route): string {
  if (proxy) return 'Correct HTTPS_PROXY, and check that the proxy is running.'
  if (!isAmazon(url.hostname)) return 'Correct AWS_ENDPOINT_URL or endpoint_url, and check that the server is running.'
  return open({ url })
}

function open({ url, proxy }: Route): string {
  const { hostname } = url
  if (proxy) return `Check that the proxy is running and lets this machine call ${hostname}, or name it in NO_PROXY.`
  return `Let this machine call ${hostname} (firewall, security group, VPC endpoint), or set HTTPS_PROXY.`
}

/** Whether a host is one of AWS's own, in any partition. */
export function isAmazon(host: string): boolean {
  return /\.(?:amazonaws\.(?:com|com\.cn|eu)|api\.aws|api\.amazonwebservices\.(?:com\.cn|eu)|c2s\.ic\.gov|sc2s\.sgov\.gov|cloud\.adc-e\.uk|csp\.hci\.ic\.gov)$/.test(
    host,
  )
}

/** The start of a text, without tags, on one line, as it can be shown. */
export function shown(text: string): string {
  const words = text
    .replaceAll(/<(script|style)\b[\s\S]*?(?:<\/\1>|$)/gi, ' ')
    .replaceAll(/<[^<>]*(?:>|$)/g, ' ')
    .replaceAll(/\s+/g, ' ')
  return cut(inertLine(words).trim(), 160)
}

function capital(text: string): string {
  return text.startsWith('the ') ? `T${text.slice(1)}` : text
}
