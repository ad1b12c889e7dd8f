import { formatDuration } from '../domain/duration.ts'
import { placeName } from '../domain/place.ts'
import { counted } from '../domain/text.ts'
import { code, details, plain, table } from './markdown.ts'
import type { DeployReport, PlaceResult, RehearsalResult } from './result.ts'

/** How the image answered before it was pushed, and its version before it was released. */
export function eventTable(rehearsal: RehearsalResult | undefined, results: readonly PlaceResult[]): string[] {
  const rehearsed = rehearsal?.events ?? []
  const verified = results.flatMap((result) => result.verified.map((one) => ({ ...one, result })))
  if (rehearsed.length + verified.length === 0) return []
  const several = results.some(({ functionName }) => functionName !== undefined)
  const named = (name: string | undefined) => (several ? [code(name ?? '')] : [])
  const rows = [
    ...rehearsed.map((one, index) => [
      'rehearsed',
      ...named(one.functionName),
      plain(one.name),
      formatDuration(one.milliseconds),
      index === 0 ? formatDuration(rehearsal?.init ?? 0) : '',
      '',
    ]),
    ...verified.map(({ result, name, duration, coldStart, memoryUsed }) => [
      `version ${result.rejected ?? result.version} in ${result.region}`,
      ...named(result.functionName),
      plain(name),
      milliseconds(duration),
      coldStart === undefined ? 'warm' : milliseconds(coldStart),
      memoryUsed === undefined ? '' : `${memoryUsed} MB`,
    ]),
  ]
  const done = [
    ...(rehearsed.length > 0 ? [`rehearsed with ${counted(rehearsed.length, 'event')}`] : []),
    ...(verified.length > 0 ? [`verified with ${counted(verified.length, 'event')}`] : []),
  ].join(', ')
  const head = ['', ...(several ? ['Function'] : []), 'Event', 'Answered in', 'Cold start', 'Memory used']
  return [...details(`${done[0]?.toUpperCase()}${done.slice(1)}: all as expected`, table(head, rows)), '']
}

/** How the new version answered what it was sent once, before any traffic. */
export function beforeTrafficList(results: readonly PlaceResult[]): string[] {
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

/** A hint for the first deploy. */
export function rehearsalHint({ kind, rehearsal, results }: DeployReport): string[] {
  const isFirst = results.every(({ previousLatestDigest }) => previousLatestDigest === undefined)
  if (kind !== 'deploy' || rehearsal !== undefined || !isFirst) return []
  return ['With `test-event` the image is rehearsed as Lambda would run it, before it is pushed.', '']
}
