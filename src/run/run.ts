import { credentialsIn, type RegionCredentials } from '../aws/credentials.ts'
import { checkBuildFiles } from '../docker/build-files.ts'
import { type Engine, inspectEngine } from '../docker/engine.ts'
import type { Failures } from '../domain/each-place.ts'
import { parseEcrRegistry } from '../domain/image-reference.ts'
import { type Place, placeOf } from '../domain/place.ts'
import { Findings } from '../domain/problem.ts'
import type { Predicate } from '../domain/statement.ts'
import type { Timed } from '../domain/timed.ts'
import type { Workplace } from '../inputs/files.ts'
import type { Inputs } from '../inputs/inputs.ts'
import { type DeployPlan, type ImagePlan, type PushPlan, placesOf } from '../plan/plan.ts'
import { type EventInputs, type RehearsalEvent, readEvents } from '../rehearsal/events.ts'
import type { Timing } from '../report/result.ts'
import { type DockerSession, openDockerSession } from '../session/docker-session.ts'
import type { Tools } from '../session/tools.ts'
import { readBills } from './bills.ts'
import type { EventGate } from './event-gate.ts'
import { newerCommitGuard, type RefuseNewer } from './newer-commit.ts'
import { hideGivenSecrets } from './secrets.ts'

/**
 * All that bringing an image to ECR works with, made once and handed on. What changes while it runs is in its tools
 * (timings, what is live, pending shifts), in its findings and in `lost`.
 */
export interface ImageRun {
  plan: ImagePlan
  tools: Tools
  credentials: RegionCredentials
  /** For ECR, where they are others. */
  ofRepository: RegionCredentials
  /** Absent when nothing is built or rehearsed, and no registry but ECR is read. */
  docker?: DockerSession
  /** What builds, which is inspected from the start, beside the sign-in; absent when nothing is built. */
  engine?: Promise<Engine>
  events: EventsOf
  /** What the files of attest say of the image. */
  bills: readonly Predicate[]
  /** What makes the run impossible, as far as it is known; the inspection reports all of it at once. */
  findings: Findings
  /** What goes on beside the steps: it rejects never, and the run reports after its end. */
  aside: Promise<void>[]
  /** Places that failed, without which the run continues; absent when one that fails ends the run. */
  lost?: Failures
}

/** A run that brings an image to ECR, and is done. */
export type PushRun = ImageRun & { plan: PushPlan }

/** The same, and all that a deploy works with. */
export interface DeployRun extends ImageRun, DeployGuards {
  plan: DeployPlan
}

/** The same while it releases at one place: its tools say which one, and its pending shifts may be those of all places. */
export interface ReleaseRun extends DeployRun {
  /** Whether the image answered a rehearsed event of a place with a stream. */
  streams(place: Place): boolean
  /** Which aliases may move. */
  gate: EventGate
}

/** The events that go with the inputs of a place. */
export type EventsOf = (inputs: Inputs) => DeployEvents

/** Events of the workspace, read before the first call to AWS. */
export interface DeployEvents {
  /** What the image is handed before it is pushed; empty when nothing is rehearsed. */
  rehearsal: readonly RehearsalEvent[]
  /** What the new version is handed before the alias moves; empty when nothing is verified. */
  verification: readonly RehearsalEvent[]
  /** What it is handed once, after that and before the alias moves. */
  beforeTraffic: readonly RehearsalEvent[]
}

/** Checks during the run. */
export interface DeployGuards {
  /** Throws when what serves now is of a newer commit. */
  refuseNewer: RefuseNewer
  /** Throws when the run must not release any more. */
  beforeRelease: () => Promise<void>
}

/** Measures parts of the release at one place, which is named where there are several. */
export function timedAt({ plan, tools }: DeployRun, place: Place, section: Timing['section']): Timed {
  return tools.steps.timed(section, placesOf(plan).length === 1 ? undefined : placeOf(place))
}

/** A run with docker. */
export type BuildRun = ImageRun & { docker: DockerSession }

export function isBuildRun(run: ImageRun): run is BuildRun {
  return run.docker !== undefined
}

/**
 * Makes the run of a plan. The caller passes it to `deploy`, which closes its Docker session.
 *
 * @param own what the caller has already, or checks by itself
 */
export function startDeployRun(
  plan: DeployPlan,
  tools: Tools,
  own: Partial<DeployGuards> & { credentials?: RegionCredentials } = {},
): DeployRun {
  return {
    ...startImageRun(plan, tools, own.credentials),
    plan,
    refuseNewer: own.refuseNewer ?? newerCommitGuard(plan, tools),
    beforeRelease: own.beforeRelease ?? (async () => {}),
  }
}

/** Makes the run of a plan without a function. The caller passes it to `pushOnly`, which closes its Docker session. */
export function startPushRun(plan: PushPlan, tools: Tools): PushRun {
  return { ...startImageRun(plan, tools), plan }
}

function startImageRun(plan: ImagePlan, tools: Tools, credentials?: RegionCredentials): ImageRun {
  const findings = new Findings()
  const { source, inputs, plans } = plan
  const signedIn = credentials ?? credentialsIn(plans, tools)
  hideGivenSecrets(plan, tools)
  if (source.kind === 'build') checkBuildFiles(source.build, tools, findings)
  const docker = needsDocker(plan)
    ? openDockerSession(tools, source.kind === 'build' ? source.build : undefined)
    : undefined
  const engine = docker && source.kind === 'build' ? inspectEngine(docker.docker, source.build.builder) : undefined
  // A sign-in that is refused ends the run before the answer of an engine is awaited, which may have none.
  engine?.catch(() => undefined)
  return {
    plan,
    tools,
    credentials: signedIn,
    ofRepository: repositoryCredentials(plan, tools) ?? signedIn,
    ...(docker && { docker }),
    ...(engine && { engine }),
    events: readAll(plan, tools, findings),
    bills: findings.collect(() => readBills(inputs, tools)) ?? [],
    findings,
    aside: [],
    ...(inputs.rollout.onFailure === 'continue' && { lost: new Map() }),
  }
}

/** Undefined when no region has a role of its own for ECR. */
function repositoryCredentials({ plans }: ImagePlan, tools: Tools): RegionCredentials | undefined {
  const own = [...plans].map(
    ([region, { signIn, repositorySignIn = signIn }]) => [region, { signIn: repositorySignIn }] as const,
  )
  if ([...plans.values()].every(({ repositorySignIn }) => repositorySignIn === undefined)) return undefined
  return credentialsIn(new Map(own), tools)
}

/** An image of ECR is deployed without docker. Elsewhere its logins are needed. */
function needsDocker({ source, plans }: ImagePlan): boolean {
  if (source.kind !== 'image') return true
  const rehearsed = placesOf({ plans }).some(({ inputs }) => inputs.rehearsal.event !== undefined)
  return rehearsed || parseEcrRegistry(source.image.registry) === undefined
}

/** Reads the events of all places, those that several have in common once. */
function readAll(plan: ImagePlan, workplace: Workplace, findings: Findings): EventsOf {
  const known = new Map<string, readonly RehearsalEvent[]>()
  const read = (inputs: EventInputs) => {
    const key = JSON.stringify(inputs)
    const events = known.get(key) ?? findings.collect(() => readEvents(inputs, workplace)) ?? []
    known.set(key, events)
    return events
  }
  const eventsOf: EventsOf = ({ rehearsal, release }) => {
    const { event, expect } = rehearsal
    return {
      rehearsal: read({ event, expect, of: 'test' }),
      verification: read({ event: release.verifyEvent, expect: release.verifyExpect, of: 'verify' }),
      beforeTraffic: read({
        event: release.beforeTrafficEvent,
        expect: release.beforeTrafficExpect,
        of: 'before-traffic',
      }),
    }
  }
  for (const { inputs } of placesOf(plan)) eventsOf(inputs)
  return eventsOf
}
