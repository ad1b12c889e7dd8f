import type { IncomingMessage, ServerResponse } from 'node:http'
import { isJsonObject } from '../../core/json.ts'
import type { Event } from './api.ts'
import { accept, say } from './say.ts'
import type { Described } from './variables.ts'

/** An extension that has registered. */
interface Extension {
  name: string
  events: readonly string[]
  queue: object[]
  waiting?: ServerResponse
}

/** Developer Guide, "Using the Lambda Extensions API": so many may register. */
const MOST = 10
const API = '/2020-01-01/extension/'
const ID = 'lambda-extension-identifier'

/**
 * The Extensions API of one execution environment (Developer Guide, "Using the Lambda Extensions API"). Subscriptions to
 * telemetry are taken, and nothing is sent. Texts of refusals are inferred.
 */
export class Extensions {
  readonly #described: object
  readonly #missing: Set<string>
  readonly #known = new Map<string, Extension>()
  readonly #ready = Promise.withResolvers<void>()

  /** Knows the names of those in /opt/extensions. */
  constructor(names: readonly string[], { name, version }: Pick<Described, 'name' | 'version'>, handler: string) {
    this.#described = { functionName: name, functionVersion: version, handler }
    this.#missing = new Set(names)
    this.#settle()
  }

  /** When each of them has asked for its first event. */
  get ready(): Promise<void> {
    return this.#ready.promise
  }

  /** Tells those who want to know of an invocation. */
  tell({ requestId, deadline, functionArn, traceId }: Event): void {
    const tracing = { type: 'X-Amzn-Trace-Id', value: traceId }
    const event = { eventType: 'INVOKE', deadlineMs: deadline, requestId, invokedFunctionArn: functionArn, tracing }
    for (const extension of this.#known.values()) {
      if (!extension.events.includes('INVOKE')) continue
      extension.queue.push(event)
      handOver(extension)
    }
  }

  /** @returns whether the request was one of this API's */
  async answer(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    const path = (request.url ?? '').split('?')[0] ?? ''
    if (path === '/2022-07-01/telemetry' || path === '/2020-08-15/logs') {
      request.resume()
      response.writeHead(200).end('OK')
      return true
    }
    if (!path.startsWith(API)) return false
    if (path === `${API}register`) await this.#register(request, response)
    else this.#answerKnown(path.slice(API.length), request, response)
    return true
  }

  async #register(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(Buffer.from(chunk))
    const asked: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8') || '{}')
    const events = isJsonObject(asked) && Array.isArray(asked.events) ? asked.events.map(String) : []
    const name = String(request.headers['lambda-extension-name'] ?? '')
    if (this.#known.size >= MOST) {
      const errorMessage = `Extension limit (${MOST}) reached`
      return say(response, 403, { errorMessage, errorType: 'Extension.TooManyExtensions' })
    }
    const id = crypto.randomUUID()
    this.#known.set(id, { name, events, queue: [] })
    response.setHeader('Lambda-Extension-Identifier', id)
    say(response, 200, this.#described)
    // An adapter without events asks the Runtime API for invocations.
    if (events.length === 0) this.#settle(name)
  }

  #answerKnown(what: string, request: IncomingMessage, response: ServerResponse): void {
    request.resume()
    const extension = this.#known.get(String(request.headers[ID] ?? ''))
    if (extension === undefined) {
      say(response, 403, {
        errorMessage: 'Unknown extension',
        errorType: 'Extension.UnknownExtensionIdentifier',
      })
    } else if (what === 'event/next') {
      extension.waiting = response
      this.#settle(extension.name)
      handOver(extension)
    } else accept(response)
  }

  #settle(name = ''): void {
    this.#missing.delete(name)
    if (this.#missing.size === 0) this.#ready.resolve()
  }
}

function handOver(extension: Extension): void {
  const { waiting, queue } = extension
  if (waiting === undefined || queue.length === 0) return
  delete extension.waiting
  say(waiting, 200, queue.shift() ?? {})
}
