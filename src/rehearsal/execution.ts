import { setTimeout as delay } from 'node:timers/promises'
import { loggingRefusal } from '../container/guard.ts'
import { type Launch, prepareLaunch } from '../container/launch.ts'
import { Output } from '../container/output.ts'
import type { ExecutionRequest } from '../container/request.ts'
import { removeContainers } from '../docker/leftovers.ts'
import type { Docker } from '../docker/process.ts'
import { type Begun, type Start, whenBegun } from '../runtime-api/begin.ts'
import type { RuntimeAnswer } from '../runtime-api/deliveries.ts'
import type { DurableApi } from '../runtime-api/durable/api.ts'
import type { ExtensionsApi } from '../runtime-api/extensions-api.ts'
import { newInvocation } from '../runtime-api/invocation.ts'
import { type OtherApis, otherApis } from '../runtime-api/other-apis.ts'
import { RuntimeApi } from '../runtime-api/runtime-api.ts'
import { type ExtensionContainers, startExtensions } from './extension-containers.ts'
import { type ExecutionOutcome, type Exit, first, type Late, type Remains } from './outcome.ts'

/** Milliseconds in which a runtime that has answered asks for the next event, and docker tells of one that has ended. */
const answerLag = 3000

/** Milliseconds that extensions have to end (Lambda developer guide, "Shutdown phase"). */
const shutdownTime = 2000

/** Milliseconds in which a runtime that was restored from a snapshot asks for an event (Lambda developer guide, "Troubleshooting SnapStart errors"). */
const restoreLimit = 10_000

type Apis = OtherApis & { api: RuntimeApi }

/** One execution environment: a container and the Runtime API that it talks to. */
export class Execution {
  /** The name of its container in the engine. */
  readonly container: string
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
    const others = otherApis(request)
    const snapStart = request.function.initialization.kind === 'snap-start'
    const api = await RuntimeApi.listen(request.network.listen, guard, others.answer, snapStart)
    try {
      return new Execution(name, docker, request, { ...others, api })
    } catch (error) {
      await api.close()
      throw error
    }
  }

  private constructor(
    name: string,
    docker: Docker,
    request: ExecutionRequest,
    { api, extensionsApi, metadata, durable }: Apis,
  ) {
    this.container = name
    this.#output = new Output(request.log, request.conceal)
    this.#docker = docker
    this.#api = api
    this.#extensionsApi = extensionsApi
    this.durable = durable
    this.#request = request
    const { start, extensions: names, network, noteContainer } = request
    const launch = prepareLaunch(request, name, `${network.host}:${api.port}`, metadata.token)
    noteContainer(name)
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
      noteContainer,
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

  /**
   * Waits until the runtime asks for its first event, says why it can't, ends, or is late. One that asks for the restore
   * before that is restored at once. `limit` in milliseconds, up to the restore.
   */
  async started(limit: number): Promise<Start | Exit | Late> {
    const bothBegun = whenBegun(this.#api.started, this.#extensionsApi.started)
    const begun = await first<Begun | Exit>([bothBegun, ...this.#ends], limit)
    if (begun.kind !== 'snapshot') return begun
    const restored = await first<Start | Exit>([this.#api.restore(), ...this.#ends], restoreLimit)
    return restored.kind === 'ready' ? restored : { ...restored, restoring: true }
  }

  /** What ends the environment. */
  get #ends(): Promise<Exit>[] {
    return [this.#ended, this.#extensions.ended]
  }

  /**
   * Hands the runtime an event. Several may be under way.
   *
   * @param timeout milliseconds
   * @param spent milliseconds of them that are over
   * @param newest whether the worker that asked last gets it
   */
  async invoke(payload: string, timeout: number, spent = 0, newest = false): Promise<ExecutionOutcome> {
    this.#output.startPart()
    const left = Math.max(0, timeout - spent)
    const invocation = newInvocation(this.#request, payload, left)
    this.#extensionsApi.invoke(invocation)
    const answer = this.#api.invoke(invocation, newest)
    const start = performance.now()
    const outcome = await first<RuntimeAnswer | Exit>([answer, ...this.#ends], left)
    const status = outcome.kind === 'response' ? 'success' : outcome.kind === 'late' ? 'timeout' : 'failure'
    this.#extensionsApi.answered(invocation, status, performance.now() - start)
    return outcome.kind === 'late' ? { ...outcome, after: timeout, spent } : outcome
  }

  /** What the runtime has been seen to do. */
  get seen(): Pick<RuntimeApi, 'restores' | 'waiting' | 'atOnce' | 'askedAgain'> {
    return this.#api
  }

  /** Waits after an answer until the runtime asks for the next event; returns how it ended, where it ended in place of that. */
  async afterAnswer(): Promise<Exit | undefined> {
    const next = await first<Exit | undefined>([this.#api.asked.then(() => undefined), this.#ended], answerLag)
    return next?.kind === 'exit' ? next : undefined
  }

  /** Removes the containers, and returns what they leave, their last lines included. */
  async stop(): Promise<Remains> {
    const state = await this.#docker.ask(['container', 'inspect', '--format', '{{.State.OOMKilled}}', this.container])
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
    const names = [...this.#extensions.containers, this.container]
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
    const { exitCode } = await this.#docker.show(argv, { env, onLine, background: true })
    return { kind: 'exit', exitCode }
  }
}
