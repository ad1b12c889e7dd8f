import { closest } from '../domain/closest.ts'
import { asRecord, parseJson, parseJsonExactly } from '../domain/json.ts'
import type { Finding } from '../domain/problem.ts'
import type { RuntimeAnswer } from '../runtime-api/deliveries.ts'
import { type Difference, deepest, findDifference } from './difference.ts'
import type { RehearsalEvent } from './events.ts'
import { previewPath, previewText, previewTexts, previewValue } from './preview.ts'

/** What is compared of an answer. */
type Response = Pick<Extract<RuntimeAnswer, { kind: 'response' }>, 'payload'>

/** Says where a response lacks what is expected; undefined when it contains it (`findDifference` has the rules). */
export function compareResponse({ name, expected }: RehearsalEvent, answer: Response): Finding | undefined {
  if (expected === undefined) return undefined
  const response = readResponse(answer)
  if (response === undefined) {
    const brief = `The response to the event ${name} is not JSON, which an expectation asks for`
    return {
      what: `${brief}: at $, ${previewValue(expected.value)} was expected and ${startOf(answer)} came.`,
      brief: `${brief}.`,
      remedy: 'Correct the handler or the expectation.',
      details: `The response: ${previewResponse(answer)}`,
    }
  }
  const difference = findDifference(response, expected.value)
  if (difference === undefined) return undefined
  const brief = `The response to the event ${name} is not what was expected`
  return {
    what: `${brief}: ${describeDifference(difference)}.`,
    brief: `${brief}.`,
    remedy: 'Correct the handler or the expectation.',
    // What is around a difference often tells why: an error's message beside the wrong status.
    details: `The response: ${previewResponse(answer)}`,
  }
}

function describeDifference({ kind, path, expected, actual, beside = [] }: Difference): string {
  const place = `at ${previewPath(path)}`
  switch (kind) {
    case 'value':
      return `${place}${describeValues(expected, actual)}`
    case 'missing': {
      const near = nearest(String(path.at(-1)), beside)
      const other = near === undefined ? '' : `; there is ${previewPath([...path.slice(0, -1), near])}`
      return `${place}, ${previewValue(expected)} was expected and nothing came${other}`
    }
    case 'item':
      return `${place}, the list lacks the item ${previewValue(expected)}, or has it before an item that was expected earlier; ${previewValue(actual)} came`
    case 'depth':
      return `${place}, both are nested deeper than the ${deepest.toLocaleString('en')} levels that are compared`
  }
}

/** Characters of a name that is compared with others: the time must not grow with the response. */
const longestName = 100

/** The name that is meant, for example in other letters of the same name: names of HTTP headers have any case. */
function nearest(name: string, names: readonly string[]): string | undefined {
  const short = [name, ...names].filter((one) => one.length <= longestName)
  if (short[0] !== name) return undefined
  const others = short.slice(1)
  const alike = others.find((one) => one.toLowerCase() === name.toLowerCase())
  return alike ?? (name.length < 4 ? undefined : closest(name, others)[0])
}

function describeValues(expected: unknown, actual: unknown): string {
  if (typeof expected === 'string' && typeof actual === 'string') {
    const { from, texts } = previewTexts(expected, actual)
    const [one = '', other = ''] = texts
    return `${from === 0 ? '' : `, from character ${from + 1} on`}, ${one} was expected and ${other} came`
  }
  // The body of an HTTP response is a text.
  const text = typeof actual === 'string' && isNested(expected) && isNested(parseJson(actual)) ? ', a text of JSON' : ''
  return `, ${previewValue(expected)} was expected and ${previewValue(actual)} came${text}`
}

/** Whether a value is an object or a list. */
function isNested(value: unknown): boolean {
  return typeof value === 'object' && value !== null
}

/** The value of a response; undefined, which no JSON stands for, when it is none. */
function readResponse({ payload }: Response): unknown {
  const parts = divideStreamed(payload)
  if (parts === undefined) return parseJsonExactly(payload.toString('utf8'))
  const metadata = parseJsonExactly(parts.metadata.toString('utf8'))
  return metadata === undefined ? undefined : { ...asRecord(metadata), body: parts.body.toString('utf8') }
}

/**
 * Lambda developer guide, "Response streaming": an HTTP response begins with its metadata, then eight NUL bytes. The
 * text of JSON has none, so that they tell it also where it comes whole, as from Invoke.
 */
function divideStreamed(payload: Buffer): { metadata: Buffer; body: Buffer } | undefined {
  const separator = payload.indexOf('\0'.repeat(8))
  if (separator < 0) return undefined
  return { metadata: payload.subarray(0, separator), body: payload.subarray(separator + 8) }
}

/** The start of a response that is a text. */
function startOf({ payload }: Response): string {
  return previewValue(payload.toString('utf8', 0, 1000))
}

/** The start of a response; of a streamed HTTP response, of its metadata and of its body. */
function previewResponse({ payload }: Response): string {
  const parts = divideStreamed(payload)
  if (parts === undefined) return previewText(payload)
  return `${previewText(parts.metadata)} and the body ${previewText(parts.body)}`
}
