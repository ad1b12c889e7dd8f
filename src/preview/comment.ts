import { shortDigest } from '../domain/digest.ts'
import { formatDuration } from '../domain/duration.ts'
import type { Preview } from '../domain/preview.ts'
import { cut } from '../domain/text.ts'
import { formatBytes } from '../image/facts.ts'
import { formatDifference } from '../report/before-now.ts'
import { caution } from '../report/failure.ts'
import { address, code, link, plain, table } from '../report/markdown.ts'
import { describeAnswer, type FirstAnswer } from './first-answer.ts'
import { type Remembered, type RememberedLive, writeMemory } from './memory.ts'
import type { PublicReason } from './public-reason.ts'
import { afterFailure, commitText, describeAfterFailure, describeLive, type FailedPreview } from './still-live.ts'

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
  | ({ phase: 'failed'; reasons: readonly PublicReason[] } & FailedPreview)
  | { phase: 'removed'; commit: string; reason: string; kept: readonly string[] }

/** The part of the comment's first line that distinguishes it from those of other functions. */
export function about({ of }: Preview): string {
  return `preview of ${of}`
}

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
  const live = liveAfter(status, before?.live)
  const remembered: Remembered = { commit: status.commit, ...(live && { live }) }
  return [writeMemory(remembered), ...body(preview, status, { live, was: before?.live }, runUrl)].join('\n')
}

/** What answers, after what a comment says. */
function liveAfter(status: PreviewStatus, was: RememberedLive | undefined): RememberedLive | undefined {
  switch (status.phase) {
    case 'building':
      return was
    case 'ready': {
      const regions = status.regions.flatMap(({ region, url }) => (url === '' ? [] : [{ region, url }]))
      return { commit: status.commit, regions }
    }
    case 'failed':
      return afterFailure(was, status)
    case 'removed':
      return undefined
  }
}

function body(
  preview: Preview,
  status: PreviewStatus,
  { live, was }: Record<'live' | 'was', RememberedLive | undefined>,
  runUrl: string,
): string[] {
  const name = `preview of ${code(preview.of)}`
  const run = link('workflow run', runUrl)
  switch (status.phase) {
    case 'building':
      return [
        `### ⏳ The ${name} is being built`,
        '',
        `Commit ${commitText(status.commit)} is being deployed · ${run}`,
        ...describeLive(live, 'Until then, '),
      ]
    case 'ready':
      return [`### ✅ The ${name} is ready`, '', ...readyLines(status), '', `${imageLine(status)} · ${run}`]
    case 'failed':
      return [
        `### ❌ The ${name} failed`,
        '',
        ...caution(status.reasons.map(within), 'CAUTION', 5),
        `Commit ${commitText(status.commit)} · ${run}`,
        ...describeAfterFailure(was, live, status),
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
