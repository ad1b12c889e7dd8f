import { randomUUID } from 'node:crypto'
import { exportJWK, generateKeyPair, type JSONWebKeySet, type JWTPayload, SignJWT } from 'jose'
import { claimsOf, type Job } from './claims.ts'

/** Signs ID tokens as GitHub's issuer does. */
export class TokenSigner {
  // Takes a few hundred milliseconds, which the first token waits for and the start of the sandbox does not.
  readonly #keys = generateKeyPair('RS256')
  readonly #keyId = randomUUID()

  /** `claims` replace those of the job; undefined takes a claim away. */
  async sign(job: Job, audience: string, claims: JWTPayload = {}): Promise<string> {
    const { privateKey } = await this.#keys
    const now = Math.floor(Date.now() / 1000)
    const payload = {
      jti: randomUUID(),
      ...claimsOf(job),
      aud: audience,
      nbf: now - 600,
      iat: now,
      exp: now + job.tokenLifetime,
      ...claims,
    }
    return new SignJWT(payload)
      .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: this.#keyId, x5t: this.#keyId })
      .sign(privateKey)
  }

  /** The public keys, as under `/.well-known/jwks`. */
  async keys(): Promise<JSONWebKeySet> {
    const { publicKey } = await this.#keys
    return { keys: [{ ...(await exportJWK(publicKey)), kid: this.#keyId, alg: 'RS256', use: 'sig' }] }
  }
}
