import type { CodeDeploy } from '@aws-sdk/client-codedeploy'
import type { LambdaClient } from '@aws-sdk/client-lambda'
import { hasCode } from '../aws/error.ts'
import type { Lazy } from '../domain/lazy.ts'
import { retry } from '../domain/poll.ts'
import { Problem } from '../domain/problem.ts'
import { type AliasState, describeRoute, getAlias, matchesRoute, type Route, updateAlias } from './alias.ts'
import { ownDeployment } from './codedeploy.ts'
import { stopDeployment } from './codedeploy-deployment.ts'
import { historyOf, pushed, shiftOf, withHistory, withShift } from './history.ts'
import type { PendingShift } from './journal.ts'
import { getProvisioned, putProvisioned } from './provisioned.ts'

/** Clients that still work when the run is cancelled. */
export interface CleanupClients {
  lambda: LambdaClient
  codeDeploy: Lazy<CodeDeploy>
  signal: AbortSignal
}

/** Where an alias is after the revert. */
export type Reverted = { kind: 'reverted' } | { kind: 'elsewhere'; route: string }

/**
 * Reverts an alias: all traffic goes to the version from before its shift. An alias that another run or a person has
 * moved since is left alone.
 *
 * @throws Problem when AWS refuses
 */
export async function revertShift(
  { lambda, codeDeploy, signal }: CleanupClients,
  shift: PendingShift,
): Promise<Reverted> {
  // The step may have been killed before it knew the id.
  const deploymentId =
    shift.deploymentId ?? (shift.codeDeploy && (await ownDeployment(codeDeploy, shift.codeDeploy, shift)))
  if (deploymentId !== undefined) await stopDeployment(codeDeploy, deploymentId, signal)
  return reroute(lambda, shift, signal)
}

/** Describes in a sentence where an alias is after the revert. */
export function describeReverted(shift: PendingShift, ended: Reverted): string {
  return ended.kind === 'reverted'
    ? `All traffic of ${nameAlias(shift)} is on version ${shift.from} again.`
    : `${nameAlias(shift)} was moved by another run or a person, and is on ${ended.route}.`
}

/** Describes what a revert that failed leaves; the reason can follow after a colon. */
export function describeNotReverted(shift: PendingShift): string {
  return `${nameAlias(shift)} could not be reverted to version ${shift.from}`
}

/** For example `hello-world:live in us-east-1`. */
export function nameAlias({ functionName, alias, region }: PendingShift): string {
  return `${functionName}:${alias} in ${region}`
}

const attempts = 20

function reroute(lambda: LambdaClient, shift: PendingShift, signal: AbortSignal): Promise<Reverted> {
  return retry({
    what: `${shift.functionName}:${shift.alias} to move back to version ${shift.from}`,
    call: () => rerouteOnce(lambda, shift),
    // Busy, for example with what CodeDeploy does to the alias: it is read again.
    again: (error, attempt) => attempt < attempts && error instanceof Problem && isBusy(error.cause),
    interval: 250,
    signal,
  })
}

async function rerouteOnce(lambda: LambdaClient, shift: PendingShift): Promise<Reverted> {
  const { functionName, from } = shift
  const now = await getAlias(lambda, functionName, shift.alias)
  if (!now) return { kind: 'elsewhere', route: 'no version: it was deleted' }
  if (!isInShift(now, shift)) return { kind: 'elsewhere', route: describeRoute(now) }
  const route = { version: from, weights: {}, description: descriptionBefore(shift, now) }
  if (matchesRoute(now, route)) await fence(lambda, functionName, now, route)
  else {
    // Traffic moves first: with provisioned concurrency Lambda would move it only as executions get ready.
    if (shift.provisioned !== undefined) await release(lambda, functionName, shift.alias)
    await updateAlias(lambda, functionName, now, route)
  }
  if (shift.provisioned !== undefined) await restore(lambda, shift, shift.provisioned)
  return { kind: 'reverted' }
}

/** The description that the alias had, unless another run or a person has changed it since. */
function descriptionBefore({ description, from }: PendingShift, now: AliasState): string {
  const { to, end = '' } = shiftOf(now.description) ?? {}
  const inShift = to === undefined ? description : withShift(description, to, Date.parse(end))
  const ours = [description, inShift, withHistory(description, pushed(description, from))]
  return ours.includes(now.description) ? description : withHistory(now.description, historyOf(description))
}

/** Removes the provisioned concurrency; for a role that may not, Lambda moves the traffic as executions get ready. */
async function release(lambda: LambdaClient, functionName: string, alias: string): Promise<void> {
  try {
    await putProvisioned(lambda, functionName, alias, 0)
  } catch (error) {
    if (!(error instanceof Problem && hasCode(error.cause, 'AccessDeniedException'))) throw error
  }
}

async function restore(lambda: LambdaClient, { functionName, alias }: PendingShift, executions: number): Promise<void> {
  const now = await getProvisioned(lambda, functionName, alias)
  if ((now?.requested ?? 0) !== executions) await putProvisioned(lambda, functionName, alias, executions)
}

/**
 * A change that was under way when the run ended may still arrive. An update that changes nothing makes it stale, by a
 * new revision. A role that may not update the alias has no change under way either.
 */
async function fence(lambda: LambdaClient, functionName: string, now: AliasState, route: Route): Promise<void> {
  try {
    await updateAlias(lambda, functionName, now, route)
  } catch (error) {
    if (error instanceof Problem && hasCode(error.cause, 'PreconditionFailedException')) throw error
  }
}

function isBusy(cause: unknown): boolean {
  return hasCode(cause, 'ResourceConflictException', 'PreconditionFailedException')
}

/** Whether an alias is on one version of its shift or split between both, and not where another run or a person moved it. */
export function isInShift(
  { version, weights }: Pick<AliasState, 'version' | 'weights'>,
  { from, to }: Pick<PendingShift, 'from' | 'to'>,
): boolean {
  const versions = [from, to]
  return versions.includes(version) && Object.keys(weights).every((one) => versions.includes(one))
}
