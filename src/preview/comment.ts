import type { Preview } from '../domain/preview.ts'
import { cut } from '../domain/text.ts'
import { caution } from '../report/failure.ts'
import { code, link, plain } from '../report/markdown.ts'
import { commitText, imageLine, type LivePreview, readyHeading, readyLines } from './live.ts'
import { type Remembered, type RememberedLive, writeMemory } from './memory.ts'
import type { PublicReason } from './public-reason.ts'
import { afterFailure, describeAfterFailure, describeLive, type FailedPreview } from './still-live.ts'

/** What a pull request's comment says of its preview. */
export type PreviewStatus =
  | { phase: 'building'; commit: string }
  | ({ phase: 'ready' } & LivePreview)
  | ({ phase: 'failed'; reasons: readonly PublicReason[] } & FailedPreview)
  | {
      phase: 'removed'
      commit: string
      reason: string
      kept: readonly string[]
      /** Regions in which a function of its name lives on. */
      left: readonly string[]
    }

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
      return [readyHeading(name, status), '', ...readyLines(status), '', `${imageLine(status)} · ${run}`]
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

/** A comment of GitHub's has 65,536 characters at most; a reason needs fewer here. */
function within({ what, remedy }: PublicReason): PublicReason {
  return { what: cut(what, 1000), remedy: cut(remedy, 3000) }
}
