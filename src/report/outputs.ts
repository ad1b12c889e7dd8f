import { functionPage, imagePage } from '../domain/console.ts'
import type { PlaceResult, Report } from './result.ts'
import type { FunctionOutputs, RegionOutputs } from './results-schema.ts'

/**
 * The outputs of action.yml by name. The scalars are those of the first region; `results` has them all, keyed by
 * region and under the same names, so that one step for many regions and one leg of a matrix read alike. A run that
 * deployed nothing has no regions.
 */
export function outputsOf(report: Report): Record<string, string> {
  if (report.kind === 'clean-up')
    return { changed: String(report.removed.length > 0 && !report.dryRun), results: resultsOutput([]) }
  const [first] = report.results
  const changed = report.results.some((one) => one.region === first.region && one.changed)
  return { ...regionOutputs({ ...first, changed }), results: resultsOutput(report.results) }
}

/** The value of the output `results`. */
export function resultsOutput(results: readonly PlaceResult[]): string {
  return JSON.stringify(Object.fromEntries(byRegion(results)))
}

/**
 * The same for each region in JSON's own types: `changed` is true or false, `image-tags` a list. A region with several
 * functions has those of the first one, `changed` and `error` of all, and each in `functions` by its name.
 */
export function byRegion(results: readonly PlaceResult[]): Map<string, RegionOutputs> {
  const all = Map.groupBy(results, ({ region }) => region)
  return new Map(
    [...all].flatMap(([region, [first, ...others]]) => (first ? [[region, ofRegion(first, others)] as const] : [])),
  )
}

function ofRegion(first: PlaceResult, others: readonly PlaceResult[]): RegionOutputs {
  if (first.functionName === undefined) return jsonOutputs(first)
  const all = [first, ...others]
  const { error: _, ...firstOnly } = first
  const errors = all.flatMap(({ functionName, error }) => (error === undefined ? [] : [`${functionName}: ${error}`]))
  const changed = all.some((one) => one.changed)
  return {
    ...jsonOutputs({ ...firstOnly, changed, ...(errors.length > 0 && { error: errors.join('\n') }) }),
    functions: Object.fromEntries(all.map((one) => [one.functionName ?? '', jsonOutputs(one)])),
  }
}

function jsonOutputs(result: PlaceResult): FunctionOutputs {
  return { ...regionOutputs(result), 'image-tags': result.imageTags, changed: result.changed }
}

/** The outputs of one region by name, as texts; with the reason in `error` when it is not on the new image. */
function regionOutputs(result: PlaceResult): { [Name in keyof FunctionOutputs]: string } {
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
    'console-url': consoleUrl(result),
    ...(result.error !== undefined && { error: result.error }),
  }
}

/** Of the alias, else of the version or the function; of the image where there is no function. */
function consoleUrl({ region, aliasArn, versionArn, functionArn, imageUri }: PlaceResult): string {
  const arn = aliasArn || versionArn || functionArn
  return (arn === '' ? imagePage(imageUri) : functionPage({ region, arn })) ?? ''
}
