import {
  createReadStream,
  existsSync,
  mkdirSync,
  type ReadStream,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { isJsonObject } from '../../core/json.ts'

/** A manifest as it is stored. */
export interface StoredManifest {
  digest: string
  mediaType: string
  /** Byte for byte. */
  text: string
  /** When it came, ms since the epoch. */
  pushedAt: number
}

const OCI_INDEX = 'application/vnd.oci.image.index.v1+json'
const OCI_MANIFEST = 'application/vnd.oci.image.manifest.v1+json'

/**
 * Reads, and adds to, what a registry holds where the registry itself keeps it, so that tags and digests are the registry's truth.
 * The layout is that of CNCF distribution ("storage/paths.go").
 */
export class RegistryStorage {
  readonly #root: string

  /** `root` is the registry's root directory. */
  constructor(root: string) {
    this.#root = join(root, 'docker/registry/v2')
  }

  /** Tags in alphabetical order. */
  tags(repository: string): string[] {
    return list(this.#path(repository, '_manifests/tags')).filter((tag) => this.digestOf(repository, tag) !== undefined)
  }

  /** `sha256:…` of a tag. */
  digestOf(repository: string, tag: string): string | undefined {
    return readLink(this.#path(repository, '_manifests/tags', tag, 'current/link'))
  }

  /** Digests of all manifests, tagged or not. */
  digests(repository: string): string[] {
    return list(this.#path(repository, '_manifests/revisions/sha256'))
      .map((hex) => readLink(this.#path(repository, '_manifests/revisions/sha256', hex, 'link')))
      .filter((digest) => digest !== undefined)
  }

  /** A manifest by its digest or by a tag. */
  manifest(repository: string, reference: string): StoredManifest | undefined {
    const digest = reference.startsWith('sha256:') ? reference : this.digestOf(repository, reference)
    if (digest === undefined) return undefined
    const link = this.#path(repository, '_manifests/revisions/sha256', hexOf(digest), 'link')
    if (!existsSync(link)) return undefined
    const text = readFileSync(this.#blob(digest), 'utf8')
    return { digest, mediaType: mediaTypeOf(text), text, pushedAt: statSync(link).mtimeMs }
  }

  /** Bytes of a layer or of an image's configuration; undefined when this repository does not have it. */
  blobSize(repository: string, digest: string): number | undefined {
    if (!existsSync(this.#path(repository, '_layers/sha256', hexOf(digest), 'link'))) return undefined
    return existsSync(this.#blob(digest)) ? statSync(this.#blob(digest)).size : undefined
  }

  /** An image's configuration, byte for byte; undefined when this repository does not have it. */
  config(repository: string, digest: string): string | undefined {
    if (this.blobSize(repository, digest) === undefined) return undefined
    return readFileSync(this.#blob(digest), 'utf8')
  }

  /** Puts a layer or a configuration where the registry would, unless this repository has it: an upload takes ten times as long. */
  putBlob(repository: string, digest: string, blob: Buffer): void {
    if (this.blobSize(repository, digest) !== undefined) return
    write(this.#blob(digest), blob)
    write(this.#path(repository, '_layers/sha256', hexOf(digest), 'link'), digest)
  }

  readBlob(digest: string): ReadStream {
    return createReadStream(this.#blob(digest))
  }

  /** Takes a tag away; the image stays. (The registry's API of version 2.8 can only delete by digest.) */
  untag(repository: string, tag: string): void {
    rmSync(this.#path(repository, '_manifests/tags', tag), { recursive: true, force: true })
  }

  /** Takes an image away, with all of its tags. */
  remove(repository: string, digest: string): void {
    for (const tag of this.tags(repository)) {
      if (this.digestOf(repository, tag) === digest) this.untag(repository, tag)
    }
    rmSync(this.#path(repository, '_manifests/revisions/sha256', hexOf(digest)), { recursive: true, force: true })
  }

  removeRepository(repository: string): void {
    for (const part of ['_manifests', '_layers', '_uploads']) {
      rmSync(this.#path(repository, part), { recursive: true, force: true })
    }
  }

  #path(repository: string, ...parts: string[]): string {
    return join(this.#root, 'repositories', repository, ...parts)
  }

  #blob(digest: string): string {
    const hex = hexOf(digest)
    return join(this.#root, 'blobs/sha256', hex.slice(0, 2), hex, 'data')
  }
}

/** What a manifest says it is; OCI's may leave that out (OCI Image Specification, "Image Manifest"). */
export function mediaTypeOf(text: string): string {
  const manifest: unknown = JSON.parse(text)
  if (!isJsonObject(manifest)) return OCI_MANIFEST
  if (typeof manifest.mediaType === 'string') return manifest.mediaType
  return Array.isArray(manifest.manifests) ? OCI_INDEX : OCI_MANIFEST
}

/** The digest of the configuration that a manifest names; undefined for an index. */
export function configDigestOf(text: string): string | undefined {
  const manifest: unknown = JSON.parse(text)
  if (!isJsonObject(manifest) || !isJsonObject(manifest.config)) return undefined
  return typeof manifest.config.digest === 'string' ? manifest.config.digest : undefined
}

function list(directory: string): string[] {
  return existsSync(directory) ? readdirSync(directory).sort() : []
}

function write(path: string, content: string | Buffer): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, content)
}

function readLink(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, 'utf8').trim() : undefined
}

/** Refuses what is no digest: it would be a path of the caller's choosing. */
function hexOf(digest: string): string {
  const hex = /^sha256:([0-9a-f]{64})$/.exec(digest)?.[1]
  return hex ?? 'no-digest'
}
