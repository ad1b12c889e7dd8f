import { asynchronousEvent, synchronousTimeout } from '../domain/limits.ts'
import { Findings } from '../domain/problem.ts'
import type { FunctionConfig } from '../inputs/function-config.ts'
import type { Inputs } from '../inputs/inputs.ts'
import type { RehearsalEvent } from '../rehearsal/events.ts'
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

/**
 * Whether an execution of a durable function may take longer than Lambda lets its caller wait: then Lambda refuses to
 * invoke it for one who waits (Lambda developer guide, "Invoking durable functions").
 */
export function outlivesCaller({ DurableConfig: durable }: Pick<FunctionConfig, 'DurableConfig'>): boolean {
  return (durable?.ExecutionTimeout ?? 0) > synchronousTimeout
}

/**
 * Checks the sizes of events that begin executions for which no caller can wait.
 *
 * @throws Problem when Lambda would refuse one
 */
export function checkEventSizes(desired: FunctionConfig, events: readonly RehearsalEvent[], region: string): void {
  if (!outlivesCaller(desired)) return
  const findings = new Findings()
  for (const { name, payload } of events) {
    const bytes = Buffer.byteLength(payload)
    if (bytes <= asynchronousEvent) continue
    findings.add(
      `The event ${name} has ${bytes} bytes, and Lambda takes ${asynchronousEvent} at most of one that begins an execution of the durable function in ${region}: its caller can't wait for ${desired.DurableConfig?.ExecutionTimeout} seconds.`,
      `Shorten the event, let it say where in S3 the rest is, or set ExecutionTimeout of DurableConfig to ${synchronousTimeout} or less.`,
    )
  }
  findings.refuse()
}

/** Notes that do not stop the run. */
export function noteInvocations(
  desired: FunctionConfig,
  { release, rehearsal }: Pick<Inputs, 'release' | 'rehearsal'>,
  region: string,
): string[] {
  if (desired.TenancyConfig) {
    if (rehearsal.event === undefined || release.verifyTenantId !== undefined) return []
    return [
      `test-event: the function in ${region} isolates tenants, and the rehearsal has none: on Lambda each event comes from one. Name one in verify-tenant-id.`,
    ]
  }
  if (release.verifyTenantId === undefined) return []
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
