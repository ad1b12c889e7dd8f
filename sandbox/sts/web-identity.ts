import { createLocalJWKSet, decodeJwt, errors, type JSONWebKeySet, type JWTPayload, jwtVerify } from 'jose'
import { ServiceError } from '../core/contract.ts'
import { NO_VERIFICATION_KEY } from '../core/faults.ts'
import { GITHUB_CLAIMS, GITHUB_PROVIDER } from '../iam/github.ts'
import type { Iam } from '../iam/roles.ts'

/** The identity of a token that was found to be good. */
export interface WebIdentity {
  subject: string
  audience: string
  /** What a trust policy may ask for, by its condition keys. */
  context: Record<string, string>
  /** ARN of the provider in the role's account. */
  provider: string
}

/** Finds the public keys of an issuer; undefined when there are none to be had. */
export type KeySource = (issuer: string) => Promise<JSONWebKeySet | undefined>

/**
 * Checks a token as STS does before it looks at the role: provider, audience, signature, expiry.
 *
 * @throws ServiceError InvalidIdentityToken, ExpiredTokenException
 */
export async function readWebIdentity(
  token: string,
  { account, partition }: { account: string; partition: string },
  iam: Iam,
  keysOf: KeySource,
): Promise<WebIdentity> {
  const claims = decode(token)
  const issuer = claims.iss ?? ''
  const host = issuer.replace(/^https:\/\//, '')
  const audiences = iam.audiences(account, host)
  if (audiences === undefined) throw invalid(`No OpenIDConnect provider found in your account for ${issuer}`)
  const audience = [claims.aud].flat().find((one) => one !== undefined && audiences.includes(one))
  if (audience === undefined) throw invalid('Incorrect token audience')
  const keys = await keysOf(issuer)
  if (keys === undefined) throw invalid(NO_VERIFICATION_KEY.message)
  await verify(token, keys)
  return {
    subject: claims.sub ?? '',
    audience,
    context: contextOf(host, { ...claims, aud: audience }),
    provider: `arn:${partition}:iam::${account}:oidc-provider/${host}`,
  }
}

/** AWS takes further claims of those providers only that it knows, as GitHub's. */
function contextOf(host: string, claims: JWTPayload): Record<string, string> {
  const names = ['sub', 'aud', ...(host === GITHUB_PROVIDER ? GITHUB_CLAIMS : [])]
  const values = names.flatMap((name) => {
    const value = claims[name]
    return typeof value === 'string' ? [[`${host}:${name}`, value]] : []
  })
  return Object.fromEntries(values)
}

function decode(token: string): JWTPayload {
  try {
    return decodeJwt(token)
  } catch {
    throw invalid('The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)')
  }
}

async function verify(token: string, keys: JSONWebKeySet): Promise<void> {
  try {
    await jwtVerify(token, createLocalJWKSet(keys), { algorithms: ['RS256'] })
  } catch (error) {
    if (error instanceof errors.JWTExpired) {
      const expired = new Date((error.payload.exp ?? 0) * 1000).toISOString()
      const now = new Date().toISOString()
      throw new ServiceError(
        'ExpiredTokenException',
        `Token expired: current date/time ${now} must be before the expiration date/time ${expired}`,
      )
    }
    if (error instanceof errors.JWKSNoMatchingKey) throw invalid(NO_VERIFICATION_KEY.message)
    if (error instanceof errors.JOSEError) throw invalid('Provided Token has an invalid signature')
    throw error
  }
}

function invalid(message: string): ServiceError {
  return new ServiceError('InvalidIdentityToken', message)
}
