import { shortDigest } from '../domain/digest.ts'
import { counted } from '../domain/text.ts'
import { formatBytes } from '../image/facts.ts'
import { type LayerEnd, layerLine } from '../image/layer-line.ts'
import { readManifest } from '../image/manifest.ts'
import type { LayerSizes } from './engine-image.ts'

/** What the engine says of a layer that is at the registry (docker/cli, `docker push` without a terminal). */
const ends: Readonly<Record<string, LayerEnd>> = {
  Pushed: 'pushed',
  'Layer already exists': 'already there',
}

// Twelve digits: of the layer's archive where the engine has the classic store, else of what is sent.
const status = /^([0-9a-f]{12}): (.{1,200})$/

/** The lines of a push that are not shown: the run says the same by itself, with the layers' sizes. */
const told = /^The push refers to repository |^\S+: digest: sha256:[0-9a-f]{64} size: \d+$|^$/

/** How far a push is. Without a terminal docker tells of each layer when it begins and when it is there, and no bytes. */
export class PushProgress {
  readonly #layers = new Map<string, LayerEnd | undefined>()
  readonly #retried = new Set<string>()
  #sizes: LayerSizes = new Map()

  /** Takes the sizes of the image's layers, once they are known. */
  measure(sizes: LayerSizes): void {
    this.#sizes = sizes
  }

  /** Reads a line of `docker push`. @returns whether it needs not be shown */
  read(line: string): boolean {
    const [, layer, words = ''] = status.exec(line) ?? []
    if (layer === undefined) return told.test(line)
    this.#layers.set(layer, words.startsWith('Mounted from ') ? 'already there' : ends[words])
    if (!words.startsWith('Retrying in ')) return true
    // docker counts the seconds down, one a line.
    const first = !this.#retried.has(layer)
    this.#retried.add(layer)
    return !first
  }

  /** For example `2 of 5 layers, 120.0 MB of 2.30 GB uncompressed`; undefined before docker has named the layers. */
  describe(): string | undefined {
    const all = [...this.#layers.keys()]
    if (all.length === 0) return undefined
    const there = all.filter((layer) => this.#layers.get(layer) !== undefined)
    const known = all.every((layer) => this.#sizes.has(layer))
    const bytes = known ? `, ${this.#total(there)} of ${this.#total(all)} uncompressed` : ''
    return `${there.length} of ${counted(all.length, 'layer')}${bytes}`
  }

  /** What became of the layer, by one of its digests; undefined where docker told nothing of it. */
  end(digest: string): LayerEnd | undefined {
    return this.#layers.get(shortDigest(digest))
  }

  #total(layers: readonly string[]): string {
    return formatBytes(layers.reduce((sum, layer) => sum + (this.#sizes.get(layer) ?? 0), 0))
  }
}

/** An image that has been pushed, and what docker told of it. */
export interface PushOf {
  image: { manifest: string; mediaType: string }
  /** Digests of the layers' archives, in order; empty where they are not known. */
  diffIds: readonly string[]
  progress: Pick<PushProgress, 'end'>
}

/** Says of each layer how many bytes it has, compressed, and what became of it. */
export function describeLayers(push: PushOf): string[] {
  const layers = layersOf(push)
  return layers.map((layer, index) => layerLine(layer, index, { count: layers.length, end: layer.end }))
}

/** How much was sent, for example `1 of 6 layers, 7.4 MB`; undefined where docker told nothing of the layers. */
export function describeSent(push: PushOf): string | undefined {
  const layers = layersOf(push)
  if (layers.every(({ end }) => end === undefined)) return undefined
  const sent = layers.filter(({ end }) => end === 'pushed')
  const bytes = sent.reduce((sum, { size }) => sum + size, 0)
  return `${sent.length} of ${counted(layers.length, 'layer')}, ${formatBytes(bytes)}`
}

function layersOf({ image: { manifest, mediaType }, diffIds, progress }: PushOf) {
  const read = readManifest(manifest, mediaType)
  if (read.kind === 'index') return []
  return read.layers.map(({ size, digest }, index) => ({
    size,
    end: progress.end(digest) ?? progress.end(diffIds[index] ?? ''),
  }))
}
