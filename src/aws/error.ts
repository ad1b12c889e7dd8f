import { isBrokenConnection } from '../domain/broken-connection.ts'
import { member } from '../domain/json.ts'

/** An error that an AWS service answered. */
export interface AwsError {
  /** The error code, for example `ResourceConflictException`. */
  code: string
  /** AWS's own words. */
  text: string
  requestId?: string
  /** HTTP status. */
  status?: number
}

/**
 * Reads an error that the SDK threw for a service's answer; undefined for everything else (network, our own), to which the
 * SDK adds how often it has tried.
 */
export function awsError(error: unknown): AwsError | undefined {
  if (!(error instanceof Error) || !('$metadata' in error)) return undefined
  const metadata: unknown = error.$metadata
  const requestId = member(metadata, 'requestId')
  const status = member(metadata, 'httpStatusCode')
  if (requestId === undefined && status === undefined && !('$fault' in error)) return undefined
  return {
    code: error.name,
    text: error.message,
    ...(typeof requestId === 'string' && { requestId }),
    ...(typeof status === 'number' && { status }),
  }
}

/** Whether a service answered one of these error codes. */
export function hasCode(error: unknown, ...codes: string[]): boolean {
  const answered = awsError(error)
  return answered !== undefined && codes.includes(answered.code)
}

const throttles = [
  'TooManyRequestsException',
  'ThrottlingException',
  'Throttling',
  'RequestLimitExceeded',
  'EC2ThrottledException',
]

/** Whether AWS refused a call because it is asked too often. */
export function isThrottle(error: unknown): boolean {
  return hasCode(error, ...throttles) || awsError(error)?.status === 429
}

/**
 * Whether the service does not know an operation: a region, or a partition, that does not have it yet. The first code is
 * that of its protocol, JSON; the second one is of the errors that all services have in common (API references,
 * "Common Errors").
 */
export function isUnknownOperation(error: unknown): boolean {
  return hasCode(error, 'UnknownOperationException', 'InvalidAction')
}

/**
 * Whether the same request may succeed a moment later: a throttle, a failure of the service, or a broken connection.
 * A denial or a refusal of the request never is.
 */
export function isTransient(error: unknown): boolean {
  const answered = awsError(error)
  if (answered?.status !== undefined && answered.status >= 400) {
    return isThrottle(error) || answered.status >= 500
  }
  return isBrokenConnection(error)
}
