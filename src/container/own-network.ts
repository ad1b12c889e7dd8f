import { existsSync } from 'node:fs'
import { removeNetworks } from '../docker/leftovers.ts'
import type { Docker } from '../docker/process.ts'
import { member, parseJson } from '../domain/json.ts'

/** A bridge of the engine on which nothing is but the rehearsed container, and the engine's host. */
export interface OwnNetwork {
  name: string
  /** In CIDR notation, for example `172.18.0.0/16`. */
  subnet: string
  /** The host's address in it. */
  gateway: string
  /** Whether this process is on that host, so that the gateway is an address of its own. */
  here: boolean
}

/**
 * Creates a network for one rehearsal.
 *
 * @param note called with the name before the network is created
 * @returns undefined when the engine can't: it has no bridges, or no more addresses
 */
export async function createOwnNetwork(docker: Docker, note: (name: string) => void): Promise<OwnNetwork | undefined> {
  const name = `deploy-lambda-image-${crypto.randomUUID()}`
  note(name)
  const created = await docker.ask(['network', 'create', '--driver=bridge', '--ipv6=false', name])
  if (created.exitCode !== 0) return undefined
  const inspected = await docker.ask(['network', 'inspect', '--format', '{{json .IPAM.Config}}', name])
  const address = inspected.exitCode === 0 ? readAddresses(inspected.stdout) : undefined
  if (address === undefined) {
    await removeNetworks(docker, [name])
    return undefined
  }
  // The engine names a bridge for its network. Another machine may have the same addresses, but not the same name.
  return { name, ...address, here: existsSync(`/sys/class/net/br-${created.stdout.trim().slice(0, 12)}`) }
}

/** @param text JSON of Docker Engine API, "IPAMConfig" */
export function readAddresses(text: string): Pick<OwnNetwork, 'subnet' | 'gateway'> | undefined {
  const config: unknown = parseJson(text)
  const first: unknown = Array.isArray(config) ? config[0] : undefined
  const [subnet, gateway] = [member(first, 'Subnet'), member(first, 'Gateway')]
  return typeof subnet === 'string' && typeof gateway === 'string' ? { subnet, gateway } : undefined
}
