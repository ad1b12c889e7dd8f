import { Problem } from './problem.ts'

const units = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 } as const

/**
 * Parses `500ms`, `90s`, `10m`, `1h` or a sum such as `1m30s`; a bare number is seconds.
 *
 * @param input the name of the input, for the error
 * @returns milliseconds
 * @throws Problem when it is none of these, or zero
 */
export function parseDuration(text: string, input: string): number {
  const whole = /^\d+$/.test(text) ? `${text}s` : text
  let total = 0
  if (/^(?:\d+(?:ms|s|m|h))+$/.test(whole)) {
    for (const [, count, unit] of whole.matchAll(/(\d+)(ms|s|m|h)/g)) {
      total += Number(count) * units[unit as keyof typeof units]
    }
  }
  if (total > 0 && Number.isSafeInteger(total)) return total
  throw new Problem({
    what: `${input}: '${text}' is not a duration.`,
    remedy: "Write for example '90s', '10m' or '1h'.",
  })
}

/** Milliseconds that a job lasts at most: on a runner of one's own, 5 days (GitHub docs, "Actions limits"). */
const longestJob = 5 * 24 * units.h

/**
 * Parses a duration that a run waits for: as `parseDuration`, but none that no job lasts for.
 *
 * @throws Problem also when it is longer
 */
export function parseWait(text: string, input: string): number {
  const duration = parseDuration(text, input)
  if (duration <= longestJob) return duration
  throw new Problem({
    what: `${input}: '${text}' is longer than any job lasts.`,
    remedy: "Write '120h' at most.",
  })
}

/**
 * Writes milliseconds for a reader: `6.3 ms`, `40 ms`, `12.3 s`, `2 min 5 s`. What took some time never reads as none.
 */
export function formatDuration(milliseconds: number): string {
  if (milliseconds === 0) return '0 ms'
  if (milliseconds < 0.1) return 'under 0.1 ms'
  if (milliseconds < 9.95) return `${Number(milliseconds.toFixed(1))} ms`
  if (milliseconds < 995) return `${Math.round(milliseconds / 10) * 10} ms`
  if (milliseconds < 59_950) return `${(milliseconds / 1000).toFixed(1)} s`
  return formatSeconds(milliseconds)
}

/** The same of what was measured and is compared, to the millisecond: `6.3 ms`, `131 ms`, `1.2 s`. */
export function formatMeasured(milliseconds: number): string {
  return milliseconds < 9.95 || milliseconds >= 999.5 ? formatDuration(milliseconds) : `${Math.round(milliseconds)} ms`
}

/** The same where no more than whole seconds matter: `0 s`, `14 s`, `2 min 5 s`. */
export function formatSeconds(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000)
  if (seconds < 60) return `${seconds} s`
  return seconds % 60 === 0 ? `${seconds / 60} min` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`
}
