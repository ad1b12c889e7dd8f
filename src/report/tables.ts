import { formatDuration } from '../domain/duration.ts'
import { placeName } from '../domain/place.ts'
import { cut } from '../domain/text.ts'
import { formatBytes, type ImageFacts, largestLayers } from '../image/facts.ts'
import { code, details, plain, table } from './markdown.ts'
import type { DeployReport, RegionResult, RehearsalResult, Timing } from './result.ts'

/** How the new version answered. */
export function verificationTable(results: readonly RegionResult[]): string[] {
  const several = results.some(({ functionName }) => functionName !== undefined)
  const rows = results.flatMap(({ region, functionName = '', verified }) =>
    verified.map(({ name, duration, billed, coldStart, memoryUsed }) => [
      ...(several ? [code(functionName)] : []),
      region,
      plain(name),
      milliseconds(duration),
      milliseconds(billed),
      coldStart === undefined ? 'warm' : milliseconds(coldStart),
      memoryUsed === undefined ? '' : `${memoryUsed} MB`,
    ]),
  )
  if (rows.length === 0) return []
  const head = [...(several ? ['Function'] : []), 'Region', 'Event', 'Duration', 'Billed', 'Cold start', 'Memory used']
  // Without an alias callers have the new code from the moment that Lambda has it.
  const title = results.some(({ alias }) => alias !== undefined) ? 'Verified before any traffic:' : 'Verified:'
  return [title, '', ...table(head, rows), '']
}

/** How the new version answered what it was sent once, before any traffic. */
export function beforeTrafficList(results: readonly RegionResult[]): string[] {
  const lines = results.flatMap(({ beforeTraffic = [], ...result }) =>
    beforeTraffic.map(
      ({ name, duration }) =>
        `- ${placeName(result)}: version ${result.version} answered ${plain(name)}${duration === undefined ? '' : ` in ${duration} ms`}`,
    ),
  )
  return lines.length === 0 ? [] : ['Sent once, before any traffic:', '', ...lines, '']
}

function milliseconds(value: number | undefined): string {
  return value === undefined ? '' : `${value} ms`
}

/** How the image answered; without a rehearsal a hint for the first deploy. */
export function rehearsalTable(rehearsal: RehearsalResult | undefined, results: DeployReport['results']): string[] {
  if (rehearsal === undefined) {
    const first = results.every(({ previousDigest }) => previousDigest === '')
    return first ? ['With `test-event` the image is rehearsed as Lambda would run it, before it is pushed.', ''] : []
  }
  const several = rehearsal.events.some(({ functionName }) => functionName !== undefined)
  const rows = rehearsal.events.map(({ functionName = '', name, milliseconds, bytes }) => [
    ...(several ? [code(functionName)] : []),
    plain(name),
    formatDuration(milliseconds),
    `${bytes}`,
  ])
  return [
    `Rehearsed, ready after ${formatDuration(rehearsal.init)}:`,
    '',
    ...table([...(several ? ['Function'] : []), 'Event', 'Answered in', 'Bytes'], rows),
    '',
  ]
}

/** What the image is made of. */
export function layerTable(image: ImageFacts): string[] {
  const rows = largestLayers(image, 5).map(({ size, instruction }) => [
    formatBytes(size),
    instruction && code(cut(instruction, 100)),
  ])
  const count = `${image.layers.length} ${image.layers.length === 1 ? 'layer' : 'layers'}`
  const whole = image.uncompressed === undefined ? '' : `, ${formatBytes(image.uncompressed)} uncompressed,`
  return [
    ...details(
      `${formatBytes(image.compressed)} compressed${whole} in ${count}`,
      table(['Largest layers', 'Made by'], rows),
    ),
    '',
  ]
}

/** How long each step took. */
export function timingTable(timings: readonly Timing[]): string[] {
  if (timings.length === 0) return []
  const total = timings.reduce((sum, { milliseconds }) => sum + milliseconds, 0)
  const rows = timings.map(({ title, milliseconds }) => [plain(title), formatDuration(milliseconds)])
  return table(['Step', 'Time'], [...rows, ['**All**', `**${formatDuration(total)}**`]])
}
