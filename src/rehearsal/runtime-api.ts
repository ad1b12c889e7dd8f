import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { readBody } from './body.ts'
import { brokenStream, type Failure, reportedType } from './failure.ts'
import type { Guard } from './guard.ts'
import { accept, handOut, type Invocation, refuse, refuseSize } from './replies.ts'

/** What the runtime made of an event, or of its start. */
export type RuntimeAnswer =
  | { kind: 'response'; payload: Buffer; streamed: boolean }
  | ({ kind: 'error' } & Failure)
  /** `size` and `limit` in bytes; a client need not announce the size of what it sends in chunks. */
  | { kind: 'too-large'; size?: number; limit: number }

/** The runtime asked for its first event, or reported why it can't. */
export type Start = { kind: 'ready' } | Extract<RuntimeAnswer, { kind: 'error' }>

/** A payload over 6 MB is refused (Lambda Developer Guide, "Lambda quotas"); the slack is as Lambda's own message has it. */
export const RESPONSE_LIMIT = 6_291_556

/** What is streamed may have 200 MB (Lambda Developer Guide, "Response streaming"). */
const STREAM_LIMIT = 200 * 1024 ** 2

const PREFIX = '/2018-06-01/runtime'

type OtherApi = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>

interface Pending {
  invocation: Invocation
  resolve(answer: RuntimeAnswer): void
  /** Whether a request has got it. */
  handed: boolean
}

/**
 * Lambda's Runtime API for one execution environment (Lambda Developer Guide, "Using the Lambda runtime API"): hands
 * one event at a time to a runtime that asks for it, and takes what the runtime answers. A runtime may have several
 * requests for an event open: each event goes to one of them, once, the oldest first.
 *
 * It knows nothing of what runs the runtime.
 */
export class RuntimeApi {
  readonly #server: Server
  readonly #started = Promise.withResolvers<Start>()
  /** Requests for an event that have got none yet, oldest first. */
  readonly #waiting: ServerResponse[] = []
  #reached = false
  #asked = Promise.withResolvers<void>()
  #pending: Pending | undefined

  /**
   * Listens on a free port of `host`.
   *
   * @param guard says who is answered; every other connection is cut
   * @param others answers what another API of the environment is asked, and says whether it did
   */
  static async listen(host = '127.0.0.1', guard: Guard = () => true, others?: OtherApi): Promise<RuntimeApi> {
    const api = new RuntimeApi(guard, others)
    await new Promise<void>((resolve, reject) => {
      api.#server.once('error', reject)
      api.#server.listen(0, host, resolve)
    })
    return api
  }

  private constructor(guard: Guard, others: OtherApi = async () => false) {
    // A connection is kept however long the runtime works on an event: a client that reuses it must not find it cut.
    // And an answer may be streamed for as long as a function may run, which is longer than Node's own limit.
    this.#server = createServer({ keepAliveTimeout: 0, requestTimeout: 0 }, (request, response) => {
      this.#admit(guard, others, request, response).catch((error: unknown) => response.destroy(asError(error)))
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

  /** When the runtime asks for another event; at once where it does already. */
  get asked(): Promise<void> {
    return this.waiting > 0 ? Promise.resolve() : this.#asked.promise
  }

  /** How many requests for an event are open. */
  get waiting(): number {
    return this.#waiting.length
  }

  /** Hands an event to the runtime and resolves with its answer. One at a time. */
  invoke(invocation: Invocation): Promise<RuntimeAnswer> {
    if (this.#pending !== undefined) throw new Error('The runtime is busy with another event')
    const { promise, resolve } = Promise.withResolvers<RuntimeAnswer>()
    this.#pending = { invocation, resolve, handed: false }
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

  async #admit(guard: Guard, others: OtherApi, request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!(await guard(request))) return void request.socket.destroy()
    this.#reached = true
    if (!(await others(request, response))) await this.#answer(request, response)
  }

  /** Checks method, path and request id before it reads a body: a refused request costs no memory. */
  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = (request.url ?? '/').replace(/\?.*/s, '')
    if (request.method === 'GET' && path === `${PREFIX}/invocation/next`) return this.#next(response)
    if (request.method === 'POST' && path === `${PREFIX}/init/error`) return this.#failStart(request, response)
    const [, id, what] = /^\/2018-06-01\/runtime\/invocation\/([^/]+)\/(response|error)$/.exec(path) ?? []
    if (request.method !== 'POST' || id === undefined)
      return refuse(request, response, { status: 404, errorType: 'NotFound', errorMessage: 'No such path here' })
    const pending = this.#pending
    if (pending?.invocation.requestId !== id) {
      return refuseId(request, response, 'No event with this request id is under way')
    }
    const streamed = request.headers['lambda-runtime-function-response-mode'] === 'streaming'
    const limit = streamed ? STREAM_LIMIT : RESPONSE_LIMIT
    const body = await readBody(request, limit)
    if (this.#pending !== pending) return refuseId(request, response, 'This event has been answered')
    this.#pending = undefined
    if (body.kind === 'too-large') {
      await refuseSize(request, response, limit)
      return pending.resolve({ ...body, limit })
    }
    accept(response)
    const { payload } = body
    const failure = what === 'error' ? { type: reportedType(request), payload } : brokenStream(request)
    pending.resolve(failure ? { kind: 'error', ...failure } : { kind: 'response', payload, streamed })
  }

  async #failStart(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request, RESPONSE_LIMIT)
    const payload = body.kind === 'whole' ? body.payload : Buffer.from('')
    this.#started.resolve({ kind: 'error', type: reportedType(request), payload })
    if (body.kind === 'whole') accept(response)
    else await refuseSize(request, response, RESPONSE_LIMIT)
  }

  /** Blocks until there is an event. */
  #next(response: ServerResponse): void {
    this.#waiting.push(response)
    response.once('close', () => {
      const index = this.#waiting.indexOf(response)
      if (index >= 0) this.#waiting.splice(index, 1)
    })
    this.#started.resolve({ kind: 'ready' })
    this.#asked.resolve()
    this.#asked = Promise.withResolvers()
    this.#hand()
  }

  #hand(): void {
    if (this.#pending === undefined || this.#pending.handed) return
    const response = this.#waiting.shift()
    if (response === undefined) return
    this.#pending.handed = true
    handOut(response, this.#pending.invocation)
  }
}

function refuseId(request: IncomingMessage, response: ServerResponse, errorMessage: string): Promise<void> {
  return refuse(request, response, { status: 400, errorType: 'InvalidRequestID', errorMessage })
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error))
}
