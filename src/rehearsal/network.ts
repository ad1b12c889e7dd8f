import { readFileSync } from 'node:fs'
import { networkInterfaces } from 'node:os'
import type { Docker } from '../docker/docker.ts'

/** How the container reaches the Runtime API of this process. */
export interface Network {
  /** Options of `docker run`. */
  options: string[]
  /** The address that the Runtime API listens on. */
  listen: string
  /** The host that the container is told. */
  host: string
}

/** The engine's network is this process's own. */
const shared: Network = { options: ['--network=host'], listen: '127.0.0.1', host: '127.0.0.1' }

/**
 * Chooses the network by where this process and the engine are:
 * in a container beside the rehearsal's, whose network is shared; on the engine's own host, whose network is used;
 * else (a rootless engine, or one in a virtual machine, whose host network is another) over the host's gateway.
 */
export async function chooseNetwork(docker: Docker): Promise<Network> {
  const own = ownContainer()
  const [inspected, info] = await Promise.all([
    own === undefined ? undefined : docker.ask(['inspect', '--format', '{{.Id}}', own]),
    docker.ask(['info', '--format', '{{json .SecurityOptions}} {{.OperatingSystem}}']),
  ])
  if (own !== undefined && inspected?.exitCode === 0) {
    return { options: [`--network=container:${inspected.stdout.trim()}`], listen: '127.0.0.1', host: '127.0.0.1' }
  }
  if (!/name=rootless|Docker Desktop/.test(info.stdout)) return shared
  return {
    options: ['--add-host=host.docker.internal:host-gateway'],
    // The gateway leads to one of the host's addresses, never to its loopback.
    listen: firstAddress(),
    host: /Docker Desktop/.test(info.stdout) ? 'host.docker.internal' : firstAddress(),
  }
}

// The engine mounts its own files for name resolution into each container, under the container's id.
function ownContainer(): string | undefined {
  try {
    return /\/containers\/([0-9a-f]{64})\//.exec(readFileSync('/proc/self/mountinfo', 'utf8'))?.[1]
  } catch {
    // Not Linux: then this is no container.
    return undefined
  }
}

function firstAddress(): string {
  const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? [])
  return addresses.find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? '0.0.0.0'
}
