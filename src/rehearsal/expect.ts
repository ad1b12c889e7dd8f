import { AssertionError, partialDeepStrictEqual } from 'node:assert'
import type { Finding } from '../domain/problem.ts'
import type { RehearsalEvent } from './events.ts'
import type { RuntimeAnswer } from './runtime-api.ts'

const shown = 400

/** Says where a response lacks what is expected; undefined when it contains it (`node:assert` partialDeepStrictEqual). */
export function compareResponse(
  { name, expected }: RehearsalEvent,
  answer: Extract<RuntimeAnswer, { kind: 'response' }>,
): Finding | undefined {
  if (expected === undefined) return undefined
  const text = answer.payload.toString('utf8')
  const remedy = 'Correct the handler or the expectation.'
  const response = parse(() => readResponse(answer))
  if (response === undefined) {
    return {
      what: `The response to the event ${name} is not JSON, which an expectation asks for: ${cut(text)}.`,
      brief: `The response to the event ${name} is not JSON, which an expectation asks for.`,
      remedy,
    }
  }
  try {
    partialDeepStrictEqual(response.value, expected.value)
    return undefined
  } catch (error) {
    if (!(error instanceof AssertionError)) throw error
    return {
      what: `The response to the event ${name} is not what was expected: ${cut(text)} does not contain ${cut(JSON.stringify(expected.value))}.`,
      brief: `The response to the event ${name} is not what was expected.`,
      remedy,
    }
  }
}

function parse(read: () => unknown): { value: unknown } | undefined {
  try {
    return { value: read() }
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

// Lambda developer guide, "Response streaming": an HTTP response begins with its metadata, then eight NUL bytes.
function readResponse({ payload, streamed }: Extract<RuntimeAnswer, { kind: 'response' }>): unknown {
  const text = payload.toString('utf8')
  const separator = text.indexOf('\0'.repeat(8))
  if (!streamed || separator < 0) return JSON.parse(text)
  return { ...JSON.parse(text.slice(0, separator)), body: text.slice(separator + 8) }
}

function cut(text: string): string {
  return text.length > shown ? `${text.slice(0, shown)}…` : text
}
