import type { IncomingMessage, ServerResponse } from 'node:http'
import { mostExtensions } from '../container/extensions.ts'
import type { ExecutionRequest } from '../container/request.ts'
import { accountOf } from '../domain/arn.ts'
import { asList, asText, member, parseJson } from '../domain/json.ts'
import type { Start } from './begin.ts'
import { readBody } from './body.ts'
import { accept, type Invocation, refuse } from './replies.ts'
import { Telemetry } from './telemetry.ts'

/** What it needs to know of the function. */
type Described = Pick<ExecutionRequest, 'function' | 'functionArn' | 'start' | 'extensions'>

type Event = 'INVOKE' | 'SHUTDOWN'

/** An extension that has registered. */
interface Extension {
  name: string
  events: readonly Event[]
  /** Events that it has not asked for yet. */
  queue: object[]
  /** Its open request for an event. */
  waiting?: ServerResponse
}

const identifier = 'lambda-extension-identifier'
/** Bytes of what an extension sends. */
const bodyLimit = 256 * 1024

/**
 * Lambda's Extensions API for one execution environment (Lambda developer guide, "Using the Lambda Extensions API"),
 * beside the Runtime API, and the subscriptions of its Telemetry API and of the Logs API before that.
 */
export class ExtensionsApi {
  readonly #function: Readonly<Record<string, string>>
  readonly #accountId: string
  /** Names of extensions that are not ready yet. */
  readonly #missing: Set<string>
  readonly #extensions = new Map<string, Extension>()
  readonly #started = Promise.withResolvers<Start>()
  /** What extensions are told beside their events. */
  readonly telemetry = new Telemetry()

  /** Knows the files in /opt/extensions; internal extensions register under other names. */
  constructor({ function: { name, version }, functionArn, start, extensions }: Described) {
    this.#function = { functionName: name, functionVersion: version, handler: start.command[0] ?? '' }
    this.#accountId = accountOf(functionArn) ?? ''
    this.#missing = new Set(extensions)
    this.#settle()
  }

  /** When every extension has asked for its first event, or one has reported that it can't. */
  get started(): Promise<Start> {
    return this.#started.promise
  }

  /** Names of extensions that have not asked for an event. */
  get missing(): string[] {
    return [...this.#missing]
  }

  /** Answers a request. @returns whether it was one of this API's */
  async answer(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    const call = `${request.method} ${(request.url ?? '/').replace(/\?.*/s, '')}`
    const path = /^[A-Z]+ \/(?:2020-01-01\/extension\/|2022-07-01\/telemetry$|2020-08-15\/logs$)/.test(call)
    if (!path) return false
    if (call === 'POST /2020-01-01/extension/register') await this.#register(request, response)
    else await this.#answerKnown(call, request, response)
    return true
  }

  /** Tells who has subscribed to invocations of one. */
  invoke({ requestId, deadline, functionArn, traceId }: Invocation): void {
    const tracing = { type: 'X-Amzn-Trace-Id', value: traceId }
    this.telemetry.tell('platform', 'platform.start', { requestId, version: this.#function.functionVersion, tracing })
    this.#tell('INVOKE', {
      deadlineMs: deadline,
      requestId,
      invokedFunctionArn: functionArn,
      tracing,
    })
  }

  /** Tells subscribers to telemetry that an invocation is over. @param durationMs from the event to the answer */
  answered({ requestId }: Invocation, status: 'success' | 'failure' | 'timeout', durationMs: number): void {
    const metrics = { durationMs }
    this.telemetry.tell('platform', 'platform.runtimeDone', { requestId, status, metrics })
    this.telemetry.tell('platform', 'platform.report', { requestId, status, metrics })
  }

  /**
   * Tells who has subscribed to the end that it comes.
   *
   * @param time milliseconds that they have
   * @returns whether any has
   */
  shutDown(time: number): boolean {
    return this.#tell('SHUTDOWN', { shutdownReason: 'spindown', deadlineMs: Date.now() + time })
  }

  #tell(eventType: Event, event: object): boolean {
    const subscribed = [...this.#extensions.values()].filter(({ events }) => events.includes(eventType))
    for (const extension of subscribed) {
      extension.queue.push({ eventType, ...event })
      handOver(extension)
    }
    return subscribed.length > 0
  }

  async #register(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { headers } = request
    const name = asText(headers['lambda-extension-name'])
    const body = await readBody(request, bodyLimit)
    const asked = body.kind === 'whole' ? asList(member(parseJson(body.payload.toString('utf8')), 'events')) : ['none']
    const events = asked.filter((event) => event === 'INVOKE' || event === 'SHUTDOWN')
    if (name === '' || events.length < asked.length) {
      const errorMessage = 'The name is missing, or an event is neither INVOKE nor SHUTDOWN'
      return refuse(request, response, { status: 400, errorType: 'Extension.InvalidRegistration', errorMessage })
    }
    if (this.#extensions.size >= mostExtensions) {
      const errorMessage = `Extension limit (${mostExtensions}) reached`
      return refuse(request, response, { status: 403, errorType: 'Extension.TooManyExtensions', errorMessage })
    }
    const id = crypto.randomUUID()
    this.#extensions.set(id, { name, events, queue: [] })
    const features = asText(headers['lambda-extension-accept-feature']).split(/\s*,\s*/)
    response.writeHead(200, { 'Content-Type': 'application/json', 'Lambda-Extension-Identifier': id })
    const account = features.includes('accountId') && { accountId: this.#accountId }
    response.end(JSON.stringify({ ...this.#function, ...account }))
    // An adapter without events asks the Runtime API for invocations, and need not ask here.
    if (events.length === 0) this.#ready(name)
  }

  async #answerKnown(call: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const extension = this.#extensions.get(asText(request.headers[identifier]))
    if (extension === undefined) {
      const errorMessage = 'No extension with this identifier has registered'
      return refuse(request, response, { status: 403, errorType: 'Extension.UnknownExtensionIdentifier', errorMessage })
    }
    switch (call) {
      case 'GET /2020-01-01/extension/event/next':
        extension.waiting = response
        handOver(extension)
        return this.#ready(extension.name)
      case 'POST /2020-01-01/extension/init/error':
      case 'POST /2020-01-01/extension/exit/error': {
        const body = await readBody(request, bodyLimit)
        const reported = asText(request.headers['lambda-extension-function-error-type'])
        const type = `Extension ${extension.name}${reported === '' ? '' : `: ${reported}`}`
        const payload = body.kind === 'whole' ? body.payload : Buffer.from('')
        this.#started.resolve({ kind: 'error', type, payload })
        return accept(response)
      }
      case 'PUT /2022-07-01/telemetry':
      case 'PUT /2020-08-15/logs':
        return this.#subscribe(request, response)
      default:
        return refuse(request, response, { status: 404, errorType: 'NotFound', errorMessage: 'No such path here' })
    }
  }

  async #subscribe(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request, bodyLimit)
    const asked = body.kind === 'whole' ? parseJson(body.payload.toString('utf8')) : undefined
    if (!this.telemetry.subscribe(request.socket.remoteAddress ?? '', asked)) {
      const errorMessage = 'Only subscriptions by HTTP are known here'
      return refuse(request, response, { status: 400, errorType: 'ValidationError', errorMessage })
    }
    response.writeHead(200, { 'Content-Type': 'text/plain' }).end('OK')
  }

  #ready(name: string): void {
    this.#missing.delete(name)
    this.#settle()
  }

  #settle(): void {
    if (this.#missing.size === 0) this.#started.resolve({ kind: 'ready' })
  }
}

function handOver(extension: Extension): void {
  const { waiting, queue } = extension
  if (waiting === undefined || queue.length === 0) return
  delete extension.waiting
  waiting.writeHead(200, {
    'Content-Type': 'application/json',
    'Lambda-Extension-Event-Identifier': crypto.randomUUID(),
  })
  waiting.end(JSON.stringify(queue.shift()))
}
