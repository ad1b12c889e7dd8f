import type { FoundImage } from '../../core/contract.ts'
import { type Fields, isFields, optionalFields, optionalText, optionalTexts } from '../../core/fields.ts'
import { extensionsOf } from './beside.ts'
import type { Start } from './container.ts'
import { docker } from './docker.ts'

/** What an image in the engine says of itself. */
export interface PulledImage {
  /** Reference by which the engine runs it. */
  reference: string
  /** As Docker names it: `amd64`, `arm64`. */
  architecture: string
  start: Start
  /** Names of the files in /opt/extensions. */
  extensions: readonly string[]
}

/** The images that invocations brought to the engine. */
export class ImageStore {
  readonly #pulls = new Map<string, Promise<PulledImage>>()
  readonly #own = new Set<string>()

  holds({ reference }: FoundImage): boolean {
    return this.#pulls.has(reference)
  }

  /** Pulls an image, once. @throws Error with the engine's words */
  pull(found: FoundImage): Promise<PulledImage> {
    const known = this.#pulls.get(found.reference)
    if (known !== undefined) return known
    const pull = this.#pull(found)
    this.#pulls.set(found.reference, pull)
    pull.catch(() => this.#pulls.delete(found.reference))
    return pull
  }

  /** Takes away what was not there before. @throws Error with the engine's words when it keeps one */
  async stop(): Promise<void> {
    await Promise.allSettled(this.#pulls.values())
    await Promise.all([...this.#own].map(remove))
    this.#own.clear()
    this.#pulls.clear()
  }

  async #pull(found: FoundImage): Promise<PulledImage> {
    const { reference, dockerConfig } = found
    const there = await docker(['image', 'inspect', reference])
    if (there.code === 0) return readImage(found, await this.#keep(reference), there.stdout)
    const pulled = await docker(['--config', dockerConfig, 'pull', '--quiet', reference])
    if (pulled.code !== 0) throw new Error(`The engine can't pull ${reference}: ${pulled.stderr.trim()}`)
    this.#own.add(reference)
    return readImage(found, reference, (await docker(['image', 'inspect', reference])).stdout)
  }

  /** Names an image that is there already, which a deploy on the same engine may take away once it has pushed it. */
  async #keep(reference: string): Promise<string> {
    const name = `lambda-sandbox:${crypto.randomUUID()}`
    const tagged = await docker(['image', 'tag', reference, name])
    if (tagged.code !== 0) return reference
    this.#own.add(name)
    return name
  }
}

/** A name that was never there, or that somebody else has taken away, is gone as well. */
async function remove(reference: string): Promise<void> {
  const removed = await docker(['image', 'rm', '--force', reference])
  if (removed.code === 0) return
  const there = await docker(['image', 'inspect', reference])
  if (there.code === 0) throw new Error(`The engine keeps ${reference}: ${removed.stderr.trim()}`)
}

async function readImage(found: FoundImage, reference: string, inspected: string): Promise<PulledImage> {
  const [image]: unknown[] = JSON.parse(inspected)
  if (!isFields(image)) throw new Error(`The engine says nothing of ${reference}`)
  const config: Fields = optionalFields(image, 'Config') ?? {}
  return {
    reference,
    extensions: await extensionsOf(found, reference),
    architecture: optionalText(image, 'Architecture') ?? '',
    start: {
      entryPoint: optionalTexts(config, 'Entrypoint') ?? [],
      command: optionalTexts(config, 'Cmd') ?? [],
      workingDirectory: optionalText(config, 'WorkingDir') ?? '',
    },
  }
}
