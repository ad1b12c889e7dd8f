import { formatDuration } from '../domain/duration.ts'
import type { Finding } from '../domain/problem.ts'
import { cut } from '../domain/text.ts'
import { versionLink } from './before-now.ts'
import { digestOf, isReleased, routeOf } from './headline.ts'
import { code, table } from './markdown.ts'
import { prose } from './prose.ts'
import type { Failure, PlaceResult } from './result.ts'

/** What each of several places has. */
export function placeTable(
  kind: Failure['kind'],
  results: readonly PlaceResult[],
  findings: readonly Finding[] = [],
): string[] {
  const several = results.some(({ functionName }) => functionName !== undefined)
  const aliases = new Set(results.flatMap(({ alias }) => alias?.name ?? []))
  const [alias] = aliases.size === 1 ? aliases : []
  const versions = kind === 'push' ? [] : [alias === undefined ? 'Version' : code(alias)]
  const head = ['', ...(several ? ['Function'] : []), 'Region', ...versions, 'Image', 'What happened']
  const rows = results.map((result) => [
    signOf(result),
    ...(several ? [code(result.functionName ?? '')] : []),
    result.region,
    ...(kind === 'push' ? [] : [versionsOf(result, aliases.size > 1)]),
    imagesOf(result),
    happened(kind, result, findings),
  ])
  return [...table(head, rows), '']
}

function signOf(result: PlaceResult): string {
  if (result.error !== undefined) return '❌'
  return result.changed ? '✅' : '➖'
}

function versionsOf(result: PlaceResult, isNamed: boolean): string {
  const { alias, version, previousVersion, changed } = result
  const name = isNamed && alias ? `${code(alias.name)}: ` : ''
  if (result.unknown) return `${name}unknown`
  if (alias && Object.keys(alias.weights).length > 0) return `${name}${routeOf(alias)}`
  if (version === '') return ''
  const now = versionLink(result, version).replace('[version ', '[')
  if (!changed || previousVersion === version) return `${name}${now}`
  return `${name}${previousVersion === '' ? 'new' : previousVersion} → **${now}**`
}

function imagesOf(result: PlaceResult): string {
  const before = digestOf({ digest: result.previousDigest })
  const now = digestOf(result)
  if (result.unknown) return 'unknown'
  return before === '' || before === now ? now : `${before} → ${now}`
}

/** Characters of a reason: the table is not to be wider than the page. */
const longest = 160

function happened(kind: Failure['kind'], result: PlaceResult, findings: readonly Finding[]): string {
  const { error, changed, releasedIn, pruned } = result
  if (error !== undefined) return whatFailed(result, error, findings)
  if (kind === 'push') return changed ? 'pushed' : 'already there'
  if (kind === 'rollback') return changed ? 'rolled back' : 'was there already'
  const time = releasedIn === undefined ? '' : ` in ${formatDuration(releasedIn)}`
  const gone = pruned.length === 0 ? '' : `; deleted ${pruned.length} older versions`
  if (!changed) return `unchanged${gone}`
  return `${isReleased(result) ? `released${time}` : 'changed'}${gone}`
}

/** What is said of it above already is not said again. */
function whatFailed({ changed, unknown }: PlaceResult, error: string, findings: readonly Finding[]): string {
  const known = findings.find(({ what, remedy }) =>
    [what, withoutPlace(what)].some((one) => error.startsWith(`${one} ${remedy}`)),
  )
  if (known === undefined) return prose(cut(error.replaceAll(/\s+/g, ' '), longest))
  const { what, remedy } = known
  const said = [what, withoutPlace(what)].map((one) => `${one} ${remedy}`).find((one) => error.startsWith(one)) ?? ''
  const more = error.slice(said.length).trim()
  const state = changed || unknown ? 'failed' : 'failed; as before'
  return more === '' ? state : `failed. ${prose(cut(more.replaceAll(/\s+/g, ' '), longest))}`
}

/** A finding of several places begins with the name of its own. */
function withoutPlace(what: string): string {
  return what.replace(/^[^:]{1,200}: /, '')
}
