import { asList, asRecord, asText, parseAnswer } from '../domain/json.ts'
import { Problem } from '../domain/problem.ts'

/** Media types of a single image that Lambda takes (Lambda developer guide, "Container image"). */
export const imageMediaTypes = [
  'application/vnd.docker.distribution.manifest.v2+json',
  'application/vnd.oci.image.manifest.v1+json',
] as const

/** Media types of an index. Requests accept them too: a registry shows an index only to a client that accepts one. */
export const indexMediaTypes = [
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.oci.image.index.v1+json',
] as const

/** What a manifest says, whether of one image or of an index. */
export type Manifest =
  | { kind: 'image'; mediaType: string; configDigest: string; layers: ManifestLayer[] }
  | { kind: 'index'; mediaType: string; children: ManifestChild[] }

export interface ManifestLayer {
  digest: string
  /** Bytes, compressed. */
  size: number
  mediaType: string
}

export interface ManifestChild {
  digest: string
  /** `linux/amd64`; attestations have `unknown/unknown`. */
  platform: string
  attestation: boolean
}

/**
 * Reads a manifest (OCI Image Specification, "Image Manifest" and "Image Index").
 *
 * @param text the manifest's JSON
 * @param mediaType as the registry reports it; the manifest's own when absent
 * @throws Problem when it is neither an image nor an index
 */
export function readManifest(text: string, mediaType?: string): Manifest {
  const manifest = asRecord(parseAnswer(text, 'A manifest of the registry'))
  const type = mediaType ?? asText(manifest.mediaType)
  if (Array.isArray(manifest.manifests)) {
    return { kind: 'index', mediaType: type, children: manifest.manifests.map(readChild) }
  }
  const configDigest = asText(asRecord(manifest.config).digest)
  if (configDigest !== '') {
    return { kind: 'image', mediaType: type, configDigest, layers: asList(manifest.layers).map(readLayer) }
  }
  throw new Problem({
    what: `A manifest of type '${type}' describes no image.`,
    remedy: 'Build it again with buildx.',
  })
}

/** What the config of an image says of where it runs. */
export interface ImagePlatform {
  os: string
  /** As images name it: `amd64`, `arm64`. */
  architecture: string
}

/** What the config of an image says. */
export interface ImageConfig extends ImagePlatform {
  entryPoint: string[]
  command: string[]
  labels: Record<string, string>
  /** The variables that the image sets, by name. */
  environment: Record<string, string>
  history: { createdBy: string; emptyLayer: boolean }[]
}

/** Reads the config of an image (OCI Image Specification, "Image Configuration"). @throws Problem when it is no JSON */
export function readConfig(text: string): ImageConfig {
  const image = asRecord(parseAnswer(text, 'The config of an image'))
  const { Entrypoint: entryPoint, Cmd: command, Labels: labels, Env: environment } = asRecord(image.config)
  return {
    os: asText(image.os),
    architecture: asText(image.architecture),
    entryPoint: asList(entryPoint).map(asText),
    command: asList(command).map(asText),
    labels: Object.fromEntries(Object.entries(asRecord(labels)).map(([name, value]) => [name, asText(value)])),
    environment: Object.fromEntries(
      asList(environment).map((each) => {
        const [name = '', ...value] = asText(each).split('=')
        return [name, value.join('=')]
      }),
    ),
    history: asList(image.history).map((each) => ({
      createdBy: asText(asRecord(each).created_by),
      emptyLayer: asRecord(each).empty_layer === true,
    })),
  }
}

/** Reads the digests of an image's layers, uncompressed and in order, from its config. @throws Problem when it is no JSON */
export function readDiffIds(text: string): string[] {
  return asList(asRecord(asRecord(parseAnswer(text, 'The config of an image')).rootfs).diff_ids).map(asText)
}

function readLayer(value: unknown): ManifestLayer {
  const layer = asRecord(value)
  const size = typeof layer.size === 'number' ? layer.size : 0
  return { digest: asText(layer.digest), size, mediaType: asText(layer.mediaType) }
}

function readChild(value: unknown): ManifestChild {
  const child = asRecord(value)
  const platform = asRecord(child.platform)
  return {
    digest: asText(child.digest),
    platform: `${asText(platform.os)}/${asText(platform.architecture)}`,
    // BuildKit, "Image attestation storage".
    attestation: asRecord(child.annotations)['vnd.docker.reference.type'] === 'attestation-manifest',
  }
}
