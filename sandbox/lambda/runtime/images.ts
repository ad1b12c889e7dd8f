import type { FoundImage } from '../../core/contract.ts'
import { type Fields, optionalFields, optionalText, optionalTexts } from '../../core/fields.ts'
import { isJsonObject } from '../../core/json.ts'
import type { Content } from '../model.ts'
import { extensionsOf } from './beside.ts'
import type { Start } from './container.ts'
import { docker } from './docker.ts'

/** Answers an event as JSON. @param arn the function as it was invoked, with its version or alias */
export type Handler = (event: unknown, arn: string) => unknown

/** What an image in the engine says of itself. */
export interface PulledImage {
  /** Reference by which the engine runs it. */
  reference: string
  /** As Docker names it: `amd64`, `arm64`. */
  architecture: string
  start: Start
  /** Names of the files in /opt/extensions. */
  extensions: readonly string[]
  /** Of one that a test plays: it is not in the engine. */
  handler?: Handler
}

/** The images that invocations brought to the engine. */
export class ImageStore {
  readonly #pulls = new Map<string, Promise<PulledImage>>()
  readonly #own = new Set<string>()
  readonly #handlers = new Map<string, Handler>()

  play(digest: string, handler: Handler): void {
    this.#handlers.set(digest, handler)
  }

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
    await remove([...this.#own])
    this.#own.clear()
    this.#pulls.clear()
  }

  async #pull(found: FoundImage): Promise<PulledImage> {
    const { reference, dockerConfig, digest } = found
    const handler = this.#handlers.get(digest)
    if (handler !== undefined) return { ...(await readImage(found, reference)), handler }
    // One that is there already gets a name of its own: a deploy on the same engine may take it away once it has pushed it.
    const name = `lambda-sandbox:${crypto.randomUUID()}`
    const tagged = await docker(['image', 'tag', reference, name])
    if (tagged.code === 0) return readImage(found, this.#keep(name))
    const pulled = await docker(['--config', dockerConfig, 'pull', '--quiet', reference])
    if (pulled.code !== 0) throw new Error(`The engine can't pull ${reference}: ${pulled.stderr.trim()}`)
    return readImage(found, this.#keep(reference))
  }

  #keep(reference: string): string {
    this.#own.add(reference)
    return reference
  }
}

/** Names that were never there, or that another process has removed, are gone as well. */
async function remove(references: readonly string[]): Promise<void> {
  if (references.length === 0) return
  const removed = await docker(['image', 'rm', '--force', ...references])
  if (removed.code === 0) return
  for (const reference of references) {
    const there = await docker(['image', 'inspect', reference])
    if (there.code === 0) throw new Error(`The engine keeps ${reference}: ${removed.stderr.trim()}`)
  }
}

/** An image's configuration (OCI Image Specification), as the engine tells it. */
const CONFIGURATION = '{"architecture":{{json .Architecture}},"config":{{json .Config}}}'

/** What is stored of an image is what the engine has of it, for both name it by its digest; so the engine is seldom asked. */
async function readImage(found: FoundImage, reference: string): Promise<PulledImage> {
  const image: unknown = JSON.parse(found.config ?? (await inspect(reference)))
  if (!isJsonObject(image)) throw new Error(`There is no configuration of ${reference}`)
  const config: Fields = optionalFields(image, 'config') ?? {}
  return {
    reference,
    extensions: await extensionsOf(found, reference),
    architecture: optionalText(image, 'architecture') ?? '',
    start: {
      entryPoint: optionalTexts(config, 'Entrypoint') ?? [],
      command: optionalTexts(config, 'Cmd') ?? [],
      workingDirectory: optionalText(config, 'WorkingDir') ?? '',
    },
  }
}

async function inspect(reference: string): Promise<string> {
  const { code, stdout, stderr } = await docker(['image', 'inspect', '--format', CONFIGURATION, reference])
  if (code !== 0) throw new Error(`The engine says nothing of ${reference}: ${stderr.trim()}`)
  return stdout
}

/** ImageConfig replaces the image's ENTRYPOINT, CMD and WORKDIR, each on its own. */
export function startOf({ settings }: Content, { start }: PulledImage): Start {
  const config = settings.ImageConfigResponse?.ImageConfig ?? {}
  return {
    entryPoint: config.EntryPoint ?? start.entryPoint,
    command: config.Command ?? start.command,
    workingDirectory: config.WorkingDirectory ?? start.workingDirectory,
  }
}
