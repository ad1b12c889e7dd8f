import { AssumeRoleCommand, AssumeRoleWithWebIdentityCommand, type Credentials, STSClient } from '@aws-sdk/client-sts'
import { retry } from '../domain/poll.ts'
import { Problem } from '../domain/problem.ts'
import type { Region } from '../domain/region.ts'
import type { AssumedRoles, SignIn } from '../plan/plan.ts'
import { withSharedClock } from './clock.ts'
import { connection, connectionForOnce } from './connection.ts'
import { awsError, hasCode, isTransient } from './error.ts'
import { explain } from './explain.ts'
import { explainSignIn } from './explain-sign-in.ts'
import { idToken, readClaims } from './id-token.ts'
import type { CredentialSource, SessionCredentials } from './session-credentials.ts'

/** Where a role is assumed. */
interface Sts {
  /** The regions whose STS to call, in this order when one does not answer; one at least. */
  regions: readonly Region[]
  signal: AbortSignal
}

type Oidc = Extract<SignIn, { kind: 'oidc' }>

/** Fetches a new token for each attempt: one lives for five minutes only. */
export function assumeWithToken(signIn: Oidc, role: string, { regions, signal }: Sts): Promise<SessionCredentials> {
  return retry({
    what: `STS to give credentials of ${role}`,
    call: (attempt) => assumeOnce(signIn, role, regions[(attempt - 1) % regions.length] ?? '', signal),
    again: (error, attempt) =>
      error instanceof Problem &&
      ((attempt < attempts && mayPass(error.cause)) || (attempt < regions.length && isInactive(error.cause))),
    // With jitter: the jobs of a matrix that were throttled at the same time must not retry at the same time.
    interval: (_, attempt) => Math.random() * Math.min(5000, 250 * 2 ** attempt),
    signal,
  })
}

async function assumeOnce(
  signIn: Oidc,
  role: string,
  region: Region,
  signal: AbortSignal,
): Promise<SessionCredentials> {
  // The client's own retries would send the same token again.
  const sts = new STSClient({ ...connectionForOnce(region, signal), credentials: anonymous })
  const token = await idToken(signIn.audience, signal)
  try {
    const { Credentials: keys } = await sts.send(
      new AssumeRoleWithWebIdentityCommand({
        RoleArn: role,
        RoleSessionName: signIn.sessionName,
        DurationSeconds: signIn.sessionDuration,
        WebIdentityToken: token,
      }),
    )
    return sessionCredentials(keys, role)
  } catch (error) {
    throw explainSignIn(error, role, readClaims(token))
  }
}

/**
 * AssumeRole from an assumed role is granted one hour at most (IAM user guide, "Role chaining"); keys of a user, which
 * have no session token, may ask for more.
 */
export async function assumeNext(
  previous: CredentialSource,
  role: string,
  { sessionName, sessionDuration }: Pick<AssumedRoles, 'sessionName' | 'sessionDuration'>,
  { regions, signal }: Sts,
): Promise<SessionCredentials> {
  const { sessionToken } = await previous()
  const DurationSeconds = sessionToken === undefined ? sessionDuration : Math.min(sessionDuration, 3600)
  const request = { RoleArn: role, RoleSessionName: sessionName, DurationSeconds }
  const [region = '', ...others] = regions
  // The wait is shorter where another region's STS can answer instead.
  const patience = others.length > 0 ? { maxAttempts: 3 } : {}
  const sts = withSharedClock(new STSClient({ ...connection(region, signal), ...patience, credentials: previous }))
  try {
    return sessionCredentials((await sts.send(new AssumeRoleCommand(request))).Credentials, role)
  } catch (error) {
    if (others.length > 0 && (isTransient(error) || isInactive(error))) {
      return assumeNext(previous, role, { sessionName, sessionDuration }, { regions: others, signal })
    }
    throw explain(error, `Could not assume ${role}`, { role })
  }
}

const attempts = 6

// These two are answered with status 400 but pass by themselves: STS could not reach GitHub for its keys.
function mayPass(error: unknown): boolean {
  if (isTransient(error) || hasCode(error, 'IDPCommunicationError', 'IDPCommunicationErrorException')) return true
  return awsError(error)?.text.includes("Couldn't retrieve verification key") === true
}

/** An administrator can deactivate STS in a region; its sessions of another region are good there all the same. */
function isInactive(error: unknown): boolean {
  return hasCode(error, 'RegionDisabledException', 'RegionDisabled')
}

const anonymous = async () => ({ accessKeyId: '', secretAccessKey: '' })

function sessionCredentials(keys: Credentials | undefined, role: string): SessionCredentials {
  if (!keys?.AccessKeyId || !keys.SecretAccessKey) throw new Error(`STS gave no credentials for ${role}`)
  return {
    accessKeyId: keys.AccessKeyId,
    secretAccessKey: keys.SecretAccessKey,
    ...(keys.SessionToken && { sessionToken: keys.SessionToken }),
    ...(keys.Expiration && { expiration: keys.Expiration }),
  }
}
