import { member, parseJson } from '../domain/json.ts'
import type { Output } from '../domain/output.ts'
import { Problem } from '../domain/problem.ts'
import { cut, messageOf } from '../domain/text.ts'
import { get, textOf } from './get.ts'

/** Milliseconds. It is asked again after a 5xx, but no longer than that. */
const patience = 12_000

const unreachable = /no answer came|ENOTFOUND|EAI_AGAIN|ECONN|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|tunneling|certificate/i

/**
 * Requests the job's OIDC token from GitHub, and masks it (GitHub docs, "OpenID Connect", "Requesting the JWT using
 * environment variables").
 *
 * @throws Problem when GitHub gives none
 */
export async function idToken(
  audience: string,
  { signal, mask }: { signal: AbortSignal; mask: Output['mask'] },
): Promise<string> {
  const late = AbortSignal.timeout(patience)
  try {
    const token = await request(audience, AbortSignal.any([signal, late]))
    mask(token)
    return token
  } catch (error) {
    signal.throwIfAborted()
    const waited = `no answer came within ${patience / 1000} seconds`
    const reason = late.aborted ? waited : messageOf(error).replaceAll(/\s+/g, ' ').trim()
    throw new Problem(
      {
        what: `GitHub gave the job no OIDC token: ${reason}.`,
        remedy: unreachable.test(reason)
          ? "Check the machine's network and DNS, and HTTPS_PROXY and NO_PROXY: the token comes from GitHub's servers."
          : 'Run the job again; GitHub may be having trouble.',
      },
      { cause: error },
    )
  }
}

async function request(audience: string, signal: AbortSignal): Promise<string> {
  const { ACTIONS_ID_TOKEN_REQUEST_URL: address = '', ACTIONS_ID_TOKEN_REQUEST_TOKEN: bearer = '' } = process.env
  const url = new URL(address)
  url.searchParams.set('audience', audience)
  const headers = { authorization: `Bearer ${bearer}`, accept: 'application/json' }
  const answer = await get(url, { headers, signal })
  const text = await textOf(answer)
  const value = member(parseJson(text), 'value')
  if (answer.statusCode === 200 && typeof value === 'string' && value !== '') return value
  const told = member(parseJson(text), 'message')
  const words = typeof told === 'string' && told !== '' ? `: ${cut(told, 300)}` : ''
  throw new Error(`its answer has status ${answer.statusCode}${answer.statusCode === 200 ? ' and no token' : words}`)
}

/** The claims of GitHub's OIDC token that a trust policy compares. */
export interface IdTokenClaims {
  sub: string
  aud: string
  /** For example `refs/heads/main`. */
  ref?: string
  /** `owner/name` */
  repository?: string
  repositoryId?: string
  /** Of the repository's owner. */
  ownerId?: string
}

/**
 * Reads the claims of a token without verifying it: they are for the user to compare with the trust policy, and STS
 * does the verifying. GitHub docs, "OpenID Connect reference".
 *
 * @param token a JWT; it is never repeated in what is returned
 */
export function readClaims(token: string): IdTokenClaims {
  const payload = token.split('.')[1] ?? ''
  const claims: unknown = parseJson(Buffer.from(payload, 'base64url').toString('utf8'))
  const [ref, repository] = [text(claims, 'ref'), text(claims, 'repository')]
  const [repositoryId, ownerId] = [text(claims, 'repository_id'), text(claims, 'repository_owner_id')]
  return {
    sub: claim(claims, 'sub'),
    aud: claim(claims, 'aud'),
    ...(ref !== undefined && { ref }),
    ...(repository !== undefined && { repository }),
    ...(repositoryId !== undefined && { repositoryId }),
    ...(ownerId !== undefined && { ownerId }),
  }
}

function text(claims: unknown, name: string): string | undefined {
  const value = member(claims, name)
  return typeof value === 'string' ? value : undefined
}

function claim(claims: unknown, name: string): string {
  const value = member(claims, name)
  return typeof value === 'string' ? value : Array.isArray(value) ? value.join(',') : '(none)'
}
