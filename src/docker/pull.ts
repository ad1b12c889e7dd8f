import { type Architecture, architectureFor } from '../domain/architecture.ts'
import { explainDocker } from './explain.ts'
import type { Docker } from './process.ts'

/** An image that the engine was made to have. */
export interface PulledImage {
  localName: string
  /** Lambda's name of it; absent where Lambda runs none such. */
  architecture?: Architecture
}

/**
 * Gets an image into the engine, by its digest. One that is there already is used, and stays.
 *
 * @param uri `registry/repository@sha256:…`
 * @param note called with its name before the engine gets it, so that it is removed in the end
 * @throws Problem when the registry refuses
 */
export async function pullImage(docker: Docker, uri: string, note: (image: string) => void): Promise<PulledImage> {
  const format = '{{.Os}}/{{.Architecture}}'
  const inspect = () => docker.ask(['image', 'inspect', '--format', format, uri])
  let found = await inspect()
  if (found.exitCode !== 0) {
    note(uri)
    const pulled = await docker.show(['pull', '--quiet', uri])
    if (pulled.exitCode !== 0) throw explainDocker(pulled, `Could not pull ${uri}`)
    found = await inspect()
  }
  const architecture = architectureFor(found.stdout.trim())
  return { localName: uri, ...(architecture && { architecture }) }
}
