import { randomUUID } from 'node:crypto'
import {
  exportJWK,
  type GenerateKeyPairResult,
  generateKeyPair,
  type JSONWebKeySet,
  type JWTPayload,
  SignJWT,
} from 'jose'
import { claimsOf, type Job } from './claims.ts'

// Takes a few hundred milliseconds of a processor, which the first token of a process waits for. Signers tell their
// tokens apart by the key's name.
let made: Promise<GenerateKeyPairResult> | undefined

function keys(): Promise<GenerateKeyPairResult> {
  made ??= generateKeyPair('RS256')
  return made
}

/** Signs ID tokens as GitHub's issuer does. */
export class TokenSigner {
  readonly #keys = keys()
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
