import { parseFunctionArn } from '../domain/arn.ts'
import {
  type ChangedValue,
  changedValues,
  type EnvironmentChange,
  isOfEnvironment,
} from '../domain/configuration-change.ts'
import { functionPage, imagePage } from '../domain/console.ts'
import { findImageReference } from '../domain/image-reference.ts'
import { cut } from '../domain/text.ts'
import { formatBytes, type ImageFacts } from '../image/facts.ts'
import { totalSize } from '../image/size.ts'
import { digestOf, routeOf, versionName } from './headline.ts'
import { code, link, linked, plain, table } from './markdown.ts'
import type { PlaceResult } from './result.ts'

type Row = [title: string, before: string, now: string]

/** What one function had, and what it has: who gets what, the image, the configuration, the measured start. */
export function beforeAndNow(result: PlaceResult, image: ImageFacts | undefined): string[] {
  const rows = [
    ...callerRows(result),
    ...imageRow(result, image),
    ...configurationRows(result),
    ...measuredRows(result),
  ]
  return rows.length === 0 ? [] : [...table(['', 'Before', 'Now'], rows), '']
}

/** Who calls what gets what. With an alias callers of the function itself get `$LATEST`, which is not obvious. */
function callerRows(result: PlaceResult): Row[] {
  const { alias, functionArn, version, previousVersion } = result
  const name = parseFunctionArn(functionArn)?.name ?? ''
  const moved = result.changed ? (text: string) => `**${text}**` : (text: string) => text
  const before = previousVersion === '' ? '*new*' : versionLink(result, previousVersion)
  if (result.unknown) {
    const what = alias === undefined ? '**Version**' : code(`${name}:${alias.name}`)
    return [[what, before, '*unknown*'], ...latestRow(result, name)]
  }
  if (alias === undefined) return version === '' ? [] : [['**Version**', before, moved(versionLink(result, version))]]
  const single = Object.keys(alias.weights).length === 0
  return [
    [code(`${name}:${alias.name}`), before, moved(single ? versionLink(result, alias.version) : routeOf(alias))],
    ...latestRow(result, name),
  ]
}

function latestRow(result: PlaceResult, name: string): Row[] {
  const { latestDigest, previousLatestDigest, rejected } = result
  if (latestDigest === undefined) return []
  const { digest, version, previousDigest, previousVersion } = result
  const had = [previousDigest, previousVersion] as const
  const has = [digest, version] as const
  // A version that this run has published was not there before.
  const says = (image: string, versions: readonly (readonly [digest: string, version: string])[]) => {
    const found = versions.find(([of, number]) => of === image && /^\d+$/.test(number))
    return found ? `image of version ${found[1]}` : `image ${digestOf({ digest: image })}`
  }
  const isRejected = rejected !== undefined && latestDigest !== result.digest && latestDigest !== previousLatestDigest
  const before = previousLatestDigest === undefined ? '*new*' : says(previousLatestDigest, [had])
  const now = isRejected ? `⚠️ the rejected image of ${versionLink(result, rejected)}` : says(latestDigest, [has, had])
  return [[`${code(name)}\u00A0(${code('$LATEST')})`, before, now]]
}

/** `version 12` as a link to its page. */
export function versionLink({ region, functionArn }: PlaceResult, version: string): string {
  const url = functionPage({ region, arn: `${functionArn}:${version}` })
  return url ? link(/^\d+$/.test(version) ? `version ${version}` : version, url) : versionName(version)
}

/** The image's twelve digits as a link to its page. */
function imageLink(digest: string, uri: string): string {
  const url = imagePage(uri)
  const text = digestOf({ digest })
  return url && text !== '' ? linked(text, url) : text
}

function imageRow({ digest, imageUri, previousDigest, previousImage }: PlaceResult, image?: ImageFacts): Row[] {
  if (digest === '') return []
  const size = previousImage && totalSize(previousImage.layers)
  const before = [
    // An alias that is new had none; the function may have had one.
    imageLink(previousDigest || (findImageReference(previousImage?.uri ?? '')?.digest ?? ''), previousImage?.uri ?? ''),
    size === undefined ? '' : formatBytes(size),
  ]
  const difference = size === undefined || image === undefined ? '' : ` (${formatDifference(image.compressed - size)})`
  const own = imageLink(digest, imageUri)
  const now = [
    digest === previousDigest ? own : `**${own}**`,
    image ? `${formatBytes(image.compressed)}${difference}` : '',
  ]
  const cell = (parts: string[]) => unbroken(parts.filter((part) => part !== '').join(' · '))
  // A failed run leaves it as it was.
  if (digest === previousDigest && image === undefined) return []
  return [['**Image**', cell(before), cell(now)]]
}

/** Text that stays in one line of a cell. */
function unbroken(text: string): string {
  return text.replaceAll(' ', '\u00A0')
}

/** `+7.2 MB`, `−300 kB` or `same size`. */
export function formatDifference(bytes: number): string {
  if (bytes === 0) return 'same size'
  return `${bytes > 0 ? '+' : '−'}${formatBytes(Math.abs(bytes))}`
}

function configurationRows({ configured }: PlaceResult): Row[] {
  return configured.flatMap((change) =>
    isOfEnvironment(change) ? environmentRow(change) : changedValues(change).map(memberRow),
  )
}

function environmentRow({ added, changed, removed }: EnvironmentChange): Row[] {
  const names = (sign: string, list: readonly string[]) =>
    list.length === 0 ? [] : [`${sign} ${list.map(code).join(', ')}`]
  const now = [...names('+', added), ...names('changed', changed), ...names('−', removed)]
  return [['**environment**', '', now.join('<br>')]]
}

function memberRow({ name, before, after, unit }: ChangedValue): Row {
  return [`**${plain(name)}**`, shown(before, unit), after === undefined ? '*removed*' : `**${shown(after, unit)}**`]
}

/** Characters of a value that a cell has room for. */
const longest = 60

function shown(value: unknown, unit: string): string {
  if (value === undefined || value === '') return ''
  return typeof value === 'object'
    ? code(cut(JSON.stringify(value), longest))
    : `${plain(cut(String(value), longest))}${unit}`
}

function measuredRows({ verified, watched }: PlaceResult): Row[] {
  const cold = verified.find(({ coldStart }) => coldStart !== undefined)?.coldStart
  const used = verified.flatMap(({ memoryUsed }) => memoryUsed ?? [])
  const memory = watched ? `${Math.max(...used)} of ${watched.memory} MB` : `${Math.max(...used)} MB`
  return [
    ...(cold === undefined ? [] : [['**Cold start**', '', `${Math.round(cold)} ms`] satisfies Row]),
    ...(used.length === 0 ? [] : [['**Memory used**', '', memory] satisfies Row]),
  ]
}
