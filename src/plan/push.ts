import type { Findings } from '../domain/problem.ts'
import type { Inputs } from '../inputs/inputs.ts'

/** Finds what a run without a function can't do: it only brings an image to ECR. */
export function checkPush(inputs: Inputs, findings: Findings): void {
  for (const input of namesOf(aboutFunction(inputs))) {
    findings.add(`${input} needs a function, and function-name is not set.`, `Set function-name, or remove ${input}.`)
  }
  if (inputs.rehearsal.event !== undefined) return
  for (const input of namesOf(aboutRehearsal(inputs))) {
    findings.add(
      `${input}: without function-name it is for the rehearsal alone, and there is no test-event.`,
      `Set test-event, or remove ${input}.`,
    )
  }
}

/** Inputs that change, verify or move something of a function's. */
function aboutFunction({
  publish,
  executionRole,
  skipMissing,
  configuration,
  release,
  rollout,
  preview,
  environment,
}: Inputs) {
  return {
    publish: !publish,
    role: executionRole !== undefined,
    missing: skipMissing,
    description: configuration.description !== undefined,
    'environment-mode': configuration.replaceEnvironment,
    'environment-remove': configuration.removedVariables.length > 0,
    'tags-function': configuration.tags.length > 0,
    alias: release.alias !== undefined,
    'verify-event': release.verifyEvent !== undefined,
    'verify-expect': release.verifyExpect !== undefined,
    'verify-tenant-id': release.verifyTenantId !== undefined,
    'before-traffic-event': release.beforeTrafficEvent !== undefined,
    'before-traffic-expect': release.beforeTrafficExpect !== undefined,
    traffic: release.traffic.kind !== 'all-at-once',
    'rollback-alarms': release.rollbackAlarms.length > 0,
    'rollback-on': release.rollbackOn !== undefined,
    'codedeploy-application': release.codeDeploy !== undefined,
    'provisioned-concurrency': release.provisionedConcurrency !== undefined,
    rollback: release.rollback,
    'rollback-to': release.rollbackTo !== undefined,
    'keep-versions': release.keepVersions !== undefined,
    [rollout.written.strategy]: rollout.strategy !== 'parallel',
    [`${rollout.written.onFailure}: rollback`]: rollout.onFailure === 'rollback',
    preview: preview.enabled,
    'environment-name': environment !== undefined,
  }
}

/** Inputs that a rehearsal takes from a function, where there is one. */
function aboutRehearsal({ configuration: { memory, timeout, ephemeralStorage, variables } }: Inputs) {
  return {
    'memory-size': memory !== undefined,
    timeout: timeout !== undefined,
    'ephemeral-storage': ephemeralStorage !== undefined,
    environment: variables.length > 0,
  }
}

function namesOf(given: Readonly<Record<string, boolean>>): string[] {
  return Object.entries(given).flatMap(([input, isGiven]) => (isGiven ? [input] : []))
}
