import { readFileSync } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import { BlockList, type Socket } from 'node:net'

/** Says whether a request is one of the rehearsed container's. */
export type Guard = (request: IncomingMessage) => boolean | Promise<boolean>

/** The same, and logs once that a client other than the container sent a request. */
export function loggingRefusal(guard: Guard, log: (line: string) => void): Guard {
  let told = false
  return async (request) => {
    if (await guard(request)) return true
    if (!told) log(`The Runtime API refuses ${request.socket.remoteAddress}, which is not known as the container.`)
    told = true
    return false
  }
}

/** Who is alone in a subnet with its gateway: the host itself, and other networks through it, come from the gateway or from elsewhere. */
export function fromSubnet(subnet: string, gateway: string): Guard {
  const [address = '', prefix = ''] = subnet.split('/')
  const list = new BlockList()
  list.addSubnet(address, Number(prefix))
  return ({ socket: { remoteAddress = '' } }) => remoteAddress !== gateway && list.check(remoteAddress)
}

/**
 * Who has an address that is known only when the container runs.
 *
 * @param find asks for it; undefined while there is none
 */
export function fromAddress(find: () => Promise<string | undefined>): Guard {
  let known: Promise<string | undefined> | undefined
  return async ({ socket }) => {
    // Other clients may connect before the container exists: then the check is repeated for the next one.
    known ??= find().then((address) => {
      if (address === undefined) known = undefined
      return address
    })
    return socket.remoteAddress === (await known)
  }
}

/** Who knows a name, which clients send along as the host that they talk to (RFC 9110, "Host"). */
export function byName(name: string): Guard {
  return ({ headers: { host = '' } }) => host.replace(/:\d+$/, '') === name
}

/** Whose processes are a user's, where both ends of the connection are in this process's network namespace. */
export function ofUser(uid: number): Guard {
  return ({ socket }) => ownerOf(socket, readFileSync('/proc/net/tcp', 'utf8')) === uid
}

/**
 * The user to whom the other end of a connection belongs; undefined when it is not in the table.
 *
 * @param table `/proc/net/tcp` (proc(5): IPv4 addresses as the kernel holds them, ports, and from the eighth field the user's id)
 */
export function ownerOf(
  {
    remoteAddress,
    remotePort,
    localAddress,
    localPort,
  }: Pick<Socket, 'remoteAddress' | 'remotePort' | 'localAddress' | 'localPort'>,
  table: string,
): number | undefined {
  const ends = [inTable(remoteAddress, remotePort), inTable(localAddress, localPort)]
  for (const line of table.split('\n')) {
    const [, local, remote, , , , , uid] = line.trim().split(/\s+/)
    if (local === ends[0] && remote === ends[1]) return Number(uid)
  }
  return undefined
}

/** Both kinds of machines that Lambda has are little-endian. */
function inTable(address = '', port = 0): string {
  const bytes = address
    .split('.')
    .reverse()
    .map((byte) => hex(Number(byte), 2))
  return `${bytes.join('')}:${hex(port, 4)}`
}

function hex(value: number, digits: number): string {
  return value.toString(16).toUpperCase().padStart(digits, '0')
}
