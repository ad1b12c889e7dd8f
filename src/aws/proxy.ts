import { BlockList, isIP, isIPv6 } from 'node:net'
import { isLoopback, plainHost } from '../domain/host.ts'
import { Problem } from '../domain/problem.ts'

type Environment = Readonly<Record<string, string | undefined>>

/**
 * The proxy for a request, from the variables that GitHub's runner and curl read: HTTPS_PROXY or HTTP_PROXY, by the
 * protocol of the request, and NO_PROXY. Names in lower case win. The loopback never goes through a proxy.
 *
 * @param url what is really called, with endpoint overrides, dual-stack and FIPS hosts applied
 * @throws Problem when the variable has no address of an HTTP proxy
 */
export function proxyFor(url: URL, env: Environment = process.env): URL | undefined {
  const name = url.protocol === 'https:' ? 'https_proxy' : 'http_proxy'
  const variable = env[name] ? name : name.toUpperCase()
  const value = env[variable]?.trim()
  if (!value || isLoopback(url.hostname) || isExcepted(url, env.no_proxy || env.NO_PROXY || '')) return undefined
  const proxy = URL.parse(/^[a-z][a-z\d+.-]*:\/\//i.test(value) ? value : `http://${value}`)
  if (proxy && ['http:', 'https:'].includes(proxy.protocol)) return proxy
  // The value may have a password in it.
  throw new Problem({
    what: `${variable} is not the address of an HTTP proxy${proxy ? `, but of a ${proxy.protocol.slice(0, -1)} one` : ''}.`,
    remedy: "Write it as 'http://proxy.example.com:3128', or with https://; a user and a password come before an '@'.",
  })
}

/**
 * Whether NO_PROXY excepts a host, in curl's forms: `*`; a host, which stands for the hosts below it as well, with or
 * without a dot in front; an address or a range such as 10.0.0.0/8; each with a port where it is for that port only.
 */
function isExcepted(url: URL, noProxy: string): boolean {
  const host = plainHost(url.hostname)
  const port = url.port || (url.protocol === 'https:' ? '443' : '80')
  return noProxy.split(/[\s,]+/).some((entry) => {
    const { pattern, only } = splitPort(entry.toLowerCase())
    if (pattern === '' || (only !== undefined && only !== port)) return false
    if (pattern === '*') return true
    if (isIP(host) !== 0) return isInRange(host, pattern)
    const name = plainHost(pattern.replace(/^\*?\.+/, ''))
    return host === name || host.endsWith(`.${name}`)
  })
}

function splitPort(entry: string): { pattern: string; only?: string } {
  // Without brackets the colons of an IPv6 address would be one.
  const [, pattern = entry, only] = isIPv6(entry.replace(/\/\d+$/, '')) ? [] : (/^(.*?)(?::(\d+))?$/.exec(entry) ?? [])
  return { pattern, ...(only !== undefined && { only }) }
}

function isInRange(address: string, pattern: string): boolean {
  const [network = '', bits] = pattern.split('/')
  const name = plainHost(network)
  const family = isIP(name)
  const prefix = Number(bits ?? (family === 6 ? 128 : 32))
  if (bits !== undefined && !/^\d{1,3}$/.test(bits)) return false
  if (family === 0 || family !== isIP(address) || prefix > (family === 6 ? 128 : 32)) return false
  const list = new BlockList()
  list.addSubnet(name, prefix, family === 6 ? 'ipv6' : 'ipv4')
  return list.check(address, family === 6 ? 'ipv6' : 'ipv4')
}
