import type { Docker } from '../docker/process.ts'
import { asRecord, member, parseJson } from '../domain/json.ts'
import { poll } from '../domain/poll.ts'

/** The engine's container that the job runs in. */
export interface JobContainer {
  id: string
  /** Networks in which it has an address; none with `--network=none` and with the host's network. */
  networks: readonly JobNetwork[]
}

/** A network of the engine, and where the job is in it. */
export interface JobNetwork {
  name: string
  address: string
  /** Whether it has IPv6 as well. */
  ipv6: boolean
}

/** Asks where a container is; undefined when this engine has none of this id, as where it runs in a container itself. */
export async function readJobContainer(docker: Docker, id: string): Promise<JobContainer | undefined> {
  const argv = ['container', 'inspect', '--format', '{{json .NetworkSettings.Networks}}', id]
  const { stdout, exitCode } = await docker.ask(argv)
  return exitCode === 0 ? { id, networks: readNetworks(stdout) } : undefined
}

/**
 * The address of a container in a network, which the engine may report a little after the container runs.
 *
 * @returns undefined when there is none in time
 */
export async function addressIn(docker: Docker, network: string, container: string): Promise<string | undefined> {
  const found = await poll({
    what: `the address of ${container} in ${network}`,
    ask: async () => (await readJobContainer(docker, container))?.networks.find(({ name }) => name === network),
    until: (address, attempt) => address !== undefined || attempt === attempts,
    interval: pause,
  })
  return found?.address
}

/** How often to inspect a container, and milliseconds in between. */
const attempts = 20
const pause = 100

/** @param text JSON of Docker Engine API, "EndpointSettings", by the networks' names */
export function readNetworks(text: string): JobNetwork[] {
  const networks = Object.entries(asRecord(parseJson(text)))
  return networks.flatMap(([name, endpoint]) => {
    const address = member(endpoint, 'IPAddress')
    const ipv6 = (member(endpoint, 'GlobalIPv6Address') ?? '') !== ''
    return typeof address === 'string' && address !== '' ? [{ name, address, ipv6 }] : []
  })
}
