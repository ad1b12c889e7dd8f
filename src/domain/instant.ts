/** A time in seconds of ISO 8601, UTC: `2026-11-27T18:00:00Z`. @param time milliseconds since the epoch */
export function formatInstant(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19)}Z`
}

/**
 * Reads a time that others may have written.
 *
 * @returns milliseconds since the epoch; undefined for what is no time in this form, as the 30th of February
 */
export function parseInstant(text: string): number | undefined {
  const time = Date.parse(text)
  return Number.isNaN(time) || formatInstant(time) !== text ? undefined : time
}
