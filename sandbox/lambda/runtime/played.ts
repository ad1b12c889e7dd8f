import { isDeepStrictEqual } from 'node:util'
import type { Event } from './api.ts'
import { type EnvironmentOptions, ExecutionEnvironment } from './environment.ts'
import type { Handler, PulledImage } from './images.ts'
import type { Outcome } from './outcome.ts'
import type { Environment } from './start.ts'

/** Starts a container of an image, unless a test plays it. @throws Error when that would have to start in another way */
export async function openEnvironment(
  { reference, extensions, handler, start }: PulledImage,
  options: Omit<EnvironmentOptions, 'image' | 'extensions'>,
): Promise<Environment> {
  if (handler === undefined) return ExecutionEnvironment.start({ ...options, image: reference, extensions })
  if (isDeepStrictEqual(options.start, start)) return new PlayedEnvironment(handler)
  throw new Error(`${reference} is played, and can not start as ImageConfig says`)
}

/** Of an image that a test plays: nothing has to start, and nothing is written. */
class PlayedEnvironment implements Environment {
  readonly ended = false
  readonly #handler: Handler

  constructor(handler: Handler) {
    this.#handler = handler
  }

  async ready(): Promise<undefined> {}

  async restores(): Promise<boolean> {
    return false
  }

  async invoke({ payload, functionArn }: Event): Promise<Outcome> {
    const answer = this.#handler(JSON.parse(payload.toString('utf8')), functionArn)
    return { payload: Buffer.from(JSON.stringify(answer)), note: [], survives: true }
  }

  async takeLog(): Promise<string> {
    return ''
  }

  memoryUsed(): undefined {}

  async stop(): Promise<void> {}
}
