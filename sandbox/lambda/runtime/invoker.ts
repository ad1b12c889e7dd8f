import type { FoundImage } from '../../core/contract.ts'
import type { Content, FunctionVersion, LambdaFunction } from '../model.ts'
import type { LambdaOptions } from '../options.ts'
import type { Start } from './container.ts'
import { type Handler, ImageStore, type PulledImage, startOf } from './images.ts'
import { initializationOf } from './initialization.ts'
import { logTail, writeLog } from './log.ts'
import { fromForeignImage, type Outcome } from './outcome.ts'
import { openEnvironment } from './played.ts'
import type { InvokeResult } from './result.ts'
import { type Environment, type Started, startEnvironment } from './start.ts'

/** What a version is invoked with. */
export interface Request {
  /** The function as it was invoked. */
  arn: string
  payload: Buffer
  /** Of a function with tenant isolation. */
  tenant?: string
}

/** Environments of one version. They serve until it gets other content. */
interface Pool {
  content: Content
  idle: Environment[]
}

const DOCKER_ARCHITECTURE = { x86_64: 'amd64', arm64: 'arm64' }

/** Runs functions' images in the Docker engine, and keeps their containers warm. */
export class FunctionInvoker {
  readonly #images = new ImageStore()
  readonly #pools = new Map<string, Pool>()
  readonly #starting = new Set<Promise<Environment>>()
  readonly #running = new Set<Environment>()
  #stopped = false
  readonly #onLog: LambdaOptions['onLog']
  readonly #access: LambdaOptions['access']

  constructor({ onLog, access }: Pick<LambdaOptions, 'onLog' | 'access'> = {}) {
    this.#onLog = onLog
    this.#access = access
  }

  /** Whether an image need not be pulled any more. */
  holds(found: FoundImage): boolean {
    return this.#images.holds(found)
  }

  play(digest: string, handler: Handler): void {
    this.#images.play(digest, handler)
  }

  async invoke(owner: LambdaFunction, version: FunctionVersion, request: Request): Promise<InvokeResult> {
    const { arn, payload, tenant } = request
    const requestId = crypto.randomUUID()
    const { serving: content } = version
    const { settings, code } = content
    if (code.packageType === 'Zip' || code.found === undefined) throw new Error(`${arn} has no image to run`)
    const image = await this.#images.pull(code.found)
    this.#onLog?.(owner, settings.LoggingConfig.LogGroup)
    const start = startOf(content, image)
    if (image.architecture !== DOCKER_ARCHITECTURE[content.architecture]) {
      const program = start.entryPoint[0] ?? start.command[0] ?? ''
      return result(fromForeignImage(program, requestId), { requestId, version: version.version }, content, '')
    }

    const pool = await this.#pool(`${owner.arn}:${version.version}`, content)
    const warm = await this.#takeWarm(pool)
    const { environment, failed, init, spent }: Started<Environment> = warm
      ? { environment: warm, spent: 0 }
      : await startEnvironment({
          open: () => this.#start(owner, version, image, start),
          discard: (late) => this.#discard(late),
          requestId,
          timeout: settings.Timeout,
          prepared: initializationOf(version).kind !== 'on-demand',
        })
    const invoked = performance.now() - spent
    const traceId = `Root=1-${Math.floor(Date.now() / 1000).toString(16)}-${requestId.replaceAll('-', '').slice(0, 24)};Sampled=0`
    const deadline = Date.now() + settings.Timeout * 1000 - spent
    const event = { requestId, deadline, functionArn: arn, payload, traceId, ...(tenant !== undefined && { tenant }) }
    const outcome = failed ?? (await environment.invoke(event, settings.Timeout, spent))
    const duration = performance.now() - invoked
    // At once: a runtime may end after its answer.
    const used = environment.memoryUsed()
    const log = await environment.takeLog()
    await this.#release(environment, pool, outcome)
    const measured = {
      duration,
      ...(init !== undefined && { init }),
      ...(used !== undefined && { used }),
    }
    return result(outcome, { requestId, version: version.version, ...measured }, content, log)
  }

  /** Starts a version as for a snapshot. @returns whether its runtime asks for the restore */
  async restores(owner: LambdaFunction, version: FunctionVersion): Promise<boolean> {
    const { code, settings } = version
    if (code.packageType === 'Zip' || code.found === undefined) return false
    const image = await this.#images.pull(code.found)
    const environment = await this.#start(owner, { ...version, serving: version }, image, startOf(version, image))
    try {
      return await environment.restores(Math.max(130, settings.Timeout) * 1000)
    } finally {
      await this.#discard(environment)
    }
  }

  /** Removes all containers, those that are about to start as well, then the images that were pulled for them. */
  async stop(): Promise<void> {
    this.#stopped = true
    await Promise.allSettled(this.#starting)
    await Promise.all([...this.#running].map((environment) => environment.stop()))
    this.#running.clear()
    this.#pools.clear()
    await this.#images.stop()
  }

  /** The warm environments for exactly this content; those of what was before are removed. */
  async #pool(key: string, content: Content): Promise<Pool> {
    const known = this.#pools.get(key)
    if (known?.content === content) return known
    const pool: Pool = { content, idle: [] }
    this.#pools.set(key, pool)
    await Promise.all((known?.idle ?? []).map((environment) => this.#discard(environment)))
    return pool
  }

  /** An environment that still runs: a runtime may end between two events. */
  async #takeWarm(pool: Pool): Promise<Environment | undefined> {
    const environment = pool.idle.pop()
    if (!environment?.ended) return environment
    await this.#discard(environment)
    return this.#takeWarm(pool)
  }

  async #start(
    owner: LambdaFunction,
    version: FunctionVersion,
    image: PulledImage,
    start: Start,
  ): Promise<Environment> {
    // Its image may have been pulled meanwhile.
    if (this.#stopped) throw new Error('This Lambda has stopped.')
    const { settings } = version.serving
    const starting = openEnvironment(image, {
      start,
      function: {
        name: owner.name,
        version: version.version,
        region: owner.region,
        memory: settings.MemorySize,
        logGroup: settings.LoggingConfig.LogGroup,
        initialization: initializationOf(version),
        variables: settings.Environment?.Variables ?? {},
        ...(settings.DurableConfig && { access: this.#access?.(settings.Role) ?? {} }),
      },
      storage: settings.EphemeralStorage.Size,
    })
    this.#starting.add(starting)
    try {
      const environment = await starting
      this.#running.add(environment)
      return environment
    } finally {
      this.#starting.delete(starting)
    }
  }

  /** After a crash or a timeout an environment is not used again; nor when its version has moved on. */
  async #release(environment: Environment, pool: Pool, outcome: Outcome): Promise<void> {
    const current = [...this.#pools.values()].includes(pool)
    if (current && outcome.survives) pool.idle.push(environment)
    else await this.#discard(environment)
  }

  async #discard(environment: Environment): Promise<void> {
    this.#running.delete(environment)
    await environment.stop()
  }
}

function result(
  outcome: Outcome,
  report: { requestId: string; version: string; duration?: number; init?: number; used?: number },
  { settings }: Content,
  written: string,
): InvokeResult {
  const log = writeLog({ duration: 0, ...report, memory: settings.MemorySize }, written, outcome.note)
  return {
    payload: outcome.payload,
    ...(outcome.functionError && { functionError: outcome.functionError }),
    logResult: logTail(log),
  }
}
