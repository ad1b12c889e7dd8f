import { digestHex } from './digest.ts'
import { isRecord, member, parseJson } from './json.ts'
import { Problem } from './problem.ts'

/** What is said of an image (in-toto Attestation Framework, "Predicate"). */
export interface Predicate {
  type: string
  content: Readonly<Record<string, unknown>>
}

/** What an image is said of. */
export interface Subject {
  /** `registry/repository` */
  name: string
  /** `sha256:…` */
  digest: string
}

/** A statement about an image (in-toto Attestation Framework, "Statement", version 1), as JSON. */
export function writeStatement({ type, content }: Predicate, { name, digest }: Subject): string {
  return JSON.stringify({
    _type: 'https://in-toto.io/Statement/v1',
    subject: [{ name, digest: { sha256: digestHex(digest) } }],
    predicateType: type,
    predicate: content,
  })
}

/**
 * Reads a software bill of materials, in one of the two formats that say what they are (SPDX, "SPDX version";
 * CycloneDX, "bomFormat").
 *
 * @param name how the file is called in the error
 * @throws Problem when it is neither
 */
export function readBill(text: string, name: string): Predicate {
  const content = parseJson(text)
  if (isRecord(content)) {
    if (typeof content.spdxVersion === 'string') return { type: 'https://spdx.dev/Document', content }
    if (content.bomFormat === 'CycloneDX') return { type: 'https://cyclonedx.org/bom', content }
    // BuildKit writes a statement around it.
    const inner = member(content, 'predicate')
    if (typeof content.predicateType === 'string' && isRecord(inner)) return readBill(JSON.stringify(inner), name)
  }
  throw new Problem({
    what: `${name} is no software bill of materials in JSON.`,
    remedy: 'Write it as SPDX or CycloneDX, for example with the format spdx-json.',
  })
}

/** The provenance that BuildKit gives of a build; its form tells the version (SLSA, "Provenance", versions 0.2 and 1). */
export function readProvenance(content: unknown): Predicate | undefined {
  if (!isRecord(content)) return undefined
  const version = 'buildDefinition' in content ? 'v1' : 'v0.2'
  return { type: `https://slsa.dev/provenance/${version}`, content }
}
