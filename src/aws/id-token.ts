import { member } from '../domain/json.ts'

/** What a trust policy looks at in GitHub's OIDC token. */
export interface IdTokenClaims {
  sub: string
  aud: string
}

/**
 * Reads the claims of a token without verifying it: they are for the user to compare with the trust policy, and STS
 * does the verifying. GitHub docs, "OpenID Connect reference".
 *
 * @param token a JWT; it is never repeated in what is returned
 */
export function readClaims(token: string): IdTokenClaims {
  const payload = token.split('.')[1] ?? ''
  const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8') || '{}')
  return { sub: claim(claims, 'sub'), aud: claim(claims, 'aud') }
}

function claim(claims: unknown, name: string): string {
  const value = member(claims, name)
  return typeof value === 'string' ? value : Array.isArray(value) ? value.join(',') : '(none)'
}
