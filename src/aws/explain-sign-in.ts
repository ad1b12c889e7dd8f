import { Problem } from '../domain/problem.ts'
import { awsError } from './error.ts'
import { explain } from './explain.ts'
import type { IdTokenClaims } from './id-token.ts'

/**
 * Explains why STS refused the job's OIDC token. STS hides which claim failed, so the message shows what a trust
 * policy compares: the token's subject and audience, never the token.
 */
export function explainSignIn(error: unknown, role: string, claims: IdTokenClaims): Problem {
  const doing = `Could not assume ${role} with the job's OIDC token`
  const answered = awsError(error)
  if (answered === undefined) return explain(error, doing)
  const remedy = remedies.find(([pattern]) => pattern.test(answered.text))?.[1](role, claims)
  if (remedy === undefined) return explain(error, doing)
  const id = answered.requestId ? ` (request ${answered.requestId})` : ''
  return new Problem({ what: `${doing}: ${answered.code}: ${answered.text}${id}.`, remedy }, { cause: error })
}

const remedies: readonly [RegExp, (role: string, claims: IdTokenClaims) => string][] = [
  [
    /Not authorized to perform sts:AssumeRoleWithWebIdentity/,
    (_, { sub, aud }) =>
      `The token's sub is '${sub}' and its aud is '${aud}': the role's trust policy must allow ` +
      `sts:AssumeRoleWithWebIdentity to GitHub's provider on the conditions ${conditions(sub, aud)}.`,
  ],
  [
    /No OpenIDConnect provider found/,
    () =>
      'Create it once for each account, in IAM under "Identity providers": OpenID Connect, ' +
      'https://token.actions.githubusercontent.com, audience sts.amazonaws.com.',
  ],
  [
    /Incorrect token audience/,
    (_, { aud }) => `The token's aud is '${aud}': add it to the client ids of the provider in IAM, or set audience.`,
  ],
  [
    /DurationSeconds exceeds the MaxSessionDuration/,
    (role) => `Set role-duration-seconds to at most the maximum session duration of ${role}, or raise that.`,
  ],
]

/**
 * The trust policy conditions that would match, in both forms of the subject: repositories created since July 2026
 * have their ids in it (`repo:owner@1/name@2:…`), older ones have not.
 */
function conditions(sub: string, aud: string): string {
  const provider = 'token.actions.githubusercontent.com'
  const plain = sub.replace(/^repo:([^/@:]+)(?:@\d+)?\/([^/@:]+)(?:@\d+)?:/, 'repo:$1/$2:')
  const [, owner = 'OWNER', name = 'NAME', rest = '*'] = /^repo:([^/:]+)\/([^:]+):(.*)$/.exec(plain) ?? []
  const withIds = sub === plain ? `repo:${owner}@*/${name}@*:${rest}` : sub
  return JSON.stringify({
    StringEquals: { [`${provider}:aud`]: aud },
    StringLike: { [`${provider}:sub`]: [plain, withIds] },
  })
}
