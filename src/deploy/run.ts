import { credentialsIn, type RegionCredentials } from '../aws/credentials.ts'
import { checkBuildFiles } from '../docker/build-files.ts'
import type { Failures } from '../domain/each-region.ts'
import { Findings } from '../domain/problem.ts'
import type { Workplace } from '../inputs/files.ts'
import type { DeployPlan } from '../plan/plan.ts'
import { type EventInputs, type RehearsalEvent, readEvents } from '../rehearsal/events.ts'
import { type DockerSession, openDockerSession } from '../session/docker-session.ts'
import type { Tools } from '../session/tools.ts'
import { type RefuseNewer, refuseNewer } from './newer-commit.ts'
import { hideGivenSecrets } from './secrets.ts'

/**
 * All that a deploy works with, made once and handed on. What changes while it runs is in its tools (timings, what is
 * live, pending shifts), in its findings and in `lost`.
 */
export interface DeployRun extends DeployGuards {
  plan: DeployPlan
  tools: Tools
  credentials: RegionCredentials
  /** Absent when nothing is built. */
  docker?: DockerSession
  events: DeployEvents
  /** What makes the deploy impossible, as far as it is known; the inspection reports all of it at once. */
  findings: Findings
  /** Whether the image answered a rehearsed event with a stream; absent before that is known. */
  streams?: boolean
  /** Regions that failed, without which the run continues; absent when a region that fails ends the run. */
  lost?: Failures
}

/** Events of the workspace, read before the first call to AWS. */
export interface DeployEvents {
  /** What the image is handed before it is pushed; empty when nothing is rehearsed. */
  rehearsal: readonly RehearsalEvent[]
  /** What the new version is handed before the alias moves; empty when nothing is verified. */
  verification: readonly RehearsalEvent[]
}

/** Checks during the run. */
export interface DeployGuards {
  /** Throws when what serves now is of a newer commit. */
  refuseNewer: RefuseNewer
  /** Throws when the run must not release any more. */
  beforeRelease: () => Promise<void>
}

/** A run that builds, with the Docker of this run. */
export type BuildRun = DeployRun & { docker: DockerSession }

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
  const findings = new Findings()
  hideGivenSecrets(plan, tools)
  if (plan.source.kind === 'build') checkBuildFiles(plan.source.build, tools, findings)
  return {
    plan,
    tools,
    credentials: own.credentials ?? credentialsIn(plan.plans, tools),
    ...(plan.source.kind === 'build' && { docker: openDockerSession(tools, plan.source.build) }),
    events: readDeployEvents(plan, tools, findings),
    findings,
    refuseNewer: own.refuseNewer ?? refuseNewer(plan, tools),
    beforeRelease: own.beforeRelease ?? (async () => {}),
    ...(plan.inputs.rollout.onFailure === 'continue' && { lost: new Map() }),
  }
}

function readDeployEvents(
  { source, inputs: { rehearsal, release } }: DeployPlan,
  workplace: Workplace,
  findings: Findings,
): DeployEvents {
  const read = (inputs: EventInputs) => findings.collect(() => readEvents(inputs, workplace)) ?? []
  const { event, expect } = rehearsal
  return {
    rehearsal: source.kind === 'build' ? read({ event, expect, of: 'test' }) : [],
    verification: read({ event: release.verifyEvent, expect: release.verifyExpect, of: 'verify' }),
  }
}
