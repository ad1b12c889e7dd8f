import { member, parseJson } from '../domain/json.ts'

/** The last preview that answered. */
export interface RememberedLive {
  commit: string
  /** With the commit of a region that has another one. */
  regions: readonly { region: string; url: string; commit?: string }[]
}

/** What an earlier comment said, as far as a later one needs it. */
export interface Remembered {
  commit: string
  live?: RememberedLive
}

const memoryBegin = '<!-- remembered: '
const memoryEnd = ' -->'

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

function readLive(value: unknown): RememberedLive | undefined {
  const commit = member(value, 'commit')
  const regions = member(value, 'regions')
  if (typeof commit !== 'string' || !Array.isArray(regions)) return undefined
  return {
    commit,
    regions: regions.flatMap((one: unknown) => {
      const [region, url, own] = [member(one, 'region'), member(one, 'url'), member(one, 'commit')]
      if (typeof region !== 'string' || typeof url !== 'string') return []
      return [{ region, url, ...(typeof own === 'string' && { commit: own }) }]
    }),
  }
}

/** Two hyphens would end the HTML comment (HTML Standard, "Comments"); in JSON they are in texts only. */
export function writeMemory(remembered: Remembered): string {
  return `${memoryBegin}${JSON.stringify(remembered).replaceAll('-', '\\u002d')}${memoryEnd}`
}
