import { formatDuration } from '../domain/duration.ts'
import { counted } from '../domain/text.ts'
import { details, plain, table } from './markdown.ts'
import type { Part, Timing } from './result.ts'

/** Rows that a picture has room for. */
const most = 30

/** Milliseconds: a shorter run is no picture, and the axis has the hours of one day. */
const [shortest, longest] = [2000, 86_400_000]

/** Milliseconds from which on whole seconds are exact enough. */
const coarse = 15_000

/** The run as a picture, and the same in numbers. */
export function runPicture(timings: readonly Timing[]): string[] {
  if (timings.length === 0) return []
  return [...gantt(timings), ...stepTable(timings)]
}

/** How long a run took: from the start of its first step to the end of its last one. */
export function totalOf(timings: readonly Timing[]): number {
  const ends = timings.map(({ start, milliseconds }) => start + milliseconds)
  return timings.length === 0 ? 0 : Math.max(...ends) - Math.min(...timings.map(({ start }) => start))
}

/** The rows of the picture: the parts of a step in its place, and in its sections. */
function rowsOf(timings: readonly Timing[]): Part[] {
  const all = timings.flatMap((timing) => (timing.parts.length === 0 ? [timing] : timing.parts))
  return all.length <= most ? all : [...timings]
}

/**
 * GitHub draws it ("Creating diagrams"; Mermaid documentation, "Gantt diagrams"). With another format of dates than
 * `HH:mm:ss` it is shifted in some time zones.
 */
function gantt(timings: readonly Timing[]): string[] {
  const total = totalOf(timings)
  const rows = rowsOf(timings)
  // What only prepared something shows nothing.
  if (rows.every(({ section }) => section === 'Prepare') || total < shortest || total > longest) return []
  const failed = rows.some((row) => row.failed)
  const startOf = total < coarse ? beginAfter(rows) : beginAt(Math.min(...timings.map(({ start }) => start)))
  const bySection = Map.groupBy(rows, ({ section, place }) => place ?? section)
  return [
    '```mermaid',
    'gantt',
    '    dateFormat HH:mm:ss',
    `    axisFormat ${total < 3_600_000 ? '%M:%S' : '%H:%M'}`,
    ...(total < coarse ? ['    tickInterval 1second'] : []),
    '    todayMarker off',
    ...[...bySection].flatMap(([section, of]) => [
      `    section ${inGantt(section)}`,
      ...of.map((row) => `    ${task(row, failed, startOf(row))}`),
    ]),
    '```',
    '',
  ]
}

/** When a row begins, in whole seconds. */
function beginAt(first: number): (row: Part) => string {
  return ({ start }) => clock(start - first)
}

/** In a short run a row begins with the end of the one that ended last before it, to the millisecond. */
function beginAfter(rows: readonly Part[]): (row: Part) => string {
  const end = ({ start, milliseconds }: Part) => start + milliseconds
  return (row) => {
    const before = rows.filter((one) => one !== row && end(one) <= row.start)
    const last = before.toSorted((one, other) => end(other) - end(one))[0]
    return `t${rows.indexOf(row)}, ${last === undefined ? clock(0) : `after t${rows.indexOf(last)}`}`
  }
}

function task({ label, milliseconds, failed, ...row }: Part & Partial<Timing>, dull: boolean, start: string): string {
  // Of a step of the traffic the label says for how long it was to be.
  const time = row.section === 'Traffic' ? '' : formatDuration(milliseconds)
  const said = [label, row.note, time].filter(Boolean).join(', ')
  // What failed is red; beside it everything else is grey.
  const marks = [...(failed ? ['crit'] : dull ? ['done'] : []), ...(isMoment(label, milliseconds) ? ['milestone'] : [])]
  const length = isMoment(label, milliseconds) ? '0ms' : `${Math.round(milliseconds)}ms`
  return `${inGantt(said)} :${[...marks, start, length].join(', ')}`
}

/** The end of a shift, which takes no time. */
function isMoment(label: string, milliseconds: number): boolean {
  return label === '100%' && milliseconds < 2000
}

/** Milliseconds as `HH:mm:ss`. */
function clock(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(11, 19)
}

/** Mermaid ends a task's name at a colon, and takes some signs for its own. */
function inGantt(text: string): string {
  return (
    text
      .replaceAll(/[^\p{L}\p{N} .,()/+%$@-]/gu, ' ')
      .replaceAll(/\s+/g, ' ')
      .trim() || 'step'
  )
}

function stepTable(timings: readonly Timing[]): string[] {
  const cells = ({ milliseconds, failed }: Part) => `${formatDuration(milliseconds)}${failed ? ', failed' : ''}`
  const rows = timings.flatMap((timing) => [
    [plain([timing.title, timing.note].filter(Boolean).join(': ')), cells(timing)],
    ...timing.parts.map((part) => [`— ${plain([part.place, part.label].filter(Boolean).join(': '))}`, cells(part)]),
  ])
  const title = `${counted(timings.length, 'step')} in ${formatDuration(totalOf(timings))}`
  return [...details(title, table(['Step', 'Time'], rows)), '']
}
