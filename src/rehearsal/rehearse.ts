import type { ContainerStart } from '../container/container.ts'
import { findExtensions, refuseTooMany } from '../container/extensions.ts'
import type { Initialization } from '../container/initialization.ts'
import type { EngineLocation } from '../container/location.ts'
import type { ExecutionRequest } from '../container/request.ts'
import type { Venue } from '../container/venue.ts'
import { readEngineConfig } from '../docker/engine-image.ts'
import type { Docker } from '../docker/process.ts'
import type { Architecture } from '../domain/architecture.ts'
import { formatMeasured } from '../domain/duration.ts'
import { Problem } from '../domain/problem.ts'
import type { ImageConfig } from '../image/manifest.ts'
import { refuseSnapStart, type SnapStartGround } from '../image/snap-start.ts'
import { diagnoseStart } from './diagnose.ts'
import { isWrongFormat } from './diagnose-exit.ts'
import type { RehearsalEvent } from './events.ts'
import { Execution } from './execution.ts'
import type { Surroundings } from './explain.ts'
import { type Answered, type Played, type PlayedAll, playAll, problem, type Stage, startAnew } from './play.ts'
import { snapStartGround } from './snap-start.ts'
import { describeSlowStart, startRuntime } from './start.ts'
import { playTogether } from './together.ts'

/** What is rehearsed. */
export interface RehearsalRequest extends Omit<ExecutionRequest, 'network' | 'start' | 'extensions'> {
  architecture: Architecture
  events: readonly RehearsalEvent[]
  /** What the function's ImageConfig puts in place of the image's own start. */
  overrides: Partial<ContainerStart>
  /** Milliseconds for each event. */
  timeout: number
  /** Whether a machine that can't run the architecture is an error. */
  required: boolean
  /** Does work that nothing waits for: what the rehearsal needs no more is removed while the run goes on. */
  later: (work: () => Promise<void>) => void
  /** Told of each answer that is as it should be, while its container still runs. */
  answered?: (answer: Answered) => Promise<void>
  warn: (text: string) => void
}

/** A rehearsal that went well. */
export interface Rehearsal {
  /** Milliseconds from the start of the container to its first question for an event; of the second start, where that was needed. */
  init: number
  events: Played[]
  /** Why Lambda takes snapshots of the image; absent where it takes none. */
  snapStart?: SnapStartGround
}

/**
 * Runs an image as Lambda would run it and hands it the events, one after the other in one warm container.
 *
 * @param opening the venue, which is closed afterwards
 * @returns undefined when this machine can't run the image's architecture and need not
 * @throws Problem with one sentence about what went wrong, the remedy, and the container's last lines
 */
export async function rehearse(
  docker: Docker,
  request: RehearsalRequest,
  opening: Promise<Venue>,
): Promise<Rehearsal | undefined> {
  const { image, overrides, noteContainer } = request
  const [venue, config, extensions] = await Promise.all([
    opening,
    readEngineConfig(docker, image),
    findExtensions(docker, image, noteContainer),
  ])
  const tooMany = refuseTooMany(extensions)
  if (tooMany) throw new Problem(tooMany)
  const start = { ...startOf(config), ...overrides }
  if (extensions.length > 0) request.log(`Started beside the program, from /opt/extensions: ${extensions.join(', ')}`)
  warnOfLimits(venue.location, request)
  for (const sentence of venue.network.open) request.log(`Open in this rehearsal: ${sentence}`)
  const opened: Execution[] = []
  try {
    return await rehearseIn(docker, { ...request, config, start, extensions }, { ...venue, opened })
  } finally {
    request.later(async () => {
      await Promise.all(opened.map((execution) => execution.close()))
      await venue.network.close()
    })
  }
}

async function rehearseIn(
  docker: Docker,
  request: RehearsalRequest & Pick<ExecutionRequest, 'start' | 'extensions'> & { config: ImageConfig },
  { network, location, opened }: Venue & { opened: Execution[] },
): Promise<Rehearsal | undefined> {
  const { architecture, start, timeout, warn } = request
  const { initialization } = request.function
  const prepared = initialization.kind !== 'on-demand'
  const around: Surroundings = {
    architecture,
    foreign: location.machine !== machines[architecture],
    memory: request.function.memory,
    command: start.command,
    credentials: request.variables.AWS_ACCESS_KEY_ID !== undefined,
    memoryLimited: location.limits.memory,
    prepared,
    ...(network.between && { between: network.between }),
  }
  const open = async (log = request.log) => {
    const execution = await Execution.start(docker, { ...request, network, log })
    opened.push(execution)
    return execution
  }
  const { environment, outcome, init, ofInvocation } = await startRuntime(open, { ...request, prepared })
  if (outcome.kind !== 'ready') {
    const remains = await environment.stop()
    if (around.foreign && !request.required && isWrongFormat(remains)) {
      warn(
        `The image was not rehearsed: this machine can't run ${architecture}. Use a runner of that architecture, or add docker/setup-qemu-action.`,
      )
      return undefined
    }
    throw problem(diagnoseStart(outcome, { ...remains, ...around }), remains)
  }
  const snapStart =
    initialization.kind === 'snap-start' ? await snapStartGround(docker, request, environment.seen.restores) : undefined
  if (initialization.kind === 'snap-start' && snapStart === undefined) throw new Problem(refuseSnapStart())
  request.log(`Ready after ${formatMeasured(init)}`)
  const stage = { ...request, around, prepared, open }
  const all = await playAll(stage, { environment, ofInvocation })
  if (initialization.kind === 'lambda-managed-instances') await rehearseTogether(stage, initialization, all)
  if (ofInvocation > 0) warn(describeSlowStart(init, timeout))
  return { init, events: all.played, ...(snapStart && { snapStart }) }
}

/** A durable function gets one event after the other here: its executions have one place for their checkpoints. */
async function rehearseTogether(
  stage: Stage,
  { concurrency }: Pick<Extract<Initialization, { concurrency: number }>, 'concurrency'>,
  { alone, ready }: PlayedAll,
): Promise<void> {
  const { environment } = ready ?? (await startAnew(stage))
  if (environment.durable) return
  const wrong = await playTogether(environment, alone, { ...stage, concurrency })
  if (wrong === undefined) return
  const remains = await environment.stop()
  throw problem(wrong({ ...remains, ...stage.around }), remains)
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

/** As an engine calls its machine (uname(2)). */
const machines: Record<Architecture, string> = { x86_64: 'x86_64', arm64: 'aarch64' }

function startOf({ entryPoint, command }: ImageConfig): ContainerStart {
  // The engine itself starts the container in the image's directory.
  return { entryPoint, command, workingDirectory: '' }
}
