import { clientsFor } from '../aws/clients.ts'
import type { RegionCredentials } from '../aws/credentials.ts'
import { hasCode } from '../aws/error.ts'
import { inEveryPlace } from '../domain/each-place.ts'
import { placeName } from '../domain/place.ts'
import { retry } from '../domain/poll.ts'
import { Problem } from '../domain/problem.ts'
import { messageWithoutDetails } from '../domain/text.ts'
import { functionNames, placesOf, type RollbackPlan } from '../plan/plan.ts'
import type { DeployEnd, PlaceResult } from '../report/result.ts'
import { cleanupSignal } from '../session/cancellation.ts'
import { signIn } from '../session/sign-in.ts'
import type { Tools } from '../session/tools.ts'
import {
  type AliasState,
  ChangedMeanwhile,
  describeRoute,
  getAlias,
  isUnweighted,
  matchesRoute,
  updateAlias,
} from '../traffic/alias.ts'
import { stopDeployment } from '../traffic/codedeploy-deployment.ts'
import { popped, withHistory } from '../traffic/history.ts'
import { waitForProvisioned } from '../traffic/provisioned.ts'
import { isInShift } from '../traffic/revert.ts'
import { findRollbackTarget, type RollbackTarget } from './previous-version.ts'
import { gone, inspectAgain, presentResult, rollbackResult } from './result.ts'

/**
 * Moves the alias back to the version that it had before, or to the one of the input rollback-to, in every region, for
 * every function. Builds nothing and changes no function. It ends the shift of another run; that run then ends with an error.
 *
 * @throws Problem with what is wrong and what to change
 */
export async function rollBack(plan: RollbackPlan, tools: Tools): Promise<DeployEnd> {
  const { steps, signal, log } = tools
  const name = `${functionNames(plan)}:${aliasNames(plan)}`
  const credentials = await signIn(plan, tools)
  const targets = await steps.step({ title: `Find the rollback target of ${name}`, label: 'Find the version' }, () =>
    inEveryPlace(
      placesOf(plan).map(({ place, inputs }) => ({ ...place, inputs })),
      async ({ region, functionName, inputs }) => ({
        ...(await findRollbackTarget(inputs, clientsFor(region, credentials(region), signal), log)),
        ...(functionName !== undefined && { functionName }),
      }),
    ),
  )
  if (plan.inputs.dryRun) {
    const would = targets.map((target) => {
      const { region, inputs, alias, to } = target
      const which = `${inputs.functionName.name}:${alias.name} in ${region}`
      if (isThere(target)) return `would leave ${which} on version ${to.version}, which it is on already`
      return `would move ${which} from ${describeRoute(alias)} to version ${to.version}`
    })
    for (const sentence of would) log(`Dry run: ${sentence}`)
    return { results: targets.map(presentResult), dryRunChanges: would }
  }
  for (const target of targets) tools.live.set(placeName(target), presentResult(target))
  const results = await steps.step({ title: `Roll ${name} back`, label: 'Roll back', section: 'Traffic' }, () =>
    inEveryPlace(targets, (target) => rollBackRegion(target, tools, credentials)),
  )
  return { results, dryRunChanges: [] }
}

function aliasNames({ plans }: RollbackPlan): string {
  return [...new Set(placesOf({ plans }).map(({ inputs }) => inputs.release.alias))].join(', ')
}

/** Rolls one region back, and records what it has in the end, also when that fails. */
async function rollBackRegion(
  target: RollbackTarget,
  tools: Tools,
  credentials: RegionCredentials,
): Promise<PlaceResult> {
  try {
    const result = await moveBack(target, tools)
    tools.live.set(placeName(target), result)
    return result
  } catch (error) {
    const clients = clientsFor(target.region, credentials(target.region), cleanupSignal(tools.signal))
    tools.live.set(placeName(target), {
      ...(await inspectAgain(target, clients)),
      error: tools.conceal(messageWithoutDetails(tools.signal.aborted ? tools.signal.reason : error)),
    })
    throw error
  }
}

/** Whether the alias is on its version, and nothing shifts it. */
function isThere({ alias, to, deployment }: RollbackTarget): boolean {
  return alias.version === to.version && isUnweighted(alias) && !deployment
}

async function moveBack(target: RollbackTarget, { log, signal }: Tools): Promise<PlaceResult> {
  const { inputs, clients, alias, to, region, deployment } = target
  const { functionName, waitTimeout: timeout } = inputs
  const name = `${functionName.name}:${alias.name} in ${region}`
  if (isThere(target)) {
    log(`${name} is already on version ${to.version}`)
    return rollbackResult(target, alias)
  }
  if (!isUnweighted(alias))
    log(`${name} is on ${describeRoute(alias)}, in the middle of a shift: this rollback ends it`)
  if (deployment) {
    log(`Stopping CodeDeploy's deployment ${deployment.id}, which is shifting ${name}`)
    await stopDeployment(clients.codeDeploy, deployment.id, signal, Date.now() + timeout)
  }
  const wait = {
    lambda: clients.polling,
    functionName: functionName.name,
    deadline: Date.now() + timeout,
    timeout,
    signal,
  }
  const moved = await insist(target, wait)
  log(`${name} is on version ${to.version}`)
  await waitForProvisioned(wait, alias.name)
  return { ...rollbackResult(target, moved), changed: true }
}

/** Milliseconds from one attempt to the next. */
const pause = 250

/** Moves the alias, also while another run shifts its traffic or Lambda moves its provisioned concurrency. */
async function insist(
  { clients: { lambda }, alias, to, deployment }: RollbackTarget,
  { functionName, deadline, signal }: { functionName: string; deadline: number; signal: AbortSignal },
): Promise<AliasState> {
  const [weighted = to.version] = Object.keys(alias.weights)
  const shift = deployment ?? { from: alias.version, to: weighted }
  const shifting = deployment !== undefined || !isUnweighted(alias)
  const mayGoOn = (error: unknown) =>
    (error instanceof ChangedMeanwhile && shifting && isInShift(error.now, shift)) ||
    (error instanceof Problem && hasCode(error.cause, 'ResourceConflictException'))
  const move = async (attempt: number) => {
    const present = attempt === 1 && !deployment ? alias : await getAlias(lambda, functionName, alias.name)
    if (!present) throw gone(functionName, alias.name)
    const description = withHistory(present.description, popped(present.description, to.version))
    const route = { version: to.version, weights: {}, description }
    return matchesRoute(present, route) ? present : updateAlias(lambda, functionName, present, route)
  }
  return retry({
    what: `${functionName}:${alias.name} to move to version ${to.version}`,
    call: move,
    again: mayGoOn,
    interval: pause,
    deadline: { at: deadline, error: (last) => last },
    signal,
  })
}
