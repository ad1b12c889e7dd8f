import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Docker } from '../docker/docker.ts'
import { type ContainerStart, containerArgv, type FunctionFacts, lambdaVariables } from './container.ts'
import type { Network } from './network.ts'
import { type Answer, RuntimeApi, type Start } from './runtime-api.ts'

/** Milliseconds that a runtime has to ask for its first event (Lambda developer guide, "Init phase"). */
const initLimit = 10_000

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
  /** A private directory for the environment file. */
  scratch: string
  /** Told the container's name before it is there. */
  remember: (container: string) => void
  log: (line: string) => void
}

/** How a container ended when it should have answered. */
export interface Exit {
  kind: 'exit'
  exitCode: number
  outOfMemory: boolean
  /** What docker and the container wrote to their error output. */
  stderr: string
}

/** The container is still at work where its time is over. */
export interface Late {
  kind: 'late'
  /** Milliseconds. */
  after: number
}

/** What came of the start, or of an event. */
export type Outcome = Answer | Exit | Late

/** One execution environment: a container and the Runtime API that it talks to. Handles one event at a time. */
export class Execution {
  readonly name: string
  /** The last lines that the container wrote. */
  readonly lines: string[] = []
  readonly #docker: Docker
  readonly #api: RuntimeApi
  readonly #ended: Promise<Exit>
  readonly #request: ExecutionRequest

  static async start(docker: Docker, request: ExecutionRequest): Promise<Execution> {
    return new Execution(docker, request, await RuntimeApi.listen(request.network.listen))
  }

  private constructor(docker: Docker, request: ExecutionRequest, api: RuntimeApi) {
    this.#docker = docker
    this.#api = api
    this.#request = request
    this.name = `deploy-lambda-image-${crypto.randomUUID()}`
    request.remember(this.name)
    this.#ended = this.#run()
    // Looked at by whoever waits for an answer; a cancelled run must not end the process before.
    this.#ended.catch(() => {})
  }

  /** Whether the container has reached the Runtime API at all. */
  get reached(): boolean {
    return this.#api.reached
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
  async invoke(payload: string, timeout: number): Promise<Outcome> {
    const requestId = crypto.randomUUID()
    const answer = this.#api.invoke({
      requestId,
      deadline: Date.now() + timeout,
      functionArn: this.#request.functionArn,
      payload: Buffer.from(payload),
      traceId: `Root=1-${Math.floor(Date.now() / 1000).toString(16)}-${requestId.replaceAll('-', '').slice(0, 24)};Sampled=0`,
    })
    return first<Answer | Exit>([answer, this.#ended], timeout)
  }

  /** Removes the container. */
  async stop(): Promise<void> {
    await Promise.all([this.#docker.ask(['rm', '--force', this.name]), this.#api.close()])
    await this.#ended.catch(() => {})
  }

  async #run(): Promise<Exit> {
    const { image, start, network, storage, scratch, log } = this.#request
    const facts = this.#request.function
    const port = this.#api.address.slice(this.#api.address.lastIndexOf(':') + 1)
    const variables = {
      ...this.#request.variables,
      ...lambdaVariables(facts, start, `${network.host}:${port}`),
    }
    const environment = environmentOptions(variables, join(scratch, `${this.name}.env`))
    const argv = containerArgv({
      name: this.name,
      image,
      start,
      network: network.options,
      environment: environment.options,
      memory: facts.memory,
      storage,
    })
    const { exitCode, stderr } = await this.#docker.show(argv, {
      env: environment.inherited,
      onLine: (line) => {
        this.lines.push(line)
        if (this.lines.length > 20) this.lines.shift()
        log(line)
      },
    })
    const state = await this.#docker.ask(['inspect', '--format', '{{.State.OOMKilled}}', this.name])
    return { kind: 'exit', exitCode, stderr, outOfMemory: state.stdout.trim() === 'true' || exitCode === 137 }
  }
}

/**
 * The options that give a container its variables without a value in argv: they go through a private file, or, where
 * a value has several lines, which such a file can't hold, through docker's own environment.
 */
function environmentOptions(variables: Readonly<Record<string, string>>, file: string) {
  const entries = Object.entries(variables)
  const inherited = entries.filter(([, value]) => /[\r\n]/.test(value))
  const lines = entries.filter(([, value]) => !/[\r\n]/.test(value)).map(([name, value]) => `${name}=${value}\n`)
  writeFileSync(file, lines.join(''), { mode: 0o600 })
  return {
    options: [`--env-file=${file}`, ...inherited.map(([name]) => `--env=${name}`)],
    inherited: Object.fromEntries(inherited),
  }
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
