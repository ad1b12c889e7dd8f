import { setTimeout } from 'node:timers/promises'
import * as core from '@actions/core'
import { AssumeRoleCommand, AssumeRoleWithWebIdentityCommand, type Credentials, STSClient } from '@aws-sdk/client-sts'
import { defaultProvider } from '@aws-sdk/credential-provider-node'
import { Problem } from '../domain/problem.ts'
import type { Region } from '../domain/region.ts'
import type { SignIn } from '../plan/plan.ts'
import { connection } from './connection.ts'
import { awsError, hasCode, isTransient } from './error.ts'
import { explain } from './explain.ts'
import { explainSignIn } from './explain-sign-in.ts'
import { readClaims } from './id-token.ts'

/** Keys of a session, as the AWS SDK takes them. */
export interface SessionCredentials {
  accessKeyId: string
  secretAccessKey: string
  sessionToken?: string
  expiration?: Date
}

/** Gives credentials that are valid now; signs in anew when the last ones are about to expire. */
export type CredentialSource = () => Promise<SessionCredentials>

/** The credentials for each region of a run. */
export type RegionCredentials = (region: Region) => CredentialSource

/**
 * Prepares the sign-ins of a run: one for each distinct role, whichever regions it is for. A session serves all regions
 * of its partition, also those that an account opts in to, because it comes from the STS of a region and not from the
 * global one (IAM user guide, "Manage AWS STS in an AWS Region": tokens of version 2).
 */
export function credentialsIn(plans: ReadonlyMap<Region, { signIn: SignIn }>, signal: AbortSignal): RegionCredentials {
  const keyOf = ({ signIn }: { signIn: SignIn }) => (signIn.kind === 'ambient' ? '' : signIn.roles.join('\n'))
  const sources = new Map<string, CredentialSource>()
  for (const plan of plans.values()) {
    const shared = [...plans].flatMap(([region, other]) => (keyOf(other) === keyOf(plan) ? [region] : []))
    // A role's own regions come first; all the others of the run are there for when their STS is down.
    const regions = [...new Set([...shared, ...plans.keys()])]
    if (!sources.has(keyOf(plan))) sources.set(keyOf(plan), credentialSource(plan.signIn, regions, signal))
  }
  return (region) => {
    const plan = plans.get(region)
    const source = plan && sources.get(keyOf(plan))
    if (source === undefined) throw new Error(`nobody signs in to ${region}`)
    return source
  }
}

/** The SDK's own margin: credentials that are this close to their end are not used for another request. */
const margin = 5 * 60_000

/**
 * Prepares the sign-in. Nothing is asked before the source is called for the first time, and whatever it gives is
 * masked in the log first.
 *
 * @param regions those whose STS may be asked, one after the other when one does not answer; one at least
 */
function credentialSource(signIn: SignIn, regions: readonly Region[], signal: AbortSignal): CredentialSource {
  if (signIn.kind === 'ambient') return refreshing(ambient(regions[0] ?? ''))
  const { roles, sessionName } = signIn
  core.setSecret(sessionName)
  const [first, ...chain] = roles
  const start = refreshing(() => assumeWithToken(signIn, first, regions, signal))
  return chain.reduce((previous, role) => refreshing(() => assumeNext(previous, role, signIn, regions, signal)), start)
}

/** The chain of every AWS tool: environment, web identity file, container, instance. */
function ambient(region: Region): CredentialSource {
  const provide = defaultProvider({ clientConfig: { region } })
  return async () => {
    try {
      return await provide()
    } catch (error) {
      throw explain(error, 'There are no AWS credentials')
    }
  }
}

/** Shares one sign-in between all clients, and masks what it gave. */
function refreshing(signIn: CredentialSource): CredentialSource {
  let current: Promise<SessionCredentials> | undefined
  let expiration = Number.POSITIVE_INFINITY
  return () => {
    if (current === undefined || Date.now() > expiration - margin) {
      expiration = Number.POSITIVE_INFINITY
      current = signIn().then((credentials) => {
        mask(credentials)
        expiration = credentials.expiration?.getTime() ?? Number.POSITIVE_INFINITY
        return credentials
      })
      current.catch(() => {
        current = undefined
      })
    }
    return current
  }
}

function mask({ accessKeyId, secretAccessKey, sessionToken }: SessionCredentials): void {
  for (const secret of [accessKeyId, secretAccessKey, sessionToken]) if (secret) core.setSecret(secret)
}

type Oidc = Extract<SignIn, { kind: 'oidc' }>

/** Fetches a new token for each attempt: one lives for five minutes only. */
async function assumeWithToken(
  signIn: Oidc,
  role: string,
  regions: readonly Region[],
  signal: AbortSignal,
): Promise<SessionCredentials> {
  for (let attempt = 1; ; attempt++) {
    const region = regions[(attempt - 1) % regions.length] ?? ''
    // The client's own retries would send the same token again.
    const sts = new STSClient({ ...connection('sts', region, signal), maxAttempts: 1, credentials: anonymous })
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
      if (attempt === attempts || !mayPass(error)) throw explainSignIn(error, role, readClaims(token))
      await setTimeout(backoff(attempt), undefined, { signal })
    }
  }
}

/** The job's OIDC token, which the toolkit masks. It takes no signal, so that a cancelled run leaves it alone. */
async function idToken(audience: string, signal: AbortSignal): Promise<string> {
  const { promise: aborted, reject } = Promise.withResolvers<never>()
  const abort = () => reject(signal.reason)
  signal.addEventListener('abort', abort, { once: true })
  try {
    return await Promise.race([core.getIDToken(audience), aborted])
  } catch (error) {
    signal.throwIfAborted()
    const reason = error instanceof Error ? error.message.replaceAll(/\s+/g, ' ').trim() : String(error)
    throw new Problem(
      {
        what: `GitHub gave the job no OIDC token: ${reason}.`,
        remedy: 'Run the job again; GitHub may be having trouble.',
      },
      { cause: error },
    )
  } finally {
    signal.removeEventListener('abort', abort)
  }
}

/** AssumeRole from an assumed role is granted one hour at most (IAM user guide, "Role chaining"). */
async function assumeNext(
  previous: CredentialSource,
  role: string,
  { sessionName, sessionDuration }: Pick<Oidc, 'sessionName' | 'sessionDuration'>,
  regions: readonly Region[],
  signal: AbortSignal,
): Promise<SessionCredentials> {
  const request = { RoleArn: role, RoleSessionName: sessionName, DurationSeconds: Math.min(sessionDuration, 3600) }
  const [region = '', ...others] = regions
  // Where another region's STS can be asked, one that is down is not waited for as long.
  const patience = others.length > 0 ? { maxAttempts: 3 } : {}
  const sts = new STSClient({ ...connection('sts', region, signal), ...patience, credentials: previous })
  try {
    return sessionCredentials((await sts.send(new AssumeRoleCommand(request))).Credentials, role)
  } catch (error) {
    if (others.length > 0 && isTransient(error)) {
      return assumeNext(previous, role, { sessionName, sessionDuration }, others, signal)
    }
    throw explain(error, `Could not assume ${role}`)
  }
}

const attempts = 6

/** Milliseconds, with jitter: the legs of a matrix that were refused together must not come back together. */
function backoff(attempt: number): number {
  return Math.random() * Math.min(5000, 250 * 2 ** attempt)
}

// These two are answered with status 400 but pass by themselves: STS could not reach GitHub for its keys.
function mayPass(error: unknown): boolean {
  if (isTransient(error) || hasCode(error, 'IDPCommunicationError', 'IDPCommunicationErrorException')) return true
  return awsError(error)?.text.includes("Couldn't retrieve verification key") === true
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
