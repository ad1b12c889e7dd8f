import { asList, asText, member, parseJson } from '../domain/json.ts'
import { cut, withoutFullStop } from '../domain/text.ts'

/** An error in a runtime's own words. */
export interface ReportedError {
  /** One line, without a full stop. */
  first: string
  /** Further lines of its message. */
  rest: readonly string[]
  /** All of it: type, message and stack, each on lines of its own. */
  text: string
}

/** Lines, and characters of each, that are kept of a message. */
const mostLines = 20
const mostCharacters = 300

/**
 * Reads an error as a runtime reports it: JSON with `errorType`, `errorMessage` and a stack (Lambda developer guide,
 * "Using the Lambda runtime API"), whose member each client calls otherwise.
 *
 * @param type as in the header Lambda-Runtime-Function-Error-Type
 */
export function readReportedError(type: string | undefined, payload: Buffer): ReportedError {
  const text = payload.toString('utf8')
  const error = parseJson(text)
  const name = type || asText(member(error, 'errorType'))
  const message = asText(member(error, 'errorMessage'))
  const stack = ['trace', 'stackTrace'].flatMap((one) => asList(member(error, one))).filter(isText)
  const words = [name, message].filter((word) => word !== '').join(': ') || text
  const [first = '', ...rest] = words.split('\n').map((line) => cut(line.trimEnd(), mostCharacters))
  return {
    first: withoutFullStop(first) || 'no reason given',
    rest: rest.slice(0, mostLines),
    text: [name, ...(message === '' ? [text] : [message, ...stack])].join('\n'),
  }
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}
