import type { CodeDeploy } from '@aws-sdk/client-codedeploy'
import type { LambdaClient } from '@aws-sdk/client-lambda'
import { hasCode } from '../aws/error.ts'
import type { Lazy } from '../domain/lazy.ts'
import { retry } from '../domain/poll.ts'
import { Problem } from '../domain/problem.ts'
import { type AliasState, describeRoute, getAlias, matchesRoute, type Route, updateAlias } from './alias.ts'
import { ownDeployment } from './codedeploy.ts'
import { stopDeployment } from './codedeploy-deployment.ts'
import { historyOf, pushed, withHistory } from './history.ts'
import type { PendingShift } from './journal.ts'
import { getProvisioned, putProvisioned } from './provisioned.ts'

/** Clients that still work when the run is cancelled. */
export interface CleanupClients {
  lambda: LambdaClient
  codeDeploy: Lazy<CodeDeploy>
  signal: AbortSignal
}

/** How an alias was left. */
export type Reverted = { kind: 'back' } | { kind: 'elsewhere'; route: string }

/**
 * Puts an alias back to where it was before its shift: all traffic on the old version. An alias that somebody else has
 * moved since is left alone.
 *
 * @throws Problem when AWS refuses
 */
export async function revertShift(
  { lambda, codeDeploy, signal }: CleanupClients,
  shift: PendingShift,
): Promise<Reverted> {
  // The step may have been killed before it was told the id.
  const deploymentId =
    shift.deploymentId ?? (shift.codeDeploy && (await ownDeployment(codeDeploy, shift.codeDeploy, shift)))
  if (deploymentId !== undefined) await stopDeployment(codeDeploy, deploymentId, signal)
  return reroute(lambda, shift, signal)
}

/** Says in a sentence how an alias was left. */
export function describeReverted({ functionName, alias, region, from }: PendingShift, ended: Reverted): string {
  const name = `${functionName}:${alias} in ${region}`
  return ended.kind === 'back'
    ? `All traffic of ${name} is on version ${from} again.`
    : `${name} was moved by another run or a person, and is on ${ended.route}.`
}

const attempts = 20

function reroute(lambda: LambdaClient, shift: PendingShift, signal: AbortSignal): Promise<Reverted> {
  return retry({
    call: () => rerouteOnce(lambda, shift),
    // Busy, for example with what CodeDeploy does to the alias: it is looked at anew.
    again: (error, attempt) => attempt < attempts && error instanceof Problem && isBusy(error.cause),
    interval: 250,
    signal,
  })
}

async function rerouteOnce(lambda: LambdaClient, shift: PendingShift): Promise<Reverted> {
  const { functionName, from } = shift
  const now = await getAlias(lambda, functionName, shift.alias)
  if (!now) return { kind: 'elsewhere', route: 'nothing: the alias is gone' }
  if (!isOnWay(now, shift)) return { kind: 'elsewhere', route: describeRoute(now) }
  const route = { version: from, weights: {}, description: descriptionBefore(shift, now) }
  if (matchesRoute(now, route)) await fence(lambda, functionName, now, route)
  else {
    // Traffic comes first: with executions Lambda would move it only as they get ready.
    if (shift.provisioned !== undefined) await release(lambda, functionName, shift.alias)
    await updateAlias(lambda, functionName, now, route)
  }
  if (shift.provisioned !== undefined) await restore(lambda, shift, shift.provisioned)
  return { kind: 'back' }
}

/** What the alias had as its description, unless somebody else has written another one since. */
function descriptionBefore({ description, from }: PendingShift, now: AliasState): string {
  const ours = [description, withHistory(description, pushed(description, from))]
  return ours.includes(now.description) ? description : withHistory(now.description, historyOf(description))
}

/** Takes the executions away; for a role that may not do so, Lambda moves the traffic as they get ready. */
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
 * A change that was under way when the run ended may still arrive. One that changes nothing makes it stale, by a new
 * revision; whoever may not update the alias has nothing under way either.
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

/** Whether an alias is somewhere on the way from one version to another, and not where somebody else has put it. */
export function isOnWay(
  { version, weights }: Pick<AliasState, 'version' | 'weights'>,
  { from, to }: Pick<PendingShift, 'from' | 'to'>,
): boolean {
  const way = [from, to]
  return way.includes(version) && Object.keys(weights).every((one) => way.includes(one))
}
