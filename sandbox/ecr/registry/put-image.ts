import { createHash } from 'node:crypto'
import { gunzipSync, gzipSync, zstdDecompressSync } from 'node:zlib'
import { askRegistry } from './client.ts'
import type { Started } from './fronted.ts'
import { mediaTypeOf } from './storage.ts'

/** An image as tests make it; what is absent is as buildx makes it for `linux/amd64`. */
export interface ImageParts {
  tag?: string
  /** As images name it: `amd64`, `arm64`. */
  architecture?: string
  os?: string
  /** Contents of layers, as they are stored. They need not be archives for anything but running the image. */
  layers?: Buffer[]
  layerType?: string
  /** What the image starts with; default `/bin/handler`, which no layer has. */
  entryPoint?: readonly string[]
  configType?: string
  labels?: Readonly<Record<string, string>>
  /** The whole manifest instead; the digests that it names must be there. Its media type is its own. */
  manifest?: object
}

const MANIFEST = 'application/vnd.docker.distribution.manifest.v2+json'
const CONFIG = 'application/vnd.docker.container.image.v1+json'
const LAYER = 'application/vnd.docker.image.rootfs.diff.tar.gzip'
const DEFAULT_LAYER = gzipSync('layer')

/** A registry that runs. */
type Registry = Pick<Started, 'socketPath' | 'storage'>

/** Puts blobs and a manifest into a registry, which judges the manifest; returns its digest. */
export async function putImage(registry: Registry, repository: string, parts: ImageParts): Promise<string> {
  const manifest = JSON.stringify(parts.manifest ?? makeManifest(registry, repository, parts))
  const digest = digestOf(manifest)
  const path = `/v2/${repository}/manifests/${parts.tag ?? digest}`
  const put = await askRegistry(registry.socketPath, {
    method: 'PUT',
    path,
    body: manifest,
    contentType: mediaTypeOf(manifest),
  })
  if (put.status !== 201) throw new Error(`The registry refused the manifest: ${put.body}`)
  return digest
}

function makeManifest({ storage }: Registry, repository: string, parts: ImageParts): object {
  const { architecture = 'amd64', os = 'linux', layers = [DEFAULT_LAYER] } = parts
  const known = layers.map((layer) => ({ layer, ...digestsOf(layer) }))
  const config = Buffer.from(
    JSON.stringify({
      architecture,
      os,
      config: {
        Env: ['PATH=/bin'],
        ...(parts.labels && { Labels: parts.labels }),
        ...(parts.entryPoint ? { Entrypoint: parts.entryPoint } : { Cmd: ['/bin/handler'] }),
      },
      rootfs: { type: 'layers', diff_ids: known.map(({ unpacked }) => unpacked) },
    }),
  )
  storage.putBlob(repository, digestOf(config), config)
  for (const { layer, stored } of known) storage.putBlob(repository, stored, layer)
  return {
    schemaVersion: 2,
    mediaType: MANIFEST,
    config: { mediaType: parts.configType ?? CONFIG, size: config.length, digest: digestOf(config) },
    layers: known.map(({ layer, stored }) => ({
      mediaType: parts.layerType ?? LAYER,
      size: layer.length,
      digest: stored,
    })),
  }
}

/** Puts a layer or a config into a registry; it is no error when it is there. */
export async function putBlob(socketPath: string, repository: string, blob: Buffer): Promise<void> {
  const { location } = await askRegistry(socketPath, { method: 'POST', path: `/v2/${repository}/blobs/uploads/` })
  const at = new URL(location ?? '/', 'http://registry')
  at.searchParams.set('digest', digestOf(blob))
  const put = await askRegistry(socketPath, { method: 'PUT', path: `${at.pathname}${at.search}`, body: blob })
  if (put.status !== 201) throw new Error(`The registry refused a blob: ${put.body}`)
}

/** Of layers that were asked for before. */
const digests = new WeakMap<Buffer, { stored: string; unpacked: string }>()

/** Digests of a layer as it is stored, and as an image's config names it. */
function digestsOf(layer: Buffer): { stored: string; unpacked: string } {
  const known = digests.get(layer) ?? { stored: digestOf(layer), unpacked: digestOf(unpacked(layer)) }
  digests.set(layer, known)
  return known
}

/** A layer's archive: an image's config names layers by what they are unpacked (OCI Image Specification, "Layer DiffID"). */
function unpacked(layer: Buffer): Buffer {
  if (layer.readUInt16BE(0) === 0x1f8b) return gunzipSync(layer)
  return layer.toString('hex', 0, 4) === '28b52ffd' ? zstdDecompressSync(layer) : layer
}

function digestOf(content: string | Buffer): string {
  return `sha256:${createHash('sha256').update(content).digest('hex')}`
}
