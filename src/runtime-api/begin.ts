import type { IncomingMessage, ServerResponse } from 'node:http'
import { readBody } from './body.ts'
import type { RuntimeAnswer } from './deliveries.ts'
import { reportedType } from './failure.ts'
import { accept, RESPONSE_LIMIT, refuseSize } from './replies.ts'

/** Of what happened after the restore from a snapshot, before the first event. */
export interface Restoring {
  restoring?: true
}

/** The runtime asked for its first event, or reported why it can't. */
export type Start = { kind: 'ready' } | (Extract<RuntimeAnswer, { kind: 'error' }> & Restoring)

/** The runtime has started, or is done with what comes before a snapshot, and asks for the restore. */
export type Begun = Start | { kind: 'snapshot' }

/**
 * The part of the Runtime API that is about the time before the first event (Lambda developer guide, "Using the Lambda
 * runtime API"; "Implementing SnapStart hooks for container images").
 */
export class Beginning {
  readonly #started = Promise.withResolvers<Begun>()
  readonly #restored = Promise.withResolvers<Start>()
  /** Requests for the restore that are open. */
  readonly #restoring: ServerResponse[] = []
  #restores = false

  /** When the runtime has started, well or not, or asks for the restore. Never, when it ends before it says anything. */
  get started(): Promise<Begun> {
    return this.#started.promise
  }

  /** Whether the runtime has asked for the restore. */
  get restores(): boolean {
    return this.#restores
  }

  /** Restores the runtime that waits for it. @returns when it asks for its first event, or reports why it can't */
  restore(): Promise<Start> {
    for (const response of this.#restoring.splice(0)) response.writeHead(200).end()
    return this.#restored.promise
  }

  /** Told that the runtime asks for an event. */
  ready(): void {
    this.#started.resolve({ kind: 'ready' })
    this.#restored.resolve({ kind: 'ready' })
  }

  /** Takes a request for the restore, which blocks until then. */
  hold(response: ServerResponse): void {
    this.#restores = true
    this.#restoring.push(response)
    this.#started.resolve({ kind: 'snapshot' })
  }

  /** Takes an error, of the start or of what the runtime does after the restore. */
  async fail(request: IncomingMessage, response: ServerResponse, of: 'init' | 'restore'): Promise<void> {
    const body = await readBody(request, RESPONSE_LIMIT)
    const payload = body.kind === 'whole' ? body.payload : Buffer.from('')
    const failure = { kind: 'error', type: reportedType(request), payload } as const
    if (of === 'init') this.#started.resolve(failure)
    else this.#restored.resolve({ ...failure, restoring: true })
    if (body.kind === 'whole') accept(response)
    else await refuseSize(request, response, RESPONSE_LIMIT)
  }
}

/** When runtime and extensions have begun, as the runtime has; at once where one of them reports an error. */
export function whenBegun(runtime: Promise<Begun>, extensions: Promise<Begun>): Promise<Begun> {
  const { promise, resolve } = Promise.withResolvers<Begun>()
  for (const each of [runtime, extensions]) each.then((begun) => begun.kind === 'error' && resolve(begun))
  Promise.all([runtime, extensions]).then(([begun]) => resolve(begun))
  return promise
}
