import { formatDuration } from '../domain/duration.ts'
import type { Findings } from '../domain/problem.ts'
import { shortestComparison } from '../domain/rollback-on.ts'
import { shiftSteps } from '../domain/traffic.ts'
import type { Inputs } from '../inputs/inputs.ts'

/** Inputs of the release that need each other, or can't be used together. */
export function checkRelease({ release, rehearsal, publish, rollout }: Inputs, findings: Findings): void {
  const { alias, traffic, rollbackAlarms, codeDeploy, provisionedConcurrency, rollback, rollbackTo } = release
  const shifts = traffic.kind !== 'all-at-once'
  const needing = {
    traffic: shifts,
    'codedeploy-application': codeDeploy !== undefined,
    'provisioned-concurrency': provisionedConcurrency !== undefined,
    rollback,
  }
  for (const [input] of Object.entries(needing).filter(([, given]) => given && alias === undefined)) {
    findings.add(`${input} needs an alias, and there is none.`, 'Set it in alias.')
  }
  if (alias !== undefined && !publish) {
    findings.add(
      'alias: with publish false there is no version to move it to.',
      "Set publish to 'true', or remove alias.",
    )
  }
  if (rollout.onFailure === 'rollback' && alias === undefined) {
    findings.add(
      `${rollout.written.onFailure}: without an alias there is nothing to revert.`,
      "Set it in alias, or choose 'stop' or 'continue'.",
    )
  }
  if (rollbackTo !== undefined && !rollback) {
    findings.add('rollback-to: this run is not a rollback.', "Set rollback to 'true', or remove rollback-to.")
  }
  if (codeDeploy && shifts) {
    findings.add(
      "traffic and codedeploy-application can't be used together.",
      "Remove traffic: CodeDeploy's deployment group says how traffic shifts.",
    )
  }
  if (rollbackAlarms.length > 0 && codeDeploy) {
    findings.add(
      'rollback-alarms: CodeDeploy watches the alarms of its own deployment group.',
      'Add them to the deployment group, and remove rollback-alarms.',
    )
  } else if (rollbackAlarms.length > 0 && !shifts && !rollback) {
    findings.add(
      'rollback-alarms: with all-at-once there is no shift to watch alarms in.',
      "Choose a shift, for example traffic: 'canary 10% 5m'.",
    )
  }
  if (release.rollbackOn && !rollback) checkRollbackOn(release, findings)
  checkEvents({ release, rehearsal }, findings)
}

/** Versions are compared while both have traffic, which this run gives them. */
function checkRollbackOn({ traffic, codeDeploy }: Inputs['release'], findings: Findings): void {
  const time = shiftSteps(traffic).reduce((sum, { duration }) => sum + duration, 0)
  if (codeDeploy) {
    findings.add(
      'rollback-on: CodeDeploy shifts the traffic, and rolls back by the alarms of its own deployment group.',
      'Add alarms to the deployment group, and remove rollback-on.',
    )
  } else if (time === 0) {
    findings.add(
      'rollback-on: with all-at-once there is no shift to compare versions in.',
      "Choose a shift, for example traffic: 'canary 10% 5m'.",
    )
  } else if (time < shortestComparison) {
    findings.add(
      `rollback-on: CloudWatch has metrics a minute or two late, and this shift is over after ${formatDuration(time)}.`,
      `Let it take at least ${formatDuration(shortestComparison)}, for example traffic: 'canary 10% 5m'.`,
    )
  }
}

/** Events for the new version. */
function checkEvents({ release, rehearsal }: Pick<Inputs, 'release' | 'rehearsal'>, findings: Findings): void {
  const { alias, rollback, beforeTrafficEvent, beforeTrafficExpect } = release
  if (beforeTrafficEvent !== undefined && alias === undefined && !rollback) {
    findings.add(
      'before-traffic-event: without an alias the new code has traffic as soon as the function is updated.',
      'Set it in alias, and let callers call that.',
    )
  }
  if (beforeTrafficExpect !== undefined && beforeTrafficEvent === undefined) {
    findings.add(
      'before-traffic-expect: there is no before-traffic-event, so there is no response to compare.',
      'Set before-traffic-event too.',
    )
  }
  if (release.verifyExpect !== undefined && release.verifyEvent === undefined) {
    findings.add(
      'verify-expect: there is no verify-event, so there is no response to compare.',
      'Set verify-event too.',
    )
  }
  const events = [release.verifyEvent, beforeTrafficEvent, rehearsal.event]
  if (release.verifyTenantId !== undefined && events.every((event) => event === undefined)) {
    findings.add('verify-tenant-id: there is no event that a tenant could send.', 'Set verify-event or test-event too.')
  }
}
