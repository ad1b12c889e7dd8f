import { rmSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Begun, type Event, RuntimeApi } from './api.ts'
import { type Beside, startBeside } from './beside.ts'
import { type Container, containerArguments, type Start } from './container.ts'
import { attach, docker, type Finished } from './docker.ts'
import { Extensions } from './extensions.ts'
import { findPeak, readPeak } from './memory.ts'
import { answerMetadata } from './metadata.ts'
import { fromError, fromExit, fromExtension, fromReply, fromTimeout, type Outcome } from './outcome.ts'
import { raced } from './raced.ts'
import type { Reply } from './reply.ts'
import { type Described, variablesOf } from './variables.ts'

/** ms that a restored runtime has to ask for its first event (Developer Guide, "Troubleshooting SnapStart errors"). */
const RESTORE_LIMIT = 10_000
/** ms between two attempts to remove a container. */
const PAUSE = 50
/** ms in which a runtime ends by itself whose request for an event is cut off. */
const FAREWELL = 1000
/**
 * What a container wrote before it answered is there when nothing more has come at so many looks, `pause` ms apart. On a
 * busy machine, whose engine is late with it, the pauses are longer. No more than `most` ms in all.
 */
const LOG_LAG = { looks: 5, pause: 30, most: 1000 }

export interface EnvironmentOptions {
  image: string
  start: Start
  function: Described
  /** MB of /tmp. */
  storage: number
  /** Names of the extensions in the image. */
  extensions: readonly string[]
}

/** An extension ended. */
interface Crash {
  extension: Finished
}

/** One execution environment: a container and the Runtime API that it talks to. Handles one event at a time. */
export class ExecutionEnvironment {
  readonly #api: RuntimeApi
  readonly #name: string
  readonly #idFile: string
  readonly #finished: Promise<Finished>
  readonly #extensions: Extensions
  readonly #beside: Beside
  #ended = false
  #written = ''
  #log = 0
  /** File that tells the most memory used. */
  #peak: string | undefined

  static async start(options: EnvironmentOptions): Promise<ExecutionEnvironment> {
    const { extensions: names, function: described, start } = options
    const extensions = new Extensions(names, described, start.command[0] ?? '')
    const token = crypto.randomUUID()
    const others = async (request: IncomingMessage, response: ServerResponse) =>
      answerMetadata(token, request, response) || extensions.answer(request, response)
    const api = await RuntimeApi.listen(described.initialization.kind === 'snap-start', others)
    const container: Container = {
      name: `lambda-sandbox-${crypto.randomUUID()}`,
      image: options.image,
      start: options.start,
      environment: variablesOf(options.function, options.start, api.address, token),
      memory: options.function.memory,
      storage: options.storage,
      ...(names.length > 0 && { beside: true as const }),
    }
    return new ExecutionEnvironment({ api, extensions }, container, names)
  }

  private constructor(
    { api, extensions }: { api: RuntimeApi; extensions: Extensions },
    container: Container,
    names: readonly string[],
  ) {
    this.#api = api
    this.#extensions = extensions
    this.#name = container.name
    this.#idFile = join(tmpdir(), container.name)
    const write = (text: string) => {
      this.#written += text
    }
    this.#finished = attach(containerArguments({ ...container, idFile: this.#idFile }), write).finished
    this.#beside = startBeside(container, names, write)
    const end = () => {
      this.#ended = true
    }
    // An invocation handles the failure itself; an engine that is missing must not end the process before.
    this.#finished.then(end, end)
    this.#beside.ended.then(end, end)
  }

  get #crash(): Promise<Crash> {
    return this.#beside.ended.then((extension) => ({ extension }))
  }

  /** Whether the container is over, and takes no further event. */
  get ended(): boolean {
    return this.#ended
  }

  /** Waits at most `limit` ms for the runtime. @returns what went wrong, or undefined when the runtime is ready */
  async ready(requestId: string, limit: number): Promise<Outcome | 'late' | undefined> {
    const started = Promise.all([this.#api.started, this.#extensions.ready]).then(([begun]) => begun)
    const first = await raced<Begun | Finished | Crash>([started, this.#finished, this.#crash], limit)
    if (first === undefined) return 'late'
    if ('extension' in first) return fromExtension(first.extension, requestId)
    if ('kind' in first && first.kind === 'snapshot') return this.#restore(requestId)
    if (!('kind' in first)) return fromExit(first, requestId)
    return first.kind === 'error' ? { ...fromError(first.payload), survives: false } : undefined
  }

  /** Waits at most `limit` ms. @returns whether the runtime asks for the restore, which is to be in a snapshot */
  async restores(limit: number): Promise<boolean> {
    const first = await raced<Begun | Finished>([this.#api.started, this.#finished], limit)
    return first !== undefined && 'kind' in first && first.kind === 'snapshot'
  }

  /** The outcome of a restore that takes too long is inferred. */
  async #restore(requestId: string): Promise<Outcome | undefined> {
    const first = await raced<Begun | Finished>([this.#api.restore(), this.#finished], RESTORE_LIMIT)
    if (first === undefined) return fromTimeout(RESTORE_LIMIT / 1000, requestId)
    if (!('kind' in first)) return fromExit(first, requestId)
    return first.kind === 'error' ? { ...fromError(first.payload), survives: false } : undefined
  }

  /**
   * Hands the event over and waits for the answer until the invocation's deadline.
   *
   * @param timeout seconds
   * @param spent ms of them that are over
   */
  async invoke(event: Event, timeout: number, spent = 0): Promise<Outcome> {
    const left = Math.max(0, timeout * 1000 - spent)
    this.#extensions.tell(event)
    const first = await raced<Reply | Finished | Crash>([this.#api.invoke(event), this.#finished, this.#crash], left)
    if (first === undefined) return fromTimeout(timeout, event.requestId)
    if ('extension' in first) return fromExtension(first.extension, event.requestId)
    if ('kind' in first) return fromReply(first)
    return fromExit(first, event.requestId)
  }

  /** What the function wrote since the last call. */
  async takeLog(): Promise<string> {
    const end = performance.now() + LOG_LAG.most
    for (let quiet = 0; quiet < LOG_LAG.looks && performance.now() < end; ) {
      const before = this.#written.length
      await new Promise((resolve) => setTimeout(resolve, LOG_LAG.pause))
      quiet = this.#written.length === before ? quiet + 1 : 0
    }
    const text = this.#written.slice(this.#log)
    this.#log = this.#written.length
    return text
  }

  /** The most memory that it has used so far, in MB; undefined when that can't be measured. */
  memoryUsed(): number | undefined {
    // The container stays in the cgroup that it was started in.
    this.#peak ??= findPeak(this.#idFile)
    return this.#peak === undefined ? undefined : readPeak(this.#peak)
  }

  /**
   * Ends the container, which goes with its end: a runtime that waits for an event ends where it gets none any more. What
   * does not end is removed. One that the engine has yet to create can't be removed before.
   */
  async stop(): Promise<void> {
    const names = [...this.#beside.containers, this.#name]
    const waits = this.#api.asking > 0
    const closing = this.#api.close()
    const over = this.#finished.then(
      () => true as const,
      () => true as const,
    )
    while (this.#beside.containers.length > 0 || !(await raced([over], waits ? FAREWELL : 0))) {
      await docker(['rm', '--force', '--volumes', ...names])
      if (await raced([over], PAUSE)) break
    }
    await closing
    rmSync(this.#idFile, { force: true })
  }
}
