import type { Platform } from '../domain/architecture.ts'
import { member, parseAnswer } from '../domain/json.ts'
import { Problem } from '../domain/problem.ts'
import { type Predicate, readProvenance } from '../domain/statement.ts'
import { readTextFile } from '../inputs/files.ts'
import { type PlatformWarning, readPlatformWarnings } from './platform-warnings.ts'

/** What buildx reports of a build. */
export interface BuildReport {
  /** Of the manifest, or of the config where the engine keeps no manifests. */
  digest: string
  configDigest: string
  warnings: PlatformWarning[]
  /** What BuildKit says of the build; absent where buildx does not tell. */
  provenance?: Predicate
}

const reportName = "buildx' report of the build (--metadata-file)"

/** Reads the report. @throws Problem when it names no digest */
export function readReport(file: string, platform: Platform): BuildReport {
  const report = parseAnswer(readTextFile(file, reportName), reportName)
  const digest = readDigest(report, 'containerimage.digest')
  if (digest === undefined) {
    throw new Problem({
      what: `${reportName} names no digest of the image.`,
      remedy: 'Run the job again, with another builder if it stays so.',
    })
  }
  const provenance = readProvenance(member(report, 'buildx.build.provenance'))
  return {
    digest,
    configDigest: readDigest(report, 'containerimage.config.digest') ?? digest,
    warnings: readPlatformWarnings(report, platform),
    ...(provenance && { provenance }),
  }
}

// buildx reference, "docker buildx build --metadata-file".
function readDigest(report: unknown, name: string): string | undefined {
  const digest = member(report, name)
  return typeof digest === 'string' && /^sha256:[0-9a-f]{64}$/.test(digest) ? digest : undefined
}
