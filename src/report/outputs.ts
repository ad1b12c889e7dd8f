import type { RegionResult, Report } from './result.ts'
import type { RegionOutputs } from './results-schema.ts'

/**
 * The outputs of action.yml by name. The scalars are those of the first region; `results` has them all, keyed by
 * region and under the same names, so that one step for many regions and one leg of a matrix read alike. A run that
 * deployed nothing has no regions.
 */
export function outputsOf(report: Report): Record<string, string> {
  if (report.kind === 'clean-up')
    return { changed: String(report.removed.length > 0 && !report.dryRun), results: resultsOutput([]) }
  const { results } = report
  return { ...regionOutputs(results[0]), results: resultsOutput(results) }
}

/** The value of the output `results`. */
export function resultsOutput(results: readonly RegionResult[]): string {
  return JSON.stringify(Object.fromEntries(results.map((result) => [result.region, jsonOutputs(result)])))
}

/** The same in JSON's own types: `changed` is true or false, `image-tags` a list. */
export function jsonOutputs(result: RegionResult): RegionOutputs {
  return { ...regionOutputs(result), 'image-tags': result.imageTags, changed: result.changed }
}

/** The outputs of one region by name, as texts; with the reason in `error` when it is not on the new image. */
export function regionOutputs(result: RegionResult): { [Name in keyof RegionOutputs]: string } {
  return {
    digest: result.digest,
    version: result.version,
    'image-uri': result.imageUri,
    'image-tags': result.imageTags.join('\n'),
    'function-arn': result.functionArn,
    'version-arn': result.versionArn,
    'alias-arn': result.aliasArn,
    'code-sha256': result.codeSha256,
    'previous-version': result.previousVersion,
    'previous-digest': result.previousDigest,
    changed: String(result.changed),
    'function-url': result.functionUrl,
    region: result.region,
    ...(result.error !== undefined && { error: result.error }),
  }
}
