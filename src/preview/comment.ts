import { member, parseJson } from '../domain/json.ts'
import type { Preview } from '../domain/preview.ts'
import { cut } from '../domain/text.ts'
import { caution } from '../report/failure.ts'
import { address, code, link, plain } from '../report/markdown.ts'
import { commitText, imageLine, type LivePreview, type LiveRegion, readyHeading, readyLines } from './live.ts'
import type { PublicReason } from './public-reason.ts'

/** What a pull request's comment says of its preview. */
export type PreviewStatus =
  | { phase: 'building'; commit: string }
  | ({ phase: 'ready' } & LivePreview)
  | { phase: 'failed'; commit: string; reasons: readonly PublicReason[] }
  | {
      phase: 'removed'
      commit: string
      reason: string
      kept: readonly string[]
      /** Regions in which a function of its name lives on. */
      left: readonly string[]
    }

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
      return [readyHeading(name, status), '', ...readyLines(status), '', `${imageLine(status)} · ${run}`]
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
        status.left.length > 0
          ? `### ⚠️ The ${name} is left in ${status.left.join(', ')}`
          : `### 🧹 The ${name} is removed`,
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

/** A comment of GitHub's has 65,536 characters at most; a reason needs fewer here. */
function within({ what, remedy }: PublicReason): PublicReason {
  return { what: cut(what, 1000), remedy: cut(remedy, 3000) }
}
