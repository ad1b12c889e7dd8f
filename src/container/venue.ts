import type { Docker } from '../docker/process.ts'
import { type EngineLocation, findEngine } from './location.ts'
import { type Network, openNetwork } from './network.ts'

/** Where an image is rehearsed. It does not depend on the image, and is made while that is being built. */
export interface Venue {
  location: EngineLocation
  network: Network & { close(): Promise<void> }
}

/**
 * Finds the engine, and makes the network of the container.
 *
 * @param note called with the name of a network before it is created
 * @throws Problem when a container of the engine could not reach this process
 */
export async function openVenue(docker: Docker, note: (network: string) => void): Promise<Venue> {
  const location = await findEngine(docker)
  return { location, network: await openNetwork(docker, location, note) }
}
