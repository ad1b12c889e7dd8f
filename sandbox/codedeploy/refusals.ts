import { ServiceError } from '../core/contract.ts'

/**
 * What CodeDeploy answers when it refuses. "quoted" marks texts that users of the service quote; of the others only
 * the codes are AWS's.
 */

/** Quoted. */
export function noApplication(name: string): ServiceError {
  return new ServiceError('ApplicationDoesNotExistException', `No application found for name: ${name}`)
}

/** Quoted. */
export function noGroup(name: string): ServiceError {
  return new ServiceError('DeploymentGroupDoesNotExistException', `No Deployment Group found for name: ${name}`)
}

export function noConfig(name: string): ServiceError {
  return new ServiceError(
    'DeploymentConfigDoesNotExistException',
    `No deployment configuration found for name: ${name}`,
  )
}

/** Quoted. */
export function noDeployment(id: string): ServiceError {
  return new ServiceError('DeploymentDoesNotExistException', `The deployment ${id} could not be found`)
}

export function noTarget(id: string): ServiceError {
  return new ServiceError('DeploymentTargetDoesNotExistException', `The deployment target ${id} could not be found`)
}

/** Quoted. */
export function deploymentActive(group: string, id: string): ServiceError {
  return new ServiceError(
    'DeploymentLimitExceededException',
    `The Deployment Group '${group}' already has an active Deployment '${id}'`,
  )
}

export function alreadyCompleted(id: string): ServiceError {
  return new ServiceError('DeploymentAlreadyCompletedException', `The deployment ${id} is already completed`)
}

export function invalidRevision(message: string): ServiceError {
  return new ServiceError('InvalidRevisionException', message)
}

/** `what` as in the code: `DeploymentId`. */
export function required(what: string): ServiceError {
  return new ServiceError(`${what}RequiredException`, `${what} must be specified`)
}
