import type { CloudWatch } from '@aws-sdk/client-cloudwatch'
import type { CodeDeploy } from '@aws-sdk/client-codedeploy'
import type { LambdaClient } from '@aws-sdk/client-lambda'
import type { Lazy } from '../domain/lazy.ts'
import { Problem, problemAnd } from '../domain/problem.ts'
import type { Region } from '../domain/region.ts'
import { messageOf } from '../domain/text.ts'
import { type Timed, untimed } from '../domain/timed.ts'
import type { Comparison } from '../domain/version-metrics.ts'
import type { ReleaseInputs } from '../inputs/release.ts'
import type { Wait } from '../lambda/wait.ts'
import { type AliasState, ChangedMeanwhile, createAlias, describeRoute, isUnweighted, updateAlias } from './alias.ts'
import { eventSentTo, withEventSent } from './history.ts'
import type { PendingShift, ShiftJournal } from './journal.ts'
import { provision } from './provision.ts'
import type { Provisioned } from './provisioned.ts'
import { quietAlias } from './quiet-alias.ts'
import { type CleanupClients, describeNotReverted, describeReverted, revertShift } from './revert.ts'
import { type Shifted, shift } from './shift.ts'
import { shiftByCodeDeploy } from './shift-by-codedeploy.ts'

/** A version that is ready, and the alias to move to it. */
export interface AliasMove {
  region: Region
  functionName: string
  alias: string
  version: string
  /** The version that the alias had when the run inspected it; absent when there was no alias. */
  seen?: string
  release: ReleaseInputs
  lambda: LambdaClient
  cloudWatch: Lazy<CloudWatch>
  codeDeploy: Lazy<CodeDeploy>
  cleanupClients: () => CleanupClients
  shifts: ShiftJournal
  wait: Wait
  /** Throws when this run must not replace the version that the alias has by now. */
  mayReplace: (version: string) => Promise<void>
  /** Sends the version what it gets once, before any traffic; absent when there is nothing. */
  sendFirst?: () => Promise<unknown>
  /** Waits until the run lets its aliases move. */
  mayMove: () => Promise<void>
  /** Checks the new version once more. */
  verify: (signal: AbortSignal) => Promise<unknown>
  timed?: Timed
  log: (text: string) => void
  warn: (text: string) => void
}

/** An alias that is on its version. */
export interface MovedAlias {
  alias: AliasState
  /** Whether the alias was created or moved, or its provisioned concurrency changed. */
  moved: boolean
  /** The version that it had before; absent when it was created. */
  previous?: string
  /** How both versions did during the shift; absent where they were not compared. */
  comparison?: Comparison
}

/**
 * Creates the alias, or moves it to the version. When the move fails, the alias is reverted.
 *
 * @throws Problem that says why, and where the alias is now
 */
export async function moveAlias(request: AliasMove): Promise<MovedAlias> {
  const { lambda, functionName, version, log, timed = untimed } = request
  const quiet = await quietAlias(request)
  const present = await prepareTraffic(request, quiet.present)
  if (!present) {
    const title = `Create ${request.alias} on version ${version}`
    const creating = timed(title, () => createAlias(lambda, functionName, request.alias, version))
    const alias = await creating.catch(tellSent(request))
    const where = `Created the alias ${alias.name} on version ${version}.`
    log(where)
    // A new alias has no executions.
    if (request.release.provisionedConcurrency) {
      await provision(request, request.release.provisionedConcurrency, true).catch((error: unknown) => {
        throw problemAnd(error, where)
      })
    }
    return { alias, moved: true }
  }
  return { ...(await moveOrRevert(request, present, quiet.provisioned)), previous: present.version }
}

/**
 * Does what comes before any traffic. The alias remembers the version that has had its event: a later run that moves the
 * alias to it, for example after an alarm has reverted it, does not send it again.
 *
 * @returns the alias as it is then
 */
async function prepareTraffic(request: AliasMove, alias: AliasState | undefined): Promise<AliasState | undefined> {
  const { lambda, functionName, version, sendFirst, log } = request
  if (alias && alias.version !== version) await refuseOlder(request, alias)
  let prepared = alias
  if (sendFirst && alias && [alias.version, eventSentTo(alias.description)].includes(version)) {
    const why = alias.version === version ? `${alias.name} is on it already` : 'an earlier run has sent it'
    log(`before-traffic-event was not sent to version ${version}: ${why}`)
  } else if (sendFirst) {
    await sendFirst()
    const sent = alias && { ...alias, description: withEventSent(alias.description, version) }
    prepared = alias && sent && (await updateAlias(lambda, functionName, alias, sent).catch(tellSent(request)))
  }
  await request.mayMove()
  return prepared
}

/** Where no alias remembers the event, its error does. */
function tellSent({ sendFirst }: AliasMove): (error: unknown) => never {
  return (error) => {
    const sentence = 'The version has answered before-traffic-event, and gets it again when this job is run again.'
    throw sendFirst ? problemAnd(error, sentence) : error
  }
}

/** A version that another run published later, and moved the alias to, is not reverted. */
async function refuseOlder({ version, seen, mayReplace, functionName }: AliasMove, present: AliasState): Promise<void> {
  if (present.version !== seen && Number(present.version) > Number(version)) {
    throw new Problem({
      what: `Another run has moved the alias ${present.name} of ${functionName} to version ${present.version}, which is newer than this run's version ${version}: it was left there.`,
      remedy: 'Nothing is wrong when that run is the newer one; a concurrency group lets one run at a time release.',
    })
  }
  await mayReplace(present.version)
}

async function moveOrRevert(
  request: AliasMove,
  present: AliasState,
  before: Provisioned | undefined,
): Promise<Omit<MovedAlias, 'previous'>> {
  const { region, functionName, version, release, shifts, log } = request
  const { name: alias, arn, version: from, description } = present
  const open: PendingShift = {
    ...{ region, functionName, alias, arn, from, to: version, description },
    ...(release.codeDeploy && { codeDeploy: release.codeDeploy }),
    ...((before || release.provisionedConcurrency !== undefined) && { provisioned: before?.requested ?? 0 }),
  }
  const moves = present.version !== version || !isUnweighted(present)
  try {
    if (moves || open.provisioned !== undefined) shifts.add(open)
    const { alias, comparison } = moves ? await move(request, present, open) : { alias: present }
    if (moves) log(`The alias ${alias.name} is on ${describeRoute(alias)}`)
    // While CodeDeploy is still shifting, the alias keeps its provisioned concurrency. Most have none, and get none.
    const provisioned =
      open.provisioned !== undefined &&
      alias.version === version &&
      (await provision(request, release.provisionedConcurrency, present.version !== version))
    shifts.complete(open)
    return { alias, moved: moves || provisioned, ...(comparison && { comparison }) }
  } catch (error) {
    throw await revertAfter(error, request, open)
  }
}

async function move(request: AliasMove, present: AliasState, open: PendingShift): Promise<Shifted> {
  const { release, shifts, wait, timed = untimed } = request
  if (release.codeDeploy) {
    const byCodeDeploy = { ...request, alias: present, group: release.codeDeploy }
    const alias = await timed('CodeDeploy shifts the traffic', () =>
      shiftByCodeDeploy(byCodeDeploy, (deploymentId) => {
        open.deploymentId = deploymentId
        shifts.add(open)
      }),
    )
    return { alias }
  }
  const { traffic, rollbackAlarms: alarms, rollbackOn } = release
  const verifyTime = release.verifyEvent === undefined ? 0 : wait.timeout
  const watched = { traffic, alarms, verifyTime, ...(rollbackOn && { rollbackOn }) }
  return shift({ ...request, ...watched, alias: present, signal: wait.signal })
}

/** @returns the error to end the run with */
async function revertAfter(
  error: unknown,
  { cleanupClients, shifts, log, warn, timed = untimed }: AliasMove,
  open: PendingShift,
): Promise<unknown> {
  if (error instanceof ChangedMeanwhile && error.rerouted) {
    shifts.forget(open)
    return error
  }
  try {
    const back = await timed(`Back to version ${open.from}`, () => revertShift(cleanupClients(), open))
    const where = describeReverted(open, back)
    shifts.forget(open)
    log(where)
    return problemAnd(error, where)
  } catch (failed) {
    // The post step tries once more.
    warn(`${describeNotReverted(open)}: ${messageOf(failed)}`)
    return error
  }
}
