import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** One event for the runtime, as `invocation/next` hands it out. */
export interface Invocation {
  requestId: string
  /** ms since the epoch. */
  deadline: number
  functionArn: string
  payload: Buffer
  /** X-Ray header, for example `Root=1-…;Sampled=0`. */
  traceId: string
}

/** What the runtime made of an event, or of its start. */
export type RuntimeAnswer =
  | { kind: 'response'; payload: Buffer; streamed: boolean }
  /** `type` as in the header Lambda-Runtime-Function-Error-Type. */
  | { kind: 'error'; type: string | undefined; payload: Buffer }
  | { kind: 'too-large'; size: number }

/** The runtime asked for its first event, or told why it can't. */
export type Start = { kind: 'ready' } | Extract<RuntimeAnswer, { kind: 'error' }>

/** A payload over 6 MB is refused (Lambda Developer Guide, "Lambda quotas"); the slack is as Lambda's own message has it. */
export const RESPONSE_LIMIT = 6_291_556

const PREFIX = '/2018-06-01/runtime'

interface Pending {
  invocation: Invocation
  resolve(answer: RuntimeAnswer): void
}

/**
 * Lambda's Runtime API for one execution environment (Lambda Developer Guide, "Using the Lambda runtime API"): hands
 * one event at a time to a runtime that asks for it, and takes what the runtime answers.
 *
 * It knows nothing of what runs the runtime.
 */
export class RuntimeApi {
  readonly #server: Server
  readonly #started = Promise.withResolvers<Start>()
  #waiting: ServerResponse | undefined
  #reached = false
  #pending: Pending | undefined

  /** Listens on a free port of `host`. */
  static async listen(host = '127.0.0.1'): Promise<RuntimeApi> {
    const api = new RuntimeApi()
    await new Promise<void>((resolve, reject) => {
      api.#server.once('error', reject)
      api.#server.listen(0, host, resolve)
    })
    return api
  }

  private constructor() {
    // A connection is kept however long the runtime works on an event: a client that reuses it must not find it cut.
    // And an answer may be streamed for as long as a function may run, which is longer than Node's own limit.
    this.#server = createServer({ keepAliveTimeout: 0, requestTimeout: 0 }, (request, response) => {
      this.#reached = true
      this.#answer(request, response).catch((error: unknown) => response.destroy(asError(error)))
    })
  }

  /** The value of AWS_LAMBDA_RUNTIME_API where this process's network is shared: `host:port`. */
  get address(): string {
    const { address, port } = this.#listening
    return `${address}:${port}`
  }

  /** The port that it listens on. */
  get port(): number {
    return this.#listening.port
  }

  /** Whether anything has connected at all. */
  get reached(): boolean {
    return this.#reached
  }

  /** When the runtime has started, well or not. Never, when it ends before it says anything. */
  get started(): Promise<Start> {
    return this.#started.promise
  }

  /** Hands an event to the runtime and resolves with its answer. One at a time. */
  invoke(invocation: Invocation): Promise<RuntimeAnswer> {
    if (this.#pending !== undefined) throw new Error('The runtime is busy with another event')
    const { promise, resolve } = Promise.withResolvers<RuntimeAnswer>()
    this.#pending = { invocation, resolve }
    this.#hand()
    return promise
  }

  get #listening(): AddressInfo {
    const address = this.#server.address()
    if (address === null || typeof address === 'string') throw new Error('The Runtime API is not listening')
    return address
  }

  /** Cuts the runtime off: its open request for an event ends without an answer. May be called again. */
  close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()))
    this.#server.closeAllConnections()
    return closed
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = new URL(request.url ?? '/', 'http://runtime').pathname
    if (request.method === 'GET' && path === `${PREFIX}/invocation/next`) return this.#next(response)
    const payload = await read(request)
    if (request.method === 'POST' && path === `${PREFIX}/init/error`) {
      this.#started.resolve({ kind: 'error', type: errorType(request), payload })
      return accept(response)
    }
    const [, id, what] = /^\/2018-06-01\/runtime\/invocation\/([^/]+)\/(response|error)$/.exec(path) ?? []
    if (request.method !== 'POST' || id === undefined) return refuse(response, 404, 'NotFound', `No ${path} here`)
    const pending = this.#pending
    if (pending?.invocation.requestId !== id) {
      return refuse(response, 400, 'InvalidRequestID', `No event with the request id ${id} is under way`)
    }
    this.#pending = undefined
    const streamed = request.headers['lambda-runtime-function-response-mode'] === 'streaming'
    // What is streamed has a limit of its own, of 200 MB.
    if (payload.length > RESPONSE_LIMIT && !streamed) {
      pending.resolve({ kind: 'too-large', size: payload.length })
      return refuse(
        response,
        413,
        'RequestEntityTooLarge',
        `Exceeded maximum allowed payload size (${RESPONSE_LIMIT} bytes).`,
      )
    }
    const failed = what === 'error' || request.trailers['lambda-runtime-function-error-type'] !== undefined
    accept(response)
    pending.resolve(
      failed ? { kind: 'error', type: errorType(request), payload } : { kind: 'response', payload, streamed },
    )
  }

  /** Blocks until there is an event. */
  #next(response: ServerResponse): void {
    this.#waiting = response
    response.once('close', () => {
      if (this.#waiting === response) this.#waiting = undefined
    })
    this.#started.resolve({ kind: 'ready' })
    this.#hand()
  }

  #hand(): void {
    const response = this.#waiting
    if (response === undefined || this.#pending === undefined) return
    const { invocation } = this.#pending
    this.#waiting = undefined
    response.writeHead(200, {
      'Content-Type': 'application/json',
      'Lambda-Runtime-Aws-Request-Id': invocation.requestId,
      'Lambda-Runtime-Deadline-Ms': `${invocation.deadline}`,
      'Lambda-Runtime-Invoked-Function-Arn': invocation.functionArn,
      'Lambda-Runtime-Trace-Id': invocation.traceId,
    })
    response.end(invocation.payload)
  }
}

/** Clients take any other status than 202 as fatal. */
function accept(response: ServerResponse): void {
  response.writeHead(202, { 'Content-Type': 'application/json' }).end('{"status":"OK"}\n')
}

function refuse(response: ServerResponse, status: number, errorType: string, errorMessage: string): void {
  const body = JSON.stringify({ errorType, errorMessage })
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(body)
}

function errorType(request: IncomingMessage): string | undefined {
  const name = 'lambda-runtime-function-error-type'
  const header = request.headers[name] ?? request.trailers[name]
  return Array.isArray(header) ? header[0] : header
}

async function read(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error))
}
