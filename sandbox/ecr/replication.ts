import { buffer } from 'node:stream/consumers'
import type { Registries, Registry } from './registries.ts'
import { askRegistry } from './registry/client.ts'
import { putBlob } from './registry/put-image.ts'
import { configDigestOf } from './registry/storage.ts'

/** A rule of replication from one region to others, within one account. */
export interface ReplicationRule {
  from: string
  to: string | readonly string[]
  /** ms from the push until the replica is there; default 0. */
  delay?: number
  /** Start of the names of the repositories that are replicated; default all. */
  prefix?: string
}

/** ECR's replication: what is pushed from now on comes to the other regions by itself, with its tag. */
export class Replication {
  readonly #registries: Registries
  readonly #account: string
  readonly #timers = new Set<NodeJS.Timeout>()

  constructor(registries: Registries, account: string) {
    this.#registries = registries
    this.#account = account
  }

  async add({ from, to, delay = 0, prefix = '' }: ReplicationRule): Promise<void> {
    const source = await this.#registries.of(this.#account, from)
    const targets = await Promise.all([to].flat().map((region) => this.#registries.of(this.#account, region)))
    source.onPush.push((name, reference) => {
      if (!name.startsWith(prefix)) return
      const timer = setTimeout(() => {
        this.#timers.delete(timer)
        for (const target of targets) copy(source, target, name, reference).catch(console.error)
      }, delay)
      this.#timers.add(timer)
    })
  }

  stop(): void {
    for (const timer of this.#timers) clearTimeout(timer)
  }
}

/** The repository comes with its first image, with ECR's defaults and without a policy (ECR User Guide, "Private image replication"). */
async function copy(source: Registry, target: Registry, name: string, reference: string): Promise<void> {
  const storage = source.started?.storage
  const manifest = storage?.manifest(name, reference)
  if (storage === undefined || manifest === undefined) return
  const repository = target.repositories.get(name) ?? target.createRepository(name, {})
  const { socketPath, storage: replicas } = await target.start()
  const { layers = [] }: { layers?: { digest: string }[] } = JSON.parse(manifest.text)
  const blobs = new Set([configDigestOf(manifest.text) ?? '', ...layers.map(({ digest }) => digest)])
  for (const digest of blobs) await putBlob(socketPath, name, await buffer(storage.readBlob(digest)))
  const taken =
    !reference.startsWith('sha256:') && repository.isImmutable(reference) && replicas.digestOf(name, reference)
  const path = `/v2/${name}/manifests/${taken ? manifest.digest : reference}`
  await askRegistry(socketPath, { method: 'PUT', path, body: manifest.text, contentType: manifest.mediaType })
}
