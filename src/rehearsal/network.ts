import { createSocket } from 'node:dgram'
import { readFileSync } from 'node:fs'
import { hostname, networkInterfaces } from 'node:os'
import type { Docker } from '../docker/process.ts'
import { Problem } from '../domain/problem.ts'

/** How the container reaches the Runtime API of this process. */
export interface Network {
  /** Options of `docker run`. */
  options: string[]
  /** The address that the Runtime API listens on. */
  listen: string
  /** The host that the container is told. */
  host: string
  /** Whether the container has this process's own loopback, so that nothing can come between. */
  shared: boolean
}

/** Where the engine is, seen from this process. */
export interface EngineLocation {
  /** The client's endpoint, for example `unix:///var/run/docker.sock` or `tcp://docker:2376`. */
  endpoint: string
  /** For example `name=rootless`. */
  securityOptions: string
  /** The engine's, for example `Docker Desktop`. */
  operatingSystem: string
  /** The engine's, as `uname -m` says it. */
  machine: string
  /** The engine's, as `uname -n` says it. */
  engineHostname: string
  /** This process's. */
  hostname: string
  /** Whether the engine has the cgroups that hold a container to its memory, and to its number of processes. */
  limits: { memory: boolean; processes: boolean }
  /** This process's, as Node names it. */
  platform: NodeJS.Platform
  /** Id of the engine's container that this process is in. */
  ownContainer?: string
  /** This process's address that is not its loopback: the one towards the engine's host, else that of the default route. */
  address?: string
}

const loopback = '127.0.0.1'

/**
 * Nobody's address (RFC 5737), to which the default route leads. What this machine is called there is not the address
 * of a bridge that only containers have, and that a rootless engine has once more.
 */
const elsewhere = '203.0.113.1'

/**
 * Chooses the network by where this process and the engine are.
 *
 * @throws Problem when there is none that both share
 */
export function chooseNetwork(location: EngineLocation): Network {
  const { address, ownContainer, operatingSystem, platform, securityOptions } = location
  // An engine that maps users refuses its host's network, and that of an unmapped container, to whom it maps.
  const unmapped = securityOptions.includes('name=userns') ? ['--userns=host'] : []
  if (ownContainer !== undefined) {
    // The job runs in a container beside the rehearsal's: both see one loopback.
    return overLoopback([`--network=container:${ownContainer}`, ...unmapped])
  }
  if (operatingSystem.includes('Docker Desktop') || platform !== 'linux') {
    // The engine is in a virtual machine, which forwards this name to the loopback of the machine around it.
    return { options: [], listen: loopback, host: 'host.docker.internal', shared: false }
  }
  // A rootless engine's host network is a namespace of its own, from which this machine is reached like any other.
  if (securityOptions.includes('name=rootless')) return overAddress(location, [])
  const options = ['--network=host', ...unmapped]
  if (remoteHost(location.endpoint) !== undefined) return overAddress(location, options)
  // A socket tells nothing: that of an engine in another container may be mounted. The address serves there, and here.
  if (location.engineHostname !== location.hostname && address !== undefined) return overAddress(location, options)
  return overLoopback(options)
}

function overLoopback(options: string[]): Network {
  return { options, listen: loopback, host: loopback, shared: true }
}

function overAddress({ address, endpoint }: EngineLocation, options: string[]): Network {
  if (address !== undefined) return { options, listen: address, host: address, shared: false }
  throw new Problem({
    what: `The image can't be rehearsed: a container of the engine at ${endpoint} can't reach this machine, which has no address but its loopback.`,
    remedy: 'Use an engine on the same host, or leave test-event out.',
  })
}

/** The host of an endpoint that is another machine, or another container. */
export function remoteHost(endpoint: string): string | undefined {
  const host = /^(?:tcp|https?|ssh):\/\/(?:[^@/]*@)?([^:/]+)/.exec(endpoint)?.[1]
  return host === undefined || /^(?:localhost|127\.[\d.]+)$/.test(host) ? undefined : host
}

// One value a line.
const facts = ['Architecture', 'OperatingSystem', 'SecurityOptions', 'Name', 'MemoryLimit', 'PidsLimit']
const factsFormat = facts.map((name) => `{{.${name}}}`).join('\n')

/** Asks the engine and the machine where they are. */
export async function findEngine(docker: Docker): Promise<EngineLocation> {
  const own = ownContainerId(readMounts())
  const [inspected, info, context] = await Promise.all([
    own === undefined ? undefined : docker.ask(['container', 'inspect', '--format', '{{.Id}}', own]),
    docker.ask(['info', '--format', factsFormat]),
    docker.ask(['context', 'inspect', '--format', '{{.Endpoints.docker.Host}}']),
  ])
  const [machine = '', operatingSystem = '', securityOptions = '', engineHostname = '', memory, processes] =
    info.stdout.split('\n')
  const endpoint = context.stdout.trim()
  const address = (await addressTowards(remoteHost(endpoint) ?? elsewhere)) ?? firstAddress()
  return {
    endpoint,
    securityOptions,
    operatingSystem,
    machine,
    engineHostname,
    hostname: hostname(),
    limits: { memory: memory !== 'false', processes: processes !== 'false' },
    platform: process.platform,
    // Another engine's container, as where this engine runs in one itself, is of no use.
    ...(own !== undefined && inspected?.exitCode === 0 && { ownContainer: own }),
    ...(address !== undefined && { address }),
  }
}

/**
 * The id of the container that a process is in: the engine mounts its own files for name resolution into each one,
 * from a directory named for the container. A host sees other mounts of its containers, at other places.
 *
 * @param mounts `/proc/self/mountinfo` (proc(5): the fourth field is the root of the mount, the fifth where it is)
 */
export function ownContainerId(mounts: string): string | undefined {
  const file = /^(?:\S+ ){3}\S*\/containers\/([0-9a-f]{64})\/\S* \/etc\/(?:hostname|hosts|resolv\.conf) /m
  return file.exec(mounts)?.[1]
}

function readMounts(): string {
  try {
    return readFileSync('/proc/self/mountinfo', 'utf8')
  } catch {
    // Not Linux: then this is no container.
    return ''
  }
}

function firstAddress(): string | undefined {
  const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? [])
  return addresses.find(({ family, internal }) => family === 'IPv4' && !internal)?.address
}

/** Connecting a datagram socket sends nothing: it only asks the system for the route. */
async function addressTowards(host: string): Promise<string | undefined> {
  const socket = createSocket('udp4')
  try {
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    socket.once('error', reject)
    socket.connect(9, host, resolve)
    await promise
    return socket.address().address
  } catch {
    return undefined
  } finally {
    socket.close()
  }
}
