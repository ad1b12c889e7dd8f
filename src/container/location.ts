import { createSocket } from 'node:dgram'
import { readFileSync } from 'node:fs'
import { networkInterfaces } from 'node:os'
import { askInfo, type Info } from '../docker/info.ts'
import type { Docker } from '../docker/process.ts'
import { type JobContainer, readJobContainer } from './job-container.ts'

/** Where the engine is, seen from this process. */
export interface EngineLocation extends Pick<Info, 'machine' | 'operatingSystem' | 'securityOptions' | 'limits'> {
  /** The client's endpoint, for example `unix:///var/run/docker.sock` or `tcp://docker:2376`. */
  endpoint: string
  /** This process's, as Node names it. */
  platform: NodeJS.Platform
  /** The engine's container that this process is in. */
  job?: JobContainer
  /** This process's address that is not its loopback: the one towards the engine's host, else that of the default route. */
  address?: string
}

/**
 * An address that no machine has (RFC 5737), to which the default route leads. What this machine is called there is not the address
 * of a bridge that only containers have, and that a rootless engine has once more.
 */
const elsewhere = '203.0.113.1'

/**
 * Whether the engine is in a virtual machine on this one, as Docker Desktop's is. For a process in one of its containers it
 * is not: that process is in the virtual machine, too.
 */
export function isVirtualMachine({ operatingSystem, platform, job }: EngineLocation): boolean {
  return job === undefined && (operatingSystem.includes('Docker Desktop') || platform !== 'linux')
}

/** The host of an endpoint that is another machine, or another container. */
export function remoteHost(endpoint: string): string | undefined {
  const host = /^(?:tcp|https?|ssh):\/\/(?:[^@/]*@)?([^:/]+)/.exec(endpoint)?.[1]
  return host === undefined || /^(?:localhost|127\.[\d.]+)$/.test(host) ? undefined : host
}

/** Asks the engine and the machine where they are. */
export async function findEngine(docker: Docker): Promise<EngineLocation> {
  const own = ownContainerId(readMounts())
  const [job, info, context] = await Promise.all([
    own === undefined ? undefined : readJobContainer(docker, own),
    askInfo(docker),
    docker.ask(['context', 'inspect', '--format', '{{.Endpoints.docker.Host}}']),
  ])
  const { machine, operatingSystem, securityOptions, limits } = info
  const endpoint = context.stdout.trim()
  const address = (await addressTowards(remoteHost(endpoint) ?? elsewhere)) ?? firstAddress()
  return {
    ...{ endpoint, machine, operatingSystem, securityOptions, limits },
    platform: process.platform,
    ...(job !== undefined && { job }),
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
