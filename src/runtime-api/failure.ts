import type { IncomingMessage } from 'node:http'

/** An error as a runtime reports it. */
export interface Failure {
  /** As in the header Lambda-Runtime-Function-Error-Type. */
  type: string | undefined
  /** JSON, unless the runtime says it otherwise. */
  payload: Buffer
}

const errorType = 'lambda-runtime-function-error-type'
const errorBody = 'lambda-runtime-function-error-body'

/** The type of an error that a request reports. */
export function reportedType({ headers }: IncomingMessage): string | undefined {
  return fieldOf(headers, errorType)
}

/**
 * The error with which a streamed response ends: it is in the trailers, its text in base64 (Lambda Developer Guide,
 * "Using the Lambda runtime API", response streaming). What was streamed before is no part of it.
 *
 * @param request whose body has been read
 * @returns undefined when the response is whole
 */
export function brokenStream({ trailers }: IncomingMessage): Failure | undefined {
  const type = fieldOf(trailers, errorType)
  if (type === undefined) return undefined
  return { type, payload: Buffer.from(fieldOf(trailers, errorBody) ?? '', 'base64') }
}

function fieldOf(fields: NodeJS.Dict<string | string[]>, name: string): string | undefined {
  const value = fields[name]
  return Array.isArray(value) ? value[0] : value
}
