import { shortDigest } from '../domain/digest.ts'
import { formatDuration } from '../domain/duration.ts'
import { shortCommit } from '../domain/text.ts'
import { formatBytes } from '../image/facts.ts'
import { formatDifference } from '../report/before-now.ts'
import { address, code, commit as commitLink, plain, table } from '../report/markdown.ts'
import { describeAnswer, type FirstAnswer, isWell } from './first-answer.ts'

/** A preview that is deployed, in one region. */
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

/** A preview that is deployed. */
export interface LivePreview {
  commit: string
  regions: readonly LiveRegion[]
  /** Bytes, compressed. */
  size?: number
  /** Of the base function's image, likewise. */
  baseSize?: number
}

/** @param name of the preview, as Markdown */
export function readyHeading(name: string, { regions }: LivePreview): string {
  const failing = regions.find(({ answer }) => answer !== undefined && !isWell(answer))
  if (failing === undefined) return `### ✅ The ${name} is ready`
  const { region, answer: { status } = {} } = failing
  const url = regions.length > 1 ? `URL in ${region}` : 'URL'
  return `### ⚠️ The ${name} is deployed, but its ${url} ${status === undefined ? 'did not answer' : `answered ${status}`}`
}

/** One region in a line below its URL, several as a table. */
export function readyLines({ regions }: LivePreview): string[] {
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

export function imageLine({ commit, size, baseSize, regions: [first] }: LivePreview): string {
  const of = `Commit ${commitText(commit)}`
  if (size === undefined) return of
  const digest = first === undefined ? '' : ` ${code(shortDigest(first.digest))}`
  const difference = baseSize === undefined ? '' : `, ${formatDifference(size - baseSize)} against the base function's`
  return `${of} · image${digest} of ${formatBytes(size)}${difference}`
}

/** A comment may have been edited: what is remembered as a commit is any text. */
export function commitText(commit: string): string {
  return commitLink(shortCommit(commit))
}
