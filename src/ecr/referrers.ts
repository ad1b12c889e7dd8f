import { Readable } from 'node:stream'
import { type ECRClient, type ImageReferrer, ListImageReferrersCommand } from '@aws-sdk/client-ecr'
import { hasCode, isUnknownOperation } from '../aws/error.ts'
import { explain } from '../aws/explain.ts'
import { digestOf } from '../domain/digest.ts'
import type { StoredImage } from './images.ts'
import type { RepositoryAddress } from './repository.ts'
import { putUntagged } from './tags.ts'
import { missingLayers, type RepositoryClient, uploadLayer } from './upload.ts'

/** OCI Image Specification, "Guidelines for artifact usage". */
const manifestType = 'application/vnd.oci.image.manifest.v1+json'
const empty = { mediaType: 'application/vnd.oci.empty.v1+json', content: Buffer.from('{}') }
const statementType = 'application/vnd.in-toto+json'
/** As BuildKit marks the statements in an image (BuildKit, "Image attestation storage"). */
const predicateAnnotation = 'in-toto.io/predicate-type'

/**
 * Lists what refers to an image: signatures, attestations (ECR API reference, "ListImageReferrers").
 *
 * @param digest `sha256:…`
 * @returns none when the image was deleted, or where ECR can't be asked
 * @throws Problem when ECR refuses the call
 */
export async function listReferrers(
  ecr: ECRClient,
  { name, registryId }: RepositoryAddress,
  digest: string,
): Promise<ImageReferrer[]> {
  const found: ImageReferrer[] = []
  const request = { repositoryName: name, registryId, subjectId: { imageDigest: digest } }
  try {
    for (let nextToken: string | undefined, more = true; more; more = nextToken !== undefined) {
      const answer = await ecr.send(new ListImageReferrersCommand({ ...request, nextToken }))
      found.push(...(answer.referrers ?? []))
      nextToken = answer.nextToken
    }
    return found
  } catch (error) {
    if (hasCode(error, 'ImageNotFoundException', 'RepositoryNotFoundException') || isUnknownOperation(error)) return []
    throw explain(error, `Could not list what refers to ${name}@${digest} in ECR`)
  }
}

/** The types of the predicates that an image has statements with. */
export function predicateTypes(referrers: readonly ImageReferrer[]): string[] {
  return referrers
    .filter(({ artifactType }) => artifactType === statementType)
    .flatMap(({ annotations }) => annotations?.[predicateAnnotation] ?? [])
}

/**
 * Puts a statement beside an image, as an artifact that refers to it. The image keeps its manifest, and with it its
 * digest (OCI Image Specification, "Image Manifest", `subject`).
 *
 * @returns the artifact's digest, `sha256:…`
 * @throws Problem when ECR refuses
 */
export async function putStatement(
  to: RepositoryClient,
  subject: StoredImage,
  { type, statement }: { type: string; statement: string },
): Promise<string> {
  const content = Buffer.from(statement)
  const blobs = [empty.content, content].map((bytes) => ({ bytes, digest: digestOf(bytes) }))
  try {
    const missing = await missingLayers(
      to,
      blobs.map(({ digest }) => digest),
    )
    for (const { bytes, digest } of blobs.filter((blob) => missing.includes(blob.digest))) {
      await uploadLayer(to, Readable.from([bytes]), () => digest)
    }
  } catch (error) {
    throw explain(error, `Could not upload an attestation to ${to.address.name} in ${to.region}`)
  }
  const manifest = JSON.stringify({
    schemaVersion: 2,
    mediaType: manifestType,
    artifactType: statementType,
    config: descriptor(empty.mediaType, empty.content),
    layers: [descriptor(statementType, content)],
    subject: {
      mediaType: subject.mediaType,
      digest: subject.digest,
      size: Buffer.byteLength(subject.manifest),
    },
    annotations: { [predicateAnnotation]: type },
  })
  const digest = digestOf(manifest)
  await putUntagged(to.ecr, to.address, { digest, manifest, mediaType: manifestType })
  return digest
}

function descriptor(mediaType: string, content: Buffer) {
  return { mediaType, digest: digestOf(content), size: content.length }
}
