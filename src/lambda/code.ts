import { explain } from '../aws/explain.ts'
import { accountOf } from '../domain/arn.ts'
import { Problem } from '../domain/problem.ts'
import type { Concern } from '../domain/remedy.ts'
import { withoutFullStop } from '../domain/text.ts'
import { differences, mergeConfiguration, refuseUnseen } from './configuration.ts'
import { configureAndDeploy } from './configure.ts'
import { create } from './create.ts'
import { stateFailure } from './failure.ts'
import { describeReason, type FunctionState, getFunction, isSettled } from './function.ts'
import type { CodeRequest, DeployedCode } from './request.ts'
import { ofCalls, whileItSettles } from './settle.ts'
import { isOutdated, lackingTags, publishPresent, tag, update } from './update.ts'
import { type Wait, waitUntilSettled } from './wait.ts'

/**
 * Deploys the image to the function: creates it, updates it, or publishes what it already has. While the function is
 * busy, this waits, until the deadline.
 *
 * @throws Problem when Lambda refuses, or at the deadline
 */
export async function deployCode(request: CodeRequest, wait: Wait): Promise<DeployedCode> {
  let { again } = request
  const read = async () => {
    const asked = again
    again = undefined
    const found = await asked
    return found && isGuarded(request, found) ? found : getFunction(request.lambda, request.functionName)
  }
  for (;;) {
    wait.signal.throwIfAborted()
    const doing = `Could not deploy to ${request.functionName}`
    let present: FunctionState | undefined
    try {
      const call = async () => {
        present = await read()
        return present ? deployTo(request, present, wait) : create(request)
      }
      const deployed = await whileItSettles(wait, call, ofCalls, () => concernOf(request, present))
      if (deployed) return deployed
    } catch (error) {
      if (!isOutdated(error)) throw explain(error, doing, concernOf(request, present))
      if (present?.state === 'Failed') throw beyondUpdate(request.functionName, present, error)
      if (present?.state === 'Deleting') throw stateFailure(`${doing}, which takes no update`, present)
      if (Date.now() > wait.deadline) throw explain(error, `${doing} within wait-timeout`)
    }
    await waitUntilSettled(wait)
  }
}

/**
 * Whether the first change is one that Lambda refuses when the function is no longer as it was read. Tags are given
 * whatever it is by then.
 */
function isGuarded({ desired }: CodeRequest, present: FunctionState): boolean {
  return isSettled(present) && lackingTags(desired, present).length === 0
}

/** Across accounts the owner of the repository must know whose function it is. */
function concernOf(request: CodeRequest, present: FunctionState | undefined): Concern {
  const { repositoryArn, executionRole, desired } = request
  const role = desired.config.Role ?? present?.config.Role ?? executionRole
  const account = accountOf(present?.arn ?? executionRole ?? '')
  return {
    ...(repositoryArn !== undefined && { repository: repositoryArn }),
    ...(account !== undefined && { account }),
    ...(role !== undefined && { executionRole: role }),
  }
}

/** A function whose creation failed stays Failed: Lambda answers every update with a conflict. */
function beyondUpdate(functionName: string, { stateReason }: FunctionState, cause: unknown): Problem {
  return new Problem(
    {
      what: `${functionName} is Failed (${withoutFullStop(describeReason(stateReason))}), and Lambda does not update it.`,
      remedy: 'Delete the function, then run the job again with the input role: it creates the function again.',
    },
    { cause },
  )
}

/** @returns undefined when the function has its image now, and must be read again */
async function deployTo(request: CodeRequest, present: FunctionState, wait: Wait): Promise<DeployedCode | undefined> {
  await request.mayReplace(present)
  refuseUnseen(request.desired, present)
  const unchanged = request.skipUnchanged && runsImage(present, request)
  const changes = differences(present.config, mergeConfiguration(request.desired, present.config))
  if (await tag(request, present)) request.onTagged()
  if (Object.keys(changes).length > 0) return configureAndDeploy(request, { present, changes, unchanged }, wait)
  return (unchanged && (await publishPresent(request, present.revisionId))) || update(request, present.revisionId)
}

/** Whether $LATEST has the image, and nothing went wrong with it. */
export function runsImage(
  present: FunctionState,
  { digest, architecture }: Pick<CodeRequest, 'digest' | 'architecture'>,
): boolean {
  return (
    present.digest === digest &&
    present.architecture === architecture &&
    present.state !== 'Failed' &&
    present.lastUpdateStatus !== 'Failed'
  )
}
