import { formatDuration } from '../domain/duration.ts'
import { placeName } from '../domain/place.ts'
import { beforeAndNow } from './before-now.ts'
import { comparisons } from './comparison.ts'
import { cautionOf, words } from './failure.ts'
import { runPicture, totalOf } from './gantt.ts'
import { failedHeadline, type Headline, headlineOf } from './headline.ts'
import { layerTable } from './layers.ts'
import { links, undo } from './links.ts'
import { address, plain } from './markdown.ts'
import { commitLinks, type RunOrigin, runLinks } from './origin.ts'
import { placeTable } from './places.ts'
import { prose } from './prose.ts'
import type { CleanUpReport, DeployReport, Failure, PlaceResult, Report, Timing } from './result.ts'
import { scanTable } from './scan.ts'
import { beforeTrafficList, eventTable, rehearsalHint } from './tables.ts'

/** The job summary of a run, as Markdown. */
export function summarize(report: Report): string {
  return report.kind === 'clean-up' ? summarizeCleanUp(report) : summarizeDeploy(report)
}

function summarizeCleanUp(report: CleanUpReport): string {
  const { dryRun, removed, kept, timings, origin } = report
  const list = (title: string, phrases: readonly string[]) =>
    phrases.length === 0 ? [] : [`${title}:`, '', ...phrases.map((phrase) => `- ${prose(phrase)}`), '']
  return [
    ...heading(headlineOf(report)),
    ...byline(timings, withoutCommit(origin)),
    ...list(dryRun ? 'Would be removed' : 'Removed', removed),
    ...list('Kept', kept),
    ...runPicture(timings),
  ].join('\n')
}

function summarizeDeploy(report: DeployReport): string {
  const { kind, results, timings, origin, dryRunChanges, rehearsal, image, scan } = report
  const dryRun = dryRunChanges.length > 0
  const [first, ...others] = results
  return [
    ...heading(headlineOf(report)),
    ...byline(timings, kind === 'rollback' ? withoutCommit(origin) : origin, first),
    ...(dryRun ? [...dryRunChanges.map((change) => `- ${prose(change)}`), ''] : []),
    ...(others.length > 0 ? placeTable(kind, results) : dryRun || !first.changed ? [] : beforeAndNow(first, image)),
    ...urlList(results),
    ...beforeTrafficList(results),
    ...(others.length > 0 ? [] : pruned(first)),
    ...(dryRun ? [] : links(results)),
    ...(dryRun || kind === 'rollback' ? [] : undo(results, origin)),
    ...(scan ? scanTable(scan) : []),
    ...comparisons(results),
    ...rehearsalHint(report),
    ...runPicture(timings),
    ...eventTable(rehearsal, results),
    ...(image ? layerTable(image, first.previousImage, first.imageTags) : []),
  ].join('\n')
}

/** The last line of the log, which is seen when all groups are closed. */
export function conclude(report: Report): string {
  const said = report.kind === 'clean-up' ? report.headline : headlineOf(report).text.replaceAll('`', '')
  return `${said} (${formatDuration(totalOf(report.timings))})`
}

/** The job summary of a run that failed, as Markdown. */
export function summarizeFailure(failure: Failure): string {
  const { kind, live, findings, timings, origin } = failure
  const [first, ...others] = live
  const tellsMore = first !== undefined && others.length === 0 && (first.changed || first.rejected !== undefined)
  return [
    ...heading(failedHeadline(failure)),
    ...byline(timings, origin, first),
    ...cautionOf(failure),
    ...(others.length > 0 ? placeTable(kind, live, findings) : tellsMore ? beforeAndNow(first, undefined) : []),
    ...(others.length > 0 || tellsMore ? links(live) : []),
    ...comparisons(live),
    ...words(failure),
    ...runPicture(timings),
  ].join('\n')
}

function heading({ sign, text }: Headline): string[] {
  return [`### ${sign} ${text}`, '']
}

/** How long it took, of what commit it is, and who and what ran it. */
function byline(timings: readonly Timing[], origin: RunOrigin | undefined, result?: PlaceResult): string[] {
  const parts = [
    ...(timings.length === 0 ? [] : [took(timings)]),
    ...(origin ? [...commitLinks(origin, result?.previousImage?.commit), ...runLinks(origin)] : []),
  ]
  return parts.length === 0 ? [] : [parts.join(' · '), '']
}

/** After a failure also in which step it ended. */
function took(timings: readonly Timing[]): string {
  const time = formatDuration(totalOf(timings))
  const last = timings.at(-1)
  return last?.failed ? `after ${time}, in *${plain(last.label)}*` : `in ${time}`
}

/** Of a run that deploys none. */
function withoutCommit(origin: RunOrigin | undefined): RunOrigin | undefined {
  return origin && { ...origin, commit: '' }
}

function urlList(results: readonly PlaceResult[]): string[] {
  const lines = results
    .filter(({ functionUrl }) => functionUrl !== '')
    .map((one) => `- ${placeName(one)}: ${address(one.functionUrl)}`)
  return lines.length === 0 ? [] : [...lines, '']
}

function pruned({ pruned: gone }: PlaceResult): string[] {
  return gone.length === 0
    ? []
    : [`Deleted the older ${gone.length === 1 ? 'version' : 'versions'} ${gone.join(', ')}.`, '']
}
