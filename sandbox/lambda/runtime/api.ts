import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { type Reply, readReply } from './reply.ts'
import { accept, say } from './say.ts'

/** An event on its way to a runtime. */
export interface Event {
  requestId: string
  /** When the invocation times out, ms since the epoch. */
  deadline: number
  /** The function as it was invoked, with its version or alias. */
  functionArn: string
  /** For X-Ray: `Root=1-…;Sampled=0`. */
  traceId: string
  payload: Buffer
  /** Of a function with tenant isolation. */
  tenant?: string
}

type OtherApi = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>

/** How the runtime's start went. */
export type Start = { kind: 'ready' } | { kind: 'error'; payload: Buffer }

/** The same, or that it is ready for the snapshot. */
export type Begun = Start | { kind: 'snapshot' }

/** Names as Lambda's refusals quote them. */
type State = 'Started' | 'InitError' | 'Ready' | 'Running' | 'InvocationResponse' | 'RuntimeResponseSentState'

/**
 * The Runtime API of one execution environment, which takes one event at a time; with SnapStart the runtime asks for the
 * restore before that (Developer Guide, "Implementing SnapStart hooks for container images"). Paths, headers and statuses are those
 * of the OpenAPI document of version 2018-06-01 (Lambda Developer Guide, "Using the Lambda runtime API for custom
 * runtimes"), the texts of refusals those of aws/aws-lambda-runtime-interface-emulator.
 */
export class RuntimeApi {
  /** `host:port`, the value of AWS_LAMBDA_RUNTIME_API. */
  readonly address: string
  readonly #server: Server
  readonly #start = Promise.withResolvers<Begun>()
  readonly #restored = Promise.withResolvers<Start>()
  /** Requests for the restore. */
  readonly #restoring: ServerResponse[] = []
  readonly #snapStart: boolean
  /** Requests for an event that nothing was given to yet, oldest first. */
  readonly #asking: ServerResponse[] = []
  #state: State = 'Started'
  /** The latest event, which may have been answered. */
  #event: { event: Event; settle(reply: Reply): void; handed: boolean } | undefined

  /** @param others answers what another API of the environment is asked, and says whether it did */
  static async listen(snapStart = false, others?: OtherApi): Promise<RuntimeApi> {
    // A runtime may leave its connection idle for minutes, and may take as long to stream an answer.
    const server = createServer({ keepAliveTimeout: 0, requestTimeout: 0 })
    const listening = Promise.withResolvers<void>()
    server.once('error', listening.reject).listen(0, '127.0.0.1', listening.resolve)
    await listening.promise
    return new RuntimeApi(server, snapStart, others)
  }

  private constructor(server: Server, snapStart: boolean, others: OtherApi = async () => false) {
    this.#snapStart = snapStart
    const address = server.address()
    if (address === null || typeof address === 'string') throw new Error('The Runtime API has no port')
    this.address = `${address.address}:${address.port}`
    this.#server = server.on('request', (request, response) => {
      const answered = others(request, response).then((done) => (done ? undefined : this.#handle(request, response)))
      answered.catch(() => response.destroy())
    })
  }

  /** Resolves when the runtime asks for its first event or for the restore, or reports that its start failed. */
  get started(): Promise<Begun> {
    return this.#start.promise
  }

  /** How many requests for an event are open. */
  get asking(): number {
    return this.#asking.length
  }

  /** Restores the runtime. @returns when it asks for its first event, or reports that it can't */
  restore(): Promise<Start> {
    for (const response of this.#restoring.splice(0)) response.writeHead(200).end()
    return this.#restored.promise
  }

  /** Hands an event to the runtime. @throws Error while another is under way */
  invoke(event: Event): Promise<Reply> {
    if (this.#state === 'Running' || this.#event?.handed === false) throw new Error('An event is under way')
    const { promise, resolve } = Promise.withResolvers<Reply>()
    this.#event = { event, settle: resolve, handed: false }
    this.#handOut()
    return promise
  }

  /** Cuts the runtime off. */
  async close(): Promise<void> {
    const closed = Promise.withResolvers<void>()
    this.#server.close(() => closed.resolve())
    this.#server.closeAllConnections()
    await closed.promise
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [path = ''] = (request.url ?? '').split('?')
    const [, route, id, what] =
      /^\/2018-06-01\/runtime\/(invocation\/next|restore\/(?:next|error)|init\/error|invocation\/([^/]+)\/(response|error))$/.exec(
        path,
      ) ?? []
    const method = route?.endsWith('/next') ? 'GET' : 'POST'
    if (route === undefined || (route.startsWith('restore') && !this.#snapStart))
      return void response.writeHead(404).end('404 page not found\n')
    if (request.method !== method) return void response.writeHead(405).end()
    if (route === 'invocation/next') this.#next(response)
    else if (route === 'restore/next') this.#hold(response)
    else if (route === 'restore/error') await this.#restoreError(request, response)
    else if (id === undefined) await this.#initError(request, response)
    else await this.#answer(id, what === 'error', request, response)
  }

  /** Blocks until there is an event. Every event goes to one request, also when a runtime has several open. */
  #next(response: ServerResponse): void {
    if (this.#state === 'InitError') {
      this.#forbid(response, 'Ready')
      return
    }
    if (this.#state !== 'Running' && this.#state !== 'InvocationResponse') this.#state = 'Ready'
    this.#asking.push(response)
    response.once('close', () => {
      const index = this.#asking.indexOf(response)
      if (index >= 0) this.#asking.splice(index, 1)
    })
    this.#start.resolve({ kind: 'ready' })
    this.#restored.resolve({ kind: 'ready' })
    this.#handOut()
  }

  #handOut(): void {
    const pending = this.#event
    if (pending === undefined || pending.handed) return
    const response = this.#asking.shift()
    if (response === undefined) return
    const { requestId, deadline, functionArn, traceId, payload, tenant } = pending.event
    pending.handed = true
    this.#state = 'Running'
    response.writeHead(200, {
      'Content-Type': 'application/json',
      'Lambda-Runtime-Aws-Request-Id': requestId,
      'Lambda-Runtime-Deadline-Ms': String(deadline),
      'Lambda-Runtime-Invoked-Function-Arn': functionArn,
      'Lambda-Runtime-Trace-Id': traceId,
      ...(tenant !== undefined && { 'Lambda-Runtime-Aws-Tenant-Id': tenant }),
    })
    response.end(payload)
  }

  async #initError(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (this.#state !== 'Started') return this.#forbid(response, 'InitError')
    this.#state = 'InitError'
    const reply = await readReply(request, true)
    this.#start.resolve({ kind: 'error', payload: reply.kind === 'refused' ? Buffer.of() : reply.payload })
    accept(response)
  }

  /** Blocks until the restore. */
  #hold(response: ServerResponse): void {
    this.#restoring.push(response)
    this.#start.resolve({ kind: 'snapshot' })
  }

  async #restoreError(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const reply = await readReply(request, true)
    this.#restored.resolve({ kind: 'error', payload: reply.kind === 'refused' ? Buffer.of() : reply.payload })
    accept(response)
  }

  async #answer(id: string, failed: boolean, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const pending = this.#event
    // The path is judged before anything of the body is read.
    if (pending?.event.requestId !== id) {
      return say(response, 400, { errorMessage: 'Invalid request ID', errorType: 'InvalidRequestID' })
    }
    if (this.#state !== 'Running')
      return this.#forbid(response, failed ? 'InvocationErrorResponse' : 'InvocationResponse')
    this.#state = 'InvocationResponse'
    const reply = await readReply(request, failed)
    this.#state = 'RuntimeResponseSentState'
    pending.settle(reply)
    if (reply.kind === 'refused') say(response, reply.status, reply.body)
    else accept(response)
  }

  #forbid(response: ServerResponse, to: string): void {
    const errorMessage = `Transition from ${this.#state} to ${to} failed for runtime. Error: State transition is not allowed`
    say(response, 403, { errorMessage, errorType: 'InvalidStateTransition' })
  }
}
