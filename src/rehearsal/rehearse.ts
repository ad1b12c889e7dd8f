import type { Docker } from '../docker/docker.ts'
import type { Architecture } from '../domain/architecture.ts'
import { type Finding, Problem } from '../domain/problem.ts'
import type { ContainerStart } from './container.ts'
import { type Circumstances, diagnoseEvent, diagnoseStart, isForeign } from './diagnose.ts'
import type { RehearsalEvent } from './events.ts'
import { Execution, type ExecutionRequest } from './execution.ts'
import { compareResponse } from './expect.ts'
import { chooseNetwork } from './network.ts'

/** What is rehearsed. */
export interface RehearsalRequest extends Omit<ExecutionRequest, 'network' | 'start'> {
  architecture: Architecture
  events: readonly RehearsalEvent[]
  /** What the function's ImageConfig puts in place of the image's own start. */
  overrides: Partial<ContainerStart>
  /** Milliseconds for each event. */
  timeout: number
  /** Whether a machine that can't run the architecture is an error. */
  required: boolean
  warn: (text: string) => void
}

/** A rehearsal that went well. */
export interface Rehearsal {
  /** Milliseconds from the container's start to its first question for an event. */
  init: number
  events: { name: string; milliseconds: number; bytes: number }[]
}

/**
 * Runs an image as Lambda would run it and hands it the events, one after the other in one warm container.
 *
 * @returns undefined when this machine can't run the image's architecture and need not
 * @throws Problem with one sentence about what went wrong, the remedy, and the container's last lines
 */
export async function rehearse(docker: Docker, request: RehearsalRequest): Promise<Rehearsal | undefined> {
  const [network, own] = await Promise.all([chooseNetwork(docker), readStart(docker, request.image)])
  const execution = await Execution.start(docker, { ...request, start: { ...own, ...request.overrides }, network })
  try {
    const begin = performance.now()
    const started = await execution.started()
    const init = performance.now() - begin
    if (
      started.kind === 'exit' &&
      !request.required &&
      isForeign(started, execution.lines) &&
      (await isElsewhere(docker, request))
    ) {
      request.warn(
        `The image was not rehearsed: this machine can't run ${request.architecture}. Use a runner of that architecture, or add docker/setup-qemu-action.`,
      )
      return undefined
    }
    const failure = diagnoseStart(started, circumstances(request, execution))
    if (failure) throw problem(failure, execution)
    const events: Rehearsal['events'] = []
    for (const event of request.events)
      events.push(await play(docker, request, execution, event, events.length > 0, network))
    return { init, events }
  } finally {
    await execution.stop()
  }
}

async function play(
  docker: Docker,
  request: RehearsalRequest,
  execution: Execution,
  event: RehearsalEvent,
  warm: boolean,
  network: Awaited<ReturnType<typeof chooseNetwork>>,
): Promise<Rehearsal['events'][number]> {
  const begin = performance.now()
  const outcome = await execution.invoke(event.payload, request.timeout)
  const milliseconds = performance.now() - begin
  const around = { ...circumstances(request, execution), event: event.name }
  const failure = outcome.kind === 'response' ? compareResponse(event, outcome) : diagnoseEvent(outcome, around)
  if (!failure && outcome.kind === 'response') {
    request.log(`${event.name}: ${outcome.payload.length} bytes${outcome.streamed ? ', streamed' : ''}`)
    return { name: event.name, milliseconds, bytes: outcome.payload.length }
  }
  if (!failure) throw new Error('an outcome was neither a response nor diagnosed')
  if (!warm || !(await worksAlone(docker, request, event, network))) throw problem(failure, execution)
  const stateful = {
    what: `${failure.what} In a fresh container the same event goes well: an earlier event left state behind.`,
    remedy: 'Lambda keeps the container between events: reset what the handler keeps in variables and in /tmp.',
  }
  throw problem(stateful, execution)
}

async function worksAlone(
  docker: Docker,
  request: RehearsalRequest,
  event: RehearsalEvent,
  network: Awaited<ReturnType<typeof chooseNetwork>>,
): Promise<boolean> {
  const start = { ...(await readStart(docker, request.image)), ...request.overrides }
  const fresh = await Execution.start(docker, { ...request, start, network, log: () => {} })
  try {
    if ((await fresh.started()).kind !== 'ready') return false
    const outcome = await fresh.invoke(event.payload, request.timeout)
    return outcome.kind === 'response' && compareResponse(event, outcome) === undefined
  } finally {
    await fresh.stop()
  }
}

function circumstances(request: RehearsalRequest, { lines, reached }: Execution): Circumstances {
  return { lines, reached, architecture: request.architecture, memory: request.function.memory }
}

function problem(finding: Finding, { lines }: Execution): Problem {
  const details =
    lines.length === 0 ? 'The container wrote nothing.' : `The container's last lines:\n${lines.join('\n')}`
  return new Problem({ ...finding, details })
}

async function readStart(docker: Docker, image: string): Promise<ContainerStart> {
  const { stdout } = await docker.ask(['image', 'inspect', '--format', '{{json .Config}}', image])
  const config: unknown = JSON.parse(stdout)
  return {
    entryPoint: texts(config, 'Entrypoint'),
    command: texts(config, 'Cmd'),
    // The engine itself starts the container in the image's.
    workingDirectory: '',
  }
}

function texts(config: unknown, name: string): string[] {
  const value: unknown = typeof config === 'object' && config !== null ? Reflect.get(config, name) : undefined
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : []
}

/** Whether the engine's machine has another architecture than the image. */
async function isElsewhere(docker: Docker, { architecture }: RehearsalRequest): Promise<boolean> {
  const { stdout } = await docker.ask(['version', '--format', '{{.Server.Arch}}'])
  return stdout.trim() !== (architecture === 'arm64' ? 'arm64' : 'amd64')
}
