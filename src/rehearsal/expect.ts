import type { Finding } from '../domain/problem.ts'
import type { RuntimeAnswer } from './deliveries.ts'
import { type Difference, deepest, findDifference } from './difference.ts'
import type { RehearsalEvent } from './events.ts'
import { previewPath, previewText, previewValue } from './preview.ts'

/** What is compared of an answer. */
type Response = Pick<Extract<RuntimeAnswer, { kind: 'response' }>, 'payload'>

/** Says where a response lacks what is expected; undefined when it contains it (`findDifference` has the rules). */
export function compareResponse({ name, expected }: RehearsalEvent, answer: Response): Finding | undefined {
  if (expected === undefined) return undefined
  const response = readResponse(answer)
  if (response === undefined) {
    const brief = `The response to the event ${name} is not JSON, which an expectation asks for`
    return {
      what: `${brief}: ${previewResponse(answer)}.`,
      brief: `${brief}.`,
      remedy: 'Correct the handler or the expectation.',
    }
  }
  const difference = findDifference(response.value, expected.value)
  if (difference === undefined) return undefined
  const brief = `The response to the event ${name} is not what was expected`
  // What is around a difference often tells why: an error's message beside the wrong status.
  const around = difference.path.length === 0 ? '' : ` The whole response: ${previewResponse(answer)}.`
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
function readResponse({ payload }: Response): { value: unknown } | undefined {
  const parts = divideStreamed(payload)
  if (parts === undefined) return parse(payload)
  const metadata = parse(parts.metadata)
  return metadata && { value: { ...asObject(metadata.value), body: parts.body.toString('utf8') } }
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

/** The start of a response; of a streamed HTTP response, of its metadata and of its body. */
function previewResponse({ payload }: Response): string {
  const parts = divideStreamed(payload)
  if (parts === undefined) return previewText(payload)
  return `${previewText(parts.metadata)} and the body ${previewText(parts.body)}`
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
