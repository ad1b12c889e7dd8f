import { setTimeout as delay } from 'node:timers/promises'
import * as core from '@actions/core'
import { member, parseJson } from '../domain/json.ts'
import { retry } from '../domain/poll.ts'
import { Problem } from '../domain/problem.ts'
import { messageOf } from '../domain/text.ts'

/** Milliseconds: the toolkit would wait for minutes where there is no way to GitHub. */
const patience = 12_000

/** How often it is asked for, at most. */
const attempts = 4

/** Milliseconds from one attempt to the next, and after which an answer counts as one that does not come. */
const [pause, silence] = [300, 5000]

/**
 * What passes by itself. The toolkit asks again after a 502, 503 or 504 only, and its error has nothing but its text.
 * It waits for ever for the rest of an answer that is cut.
 */
const passing = /Error Code : (?:429|5\d\d)\b|socket hang up|ECONNRESET|EPIPE|answer that does not come/

const unreachable = /no answer came|ENOTFOUND|EAI_AGAIN|ECONN|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|tunneling|certificate/i

/**
 * Requests the job's OIDC token from GitHub; the toolkit masks it. It takes no signal, so a cancelled run leaves it
 * alone.
 *
 * @throws Problem when GitHub gives none
 */
export async function idToken(audience: string, signal: AbortSignal): Promise<string> {
  const { promise: aborted, reject } = Promise.withResolvers<never>()
  const ended = AbortSignal.any([signal, AbortSignal.timeout(patience)])
  const abort = () => reject(new Error(`no answer came within ${patience / 1000} seconds`))
  ended.addEventListener('abort', abort, { once: true })
  try {
    return await Promise.race([askAgain(audience, ended), aborted])
  } catch (error) {
    signal.throwIfAborted()
    const reason = messageOf(error).replaceAll(/\s+/g, ' ').trim()
    throw new Problem(
      {
        what: `GitHub gave the job no OIDC token: ${reason}.`,
        remedy: unreachable.test(reason)
          ? "Check the machine's network and DNS, and HTTPS_PROXY and NO_PROXY: the token comes from GitHub's servers."
          : 'Run the job again; GitHub may be having trouble.',
      },
      { cause: error },
    )
  } finally {
    ended.removeEventListener('abort', abort)
  }
}

/** Asks until there is an answer that does not pass by itself; one that is late after all counts, too. */
function askAgain(audience: string, signal: AbortSignal): Promise<string> {
  const asked: Promise<string>[] = []
  return retry({
    what: "the job's OIDC token",
    call: async () => {
      const latest = core.getIDToken(audience)
      asked.push(latest)
      const over = new AbortController()
      // Where an answer is cut, nothing else keeps the process.
      const late = delay(silence, undefined, { signal: AbortSignal.any([signal, over.signal]) }).then(() => {
        throw new Error('an answer that does not come')
      })
      // All of them may be answered, but an error is that of the latest.
      const answered = Promise.any(asked).catch(() => latest)
      latest.catch(() => undefined)
      return Promise.race([answered, latest, late]).finally(() => over.abort())
    },
    again: (error, attempt) => attempt < attempts && passing.test(messageOf(error)),
    interval: pause,
    signal,
  })
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
