import { CsvError, parse } from 'csv-parse/sync'
import { Problem } from '../domain/problem.ts'
import { lineEnds, linesOf } from '../domain/text.ts'

/**
 * Splits an input into its items, with the syntax of docker/build-push-action: CSV records, so double quotes
 * keep commas and line breaks inside one item.
 *
 * @param input the name of the input, for the error
 * @param options.ignoreComma only line breaks separate
 * @throws Problem when a double quote is not closed; what was written may be a secret and is not repeated
 */
export function inputList(text: string, input: string, { ignoreComma = false } = {}): string[] {
  const records = readRecords(text, input)
  const items = ignoreComma ? records.map((record) => record.join(',')) : records.flat()
  return items.map((item) => item.trim()).filter((item) => item !== '')
}

function readRecords(text: string, input: string): string[][] {
  try {
    return parse(text, { relaxQuotes: true, relaxColumnCount: true, skipEmptyLines: true, recordDelimiter: lineEnds })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw new Problem({
      what: `${input}: a double quote is not closed.`,
      remedy: 'Close it, or double it where it belongs to the value.',
    })
  }
}

/** Splits an input whose items hold commas of their own into its lines. */
export function splitLines(text: string): string[] {
  return linesOf(text)
    .map((line) => line.trim())
    .filter((line) => line !== '')
}
