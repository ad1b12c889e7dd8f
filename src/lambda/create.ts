import { CreateFunctionCommand } from '@aws-sdk/client-lambda'
import { awsError, hasCode } from '../aws/error.ts'
import { retry } from '../domain/poll.ts'
import { Problem } from '../domain/problem.ts'
import { differences, mergeConfiguration } from './configuration.ts'
import type { CodeRequest, DeployedCode } from './request.ts'
import { deployedCode } from './update.ts'
import type { Wait } from './wait.ts'

/**
 * Creates the function with its whole desired configuration.
 *
 * @returns undefined when another run has created it meanwhile
 */
export async function create(request: CodeRequest, wait: Wait): Promise<DeployedCode | undefined> {
  const { lambda, functionName, imageUri, architecture, desired } = request
  const config = mergeConfiguration(desired, {})
  const Role = desired.config.Role ?? request.executionRole
  if (Role === undefined) {
    throw new Problem({
      what: `The function ${functionName} was deleted during the deploy.`,
      remedy: 'Set the input role to create it again.',
    })
  }
  const command = new CreateFunctionCommand({
    ...differences({}, config),
    FunctionName: functionName,
    PackageType: 'Image',
    Code: { ImageUri: imageUri },
    Role,
    Architectures: [architecture],
    Publish: request.publish,
    ...(Object.keys(desired.tags).length > 0 && { Tags: desired.tags }),
  })
  try {
    return deployedCode((await whileRolePropagates(wait, () => lambda.send(command))).Version, true)
  } catch (error) {
    if (hasCode(error, 'ResourceConflictException')) return undefined
    throw error
  }
}

/** Repeats a call while Lambda does not know the role that it names yet, for a limited time. */
export function whileRolePropagates<T>(wait: Wait, call: () => Promise<T>): Promise<T> {
  const propagated = Math.min(wait.deadline, Date.now() + propagation)
  return retry({
    call,
    again: (error) => isUnknownRole(error) && Date.now() <= propagated,
    interval: 1000,
    signal: wait.signal,
  })
}

/** Milliseconds until Lambda knows a role that was created a moment ago. */
const propagation = 30_000

function isUnknownRole(error: unknown): boolean {
  return awsError(error)?.text.includes('cannot be assumed by Lambda') === true
}
