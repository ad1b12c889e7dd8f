import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { Docker } from '../docker/process.ts'
import {
  type ContainerStart,
  containerArgv,
  defaultVariables,
  type FunctionFacts,
  lambdaVariables,
} from './container.ts'
import { divideEnvironment, ownProxies, withoutProxies } from './environment.ts'
import { findExtensions } from './extensions.ts'
import type { Guard } from './guard.ts'
import type { Network } from './network.ts'
import { type ExecutionOutcome, type Exit, first, type Late, type Remains } from './outcome.ts'
import { Output } from './output.ts'
import { type RuntimeAnswer, RuntimeApi, type Start } from './runtime-api.ts'

/** Milliseconds in which a runtime that has answered asks for the next event, and docker tells of one that has ended. */
const answerLag = 3000

/** What is run, and how. */
export interface ExecutionRequest {
  /** Name or id in the engine. */
  image: string
  start: ContainerStart
  function: FunctionFacts
  functionArn: string
  /** MB of /tmp. */
  storage: number
  /** The function's own variables, and those of the rehearsal. */
  variables: Readonly<Record<string, string>>
  network: Network
  /** Whether docker adds the proxies of its config, which must not get requests to the Runtime API. */
  proxied: boolean
  /** A private directory for the environment file. */
  scratch: string
  /** Called with the container's name before the container exists. */
  remember: (container: string) => void
  log: (line: string) => void
  /** Values that no line may show: what the function has, GitHub does not know as secret. */
  conceal: (text: string) => string
}

/** One execution environment: a container and the Runtime API that it talks to. Handles one event at a time. */
export class Execution {
  readonly #name: string
  readonly #output: Output
  readonly #docker: Docker
  readonly #api: RuntimeApi
  readonly #request: ExecutionRequest
  readonly #ended: Promise<Exit>
  #closed: Promise<void> | undefined
  #extensions: Promise<readonly string[]> | undefined

  /** @throws Problem when the container can't be given its variables */
  static async start(docker: Docker, request: ExecutionRequest): Promise<Execution> {
    const name = `deploy-lambda-image-${crypto.randomUUID()}`
    const api = await RuntimeApi.listen(request.network.listen, logRefusal(request.network.guard(name), request.log))
    try {
      return new Execution(name, docker, request, api)
    } catch (error) {
      await api.close()
      throw error
    }
  }

  private constructor(name: string, docker: Docker, request: ExecutionRequest, api: RuntimeApi) {
    this.#name = name
    this.#output = new Output(request.log, request.conceal)
    this.#docker = docker
    this.#api = api
    this.#request = request
    const { argv, env } = this.#prepare()
    request.remember(this.#name)
    this.#ended = this.#run(argv, env)
    // The code that waits for an answer handles it; a cancelled run must not end the process before.
    this.#ended.catch(() => {})
  }

  /** Waits until the runtime asks for its first event, says why it can't, ends, or is late. `limit` in milliseconds. */
  started(limit: number): Promise<Start | Exit | Late> {
    return first<Start | Exit>([this.#api.started, this.#ended], limit)
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
    const answer = this.#api.invoke({
      requestId,
      deadline: Date.now() + left,
      functionArn: this.#request.functionArn,
      payload: Buffer.from(payload),
      traceId: `Root=1-${Math.floor(Date.now() / 1000).toString(16)}-${requestId.replaceAll('-', '').slice(0, 24)};Sampled=0`,
    })
    const outcome = await first<RuntimeAnswer | Exit>([answer, this.#ended], left)
    return outcome.kind === 'late' ? { ...outcome, after: timeout, spent } : outcome
  }

  /** Waits after an answer until the runtime asks for the next event; returns how it ended, where it ended in place of that. */
  async afterAnswer(): Promise<Exit | undefined> {
    const next = await first<Exit | undefined>([this.#api.asked.then(() => undefined), this.#ended], answerLag)
    return next?.kind === 'exit' ? next : undefined
  }

  /** Removes the container, and returns what it leaves, its last lines included. */
  async stop(): Promise<Remains> {
    const [state, extensions] = await Promise.all([
      this.#docker.ask(['container', 'inspect', '--format', '{{.State.OOMKilled}}', this.#name]),
      this.extensions(),
    ])
    await this.close()
    const outOfMemory = state.stdout.trim() === 'true'
    return { lines: this.#output.lines, reached: this.#api.reached, outOfMemory, extensions }
  }

  /** The extensions of the image, which are not started. To be asked for once the container has started, well or not. */
  extensions(): Promise<readonly string[]> {
    this.#extensions ??= findExtensions(this.#docker, this.#name)
    return this.#extensions
  }

  /** Removes the container, unless that is done. */
  close(): Promise<void> {
    this.#closed ??= this.#close()
    return this.#closed
  }

  async #close(): Promise<void> {
    try {
      // What it wrote last arrives before its end. A slow engine may make the container only after it was asked to
      // remove it, so that it is asked again until docker has ended.
      const ended = this.#ended.then(() => true)
      do {
        // The anonymous volumes of VOLUME lines go with it.
        await this.#docker.ask(['rm', '--force', '--volumes', this.#name])
      } while (!(await Promise.race([ended, delay(500, false, { ref: false })])))
    } finally {
      await this.#api.close()
    }
  }

  #prepare() {
    const { image, start, network, storage, scratch, variables, proxied } = this.#request
    const facts = this.#request.function
    const api = `${network.host}:${this.#api.port}`
    const { file, inherited } = divideEnvironment({
      ...defaultVariables,
      // A machine of EC2 would give its own role's credentials to a container that has none.
      AWS_EC2_METADATA_DISABLED: 'true',
      ...variables,
      ...lambdaVariables(facts, start, api),
    })
    const path = join(scratch, `${this.#name}.env`)
    writeFileSync(path, file, { mode: 0o600 })
    const argv = containerArgv({
      name: this.#name,
      image,
      start,
      network: network.options,
      environment: [
        `--env-file=${path}`,
        ...Object.keys(inherited).map((name) => `--env=${name}`),
        ...(proxied ? withoutProxies(variables) : []),
      ],
      memory: facts.memory,
      storage,
    })
    return { argv, env: { ...inherited, ...(proxied && ownProxies(variables)) } }
  }

  async #run(argv: readonly string[], env: Record<string, string>): Promise<Exit> {
    const { exitCode } = await this.#docker.show(argv, { env, onLine: (line) => this.#output.add(line) })
    return { kind: 'exit', exitCode }
  }
}

/** Logs once that a client other than the container sent a request. */
function logRefusal(guard: Guard, log: (line: string) => void): Guard {
  let told = false
  return async (request) => {
    if (await guard(request)) return true
    if (!told) log(`The Runtime API refuses ${request.socket.remoteAddress}, which is not known as the container.`)
    told = true
    return false
  }
}
