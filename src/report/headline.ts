import { shortDigest } from '../domain/digest.ts'
import { code, plain } from './markdown.ts'
import type { CleanUpReport, DeployReport, Failure, PlaceResult, Report } from './result.ts'

/** What a run came to: at a glance, and in a sentence of Markdown without a full stop. */
export interface Headline {
  sign: string
  text: string
}

/** The headline of a run that ended well. */
export function headlineOf(report: Report): Headline {
  if (report.kind === 'clean-up') {
    const { dryRun, removed } = report
    return { sign: dryRun ? '🔍' : removed.length > 0 ? '🧹' : '➖', text: withName(report) }
  }
  return deployed(report)
}

/** The headline as Markdown, with the name in code type. */
function withName({ headline, named = '' }: CleanUpReport): string {
  const at = headline.indexOf(named)
  if (named === '' || at < 0) return plain(headline)
  return [plain(headline.slice(0, at)), code(named), plain(headline.slice(at + named.length))].join('')
}

function deployed({ kind, functionName, results, dryRunChanges }: DeployReport): Headline {
  const [first] = results
  const name = nameOf(functionName, results)
  if (dryRunChanges.length > 0) return { sign: '🔍', text: `Dry run: ${name} was not touched` }
  const where = placesOf(results)
  const changed = results.some((one) => one.changed)
  if (kind === 'push') {
    return {
      sign: changed ? '✅' : '➖',
      text: `${name} in ${where} ${changed ? 'has' : 'already had'} the image ${digestOf(first)}`,
    }
  }
  const same = new Set(results.map(({ version }) => version)).size === 1
  const version = same && first.version !== '' ? versionName(first.version) : ''
  if (kind === 'rollback')
    return changed
      ? { sign: '↩️', text: `${name} is back on ${version || 'the versions before'} in ${where}` }
      : { sign: '➖', text: `${name} was already on ${version || 'the versions to roll back to'} in ${where}` }
  if (!changed) {
    return { sign: '➖', text: `${name} already runs this image${version && `, ${version}`} in ${where}` }
  }
  const shift = results.find(({ alias }) => alias && Object.keys(alias.weights).length > 0)?.alias
  if (shift) return { sign: '⏳', text: `${name} is on ${routeOf(shift)} in ${where}` }
  return {
    sign: '✅',
    text: version ? `${name} is on ${version} in ${where}` : `${name} is on the new image in ${where}`,
  }
}

/** The headline of a run that failed: what is not as it was to be, and what serves. */
export function failedHeadline({ kind, functionName, live, cancelled }: Failure): Headline {
  const name = functionName === '' ? '' : nameOf(functionName, live)
  const sign = cancelled ? '🚫' : '❌'
  if (cancelled) return { sign, text: `The ${kind}${name && ` of ${name}`} was cancelled${stays(live)}` }
  if (name === '') return { sign, text: kind === 'run' ? 'The run was refused' : `The ${kind} failed` }
  switch (kind) {
    case 'push':
      return { sign, text: `${name} did not get the image${partOf(live)}` }
    case 'rollback':
      return { sign, text: notRolledBack(name, live) }
    case 'clean-up of previews':
      return { sign, text: `The clean-up of previews of ${name} failed` }
    default:
      return { sign, text: notDeployed(name, functionName, live) }
  }
}

/** What callers get: the alias' versions, or else the version. */
function servingOf({ alias, version }: PlaceResult): string {
  return alias ? routeOf(alias) : versionName(version)
}

function isOnAfterAll(name: string, result: PlaceResult): string {
  return `${name} is on ${servingOf(result)}, but the run failed`
}

function notRolledBack(name: string, live: readonly PlaceResult[]): string {
  const [first, ...others] = live
  // What comes after the move has failed.
  if (first && others.length === 0 && first.changed) return isOnAfterAll(name, first)
  return `${name} was not rolled back${others.length === 0 ? stays(live) : partOf(live)}`
}

function notDeployed(name: string, functionName: string, live: readonly PlaceResult[]): string {
  const [first, ...others] = live
  const done = live.filter(isReleased).length
  if (others.length > 0 && done > 0) return `${name} is on the new image in ${done} of ${live.length} ${unitOf(live)}`
  if (others.length === 0 && first?.rejected !== undefined) {
    // A function, or an alias, that is new has no version from before.
    if (first.rejected === first.version) return isOnAfterAll(name, first)
    const rejected = versionName(first.rejected)
    return `${rejected[0]?.toUpperCase()}${rejected.slice(1)} of ${code(functionName)} was not released${stays(live)}`
  }
  // What comes after the release has failed.
  if (others.length === 0 && first && isReleased(first)) return isOnAfterAll(name, first)
  const names = functionName.split(', ')
  return `${names.map(code).join(', ')} ${names.length > 1 ? 'were' : 'was'} not deployed${stays(live)}`
}

/** What serves now; of several places, how many are not as before. */
function stays(live: readonly PlaceResult[]): string {
  const [only, ...others] = live
  if (only === undefined) return ''
  if (others.length > 0) return differing(live)
  const name = only.alias ? code(only.alias.name) : 'it'
  if (only.unknown) return `; what ${name} is on now is not known`
  if (only.version === '') return ''
  return only.changed ? `; ${name} is on ${servingOf(only)} now` : `; ${name} stays on ${servingOf(only)}`
}

function differing(live: readonly PlaceResult[]): string {
  const changed = live.filter((one) => one.changed).length
  const unknown = live.filter((one) => one.unknown && !one.changed).length
  const of = `of ${live.length} ${unitOf(live)}`
  return [
    ...(changed > 0 ? [`; ${changed} ${of} ${changed > 1 ? 'are' : 'is'} not as before`] : []),
    ...(unknown > 0 ? [`; of ${unknown} ${of} it is not known`] : []),
  ].join('')
}

function partOf(live: readonly PlaceResult[]): string {
  const lacking = live.filter(({ error }) => error !== undefined).length
  return live.length > 1 && lacking < live.length ? ` in ${lacking} of ${live.length} ${unitOf(live)}` : ''
}

/** Whether the run has moved it to its image. */
export function isReleased({ released, error }: PlaceResult): boolean {
  return released === true && error === undefined
}

function unitOf(results: readonly PlaceResult[]): string {
  return results.some(({ functionName }) => functionName !== undefined) ? 'functions' : 'regions'
}

function nameOf(functionName: string, results: readonly PlaceResult[]): string {
  const alias = results.find((one) => one.alias !== undefined)?.alias
  const several = functionName.includes(', ')
  return several || alias === undefined
    ? functionName.split(', ').map(code).join(', ')
    : code(`${functionName}:${alias.name}`)
}

/** Regions by name; more than three by their number. */
function placesOf(results: readonly PlaceResult[]): string {
  const regions = [...new Set(results.map(({ region }) => region))]
  return regions.length > 3 ? `${regions.length} regions` : regions.join(', ')
}

/** `version 12`, or `$LATEST`. */
export function versionName(version: string): string {
  return /^\d+$/.test(version) ? `version ${version}` : code(version)
}

/** `version 12`, or the versions with their shares. */
export function routeOf({ version, weights }: NonNullable<PlaceResult['alias']>): string {
  const shares = Object.entries(weights).filter(([, share]) => share > 0)
  if (shares.length === 0) return versionName(version)
  const rest = shares.reduce((sum, [, share]) => sum - share, 1)
  const parts = [[version, rest] as const, ...shares].map(([one, share]) => `${one} (${Math.round(share * 100)}%)`)
  return `versions ${parts.join(' and ')}`
}

/** The twelve digits that tell an image from others, in code type. */
export function digestOf({ digest }: { digest: string }): string {
  return code(shortDigest(digest))
}
