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
import type { Network } from './network.ts'
import { type RuntimeAnswer, RuntimeApi, type Start } from './runtime-api.ts'

/** Milliseconds that a runtime has to ask for its first event (Lambda developer guide, "Init phase"). */
const initLimit = 10_000

/** Of what the container writes, as many lines are kept. */
const kept = 20

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
  /** Whether docker adds the proxies of its config, which must not be asked for the Runtime API. */
  proxied: boolean
  /** A private directory for the environment file. */
  scratch: string
  /** Told the container's name before it is there. */
  remember: (container: string) => void
  log: (line: string) => void
  /** Values that no line may show: what the function has, GitHub does not know as secret. */
  hidden: readonly string[]
}

/** How a container ended when it should have answered. */
export interface Exit {
  kind: 'exit'
  /** Of `docker run`: the container's, or 125 when the engine did not start one. */
  exitCode: number
}

/** The container is still at work where its time is over. */
export interface Late {
  kind: 'late'
  /** Milliseconds. */
  after: number
}

/** What came of an event. */
export type ExecutionOutcome = RuntimeAnswer | Exit | Late

/** What a container leaves when it has been removed. */
export interface Remains {
  /** The last lines that it wrote. */
  lines: readonly string[]
  /** Whether it has reached the Runtime API at all. */
  reached: boolean
  /** Whether the engine killed it, or a process in it, for its memory. */
  outOfMemory: boolean
}

/** One execution environment: a container and the Runtime API that it talks to. Handles one event at a time. */
export class Execution {
  readonly #name = `deploy-lambda-image-${crypto.randomUUID()}`
  readonly #lines: string[] = []
  readonly #docker: Docker
  readonly #api: RuntimeApi
  readonly #request: ExecutionRequest
  readonly #ended: Promise<Exit>
  #closed: Promise<void> | undefined

  /** @throws Problem when the container can't be given its variables */
  static async start(docker: Docker, request: ExecutionRequest): Promise<Execution> {
    const api = await RuntimeApi.listen(request.network.listen)
    try {
      return new Execution(docker, request, api)
    } catch (error) {
      await api.close()
      throw error
    }
  }

  private constructor(docker: Docker, request: ExecutionRequest, api: RuntimeApi) {
    this.#docker = docker
    this.#api = api
    this.#request = request
    const { argv, env } = this.#prepare()
    request.remember(this.#name)
    this.#ended = this.#run(argv, env)
    // Looked at by whoever waits for an answer; a cancelled run must not end the process before.
    this.#ended.catch(() => {})
  }

  /** Waits until the runtime asks for its first event, says why it can't, ends, or is late. */
  started(): Promise<Start | Exit | Late> {
    return first<Start | Exit>([this.#api.started, this.#ended], initLimit)
  }

  /**
   * Hands the runtime an event.
   *
   * @param timeout milliseconds
   */
  invoke(payload: string, timeout: number): Promise<ExecutionOutcome> {
    const requestId = crypto.randomUUID()
    const answer = this.#api.invoke({
      requestId,
      deadline: Date.now() + timeout,
      functionArn: this.#request.functionArn,
      payload: Buffer.from(payload),
      traceId: `Root=1-${Math.floor(Date.now() / 1000).toString(16)}-${requestId.replaceAll('-', '').slice(0, 24)};Sampled=0`,
    })
    return first<RuntimeAnswer | Exit>([answer, this.#ended], timeout)
  }

  /** Removes the container, and tells what it leaves, its last words included. */
  async stop(): Promise<Remains> {
    const state = await this.#docker.ask(['container', 'inspect', '--format', '{{.State.OOMKilled}}', this.#name])
    await this.close()
    return { lines: this.#lines, reached: this.#api.reached, outOfMemory: state.stdout.trim() === 'true' }
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
      // A machine of EC2 would hand its own role's credentials to whoever has none.
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
    const { exitCode } = await this.#docker.show(argv, { env, onLine: (line) => this.#note(line) })
    return { kind: 'exit', exitCode }
  }

  #note(line: string): void {
    // Docker's advice on its own command line is of no use to who did not write it.
    if (line === '' || line.startsWith("Run 'docker run --help'")) return
    const shown = hide(line, this.#request.hidden)
    this.#lines.push(shown)
    if (this.#lines.length > kept) this.#lines.shift()
    this.#request.log(shown)
  }
}

function hide(line: string, values: readonly string[]): string {
  return values.reduce((text, value) => text.replaceAll(value, '***'), line)
}

async function first<T>(promises: Promise<T>[], limit: number): Promise<T | Late> {
  const { promise: late, resolve } = Promise.withResolvers<Late>()
  const timer = setTimeout(resolve, limit, { kind: 'late', after: limit })
  try {
    return await Promise.race([...promises, late])
  } finally {
    clearTimeout(timer)
  }
}
