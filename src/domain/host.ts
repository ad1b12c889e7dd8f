/** A host in lower case, without the brackets of IPv6 and the dot that ends a full name. */
export function plainHost(host: string): string {
  return host
    .toLowerCase()
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '')
}

/** Whether a host is this machine itself (RFC 6761, "Domain Name Reservation Considerations for localhost."). */
export function isLoopback(host: string): boolean {
  const name = plainHost(host)
  return name === 'localhost' || name.endsWith('.localhost') || name === '::1' || /^127(?:\.\d+){3}$/.test(name)
}
