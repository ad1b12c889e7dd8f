import { parseFunctionArn } from '../domain/arn.ts'
import { alarmPage, functionPage, logsPage } from '../domain/console.ts'
import { code, link } from './markdown.ts'
import type { RunOrigin } from './origin.ts'
import type { PlaceResult } from './result.ts'

/** Where to look further, in a line for each place; nothing where the partition's console has no public address. */
export function links(results: readonly PlaceResult[]): string[] {
  const several = results.length > 1
  const lines = results.flatMap((result) => {
    const found = linksOf(result)
    const where = result.functionName === undefined ? result.region : `${code(result.functionName)} in ${result.region}`
    return found.length === 0 ? [] : [`${several ? `- ${where}: ` : ''}${found.join(' · ')}`]
  })
  return lines.length === 0 ? [] : [...lines, '']
}

function linksOf({ region, functionArn, alias, version, rejected, watched }: PlaceResult): string[] {
  // After a failure that version is what is looked at.
  const shown = rejected ?? (alias?.version || version || '$LATEST')
  const arn = functionArn === '' ? '' : `${functionArn}:${shown}`
  const pages: [string, string | undefined][] = [
    ['Function', functionPage({ region, arn: functionArn })],
    [`Logs of ${named(shown)}`, watched && arn !== '' ? logsPage(region, watched.logGroup, shown) : undefined],
    ['Metrics', functionPage({ region, arn, tab: 'monitoring' })],
    ...(watched?.alarms ?? []).map((name): [string, string | undefined] => [`Alarm ${name}`, alarmPage(region, name)]),
  ]
  return pages.flatMap(([text, url]) => (url === undefined ? [] : [link(text, url)]))
}

function named(version: string): string {
  return /^\d+$/.test(version) ? `version ${version}` : version
}

/** Whether other code, or with an alias another version, serves than before. */
function isMoved({ changed, alias, version, previousVersion, digest, previousDigest }: PlaceResult): boolean {
  if (!changed || previousDigest === '') return false
  return alias === undefined ? previousDigest !== digest : previousVersion !== version
}

/** How to go back to what served before; nothing where there was nothing, or where it serves still. */
export function undo(results: readonly PlaceResult[], origin: RunOrigin | undefined): string[] {
  const moved = results.filter(isMoved)
  const [first] = moved
  if (first === undefined) return []
  const step = origin?.action ? `a step with ${code(`uses: ${origin.action}`)}` : 'a step of this action'
  if (moved.every(({ alias }) => alias !== undefined)) {
    // No alias is rolled back to $LATEST, which is not what it was any more.
    if (moved.some(({ previousVersion }) => !/^\d+$/.test(previousVersion))) return []
    const same = new Set(moved.map(({ previousVersion }) => previousVersion)).size === 1
    const to = same ? ` and ${code(`rollback-to: '${first.previousVersion}'`)}` : ''
    return [`**To undo:** run ${step}, the same function and alias, ${code("rollback: 'true'")}${to}.`, '']
  }
  const uri = first.previousImage?.uri
  if (results.length > 1 || uri === undefined) return []
  const { name = '' } = parseFunctionArn(first.functionArn) ?? {}
  return [
    `**To undo:** run ${step}, ${code(`function-name: ${name}`)}, ${code("allow-older: 'true'")} and ${code(`image-uri: ${uri}`)}.`,
    '',
  ]
}
