import type { Row } from '../proof/table.ts'

/** What was measured, and what is not to be exceeded. */
export interface Measurement {
  what: string
  measured: number
  unit: 's' | 'MB' | 'times' | 'calls'
  /** Absent for what others are compared with. */
  bound?: number
  /** Why a bound is missed, as far as it is known. */
  why?: string
}

/** Makes a row of the table. What could not be measured keeps no bound. */
export function rowOf({ what, measured, unit, bound, why }: Measurement): Row {
  const ok = bound === undefined || measured <= bound
  const missed = ok || bound === undefined ? '' : `missed by ${amount(measured - bound, unit)}${why ? `. ${why}` : ''}`
  return {
    cells: [what, amount(measured, unit), bound === undefined ? '' : amount(bound, unit), missed],
    ok,
  }
}

function amount(value: number, unit: Measurement['unit']): string {
  const digits = { s: 2, times: 2, MB: 0, calls: 0 }[unit]
  return `${value.toFixed(digits)} ${unit}`
}
