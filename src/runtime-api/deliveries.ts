import type { ServerResponse } from 'node:http'
import type { Failure } from './failure.ts'
import { handOut, type Invocation } from './replies.ts'

/** What the runtime made of an event, or of its start. */
export type RuntimeAnswer =
  | { kind: 'response'; payload: Buffer; streamed: boolean }
  | ({ kind: 'error' } & Failure)
  /** `size` and `limit` in bytes; a client need not announce the size of what it sends in chunks. */
  | { kind: 'too-large'; size?: number; limit: number }

/** An event on its way, until it is answered. */
export interface Delivery {
  invocation: Invocation
  resolve(answer: RuntimeAnswer): void
  /** Whether it is for the request that came last. */
  newest: boolean
}

/**
 * Brings events to a runtime's requests for one. A runtime may have several open: each event goes to one of them, once,
 * the oldest first, unless it is for the newest. Answers come in any order.
 */
export class Deliveries {
  /** Requests that have got no event yet, oldest first. */
  readonly #waiting: ServerResponse[] = []
  /** Events that no request has got yet, oldest first. */
  readonly #queue: Delivery[] = []
  /** Those that the runtime has, by request id. */
  readonly #handed = new Map<string, Delivery>()
  #atOnce = 0

  /** How many requests for an event are open. */
  get waiting(): number {
    return this.#waiting.length
  }

  /** The most events that the runtime had, and asked for, at a time. */
  get atOnce(): number {
    return this.#atOnce
  }

  /** Hands an event to the next request, and resolves with the runtime's answer. */
  send(invocation: Invocation, newest = false): Promise<RuntimeAnswer> {
    const { promise, resolve } = Promise.withResolvers<RuntimeAnswer>()
    this.#queue.push({ invocation, resolve, newest })
    this.#hand()
    return promise
  }

  /** Takes a request for an event. One that the runtime gives up is forgotten. */
  ask(response: ServerResponse): void {
    this.#waiting.push(response)
    this.#atOnce = Math.max(this.#atOnce, this.#handed.size + this.#waiting.length)
    response.once('close', () => {
      const index = this.#waiting.indexOf(response)
      if (index >= 0) this.#waiting.splice(index, 1)
    })
    this.#hand()
  }

  /** The event that the runtime has under a request id; undefined when it has none, or has answered it. */
  find(requestId: string): Delivery | undefined {
    return this.#handed.get(requestId)
  }

  /** Takes an event from the runtime that it has answered. */
  end({ invocation }: Delivery): void {
    this.#handed.delete(invocation.requestId)
  }

  #hand(): void {
    for (;;) {
      const [delivery] = this.#queue
      const response = this.#waiting.at(delivery?.newest ? -1 : 0)
      if (delivery === undefined || response === undefined) return
      this.#queue.shift()
      this.#waiting.splice(this.#waiting.indexOf(response), 1)
      this.#handed.set(delivery.invocation.requestId, delivery)
      handOut(response, delivery.invocation)
    }
  }
}
