import { formatDuration } from '../domain/duration.ts'
import { member, parseJson } from '../domain/json.ts'
import type { Preview } from '../domain/preview.ts'
import { cut } from '../domain/text.ts'
import { formatBytes } from '../image/facts.ts'
import { address, code, fence, plain, table } from '../report/markdown.ts'
import { describeAnswer, type FirstAnswer } from './first-answer.ts'

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
  | { phase: 'failed'; commit: string; reason: string }
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
  const name = code(preview.of)
  const log = `[the run's log](${runUrl})`
  switch (status.phase) {
    case 'building':
      return [
        `### The preview of ${name} is being built`,
        '',
        `Commit ${short(status.commit)} is being deployed; ${log} shows the progress.`,
        ...stillLive(live, 'Until then'),
      ]
    case 'ready':
      return [
        `### The preview of ${name} is ready`,
        '',
        ...readyTable(status),
        '',
        imageLine(status),
        '',
        `See ${log}.`,
      ]
    case 'failed':
      return [
        `### The preview of ${name} failed`,
        '',
        `Commit ${short(status.commit)} could not be deployed:`,
        '',
        // Mentions in a code block notify no one.
        ...fence(cut(status.reason, longestReason)),
        '',
        `See ${log}.`,
        ...stillLive(live, 'As before'),
      ]
    case 'removed':
      return [
        `### The preview of ${name} is removed`,
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
  if (live.regions.length === 0) return ['', `${start}, commit ${short(live.commit)} is deployed.`]
  const urls = live.regions.map(({ region, url }) =>
    live.regions.length > 1 ? `${address(url)} (${plain(region)})` : address(url),
  )
  return ['', `${start}, commit ${short(live.commit)} answers at ${urls.join(' and ')}`]
}

function readyTable({ regions }: LivePreview): string[] {
  const cold = regions.some(({ coldStart }) => coldStart !== undefined)
  const called = regions.some(({ answer }) => answer !== undefined)
  const head = ['Region', called ? 'URL' : 'Begin an execution', 'Version', 'Digest']
  const rows = regions.map(({ region, url, command = '', version, digest, answer, coldStart }) => [
    region,
    url === '' ? code(command) : address(url),
    version,
    code(digest.slice(0, 'sha256:'.length + 12)),
    ...(called ? [answer ? plain(describeAnswer(answer)) : ''] : []),
    ...(cold ? [coldStart === undefined ? '' : formatDuration(coldStart)] : []),
  ])
  return table([...head, ...(called ? ['First answer'] : []), ...(cold ? ['Cold start'] : [])], rows)
}

function imageLine({ commit, size, baseSize }: LivePreview): string {
  if (size === undefined) return `It runs commit ${short(commit)}.`
  const image = `an image of ${formatBytes(size)}, compressed`
  if (baseSize === undefined) return `It runs commit ${short(commit)} in ${image}.`
  return `It runs commit ${short(commit)} in ${image}: ${compare(size, baseSize)}.`
}

function compare(size: number, baseSize: number): string {
  const difference = size - baseSize
  if (difference === 0) return "as much as the base function's"
  return `${formatBytes(Math.abs(difference))} ${difference > 0 ? 'more' : 'less'} than the base function's ${formatBytes(baseSize)}`
}

/** A comment of GitHub's has 65,536 characters at most; a log needs fewer here. */
const longestReason = 4000

function short(commit: string): string {
  return plain(commit.slice(0, 7))
}
