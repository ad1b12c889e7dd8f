import {
  PublishVersionCommand,
  UpdateFunctionCodeCommand,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda'
import { awsError, hasCode } from '../aws/aws-error.ts'
import { Problem } from '../domain/problem.ts'
import type { FunctionConfig } from '../function-config.ts'
import type { CodeHeld, CodeRequest } from './code-request.ts'
import { describeChanges, differences } from './configuration.ts'
import { whileRolePropagates } from './create.ts'
import { failure } from './failure.ts'
import type { FunctionState } from './function.ts'
import { held, update } from './update.ts'
import { type Wait, waitUntilOver, waitUntilSettled } from './wait.ts'

/**
 * Brings configuration and code into one version. Every call after the first is guarded by the revision that the one
 * before it led to: what somebody else changes in between is refused, and not mixed into the version.
 */
export async function configureAndBring(
  request: CodeRequest,
  present: FunctionState,
  changes: FunctionConfig,
  unchanged: boolean,
  wait: Wait,
): Promise<CodeHeld> {
  const configured = describeChanges(present.config, changes)
  const expected = { ...present.config, ...changes }
  if (unchanged) {
    const ready = await configure(request, present.revisionId, changes, expected, wait)
    return { ...(await publish(request, ready, wait)), configured }
  }
  // An image that Lambda refuses is known before the configuration is touched.
  await dryRun(request)
  try {
    const ready = await configure(request, present.revisionId, changes, expected, wait)
    return { ...(await guarded(request, wait, () => update(request, ready))), configured }
  } catch (error) {
    if (!usesDeletedImage(error)) throw error
  }
  // Lambda configures no function whose image is gone from ECR: it gets its new one first.
  await update({ ...request, publish: false }, present.revisionId)
  const updated = await settled(request, wait)
  const ready = await guarded(request, wait, () => configure(request, updated, changes, expected, wait))
  return { ...(await publish(request, ready, wait)), configured, changed: true }
}

/** @returns the revision that the function has when the update is over */
async function configure(
  request: CodeRequest,
  RevisionId: string,
  changes: FunctionConfig,
  expected: FunctionConfig,
  wait: Wait,
): Promise<string> {
  const { lambda, functionName } = request
  const command = new UpdateFunctionConfigurationCommand({ FunctionName: functionName, ...changes, RevisionId })
  await whileRolePropagates(wait, () => lambda.send(command))
  const after = await waitUntilOver(wait)
  if (after.lastUpdateStatus === 'Failed') {
    throw failure(`Lambda could not change the configuration of ${functionName}`, after.lastUpdateReason)
  }
  const mixed = Object.keys(differences(after.config, expected))
  if (mixed.length > 0) throw changedMeanwhile(functionName, mixed.join(', '))
  return after.revisionId
}

async function settled({ functionName, digest }: CodeRequest, wait: Wait): Promise<string> {
  const after = await waitUntilOver(wait)
  if (after.lastUpdateStatus === 'Failed') {
    throw failure(`Lambda could not update $LATEST of ${functionName}`, after.lastUpdateReason, wait.image)
  }
  if (after.digest !== digest) throw changedMeanwhile(functionName, 'its image')
  return after.revisionId
}

/** Repeats a call that meets an update in progress; its own revision tells whether that changed something. */
async function guarded<T>({ functionName }: CodeRequest, wait: Wait, call: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await call()
    } catch (error) {
      if (hasCode(error, 'PreconditionFailedException')) throw changedMeanwhile(functionName, 'something', error)
      if (!hasCode(error, 'ResourceConflictException') || Date.now() > wait.deadline) throw error
    }
    await waitUntilSettled(wait)
  }
}

function changedMeanwhile(functionName: string, what: string, cause?: unknown): Problem {
  return new Problem(
    {
      what: `Somebody else changed ${what} of ${functionName} while it was being configured: no version was published of the mixture.`,
      remedy: 'Let one run at a time deploy a function, with a concurrency group, and run this one again.',
    },
    { cause },
  )
}

async function dryRun({ lambda, functionName, imageUri, architecture }: CodeRequest): Promise<void> {
  const request = { FunctionName: functionName, ImageUri: imageUri, Architectures: [architecture], DryRun: true }
  await lambda.send(new UpdateFunctionCodeCommand(request))
}

async function publish(request: CodeRequest, RevisionId: string, wait: Wait): Promise<CodeHeld> {
  const { lambda, functionName, digest } = request
  if (!request.publish) return held('$LATEST', true)
  const CodeSha256 = digest.replace('sha256:', '')
  const command = new PublishVersionCommand({ FunctionName: functionName, CodeSha256, RevisionId })
  return held((await guarded(request, wait, () => lambda.send(command))).Version, true)
}

function usesDeletedImage(error: unknown): boolean {
  return awsError(error)?.text.includes('trying to use a deleted image') === true
}
