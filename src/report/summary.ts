import { formatDuration } from '../domain/duration.ts'
import { formatBytes, type ImageFacts, largestLayers } from '../image/facts.ts'
import type { RegionResult, RehearsalResult, Report, Timing } from './result.ts'

/** The job summary of a run, as Markdown. */
export function summarize({ functionName, results, timings, intentions, rehearsal, image }: Report): string {
  const dryRun = intentions.length > 0
  return [
    `### ${headline(functionName, results, dryRun)}`,
    '',
    ...(dryRun ? [...intentions.map((intention) => `- ${intention}`), ''] : []),
    ...resultTable(results),
    '',
    ...rehearsalTable(rehearsal, results),
    ...(image ? layerTable(image) : []),
    ...timingTable(timings),
    '',
  ].join('\n')
}

/** The last line of the log, which is seen when all groups are closed. */
export function conclude({ functionName, results, timings, intentions }: Report): string {
  const total = timings.reduce((sum, { milliseconds }) => sum + milliseconds, 0)
  const sentence = headline(functionName, results, intentions.length > 0).replaceAll('`', '')
  return `${sentence} (${formatDuration(total)})`
}

/**
 * The job summary of a run that failed, as Markdown.
 *
 * @param live what regions went live all the same
 */
export function summarizeFailure(
  functionName: string,
  message: string,
  timings: readonly Timing[],
  live: readonly RegionResult[],
): string {
  return [
    `### The deploy${functionName === '' ? '' : ` of ${code(functionName)}`} failed`,
    '',
    '```text',
    message.replaceAll('```', "'''"),
    '```',
    '',
    ...(live.length > 0 ? ['These regions are live with the new image:', '', ...resultTable(live), ''] : []),
    ...timingTable(timings),
    '',
  ].join('\n')
}

function resultTable(results: readonly RegionResult[]): string[] {
  return table(['Region', 'Version', 'Digest', 'Before', 'Image'], results.map(row))
}

function headline(functionName: string, results: Report['results'], dryRun: boolean): string {
  const name = code(functionName)
  if (dryRun) return `Dry run: ${name} was not touched`
  const changed = results.filter((result) => result.changed)
  if (changed.length === 0) return `${name} already runs this image`
  const [first] = results
  const version = new Set(results.map((result) => result.version)).size === 1 ? ` version ${first.version}` : ''
  return `${name}${version} is live in ${results.map(({ region }) => region).join(', ')}`
}

function row(result: RegionResult): string[] {
  const before = [result.previousVersion, shorten(result.previousDigest)].filter((part) => part !== '').join(' · ')
  return [
    result.region,
    result.changed || result.version === '' ? result.version : `${result.version} (unchanged)`,
    shorten(result.digest),
    before || 'new',
    result.imageTags.length > 0 ? result.imageTags.map(code).join(' ') : '',
  ]
}

function rehearsalTable(rehearsal: RehearsalResult | undefined, results: Report['results']): string[] {
  if (rehearsal === undefined) {
    const first = results.every(({ previousDigest }) => previousDigest === '')
    return first ? ['With `test-event` the image is rehearsed as Lambda would run it, before it is pushed.', ''] : []
  }
  const rows = rehearsal.events.map(({ name, milliseconds, bytes }) => [name, formatDuration(milliseconds), `${bytes}`])
  return [
    `Rehearsed before the push, ready after ${formatDuration(rehearsal.init)}:`,
    '',
    ...table(['Event', 'Answered in', 'Bytes'], rows),
    '',
  ]
}

function layerTable(image: ImageFacts): string[] {
  const rows = largestLayers(image, 5).map(({ size, instruction }) => [
    formatBytes(size),
    instruction && code(cut(instruction)),
  ])
  const count = `${image.layers.length} ${image.layers.length === 1 ? 'layer' : 'layers'}`
  const whole = image.uncompressed === undefined ? '' : `, ${formatBytes(image.uncompressed)} uncompressed,`
  return [
    `<details><summary>${formatBytes(image.compressed)} compressed${whole} in ${count}</summary>`,
    '',
    ...table(['Largest layers', 'Made by'], rows),
    '',
    '</details>',
    '',
  ]
}

function cut(text: string): string {
  return text.length > 100 ? `${text.slice(0, 99)}…` : text
}

function timingTable(timings: readonly Timing[]): string[] {
  if (timings.length === 0) return []
  const total = timings.reduce((sum, { milliseconds }) => sum + milliseconds, 0)
  const rows = timings.map(({ title, milliseconds }) => [title, formatDuration(milliseconds)])
  return table(['Step', 'Time'], [...rows, ['**All**', `**${formatDuration(total)}**`]])
}

function table(head: string[], rows: string[][]): string[] {
  const line = (cells: string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)]
}

function shorten(digest: string): string {
  return digest === '' ? '' : code(digest.slice(0, 'sha256:'.length + 12))
}

function code(text: string): string {
  return `\`${text}\``
}
