import { UpdateFunctionCodeCommand, UpdateFunctionConfigurationCommand } from '@aws-sdk/client-lambda'
import { awsError } from '../aws/error.ts'
import { Problem } from '../domain/problem.ts'
import type { FunctionConfig } from '../inputs/function-config.ts'
import { differences, listChanges } from './configuration.ts'
import { refuseAddition } from './creation.ts'
import { updateFailure } from './failure.ts'
import type { FunctionState } from './function.ts'
import type { CodeRequest, DeployedCode } from './request.ts'
import { whenTaken } from './settle.ts'
import { publishPresent, update } from './update.ts'
import { type Wait, waitUntilOver } from './wait.ts'

/** What an update of a function starts from, and what it changes. */
export interface FunctionUpdate {
  /** The function as it was read. */
  present: FunctionState
  /** Members of the configuration that change. */
  changes: FunctionConfig
  /** Whether the function has the image already. */
  unchanged: boolean
}

/**
 * Brings configuration and code into one version. Every call is guarded by the revision that the one before it led to:
 * a change by another run or a person in between is an error, and is not published with the version.
 *
 * @returns undefined when only the image was updated, and the function must be read again
 * @throws Problem when another run or a person changes the configuration meanwhile
 */
export async function configureAndDeploy(
  request: CodeRequest,
  { present, changes, unchanged }: FunctionUpdate,
  wait: Wait,
): Promise<DeployedCode | undefined> {
  refuseAddition(present.config, changes, request.functionName)
  const expected = { ...present.config, ...changes }
  // An image that Lambda refuses is known before the configuration is touched.
  if (!unchanged) await dryRun(request)
  try {
    const configured = await configure(request, present.revisionId, changes, wait)
    const deployed = await deployConfigured(request, { configured, expected, unchanged }, wait)
    return { ...deployed, changed: true, configured: listChanges(present.config, changes) }
  } catch (error) {
    if (unchanged || !usesDeletedImage(error)) throw error
  }
  // Lambda configures no function whose image is gone from ECR: it gets its new one first.
  await update({ ...request, publish: false }, present.revisionId)
  await whenOver(wait, `Lambda could not update $LATEST of ${request.functionName}`)
  return undefined
}

/** @returns the function when the update is over */
async function configure(
  { lambda, functionName }: CodeRequest,
  RevisionId: string,
  changes: FunctionConfig,
  wait: Wait,
): Promise<FunctionState> {
  const command = new UpdateFunctionConfigurationCommand({ FunctionName: functionName, ...changes, RevisionId })
  await lambda.send(command)
  return whenOver(wait, `Lambda could not change the configuration of ${functionName}`)
}

async function whenOver(wait: Wait, failing: string): Promise<FunctionState> {
  const after = await waitUntilOver(wait)
  if (after.lastUpdateStatus === 'Failed') throw updateFailure(failing, after, wait.image)
  return after
}

/**
 * Adds the image to the configuration, and publishes both. A change in between is no error in itself: the answer to a
 * call of this run may have been lost, and another run may have set its image. Only the configuration must be this run's.
 */
function deployConfigured(
  request: CodeRequest,
  { configured, expected, unchanged }: { configured: FunctionState; expected: FunctionConfig; unchanged: boolean },
  wait: Wait,
): Promise<DeployedCode> {
  return whenTaken(wait, async (attempt) => {
    const now = attempt === 1 ? configured : await waitUntilOver(wait)
    const there = attempt === 1 ? unchanged : now.digest === request.digest
    refuseMixture(request, now, expected)
    return (there && (await publishPresent(request, now.revisionId))) || update(request, now.revisionId)
  })
}

/** @throws Problem when the function's configuration is not the one that this run has given it */
function refuseMixture({ functionName }: CodeRequest, now: FunctionState, expected: FunctionConfig): void {
  const { Environment: _, ...visible } = expected
  const mixed = Object.keys(differences(now.config, now.environmentError === undefined ? expected : visible))
  if (mixed.length === 0) return
  throw new Problem({
    what: `Another run or a person changed ${mixed.join(', ')} of ${functionName} while this run configured it: no version was published.`,
    remedy: 'Let one run at a time deploy a function, with a concurrency group, and run this one again.',
  })
}

async function dryRun({ lambda, functionName, imageUri, architecture }: CodeRequest): Promise<void> {
  const request = { FunctionName: functionName, ImageUri: imageUri, Architectures: [architecture], DryRun: true }
  await lambda.send(new UpdateFunctionCodeCommand(request))
}

function usesDeletedImage(error: unknown): boolean {
  return awsError(error)?.text.includes('trying to use a deleted image') === true
}
