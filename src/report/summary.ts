import { formatDuration } from '../domain/duration.ts'
import { placeName } from '../domain/place.ts'
import { cut } from '../domain/text.ts'
import { comparisons } from './comparison.ts'
import { address, code, fence, plain, table } from './markdown.ts'
import type { CleanUpReport, DeployReport, Failure, RegionResult, Report } from './result.ts'
import { scanTable } from './scan.ts'
import { beforeTrafficList, layerTable, rehearsalTable, timingTable, verificationTable } from './tables.ts'

/** The job summary of a run, as Markdown. */
export function summarize(report: Report): string {
  return report.kind === 'clean-up' ? summarizeCleanUp(report) : summarizeDeploy(report)
}

function summarizeCleanUp({ headline, dryRun, removed, kept, timings }: CleanUpReport): string {
  const list = (title: string, phrases: readonly string[]) =>
    phrases.length === 0 ? [] : [`${title}:`, '', ...phrases.map((phrase) => `- ${plain(phrase)}`), '']
  return [
    `### ${headline}`,
    '',
    ...list(dryRun ? 'Would be removed' : 'Removed', removed),
    ...list('Kept', kept),
    ...timingTable(timings),
    '',
  ].join('\n')
}

function summarizeDeploy(report: DeployReport): string {
  const { kind, results, timings, dryRunChanges, rehearsal, image, scan } = report
  const dryRun = dryRunChanges.length > 0
  return [
    `### ${headline(report)}`,
    '',
    ...(dryRun ? [...dryRunChanges.map((intention) => `- ${plain(intention)}`), ''] : []),
    ...resultTable(kind, results),
    '',
    ...urlList(results),
    ...(kind === 'deploy' || rehearsal ? rehearsalTable(rehearsal, results) : []),
    ...(scan ? scanTable(scan) : []),
    ...verificationTable(results),
    ...beforeTrafficList(results),
    ...comparisons(results),
    ...configurationList(results),
    ...(image ? layerTable(image) : []),
    ...timingTable(timings),
    '',
  ].join('\n')
}

/** The last line of the log, which is seen when all groups are closed. */
export function conclude(report: Report): string {
  const total = report.timings.reduce((sum, { milliseconds }) => sum + milliseconds, 0)
  const sentence = (report.kind === 'clean-up' ? report.headline : headline(report)).replaceAll('`', '')
  return `${sentence} (${formatDuration(total)})`
}

/** The job summary of a run that failed, as Markdown. */
export function summarizeFailure({ kind, functionName, message, timings, live }: Failure): string {
  return [
    `### The ${kind}${functionName === '' ? '' : ` of ${code(functionName)}`} failed`,
    '',
    ...fence(message),
    '',
    ...(live.length > 0 ? ['What each region has now:', '', ...resultTable(kind, live), ''] : []),
    ...comparisons(live),
    ...timingTable(timings),
    '',
  ].join('\n')
}

function resultTable(kind: Failure['kind'], results: readonly RegionResult[]): string[] {
  const aliased = results.some(({ alias }) => alias !== undefined)
  const failed = results.some(({ error }) => error !== undefined)
  const several = results.some(({ functionName }) => functionName !== undefined)
  const head = kind === 'push' ? ['Region', 'Digest', 'Tags'] : ['Region', 'Version', 'Digest', 'Before', 'Image']
  const row = kind === 'push' ? pushRow : deployRow
  return table(
    [...(several ? ['Function'] : []), ...head, ...(aliased ? ['Alias'] : []), ...(failed ? ['What happened'] : [])],
    results.map((result) => [
      ...(several ? [code(result.functionName ?? '')] : []),
      ...row(result),
      ...(aliased ? [result.alias ? routing(result.alias) : ''] : []),
      ...(failed ? [plain(cut((result.error ?? '').replaceAll(/\s+/g, ' '), 300))] : []),
    ]),
  )
}

function routing({ name, version, weights }: NonNullable<RegionResult['alias']>): string {
  const shares = Object.entries(weights).filter(([, share]) => share > 0)
  const rest = shares.reduce((sum, [, share]) => sum - share, 1)
  const parts = [[version, rest] as const, ...shares].map(([one, share]) =>
    shares.length === 0 ? one : `${one} (${Math.round(share * 100)}%)`,
  )
  return `${code(name)} on ${parts.join(', ')}`
}

function headline({ kind, functionName, results, dryRunChanges }: DeployReport): string {
  const [first] = results
  const named = (one: string) => code(first.alias ? `${one}:${first.alias.name}` : one)
  const name = first.functionName === undefined ? named(functionName) : functionName.split(', ').map(code).join(', ')
  if (dryRunChanges.length > 0) return `Dry run: ${name} was not touched`
  const where = [...new Set(results.map(({ region }) => region))].join(', ')
  if (kind === 'push')
    return `${name} in ${where} ${first.changed ? 'has' : 'already had'} the image ${shorten(first.digest)}`
  const version = new Set(results.map((result) => result.version)).size === 1 ? ` version ${first.version}` : ''
  if (kind === 'rollback') return `${name} is back on${version || ' the versions before'} in ${where}`
  if (results.every((result) => !result.changed)) return `${name} already runs this image`
  return `${name}${version} is live in ${where}`
}

function pushRow({ region, digest, imageTags }: RegionResult): string[] {
  return [region, digest === '' ? '' : code(digest), imageTags.map(code).join(' ')]
}

function deployRow(result: RegionResult): string[] {
  const before = [result.previousVersion, shorten(result.previousDigest)].filter((part) => part !== '').join(' · ')
  return [
    result.region,
    result.changed || result.version === '' ? result.version : `${result.version} (unchanged)`,
    shorten(result.digest),
    before || 'new',
    result.imageTags.length > 0 ? result.imageTags.map(code).join(' ') : '',
  ]
}

function urlList(results: readonly RegionResult[]): string[] {
  const lines = results
    .filter(({ functionUrl }) => functionUrl !== '')
    .map((one) => `- ${one.region}: ${address(one.functionUrl)}`)
  return lines.length === 0 ? [] : [...lines, '']
}

function configurationList(results: readonly RegionResult[]): string[] {
  const changes = results.flatMap((result) =>
    result.configured.map((change) => `- ${placeName(result)}: ${plain(change)}`),
  )
  const pruned = results.flatMap(({ pruned: gone, ...result }) =>
    gone.length === 0 ? [] : [`- ${placeName(result)}: deleted the older versions ${gone.join(', ')}`],
  )
  const lines = [...changes, ...pruned]
  return lines.length === 0 ? [] : [...lines, '']
}

function shorten(digest: string): string {
  return digest === '' ? '' : code(digest.slice(0, 'sha256:'.length + 12))
}
