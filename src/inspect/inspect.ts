import { describeChange } from '../domain/configuration-change.ts'
import { placeName } from '../domain/place.ts'
import { isManaged } from '../lambda/creation.ts'
import type { DeployRun } from '../run/run.ts'
import type { Target } from '../run/target.ts'
import { describeRoute } from '../traffic/alias.ts'
import { type Inspection, inspectAll } from './all.ts'
import { inspectRegion } from './region.ts'

/**
 * Inspects everything that a deploy needs, side by side.
 *
 * @throws Problem with everything that makes the deploy impossible
 */
export async function inspect(run: DeployRun): Promise<Inspection<Target>> {
  const inspection = await inspectAll(run, (clients, findings, tellBuild) =>
    inspectRegion(run, clients, findings, tellBuild),
  )
  const { log, notice } = run.tools
  for (const target of inspection.targets) {
    log(describeTarget(target))
    if (hasUnmoved(target)) log(`${placeName(target)}: ${unmoved(target.alias?.name ?? '')}`)
    for (const change of target.changes.flatMap(describeChange)) log(`${placeName(target)}: ${change}`)
  }
  for (const target of inspection.targets) if (isUnguarded(run, target)) notice(unguarded(target))
  return inspection
}

/** Whether callers see a new version while it is being verified. On managed instances they get what is published for them. */
function isUnguarded({ plan: { preview } }: DeployRun, { inputs: { release }, present, config }: Target): boolean {
  if (preview || isManaged(config)) return false
  return release.verifyEvent !== undefined && release.alias === undefined && present !== undefined
}

function unguarded({ inputs: { functionName }, region }: Target): string {
  return `verify-event: ${functionName.name} in ${region} has no alias here: callers who invoke it without a qualifier get the new code while it is being verified. Set alias, and let them call that.`
}

/** Whether $LATEST has an image that the alias does not have. */
function hasUnmoved({ present, alias }: Target): boolean {
  return alias?.digest !== undefined && present?.digest !== undefined && alias.digest !== present.digest
}

function unmoved(alias: string): string {
  return `$LATEST has an image that ${alias} does not have: a run was ended before it moved the alias, or that image was rejected, rolled back or deployed without the alias.`
}

function describeTarget({ region, inputs, present, newestVersion, alias, registry, address }: Target): string {
  const repository = `${registry}/${address.name}`
  if (!present) return `${region}: ${inputs.functionName.name} is to be created, from ${repository}`
  const version = newestVersion === undefined ? 'no version' : `version ${newestVersion}`
  const routed = alias ? `, ${alias.name} on ${describeRoute(alias)}` : ''
  return `${region}: ${inputs.functionName.name} (${present.architecture}) has ${version} and runs ${present.digest}, from ${repository}${routed}`
}
