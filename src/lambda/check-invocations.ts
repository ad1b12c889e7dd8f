import { synchronousTimeout } from '../domain/limits.ts'
import { Findings } from '../domain/problem.ts'
import type { FunctionConfig } from '../inputs/function-config.ts'
import type { Inputs } from '../inputs/inputs.ts'
import { isManaged } from './creation.ts'

/**
 * Checks whether Lambda will invoke a function as the inputs ask for.
 *
 * @param desired the whole configuration that the function will have
 * @param ready executions that the alias keeps ready by now
 * @throws Problem when it will not
 */
export function checkInvocations(
  desired: FunctionConfig,
  { release, publish }: Pick<Inputs, 'release' | 'publish'>,
  region: string,
  ready = 0,
): void {
  const findings = new Findings()
  checkProvisioned(desired, release.provisionedConcurrency ?? ready, region, findings)
  for (const input of eventInputs(release)) checkEvents(input, desired, { release, publish, region }, findings)
  findings.refuse()
}

/** Inputs that hold events for the new version, as far as they are set. */
export function eventInputs({ verifyEvent, beforeTrafficEvent }: Inputs['release']): string[] {
  const all = { 'verify-event': verifyEvent, 'before-traffic-event': beforeTrafficEvent }
  return Object.entries(all).flatMap(([input, event]) => (event === undefined ? [] : [input]))
}

function checkEvents(
  input: string,
  desired: FunctionConfig,
  { release, publish, region }: Pick<Inputs, 'release' | 'publish'> & { region: string },
  findings: Findings,
): void {
  const { ExecutionTimeout: seconds = 0 } = desired.DurableConfig ?? {}
  // What Invoke answers: a caller can't wait for such an execution.
  if (seconds > synchronousTimeout) {
    findings.add(
      `${input}: an execution of the durable function in ${region} may take ${seconds} seconds, and Lambda lets a caller wait for ${synchronousTimeout} at most.`,
      `Set ExecutionTimeout of DurableConfig to ${synchronousTimeout} or less, or remove ${input}.`,
    )
  }
  // Lambda developer guide, "Invoking Lambda functions with tenant isolation".
  if (desired.TenancyConfig && release.verifyTenantId === undefined) {
    findings.add(
      `${input}: the function in ${region} isolates tenants, and Lambda invokes it for one only.`,
      `Name one in verify-tenant-id, or remove ${input}.`,
    )
  }
  // Lambda developer guide, "Lambda Managed Instances": only versions run.
  if (isManaged(desired) && !publish) {
    findings.add(
      `${input}: the function in ${region} has a capacity provider, and Lambda never invokes $LATEST of such a function.`,
      `Set publish to 'true', or remove ${input}.`,
    )
  }
}

/** Notes that do not stop the run. */
export function noteInvocations(
  desired: FunctionConfig,
  { release }: Pick<Inputs, 'release'>,
  region: string,
): string[] {
  if (release.verifyTenantId === undefined || desired.TenancyConfig) return []
  return [`verify-tenant-id: the function in ${region} isolates no tenants, so that its events come from none.`]
}

// Lambda developer guide, "Improving startup performance with Lambda SnapStart" and "Tenant isolation".
function checkProvisioned(desired: FunctionConfig, executions: number, region: string, findings: Findings): void {
  if (executions === 0) return
  const refuse = (what: string, instead: string) =>
    findings.add(
      `provisioned-concurrency: the function in ${region} would have ${what}, and Lambda keeps no executions of such a function ready.`,
      `Set provisioned-concurrency to 0${instead}.`,
    )
  if (desired.SnapStart?.ApplyOn === 'PublishedVersions') refuse('SnapStart', ", or set snap-start to 'none'")
  if (desired.TenancyConfig) refuse('tenant isolation', '')
}
