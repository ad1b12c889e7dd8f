import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Guard } from '../container/guard.ts'
import { Beginning, type Begun, type Start } from './begin.ts'
import { readBody } from './body.ts'
import { Deliveries, type RuntimeAnswer } from './deliveries.ts'
import { brokenStream, reportedType } from './failure.ts'
import { accept, type Invocation, RESPONSE_LIMIT, refuse, refuseSize } from './replies.ts'

/** What is streamed may have 200 MB (Lambda Developer Guide, "Response streaming"). */
const STREAM_LIMIT = 200 * 1024 ** 2

const PREFIX = '/2018-06-01/runtime'

/** Answers what it knows. @returns whether it did */
export type OtherApi = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>

/**
 * Lambda's Runtime API for one execution environment (Lambda Developer Guide, "Using the Lambda runtime API"): hands
 * events to a runtime that asks for them, and takes what the runtime answers. With SnapStart it asks for the restore
 * before that ("Implementing SnapStart hooks for container images").
 *
 * It knows nothing of what runs the runtime.
 */
export class RuntimeApi {
  readonly #server: Server
  readonly #beginning = new Beginning()
  readonly #deliveries = new Deliveries()
  readonly #snapStart: boolean
  #reached = false
  #asked = Promise.withResolvers<void>()

  /**
   * Listens on a free port of `host`.
   *
   * @param guard says who is answered; every other connection is cut
   * @param others answers what another API of the environment is asked, and says whether it did
   * @param snapStart whether there is a restore to ask for
   */
  static async listen(
    host = '127.0.0.1',
    guard: Guard = () => true,
    others?: OtherApi,
    snapStart = false,
  ): Promise<RuntimeApi> {
    const api = new RuntimeApi(snapStart, guard, others)
    await new Promise<void>((resolve, reject) => {
      api.#server.once('error', reject)
      api.#server.listen(0, host, resolve)
    })
    return api
  }

  private constructor(snapStart: boolean, guard: Guard, others: OtherApi = async () => false) {
    this.#snapStart = snapStart
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

  /** When the runtime has started, well or not, or asks for the restore. Never, when it ends before it says anything. */
  get started(): Promise<Begun> {
    return this.#beginning.started
  }

  /** Whether the runtime has asked for the restore. */
  get restores(): boolean {
    return this.#beginning.restores
  }

  /** When the runtime asks for another event; at once where it does already. */
  get asked(): Promise<void> {
    return this.waiting > 0 ? Promise.resolve() : this.#asked.promise
  }

  /** When the runtime asks once more. */
  get askedAgain(): Promise<void> {
    return this.#asked.promise
  }

  /** How many requests for an event are open. */
  get waiting(): number {
    return this.#deliveries.waiting
  }

  /** The most events that the runtime had, and asked for, at a time. */
  get atOnce(): number {
    return this.#deliveries.atOnce
  }

  /**
   * Hands an event to the runtime and resolves with its answer. Several may be under way.
   *
   * @param newest whether the request for an event that came last gets it, and not the first
   */
  invoke(invocation: Invocation, newest = false): Promise<RuntimeAnswer> {
    return this.#deliveries.send(invocation, newest)
  }

  /** Restores the runtime that waits for it. @returns when it asks for its first event, or reports why it can't */
  restore(): Promise<Start> {
    return this.#beginning.restore()
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
    const call = `${request.method} ${path}`
    if (call === `GET ${PREFIX}/invocation/next`) return this.#next(response)
    if (call === `POST ${PREFIX}/init/error`) return this.#beginning.fail(request, response, 'init')
    if (this.#snapStart && call === `GET ${PREFIX}/restore/next`) return this.#beginning.hold(response)
    if (this.#snapStart && call === `POST ${PREFIX}/restore/error`)
      return this.#beginning.fail(request, response, 'restore')
    const [, id, what] = /^\/2018-06-01\/runtime\/invocation\/([^/]+)\/(response|error)$/.exec(path) ?? []
    if (request.method !== 'POST' || id === undefined)
      return refuse(request, response, { status: 404, errorType: 'NotFound', errorMessage: 'No such path here' })
    const delivery = this.#deliveries.find(id)
    if (delivery === undefined) return refuseId(request, response, 'No event with this request id is under way')
    const streamed = request.headers['lambda-runtime-function-response-mode'] === 'streaming'
    const limit = streamed ? STREAM_LIMIT : RESPONSE_LIMIT
    const body = await readBody(request, limit)
    if (this.#deliveries.find(id) !== delivery) return refuseId(request, response, 'This event has been answered')
    this.#deliveries.end(delivery)
    if (body.kind === 'too-large') {
      await refuseSize(request, response, limit)
      return delivery.resolve({ ...body, limit })
    }
    accept(response)
    const { payload } = body
    const failure = what === 'error' ? { type: reportedType(request), payload } : brokenStream(request)
    delivery.resolve(failure ? { kind: 'error', ...failure } : { kind: 'response', payload, streamed })
  }

  /** Blocks until there is an event. */
  #next(response: ServerResponse): void {
    this.#beginning.ready()
    this.#deliveries.ask(response)
    this.#asked.resolve()
    this.#asked = Promise.withResolvers()
  }
}

function refuseId(request: IncomingMessage, response: ServerResponse, errorMessage: string): Promise<void> {
  return refuse(request, response, { status: 400, errorType: 'InvalidRequestID', errorMessage })
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error))
}
