import type { RegionClients } from '../aws/clients.ts'
import { clock } from '../aws/clock.ts'
import type { Findings } from '../domain/problem.ts'
import type { Region } from '../domain/region.ts'
import { sideBySide } from '../domain/side-by-side.ts'
import type { ReleaseInputs } from '../inputs/release.ts'
import { getVersion } from '../lambda/function.ts'
import type { InspectedAlias } from '../run/target.ts'
import { type AliasState, describeRoute, getAlias, isUnweighted } from '../traffic/alias.ts'
import { checkDeploymentGroup } from '../traffic/codedeploy.ts'
import { readMetrics } from '../traffic/metrics.ts'
import { getProvisioned } from '../traffic/provisioned.ts'
import { isAbandoned } from '../traffic/quiet-alias.ts'
import { inspectAlarms } from './alarms.ts'

/** What is known of the release before the build. */
export interface AliasInspection {
  /** Absent without the input alias, or when the alias is to be created. */
  alias?: InspectedAlias
  notes: string[]
}

/**
 * Inspects what the shift of the traffic needs: the alias, the alarms, CodeDeploy.
 *
 * @param findings gets what makes the release impossible
 * @throws Problem when AWS refuses the call
 */
export async function inspectAlias(
  release: ReleaseInputs,
  clients: RegionClients,
  functionName: string,
  findings: Findings,
): Promise<AliasInspection> {
  const { region, codeDeploy } = clients
  const { alias: name, codeDeploy: group } = release
  const [alias, alarmNotes = []] = await Promise.all([
    name === undefined ? undefined : findings.collectFrom(() => readAlias(clients, functionName, name)),
    findings.collectFrom(() => inspectAlarms(release.rollbackAlarms, clients, findings)),
    group && findings.collectFrom(() => checkDeploymentGroup(codeDeploy, group)),
  ])
  if (alias && release.rollbackOn) await findings.collectFrom(() => tryMetrics(clients, functionName, alias))
  const executions = Math.max(release.provisionedConcurrency ?? 0, alias?.provisioned?.requested ?? 0)
  if (release.traffic.kind !== 'all-at-once' && executions > 0) {
    findings.add(
      `traffic: ${release.alias} in ${region} has provisioned concurrency, and Lambda allows no weights on such an alias.`,
      "Set traffic to 'all-at-once': Lambda then moves the traffic as executions get ready. Or let CodeDeploy shift it.",
    )
  }
  if (alias?.version === '$LATEST' && (release.traffic.kind !== 'all-at-once' || release.codeDeploy)) {
    findings.add(
      `traffic: ${alias.name} in ${region} is on $LATEST, and Lambda splits traffic between published versions only.`,
      "Move it once with traffic 'all-at-once' and without CodeDeploy. Shifts are possible after that.",
    )
  }
  if (alias?.version === '$LATEST' && release.beforeTrafficEvent !== undefined) {
    findings.add(
      `before-traffic-event: ${alias.name} in ${region} is on $LATEST, so that its callers get the new code before the event.`,
      'Move it to a version first: run this step once without before-traffic-event.',
    )
  }
  const aliasNotes = alias
    ? noteAlias(alias, `${alias.name} of ${functionName} in ${region}`)
    : noteNewAlias(release, functionName, region)
  return { notes: [...alarmNotes, ...aliasNotes], ...(alias && { alias }) }
}

/** A role that may not read metrics is told before the build. */
async function tryMetrics({ cloudWatch }: RegionClients, functionName: string, alias: AliasState): Promise<void> {
  const request = { functionName, alias: alias.name, versions: [alias.version], since: clock.now(), statistics: [] }
  await readMetrics(cloudWatch, request)
}

/** Notes about the alias that do not stop the run. */
function noteAlias(alias: InspectedAlias, name: string): string[] {
  if (alias.version === '$LATEST') {
    return [
      `${name} is on $LATEST, which moves under its callers: they get the new code before it is verified. This run moves the alias to the version that it publishes, and later ones move it only when that is verified.`,
    ]
  }
  if (isUnweighted(alias)) return []
  if (!isAbandoned(alias)) return [`${name} is on ${describeRoute(alias)}; this run will wait for its end.`]
  return [
    `${name} is on ${describeRoute(alias)}: a run was ended in the middle of that shift. This run gives all traffic back to version ${alias.version} before it moves the alias.`,
  ]
}

/** A new alias has no version that traffic could be shifted from, or go back to. */
function noteNewAlias(release: ReleaseInputs, functionName: string, region: Region): string[] {
  const { traffic, codeDeploy, rollbackAlarms, rollbackOn } = release
  const idle = {
    traffic: traffic.kind !== 'all-at-once',
    'codedeploy-application': codeDeploy !== undefined,
    'rollback-alarms': rollbackAlarms.length > 0,
    'rollback-on': rollbackOn !== undefined,
  }
  const names = Object.entries(idle).flatMap(([input, given]) => (given ? [input] : []))
  if (names.length === 0) return []
  return [
    `${names.join(', ')}: ${release.alias} of ${functionName} in ${region} does not exist yet. It is created on the new version with all traffic at once, and nothing is shifted or watched; later runs do so.`,
  ]
}

async function readAlias(
  { lambda }: RegionClients,
  functionName: string,
  name: string,
): Promise<InspectedAlias | undefined> {
  const [alias, version, provisioned] = await sideBySide([
    getAlias(lambda, functionName, name),
    getVersion(lambda, functionName, name),
    getProvisioned(lambda, functionName, name),
  ])
  return (
    alias && {
      ...alias,
      ...(version?.digest && { digest: version.digest }),
      ...(version?.imageUri && { imageUri: version.imageUri }),
      ...(provisioned && { provisioned }),
    }
  )
}
