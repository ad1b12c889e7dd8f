import type { Arn } from '../core/arn.ts'
import { ServiceError } from '../core/contract.ts'

/**
 * What Lambda answers when it refuses, in its own words. "recorded" marks texts that recordings of the real service
 * hold; the others are as users of the service quoted them.
 */

/** Recorded. */
export function notFound(arn: Arn): ServiceError {
  return missing(`Function not found: ${arn}`)
}

/** Recorded: ResourceNotFoundException is the one exception whose member is `Message`. */
export function missing(message: string): ServiceError {
  return new ServiceError('ResourceNotFoundException', message, 404, { Type: 'User' })
}

/** Recorded: a qualifier that could be an alias' name is missed as one; any other as a version. */
export function missingQualified(functionArn: Arn, qualifier: string): ServiceError {
  const isAlias = /^(?!^[0-9]+$)[a-zA-Z0-9-_]+$/.test(qualifier)
  const arn = `${functionArn}:${qualifier}`
  return isAlias ? missing(`Cannot find alias arn: ${arn}`) : notFound(arn)
}

export function invalid(message: string): ServiceError {
  return new ServiceError('InvalidParameterValueException', message, 400, { Type: 'User' })
}

export function conflict(message: string): ServiceError {
  return new ServiceError('ResourceConflictException', message, 409, { Type: 'User' })
}

/** Recorded. */
export function updateInProgress(arn: Arn): ServiceError {
  return conflict(`The operation cannot be performed at this time. An update is in progress for resource: ${arn}`)
}

export function inState(state: string): ServiceError {
  return conflict(
    `The operation cannot be performed at this time. The function is currently in the following state: ${state}`,
  )
}

/** Answered to an invocation of a function that was idle, until its image is there again. */
export function initializing(): ServiceError {
  const message = 'Lambda is initializing your function. It will be ready to invoke shortly.'
  return new ServiceError('CodeArtifactUserPendingException', message, 409, { Type: 'User' })
}

/** Answered to an invocation of a version whose image is gone. The text is inferred. */
export function artifactDeleted(): ServiceError {
  const message = "Lambda can't invoke the function because its container image was deleted."
  return new ServiceError('CodeArtifactUserDeletedException', message, 409, { Type: 'User' })
}

/** The code is of the SDK's model; text and status are inferred from an emulator of AWS. */
export function publicPolicy(): ServiceError {
  const message =
    'Lambda prevented your policy from being created because it would grant public access to your function.'
  return new ServiceError('PublicPolicyException', message, 400, { Type: 'User' })
}

/** Recorded. `api` is what to call for the present revision: `GetFunction/GetAlias` or `GetPolicy`. */
export function staleRevision(api = 'GetFunction/GetAlias'): ServiceError {
  const message = `The Revision Id provided does not match the latest Revision Id. Call the ${api} API to retrieve the latest Revision Id`
  return new ServiceError('PreconditionFailedException', message, 412, { Type: 'User' })
}

/** Recorded: `1 validation error detected: Value 'r1' at 'role' failed to satisfy constraint: …`. It has no Type. */
export function violates(value: string, member: string, constraint: string): ServiceError {
  return violations([violation(value, member, constraint)])
}

/** One constraint that a request does not satisfy, as errors list it. */
function violation(value: string, member: string, constraint: string): string {
  return `Value '${value}' at '${member}' failed to satisfy constraint: ${constraint}`
}

/** Recorded: `2 validation errors detected: Value '…' at '…' failed to satisfy constraint: …; Value …`. */
export function violations(list: readonly string[], code = 'ValidationException'): ServiceError {
  const count = `${list.length} validation error${list.length > 1 ? 's' : ''}`
  return new ServiceError(code, `${count} detected: ${list.join('; ')}`)
}

/** What a text that is too long, or does not match the whole of `pattern`, violates: nothing, one or both. */
export function textViolations(value: string, member: string, pattern: string, most = Number.POSITIVE_INFINITY) {
  const fits = new RegExp(`^(?:${pattern})$`).test(value)
  return [
    ...(value.length > most ? [violation(value, member, `Member must have length less than or equal to ${most}`)] : []),
    ...(fits ? [] : [violation(value, member, `Member must satisfy regular expression pattern: ${pattern}`)]),
  ]
}

/** Refuses text that does not match the whole of `pattern`, as recorded for names and ARNs. */
export function requirePattern(value: string, member: string, pattern: string): void {
  const violated = textViolations(value, member, pattern)
  if (violated.length > 0) throw violations(violated)
}

/** Refuses text that is none of `allowed`, and none at all. @returns the text */
export function requireEnum<T extends string>(value: string | undefined, member: string, allowed: readonly T[]): T {
  const found = allowed.find((one) => one === value)
  if (found !== undefined) return found
  throw violates(value ?? 'null', member, `Member must satisfy enum value set: [${allowed.join(', ')}]`)
}

/** Refuses a number outside of `least` to `most`, both included. */
export function requireRange(value: number, member: string, least: number, most: number): void {
  if (value < least) throw violates(`${value}`, member, `Member must have value greater than or equal to ${least}`)
  if (value > most) throw violates(`${value}`, member, `Member must have value less than or equal to ${most}`)
}

export function denied(caller: Arn, action: string, resource: Arn, by: 'identity' | 'resource'): ServiceError {
  return new ServiceError(
    'AccessDeniedException',
    `User: ${caller} is not authorized to perform: ${action} on resource: ${resource} because no ${by}-based policy allows the ${action} action`,
    403,
  )
}
