import { asRecord, asText, member, parseAnswer } from '../domain/json.ts'
import { Problem } from '../domain/problem.ts'
import { type ImagePlatform, indexMediaTypes } from '../image/manifest.ts'
import type { NewImage } from './build.ts'
import { explainDocker } from './explain.ts'
import type { Docker } from './process.ts'

/** An image that the engine has. */
export type LocalImage = NewImage & ImagePlatform & { localName: string }

/**
 * Reads what the engine says of an image (Docker Engine API, "Inspect an image"). Its id stands for it from then on: a
 * name may be given to another image meanwhile.
 *
 * @throws Problem when the engine has no such image, or when it is one for several platforms
 */
export async function inspectLocalImage(docker: Docker, name: string): Promise<LocalImage> {
  const answer = await docker.ask(['image', 'inspect', '--format', '{{json .}}', name])
  if (/No such image/i.test(answer.stderr)) {
    throw new Problem({
      what: `image: the engine has no image '${name}'.`,
      remedy:
        "Let a step before this one load or build it ('docker image ls' lists those that there are), or correct the name.",
    })
  }
  if (answer.exitCode !== 0) throw explainDocker(answer, `Could not read the image ${name}`)
  const image = parseAnswer(answer.stdout, 'What the engine says of the image')
  const id = asText(member(image, 'Id'))
  // The containerd store keeps manifests: there the id is a manifest's, and this says of what type it is.
  const mediaType = asText(member(member(image, 'Descriptor'), 'mediaType'))
  if (indexMediaTypes.some((type) => type === mediaType)) {
    throw new Problem({
      what: `image: '${name}' is an index (${mediaType}), and Lambda takes a single manifest only.`,
      remedy: "Load or build it for one platform, without attestations: '--provenance=false --sbom=false'.",
    })
  }
  const labels = Object.entries(asRecord(member(member(image, 'Config'), 'Labels')))
  return {
    id,
    configDigest: mediaType === '' ? id : '',
    localName: id,
    labels: labels.map(([label, value]) => `${label}=${asText(value)}`),
    os: asText(member(image, 'Os')),
    architecture: asText(member(image, 'Architecture')),
  }
}
