import { parse } from 'csv-parse/sync'

/**
 * Splits an input into its items, with the syntax of docker/build-push-action: CSV records, so that double quotes
 * keep commas and line breaks inside one item.
 *
 * @param options.ignoreComma only line breaks separate
 */
export function inputList(text: string, { ignoreComma = false } = {}): string[] {
  const records: string[][] = parse(text, { relaxQuotes: true, relaxColumnCount: true, skipEmptyLines: true })
  const items = ignoreComma ? records.map((record) => record.join(',')) : records.flat()
  return items.map((item) => item.trim()).filter((item) => item !== '')
}

/** Splits an input whose items hold commas of their own into its lines. */
export function splitLines(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
}
