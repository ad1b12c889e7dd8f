import { CreateFunctionCommand } from '@aws-sdk/client-lambda'
import { hasCode } from '../aws/error.ts'
import { Problem } from '../domain/problem.ts'
import { differences, mergeConfiguration } from './configuration.ts'
import type { CodeRequest, DeployedCode } from './request.ts'
import { deployedCode } from './update.ts'

/**
 * Creates the function with its whole desired configuration.
 *
 * @returns undefined when another run has created it meanwhile
 */
export async function create(request: CodeRequest): Promise<DeployedCode | undefined> {
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
    return deployedCode((await lambda.send(command)).Version, true)
  } catch (error) {
    if (hasCode(error, 'ResourceConflictException')) return undefined
    throw error
  }
}
