import { removeNetworks } from '../docker/leftovers.ts'
import type { Docker } from '../docker/process.ts'
import { Problem } from '../domain/problem.ts'
import { lambdaUser } from './container.ts'
import { byName, fromAddress, fromSubnet, type Guard, ofUser } from './guard.ts'
import { addressIn, type JobNetwork } from './job-container.ts'
import { type EngineLocation, isVirtualMachine, remoteHost } from './location.ts'
import { createOwnNetwork, type OwnNetwork } from './own-network.ts'

/** How the container reaches the Runtime API of this process, and what is kept from it. */
export interface Network {
  /** Options of `docker run`. */
  options: string[]
  /** The address that the Runtime API listens on. */
  listen: string
  /** The host that the container gets as the Runtime API's. */
  host: string
  /** Who is answered, once a container of this name runs. */
  guard(container: string): Guard
  /** Where a firewall may keep the container from this machine; absent where both share one loopback. */
  between?: { address: string; sameMachine: boolean }
  /** Sentences: what of the borders of Lambda this engine leaves open. */
  open: readonly string[]
}

/** The connection from the container to this process. */
export type Way =
  /** By the address of this machine on a bridge that the container has for itself. */
  | { kind: 'bridge'; own: OwnNetwork }
  /** By the job's address in a network that the job's container is in. */
  | { kind: 'job'; network: JobNetwork }
  /** By the loopback of the job's container, which has no network. */
  | { kind: 'job-loopback'; container: string }
  /** By an address of this machine. Without a network of its own the container is in that of the engine's host. */
  | { kind: 'address'; own?: OwnNetwork; address: string; unmapped: boolean }
  /** By a name that a virtual machine forwards to the loopback of the machine around it. */
  | { kind: 'virtual-machine' }

const loopback = '127.0.0.1'

/**
 * Addresses at which a machine of a cloud, and a task of a container service, hands out its role's credentials. As
 * the container's own they lead nowhere, and with them goes all of 169.254.0.0/16: it is on the container's own link.
 */
const metadata = ['169.254.169.254', '169.254.170.2', '169.254.170.23']
const withoutMetadata = metadata.map((address) => `--link-local-ip=${address}`)

/**
 * Chooses the network by where this process and the engine are, and creates the one that is needed.
 *
 * @param note called with the name of a network before it is created
 * @throws Problem when there is none that both share
 */
export async function openNetwork(
  docker: Docker,
  location: EngineLocation,
  note: (name: string) => void,
): Promise<Network & { close(): Promise<void> }> {
  const own = needsOwn(location) ? await createOwnNetwork(docker, note) : undefined
  const close = async () => removeNetworks(docker, own === undefined ? [] : [own.name])
  try {
    return { ...networkOf(chooseWay(location, own), docker), close }
  } catch (error) {
    await close()
    throw error
  }
}

function needsOwn(location: EngineLocation): boolean {
  return !isVirtualMachine(location) && (location.job?.networks ?? []).length === 0
}

/** @param own absent where it is not needed, and where the engine has none to give */
export function chooseWay(location: EngineLocation, own: OwnNetwork | undefined): Way {
  const { address, job, endpoint, securityOptions } = location
  const [joined] = job?.networks ?? []
  if (joined !== undefined) return { kind: 'job', network: joined }
  if (isVirtualMachine(location)) return { kind: 'virtual-machine' }
  if (own?.here) return { kind: 'bridge', own }
  if (job !== undefined) return { kind: 'job-loopback', container: job.id }
  // An engine that maps users refuses its host's network to whom it maps.
  const unmapped = own === undefined && securityOptions.includes('name=userns')
  if (address !== undefined) return { kind: 'address', ...(own && { own }), address, unmapped }
  if (own === undefined && !securityOptions.includes('name=rootless') && remoteHost(endpoint) === undefined) {
    return { kind: 'address', address: loopback, unmapped }
  }
  throw new Problem({
    what: `The image can't be rehearsed: a container of the engine at ${endpoint} can't reach this machine, which has no address but its loopback.`,
    remedy: 'Use an engine on the same host, or leave test-event out.',
  })
}

const guessed =
  'Another process that finds the port of the Runtime API on the loopback can take the event and answer it.'
const overNetwork = (address: string) =>
  `The Runtime API listens on ${address}, in clear text, for every client that knows a name which only the container gets: a client that sees that traffic, or this machine's processes, can take the event and answer it.`
const noBridge =
  "This engine gives the image no network of its own: the image reaches what listens on the loopback of the engine's host, and the metadata address of that machine."
const forwarded =
  "The virtual machine forwards its containers' connections to the loopback of this machine: the image reaches what listens there."

function networkOf(way: Way, docker: Docker): Network {
  switch (way.kind) {
    case 'bridge': {
      const { name, subnet, gateway } = way.own
      // What else a job starts, for example a database, publishes its ports on the host.
      const options = [`--network=${name}`, ...withoutMetadata, `--add-host=host.docker.internal:${gateway}`]
      const guard = () => fromSubnet(subnet, gateway)
      return {
        options,
        listen: gateway,
        host: gateway,
        guard,
        between: { address: gateway, sameMachine: true },
        open: [],
      }
    }
    case 'job': {
      const { name, address, ipv6 } = way.network
      const guard = (container: string) => fromAddress(() => addressIn(docker, name, container))
      // With IPv6 a machine of EC2 has one more metadata address, fd00:ec2::254.
      const withoutIpv6 = ipv6 ? ['--sysctl=net.ipv6.conf.all.disable_ipv6=1'] : []
      const options = [`--network=${name}`, ...withoutMetadata, ...withoutIpv6]
      return { options, listen: address, host: address, guard, between: { address, sameMachine: true }, open: [] }
    }
    case 'job-loopback': {
      const options = [`--network=container:${way.container}`]
      const open = [
        "The job's container has no network of the engine: the image reaches what listens on that container's loopback.",
      ]
      return { options, listen: loopback, host: loopback, guard: () => ofUser(lambdaUser.uid), open }
    }
    case 'address': {
      const { own, address, unmapped } = way
      const name = `runtime-${crypto.randomUUID()}`
      const network =
        own === undefined
          ? ['--network=host', ...(unmapped ? ['--userns=host'] : [])]
          : [`--network=${own.name}`, ...withoutMetadata]
      return {
        options: [...network, `--add-host=${name}:${address}`],
        listen: address,
        host: name,
        guard: () => byName(name),
        between: { address, sameMachine: false },
        open: [...(own === undefined ? [noBridge] : []), overNetwork(address)],
      }
    }
    case 'virtual-machine': {
      const host = 'host.docker.internal'
      return {
        options: withoutMetadata,
        listen: loopback,
        host,
        guard: () => () => true,
        between: { address: host, sameMachine: false },
        open: [forwarded, guessed],
      }
    }
  }
}
