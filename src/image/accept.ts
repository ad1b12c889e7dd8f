import { type Architecture, architectureFor, platformOf } from '../domain/architecture.ts'
import type { Finding } from '../domain/problem.ts'
import { counted } from '../domain/text.ts'
import { type ImagePlatform, imageMediaTypes, type Manifest } from './manifest.ts'

/**
 * Says why Lambda would not take a manifest; undefined when it would.
 *
 * @param image the image's URI, for the text
 */
export function refuseManifest(manifest: Manifest, image: string): Finding | undefined {
  if (manifest.kind === 'index') {
    const images = manifest.children.filter(({ attestation }) => !attestation)
    const parts = [
      `${counted(images.length, 'image')} (${images.map(({ platform }) => platform).join(', ')})`,
      ...(images.length < manifest.children.length
        ? [`${manifest.children.length - images.length} attestation(s)`]
        : []),
    ]
    const choices = images.map(({ digest, platform }) => `${platform} is ${digest}`).join(', ')
    return {
      what: `${image} is an index (${manifest.mediaType}) of ${parts.join(' and ')}, and Lambda takes a single manifest only.`,
      remedy:
        `Build it for one platform with '--provenance=false --sbom=false', or name the one manifest by its digest: ` +
        `${choices}.`,
    }
  }
  if (imageMediaTypes.some((type) => type === manifest.mediaType)) return undefined
  return {
    what: `${image} has a manifest of type '${manifest.mediaType}', which Lambda does not take.`,
    remedy: 'Build it again with buildx, which writes OCI or Docker schema 2 manifests.',
  }
}

/**
 * Says why an image would not run on the function; undefined when it would. Lambda itself notices a wrong
 * architecture only when the function is invoked.
 */
export function refusePlatform(found: ImagePlatform, wanted: Architecture, image: string): Finding | undefined {
  const platform = `${found.os}/${found.architecture}`
  if (platform === platformOf(wanted)) return undefined
  return {
    what: `${image} is built for ${platform}, but the function runs ${platformOf(wanted)} (${wanted}).`,
    remedy: `Build it for ${platformOf(wanted)}, or set architecture to what the image has.`,
  }
}

/** Lambda's name for an image's platform; undefined when Lambda runs none such. */
export function architectureOf({ os, architecture }: ImagePlatform): Architecture | undefined {
  return architectureFor(`${os}/${architecture}`)
}
