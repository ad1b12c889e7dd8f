import { shortDigest } from '../domain/digest.ts'
import { formatDuration } from '../domain/duration.ts'
import { member, parseJson } from '../domain/json.ts'
import type { Preview } from '../domain/preview.ts'
import { cut, shortCommit } from '../domain/text.ts'
import { formatBytes } from '../image/facts.ts'
import { formatDifference } from '../report/before-now.ts'
import { caution } from '../report/failure.ts'
import { address, code, commit as commitLink, link, plain, table } from '../report/markdown.ts'
import { describeAnswer, type FirstAnswer } from './first-answer.ts'
import type { PublicReason } from './public-reason.ts'

/** A preview that answers, in one region. */
export interface LiveRegion {
  region: string
  /** Empty where it can have none. */
  url: string
  /** What begins it, where it has no URL: a command for a shell. */
  command?: string
  version: string
  /** `sha256:…` */
  digest: string
  /** Of the URL. */
  answer?: FirstAnswer
  /** Milliseconds of the initialisation; absent when nothing was verified. */
  coldStart?: number
}

/** A preview that answers. */
export interface LivePreview {
  commit: string
  regions: readonly LiveRegion[]
  /** Bytes, compressed. */
  size?: number
  /** Of the base function's image, likewise. */
  baseSize?: number
}

/** What a pull request's comment says of its preview. */
export type PreviewStatus =
  | { phase: 'building'; commit: string }
  | ({ phase: 'ready' } & LivePreview)
  | { phase: 'failed'; commit: string; reasons: readonly PublicReason[] }
  | { phase: 'removed'; commit: string; reason: string; kept: readonly string[] }

/** What an earlier comment said, as far as a later one needs it. */
export interface Remembered {
  commit: string
  /** The last preview that answered. */
  live?: Pick<LivePreview, 'commit'> & { regions: readonly Pick<LiveRegion, 'region' | 'url'>[] }
}

/** The part of the comment's first line that distinguishes it from those of other functions. */
export function about({ of }: Preview): string {
  return `preview of ${of}`
}

const memoryBegin = '<!-- remembered: '
const memoryEnd = ' -->'

/**
 * The comment, as Markdown. It carries what the next one needs in its first line, hidden.
 *
 * @param before what the comment said until now
 * @param runUrl page of the workflow's run
 */
export function writeComment(
  preview: Preview,
  status: PreviewStatus,
  before: Remembered | undefined,
  runUrl: string,
): string {
  const live = status.phase === 'ready' ? status : status.phase === 'removed' ? undefined : before?.live
  const remembered: Remembered = {
    commit: status.commit,
    ...(live && {
      live: {
        commit: live.commit,
        regions: live.regions.flatMap(({ region, url }) => (url === '' ? [] : [{ region, url }])),
      },
    }),
  }
  return [memory(remembered), ...body(preview, status, live, runUrl)].join('\n')
}

/** Reads what a comment carries; undefined when it carries nothing, or a person has changed it. */
export function readMemory(comment: string): Remembered | undefined {
  const [line = ''] = comment.split('\n')
  if (!line.startsWith(memoryBegin) || !line.endsWith(memoryEnd)) return undefined
  const value = parseJson(line.slice(memoryBegin.length, -memoryEnd.length))
  const commit = member(value, 'commit')
  if (typeof commit !== 'string') return undefined
  const live = readLive(member(value, 'live'))
  return { commit, ...(live && { live }) }
}

function readLive(value: unknown): Remembered['live'] {
  const commit = member(value, 'commit')
  const regions = member(value, 'regions')
  if (typeof commit !== 'string' || !Array.isArray(regions)) return undefined
  return {
    commit,
    regions: regions.flatMap((one: unknown) => {
      const [region, url] = [member(one, 'region'), member(one, 'url')]
      return typeof region === 'string' && typeof url === 'string' ? [{ region, url }] : []
    }),
  }
}

/** Two hyphens would end the HTML comment (HTML Standard, "Comments"); in JSON they are in texts only. */
function memory(remembered: Remembered): string {
  return `${memoryBegin}${JSON.stringify(remembered).replaceAll('-', '\\u002d')}${memoryEnd}`
}

function body(preview: Preview, status: PreviewStatus, live: Remembered['live'], runUrl: string): string[] {
  const name = `preview of ${code(preview.of)}`
  const run = link('workflow run', runUrl)
  switch (status.phase) {
    case 'building':
      return [
        `### ⏳ The ${name} is being built`,
        '',
        `Commit ${commitText(status.commit)} is being deployed · ${run}`,
        ...stillLive(live, 'Until then'),
      ]
    case 'ready':
      return [`### ✅ The ${name} is ready`, '', ...readyLines(status), '', `${imageLine(status)} · ${run}`]
    case 'failed':
      return [
        `### ❌ The ${name} failed`,
        '',
        ...caution(status.reasons.map(within), 'CAUTION', 5),
        `Commit ${commitText(status.commit)} · ${run}`,
        ...stillLive(live, 'As before'),
      ]
    case 'removed':
      return [
        `### 🧹 The ${name} is removed`,
        '',
        status.reason,
        ...(status.kept.length > 0
          ? ['', 'Left as they are:', '', ...status.kept.map((one) => `- ${plain(one)}`)]
          : []),
      ]
  }
}

function stillLive(live: Remembered['live'], start: string): string[] {
  if (!live) return []
  if (live.regions.length === 0) return ['', `${start}, commit ${commitText(live.commit)} is deployed.`]
  const urls = live.regions.map(({ region, url }) =>
    live.regions.length > 1 ? `${address(url)} (${plain(region)})` : address(url),
  )
  return ['', `${start}, commit ${commitText(live.commit)} answers at ${urls.join(' and ')}`]
}

/** One region in a line below its URL, several as a table. */
function readyLines({ regions }: LivePreview): string[] {
  const [only, ...others] = regions
  if (only === undefined) return []
  if (others.length === 0) {
    const { region, version, answer } = only
    const where = `version ${version} in ${region}`
    if (answer === undefined) return [reached(only), '', `begins an execution of ${where}`]
    return [reached(only), '', `${answered(only)} · ${where}`]
  }
  const called = regions.some(({ answer }) => answer !== undefined)
  return table(
    ['Region', called ? 'URL' : 'Begin an execution', 'Version', ...(called ? ['First answer'] : [])],
    regions.map((one) => [one.region, reached(one), one.version, ...(called ? [answered(one)] : [])]),
  )
}

function reached({ url, command = '' }: LiveRegion): string {
  return url === '' ? code(command) : address(url)
}

function answered({ answer, coldStart }: LiveRegion): string {
  if (answer === undefined) return ''
  const cold = coldStart === undefined ? '' : `, cold start ${formatDuration(coldStart)}`
  return `${plain(describeAnswer(answer))}${cold}`
}

function imageLine({ commit, size, baseSize, regions: [first] }: LivePreview): string {
  const of = `Commit ${commitText(commit)}`
  if (size === undefined) return of
  const digest = first === undefined ? '' : ` ${code(shortDigest(first.digest))}`
  const difference = baseSize === undefined ? '' : `, ${formatDifference(size - baseSize)} against the base function's`
  return `${of} · image${digest} of ${formatBytes(size)}${difference}`
}

/** A comment of GitHub's has 65,536 characters at most; a reason needs fewer here. */
function within({ what, remedy }: PublicReason): PublicReason {
  return { what: cut(what, 1000), remedy: cut(remedy, 3000) }
}

/** A comment may have been edited: what is remembered as a commit is any text. */
function commitText(commit: string): string {
  return commitLink(shortCommit(commit))
}
