import { readOrigin } from '../domain/image-labels.ts'
import { parseImageReference } from '../domain/image-reference.ts'
import { configOf, findImage } from '../ecr/images.ts'
import { addressOf } from '../ecr/repository.ts'
import { imageFacts } from '../image/facts.ts'
import { readManifest } from '../image/manifest.ts'
import type { PreviousImage } from '../report/result.ts'
import type { DeployRun } from '../run/run.ts'
import type { Target } from '../run/target.ts'

/** Reads the images that serve before the release, once for each. */
export function previousImages({ plan }: DeployRun): (target: Target) => Promise<PreviousImage | undefined> {
  const reading = new Map<string, Promise<PreviousImage | undefined>>()
  return async (target) => {
    const { imageUri: uri } = target.alias ?? target.present ?? {}
    if (uri === undefined || !uri.startsWith(`${target.registry}/${target.address.name}@`)) return undefined
    const known = reading.get(uri) ?? read(target, uri, plan.repository)
    reading.set(uri, known)
    return known
  }
}

/** It is only told: where ECR does not give it, the run goes on without. Never throws. */
async function read({ clients: { ecr } }: Target, uri: string, repository: string): Promise<PreviousImage | undefined> {
  try {
    const reference = parseImageReference(uri, 'The function')
    const address = addressOf(reference)
    const { digest: imageDigest } = reference
    const image = imageDigest === undefined ? undefined : await findImage(ecr, address, { imageDigest })
    const config = image && (await configOf(ecr, address, image))
    if (image === undefined || config === undefined) return undefined
    const manifest = readManifest(image.manifest, image.mediaType)
    if (manifest.kind === 'index') return undefined
    const { source, revision } = readOrigin(config.labels)
    const own =
      repository !== '' && source?.endsWith(`/${repository}`) === true && /^[0-9a-f]{40}$/.test(revision ?? '')
    return {
      uri,
      layers: imageFacts(manifest.layers, config).layers,
      ...(own && revision !== undefined && { commit: revision }),
    }
  } catch {
    return undefined
  }
}
