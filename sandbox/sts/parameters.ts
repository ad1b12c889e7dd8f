import { ServiceError } from '../core/contract.ts'
import type { Role } from '../iam/roles.ts'

/** What AssumeRole and AssumeRoleWithWebIdentity have in common. */
export interface AssumeParameters {
  roleArn: string
  sessionName: string
  /** Seconds. */
  duration: number
}

/** The hour that a session may last which a session assumed (IAM User Guide, "Roles terms and concepts": chaining). */
const CHAINED_LIMIT = 3600

/**
 * Reads and checks the parameters by themselves (STS API Reference, "AssumeRole").
 *
 * @throws ServiceError ValidationError
 */
export function readParameters(form: URLSearchParams): AssumeParameters {
  const roleArn = form.get('RoleArn') ?? ''
  const sessionName = form.get('RoleSessionName') ?? ''
  const duration = Number(form.get('DurationSeconds') ?? 3600)
  if (!/^arn:aws[\w-]*:iam::\d{12}:role\/.+$/.test(roleArn)) throw validation(`${roleArn} is invalid`)
  if (!/^[\w+=,.@-]*$/.test(sessionName)) {
    throw violates(sessionName, 'roleSessionName', 'Member must satisfy regular expression pattern: [\\w+=,.@-]*')
  }
  if (sessionName.length < 2) {
    throw violates(sessionName, 'roleSessionName', 'Member must have length greater than or equal to 2')
  }
  if (sessionName.length > 64) {
    throw violates(sessionName, 'roleSessionName', 'Member must have length less than or equal to 64')
  }
  if (!(duration >= 900)) {
    throw violates(`${duration}`, 'durationSeconds', 'Member must have value greater than or equal to 900')
  }
  if (duration > 43_200) {
    throw violates(`${duration}`, 'durationSeconds', 'Member must have value less than or equal to 43200')
  }
  return { roleArn, sessionName, duration }
}

/** @throws ServiceError ValidationError when the role may not be assumed for that long */
export function requireDuration(duration: number, role: Role, chained: boolean): void {
  if (chained && duration > CHAINED_LIMIT) {
    throw validation(
      'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.',
    )
  }
  if (duration > role.maxSessionDuration) {
    throw validation('The requested DurationSeconds exceeds the MaxSessionDuration set for this role.')
  }
}

function violates(value: string, member: string, constraint: string): ServiceError {
  return validation(
    `1 validation error detected: Value '${value}' at '${member}' failed to satisfy constraint: ${constraint}`,
  )
}

function validation(message: string): ServiceError {
  return new ServiceError('ValidationError', message)
}
