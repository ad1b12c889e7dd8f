import type { IncomingMessage } from 'node:http'

/** What became of an event. */
export type Reply =
  | { kind: 'response'; payload: Buffer }
  | { kind: 'error'; payload: Buffer }
  /** Lambda did not take the answer: its caller gets this error, the runtime `status` and `body`. */
  | { kind: 'refused'; type: string; message: string; status: number; body: object }

/** Bytes of a response: 6 MB and 100 bytes (aws/aws-lambda-runtime-interface-emulator, `MaxPayloadSize`). */
export const RESPONSE_LIMIT = 6 * 1024 * 1024 + 100
/** Bytes of a response that is streamed (Lambda Developer Guide, "Lambda quotas"). */
const STREAM_LIMIT = 200 * 1024 * 1024

const MODE = 'lambda-runtime-function-response-mode'
const ERROR_TYPE = 'lambda-runtime-function-error-type'
const ERROR_BODY = 'lambda-runtime-function-error-body'

/** Reads what a runtime posts, as a response or as an error. */
export async function readReply(request: IncomingMessage, failed: boolean): Promise<Reply> {
  const mode = failed ? undefined : one(request.headers[MODE])
  if (mode !== undefined && mode !== 'streaming') {
    request.resume()
    const body = { errorType: 'InvalidFunctionResponseMode', errorMessage: 'Invalid function response mode' }
    return { kind: 'refused', type: 'Runtime.InvalidResponseModeHeader', message: '', status: 400, body }
  }
  const limit = mode === 'streaming' ? STREAM_LIMIT : RESPONSE_LIMIT
  const { payload, size, whole } = await receive(request, limit)
  if (!whole) {
    const body = { errorType: 'TruncatedHTTPRequest', errorMessage: 'HTTP request detected as truncated' }
    return { kind: 'refused', type: 'Runtime.TruncatedResponse', message: '', status: 400, body }
  }
  if (size > limit && !failed) {
    const message = `Response payload size (${size} bytes) exceeded maximum allowed payload size (${limit} bytes).`
    const told = `Exceeded maximum allowed payload size (${limit} bytes).`
    const body = { errorType: 'RequestEntityTooLarge', errorMessage: told }
    return { kind: 'refused', type: 'Function.ResponseSizeTooLarge', message, status: 413, body }
  }
  if (failed) return { kind: 'error', payload: orType(payload, one(request.headers[ERROR_TYPE])) }
  // A stream that breaks off in the middle says so in its trailers ("Using the Lambda runtime API").
  const type = one(request.trailers[ERROR_TYPE])
  if (type === undefined) return { kind: 'response', payload }
  return { kind: 'error', payload: orType(Buffer.from(one(request.trailers[ERROR_BODY]) ?? '', 'base64'), type) }
}

/** An error without a body is made of its type. */
function orType(payload: Buffer, type = 'Runtime.Unknown'): Buffer {
  return payload.length > 0 ? payload : Buffer.from(JSON.stringify({ errorType: type }))
}

/** A body to its end, of which no more than `limit` bytes are kept. `whole`: the connection did not break. */
async function receive(request: IncomingMessage, limit: number) {
  const kept: Buffer[] = []
  let size = 0
  request.on('data', (chunk: Buffer) => {
    size += chunk.length
    if (size <= limit) kept.push(chunk)
  })
  const whole = await new Promise<boolean>((resolve) => {
    request.once('end', () => resolve(true))
    request.once('close', () => resolve(request.complete))
    request.once('error', () => resolve(false))
  })
  return { payload: Buffer.concat(kept), size, whole }
}

function one(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value
}
