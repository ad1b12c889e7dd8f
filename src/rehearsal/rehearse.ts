import { explainDocker } from '../docker/explain.ts'
import type { Docker } from '../docker/process.ts'
import type { Architecture } from '../domain/architecture.ts'
import { asList, member, parseAnswer } from '../domain/json.ts'
import { type Finding, findingAnd, Problem } from '../domain/problem.ts'
import type { ContainerStart } from './container.ts'
import { diagnoseEvent, diagnoseStart } from './diagnose.ts'
import { isWrongFormat } from './diagnose-exit.ts'
import type { RehearsalEvent } from './events.ts'
import { Execution, type ExecutionRequest } from './execution.ts'
import { compareResponse } from './expect.ts'
import type { Surroundings } from './explain.ts'
import { type EngineLocation, findEngine } from './location.ts'
import { type Network, openNetwork } from './network.ts'
import type { Remains } from './outcome.ts'

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
  /** Called with a network's name before the network exists. */
  rememberNetwork: (network: string) => void
  warn: (text: string) => void
}

/** A rehearsal that went well. */
export interface Rehearsal {
  /** Milliseconds from the container's start to its first question for an event. */
  init: number
  events: Played[]
}

/** An event that went well. */
interface Played {
  name: string
  milliseconds: number
  bytes: number
}

/** Runs the image in a fresh container. */
type Open = (log?: ExecutionRequest['log']) => Promise<Execution>

/**
 * Runs an image as Lambda would run it and hands it the events, one after the other in one warm container.
 *
 * @returns undefined when this machine can't run the image's architecture and need not
 * @throws Problem with one sentence about what went wrong, the remedy, and the container's last lines
 */
export async function rehearse(docker: Docker, request: RehearsalRequest): Promise<Rehearsal | undefined> {
  const [location, start] = await Promise.all([findEngine(docker), readStart(docker, request.image)])
  warnOfLimits(location, request)
  const network = await openNetwork(docker, location, request.rememberNetwork)
  try {
    for (const sentence of network.open) request.log(`Open in this rehearsal: ${sentence}`)
    return await rehearseIn(docker, request, { network, location, start: { ...start, ...request.overrides } })
  } finally {
    await network.close()
  }
}

async function rehearseIn(
  docker: Docker,
  request: RehearsalRequest,
  { network, location, start }: { network: Network; location: EngineLocation; start: ContainerStart },
): Promise<Rehearsal | undefined> {
  const around: Surroundings = {
    architecture: request.architecture,
    foreign: location.machine !== machines[request.architecture],
    memory: request.function.memory,
    command: start.command,
    credentials: request.variables.AWS_ACCESS_KEY_ID !== undefined,
    memoryLimited: location.limits.memory,
    ...(network.between && { between: network.between }),
  }
  const open: Open = (log = request.log) => Execution.start(docker, { ...request, start, network, log })

  const begin = performance.now()
  const execution = await open()
  try {
    const started = await execution.started()
    const init = performance.now() - begin
    if (started.kind !== 'ready') {
      const remains = await execution.stop()
      if (around.foreign && !request.required && isWrongFormat(remains)) {
        request.warn(
          `The image was not rehearsed: this machine can't run ${request.architecture}. Use a runner of that architecture, or add docker/setup-qemu-action.`,
        )
        return undefined
      }
      throw problem(diagnoseStart(started, { ...remains, ...around }), remains)
    }
    return { init, events: await playAll(open, execution, request, around) }
  } finally {
    await execution.close()
  }
}

async function playAll(
  open: Open,
  execution: Execution,
  request: RehearsalRequest,
  around: Surroundings,
): Promise<Played[]> {
  const played: Played[] = []
  for (const event of request.events) {
    const begin = performance.now()
    const outcome = await execution.invoke(event.payload, request.timeout)
    const milliseconds = performance.now() - begin
    const unexpected = outcome.kind === 'response' ? compareResponse(event, outcome) : undefined
    if (outcome.kind === 'response' && unexpected === undefined) {
      request.log(`${event.name}: ${outcome.payload.length} bytes${outcome.streamed ? ', streamed' : ''}`)
      played.push({ name: event.name, milliseconds, bytes: outcome.payload.length })
      continue
    }
    // All that the container wrote has arrived only when it is gone.
    const remains = await execution.stop()
    const finding =
      outcome.kind === 'response' ? unexpected : diagnoseEvent(event.name, outcome, { ...remains, ...around })
    if (finding === undefined) throw new Error('an outcome was neither expected nor diagnosed')
    const stateful = played.length > 0 && (await worksAlone(open, event, request.timeout))
    throw problem(stateful ? blameState(finding) : finding, remains)
  }
  return played
}

/** Whether an event that failed in a warm container goes well in a fresh one. */
async function worksAlone(open: Open, event: RehearsalEvent, timeout: number): Promise<boolean> {
  const fresh = await open(() => {})
  try {
    if ((await fresh.started()).kind !== 'ready') return false
    const outcome = await fresh.invoke(event.payload, timeout)
    return outcome.kind === 'response' && compareResponse(event, outcome) === undefined
  } finally {
    await fresh.close()
  }
}

function blameState(finding: Finding): Finding {
  return {
    ...findingAnd(finding, 'In a fresh container the same event goes well: an earlier event left state behind.'),
    remedy: 'Lambda keeps the container between events: reset what the handler keeps in variables and in /tmp.',
  }
}

/** An engine without cgroups, as a rootless one can be, ignores limits, and does not report it. */
function warnOfLimits({ limits }: EngineLocation, { function: { memory }, warn }: RehearsalRequest): void {
  const missing = [
    ...(limits.memory ? [] : [`the ${memory} MB of memory`]),
    ...(limits.processes ? [] : ['the 1,024 processes']),
  ]
  if (missing.length === 0) return
  warn(
    `The rehearsal can't hold the image to ${missing.join(' and ')} that it has on Lambda: this engine controls no cgroups for that. Start the engine where they are delegated to it (rootless engines: cgroup v2 and systemd), or use another one.`,
  )
}

function problem(finding: Finding, { lines }: Remains): Problem {
  const wrote = lines.length === 0 ? 'The container wrote nothing.' : `The container's last lines:\n${lines.join('\n')}`
  return new Problem({ ...finding, details: [finding.details, wrote].filter(Boolean).join('\n') })
}

/** As an engine calls its machine (uname(2)). */
const machines: Record<Architecture, string> = { x86_64: 'x86_64', arm64: 'aarch64' }

async function readStart(docker: Docker, image: string): Promise<ContainerStart> {
  const answer = await docker.ask(['image', 'inspect', '--format', '{{json .Config}}', image])
  if (answer.exitCode !== 0) throw explainDocker(answer, 'Could not read the image')
  const config = parseAnswer(answer.stdout, 'What the engine says of the image')
  return {
    entryPoint: texts(config, 'Entrypoint'),
    command: texts(config, 'Cmd'),
    // The engine itself starts the container in the image's.
    workingDirectory: '',
  }
}

function texts(config: unknown, name: string): string[] {
  return asList(member(config, name)).filter((each) => typeof each === 'string')
}
