import type { Finding } from '../domain/problem.ts'
import { type Difference, deepest, findDifference } from './difference.ts'
import type { RehearsalEvent } from './events.ts'
import { previewPath, previewText, previewValue } from './preview.ts'
import type { RuntimeAnswer } from './runtime-api.ts'

type Response = Extract<RuntimeAnswer, { kind: 'response' }>

/** Says where a response lacks what is expected; undefined when it contains it (`findDifference` has the rules). */
export function compareResponse({ name, expected }: RehearsalEvent, answer: Response): Finding | undefined {
  if (expected === undefined) return undefined
  const response = readResponse(answer)
  if (response === undefined) {
    const brief = `The response to the event ${name} is not JSON, which an expectation asks for`
    return {
      what: `${brief}: ${previewText(answer.payload)}.`,
      brief: `${brief}.`,
      remedy: 'Correct the handler or the expectation.',
    }
  }
  const difference = findDifference(response.value, expected.value)
  if (difference === undefined) return undefined
  const brief = `The response to the event ${name} is not what was expected`
  // What is around a difference often tells why: an error's message beside the wrong status.
  const around = difference.path.length === 0 ? '' : ` The whole response: ${previewText(answer.payload)}.`
  return {
    what: `${brief}: ${describe(difference)}.${around}`,
    brief: `${brief}.`,
    remedy: 'Correct the handler or the expectation.',
  }
}

function describe({ kind, path, expected, actual }: Difference): string {
  const place = `at ${previewPath(path)}`
  switch (kind) {
    case 'value':
      return `${place}, ${previewValue(expected)} was expected and ${previewValue(actual)} came`
    case 'missing':
      return `${place}, ${previewValue(expected)} was expected and nothing came`
    case 'item':
      return `${place}, the list lacks the item ${previewValue(expected)}, or has it before an item that was expected earlier; ${previewValue(actual)} came`
    case 'depth':
      return `${place}, both are nested deeper than the ${deepest.toLocaleString('en')} levels that are compared`
  }
}

/** The value of a response; undefined when it is no JSON. */
function readResponse({ payload, streamed }: Response): { value: unknown } | undefined {
  // Lambda developer guide, "Response streaming": an HTTP response begins with its metadata, then eight NUL bytes.
  const separator = streamed ? payload.indexOf('\0'.repeat(8)) : -1
  if (separator < 0) return parse(payload)
  const metadata = parse(payload.subarray(0, separator))
  return metadata && { value: { ...asObject(metadata.value), body: payload.toString('utf8', separator + 8) } }
}

function asObject(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {}
}

function parse(text: Buffer): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text.toString('utf8')) }
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
