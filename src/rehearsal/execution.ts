import { setTimeout as delay } from 'node:timers/promises'
import type { Docker } from '../docker/process.ts'
import { removeContainers } from '../docker/push.ts'
import { DurableApi } from './durable/api.ts'
import { type ExtensionContainers, startExtensions } from './extension-containers.ts'
import { ExtensionsApi } from './extensions-api.ts'
import { loggingRefusal } from './guard.ts'
import { type Launch, prepareLaunch } from './launch.ts'
import { type ExecutionOutcome, type Exit, first, type Late, type Remains } from './outcome.ts'
import { Output } from './output.ts'
import type { ExecutionRequest } from './request.ts'
import { type RuntimeAnswer, RuntimeApi, type Start } from './runtime-api.ts'

/** Milliseconds in which a runtime that has answered asks for the next event, and docker tells of one that has ended. */
const answerLag = 3000

/** Milliseconds that extensions have to end (Lambda developer guide, "Shutdown phase"). */
const shutdownTime = 2000

interface Apis {
  api: RuntimeApi
  extensionsApi: ExtensionsApi
  durable?: DurableApi
}

/** One execution environment: a container and the Runtime API that it talks to. Handles one event at a time. */
export class Execution {
  readonly #name: string
  readonly #output: Output
  readonly #docker: Docker
  readonly #api: RuntimeApi
  readonly #request: ExecutionRequest
  readonly #ended: Promise<Exit>
  readonly #extensionsApi: ExtensionsApi
  readonly #extensions: ExtensionContainers
  /** Where durable executions are kept; absent where the function is not a durable one. */
  readonly durable: DurableApi | undefined
  #closed: Promise<void> | undefined

  /** @throws Problem when the container can't be given its variables */
  static async start(docker: Docker, request: ExecutionRequest): Promise<Execution> {
    const name = `deploy-lambda-image-${crypto.randomUUID()}`
    const guard = loggingRefusal(request.network.guard(name), request.log)
    const extensionsApi = new ExtensionsApi(request)
    const { executionTimeout } = request
    const durable = executionTimeout === undefined ? undefined : new DurableApi(request, executionTimeout)
    const api = await RuntimeApi.listen(request.network.listen, guard, async (asked, response) => {
      return (await durable?.answer(asked, response)) || extensionsApi.answer(asked, response)
    })
    try {
      return new Execution(name, docker, request, { api, extensionsApi, ...(durable && { durable }) })
    } catch (error) {
      await api.close()
      throw error
    }
  }

  private constructor(name: string, docker: Docker, request: ExecutionRequest, { api, extensionsApi, durable }: Apis) {
    this.#name = name
    this.#output = new Output(request.log, request.conceal)
    this.#docker = docker
    this.#api = api
    this.#extensionsApi = extensionsApi
    this.durable = durable
    this.#request = request
    const { start, extensions: names, network, remember } = request
    const launch = prepareLaunch(request, name, `${network.host}:${api.port}`)
    remember(name)
    this.#ended = this.#run(launch(name, start, names.length > 0 ? { kind: 'owner' } : undefined), (line) => {
      extensionsApi.telemetry.tell('function', 'function', line)
      this.#output.add(line)
    })
    // The code that waits for an answer handles it; a cancelled run must not end the process before.
    this.#ended.catch(() => {})
    this.#extensions = startExtensions(docker, {
      main: name,
      ended: this.#ended,
      names,
      remember,
      run: async (extension, container) => {
        const program = { ...start, entryPoint: [`/opt/extensions/${extension}`], command: [] }
        const { exitCode } = await this.#run(launch(container, program, { kind: 'guest', of: name }), (line) => {
          extensionsApi.telemetry.tell('extension', 'extension', line)
          this.#output.add(`${extension}: ${line}`)
        })
        return exitCode
      },
    })
  }

  /** Waits until the runtime asks for its first event, says why it can't, ends, or is late. `limit` in milliseconds. */
  started(limit: number): Promise<Start | Exit | Late> {
    const { promise: started, resolve } = Promise.withResolvers<Start>()
    const starts = [this.#api.started, this.#extensionsApi.started]
    for (const each of starts) each.then((start) => start.kind === 'error' && resolve(start))
    Promise.all(starts).then(() => resolve({ kind: 'ready' }))
    return first<Start | Exit>([started, this.#ended, this.#extensions.ended], limit)
  }

  /**
   * Hands the runtime an event.
   *
   * @param timeout milliseconds
   * @param spent milliseconds of them that are over
   */
  async invoke(payload: string, timeout: number, spent = 0): Promise<ExecutionOutcome> {
    this.#output.startPart()
    const left = Math.max(0, timeout - spent)
    const requestId = crypto.randomUUID()
    const invocation = {
      requestId,
      deadline: Date.now() + left,
      functionArn: this.#request.functionArn,
      ...(this.#request.tenantId !== undefined && { tenantId: this.#request.tenantId }),
      payload: Buffer.from(payload),
      traceId: `Root=1-${Math.floor(Date.now() / 1000).toString(16)}-${requestId.replaceAll('-', '').slice(0, 24)};Sampled=0`,
    }
    this.#extensionsApi.invoke(invocation)
    const answer = this.#api.invoke(invocation)
    const begin = performance.now()
    const outcome = await first<RuntimeAnswer | Exit>([answer, this.#ended, this.#extensions.ended], left)
    const status = outcome.kind === 'response' ? 'success' : outcome.kind === 'late' ? 'timeout' : 'failure'
    this.#extensionsApi.answered(invocation, status, performance.now() - begin)
    return outcome.kind === 'late' ? { ...outcome, after: timeout, spent } : outcome
  }

  /** Waits after an answer until the runtime asks for the next event; returns how it ended, where it ended in place of that. */
  async afterAnswer(): Promise<Exit | undefined> {
    const next = await first<Exit | undefined>([this.#api.asked.then(() => undefined), this.#ended], answerLag)
    return next?.kind === 'exit' ? next : undefined
  }

  /** Removes the containers, and returns what they leave, their last lines included. */
  async stop(): Promise<Remains> {
    const state = await this.#docker.ask(['container', 'inspect', '--format', '{{.State.OOMKilled}}', this.#name])
    const { missing } = this.#extensionsApi
    this.#closed ??= this.#remove()
    await this.#closed
    const outOfMemory = state.stdout.trim() === 'true'
    return { lines: this.#output.lines, reached: this.#api.reached, outOfMemory, missing }
  }

  /** Removes the containers, unless that is done. Extensions are told before, and get their time. */
  close(): Promise<void> {
    this.#closed ??= this.#shutDown().then(() => this.#remove())
    return this.#closed
  }

  async #shutDown(): Promise<void> {
    if (!this.#extensionsApi.shutDown(shutdownTime)) return
    await Promise.race([
      this.#extensions.finished,
      this.#ended.catch(() => {}),
      delay(shutdownTime, undefined, { ref: false }),
    ])
  }

  async #remove(): Promise<void> {
    const names = [...this.#extensions.containers, this.#name]
    try {
      // What it wrote last arrives before its end. A slow engine may make the container only after it was asked to
      // remove it, so that it is asked again until docker has ended.
      const ended = Promise.all([this.#ended, this.#extensions.finished]).then(() => true)
      do {
        // The anonymous volumes of VOLUME lines go with it.
        await removeContainers(this.#docker, names)
      } while (!(await Promise.race([ended, delay(500, false, { ref: false })])))
    } finally {
      await this.#api.close()
    }
  }

  async #run({ argv, env }: Launch, onLine: (line: string) => void): Promise<Exit> {
    const { exitCode } = await this.#docker.show(argv, { env, onLine })
    return { kind: 'exit', exitCode }
  }
}
