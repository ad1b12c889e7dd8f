import { formatArn, parseArn } from '../domain/arn.ts'
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
  const text = `${answered.text}${answered.requestId ? ` (request ${answered.requestId})` : ''}.`
  const quote = { by: 'AWS', text }
  return new Problem({ what: `${doing}: ${answered.code}: ${text}`, remedy, quote }, { cause: error })
}

const remedies: readonly [RegExp, (role: string, claims: IdTokenClaims) => string][] = [
  [
    /Not authorized to perform sts:AssumeRoleWithWebIdentity/,
    // STS says the same of a role that is missing.
    (role, claims) =>
      `Check that the role exists, then its trust policy. The token's sub is '${claims.sub}' and its aud is ` +
      `'${claims.aud}'. ${ownRole(claims)}The trust policy must have: ${trustStatement(role, claims)}`,
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
    /token (?:is |has )?expired/i,
    () => "Check the clock of this machine, then run the job again: GitHub's token is good for five minutes.",
  ],
  [
    /DurationSeconds exceeds the MaxSessionDuration/,
    (role) => `Set role-duration-seconds to at most the maximum session duration of ${role}, or raise that.`,
  ],
]

function ownRole({ ref }: IdTokenClaims): string {
  return ref?.startsWith('refs/pull/') === true ? "This is a pull request's job: give it a role of its own. " : ''
}

const provider = 'token.actions.githubusercontent.com'

function trustStatement(role: string, claims: IdTokenClaims): string {
  const { partition = 'aws', account = '' } = parseArn(role) ?? {}
  const Federated = formatArn({
    partition,
    service: 'iam',
    region: '',
    account,
    resource: `oidc-provider/${provider}`,
  })
  return JSON.stringify({
    Effect: 'Allow',
    Principal: { Federated },
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition: conditions(claims),
  })
}

/**
 * The trust policy conditions that match this job and no other repository's: ids, and exact subjects. A pattern with
 * `*` would match what another repository of the owner writes into its subjects.
 */
function conditions({ sub, aud, ref, repositoryId, ownerId, repository }: IdTokenClaims): object {
  const branchOrTag = ref?.startsWith('refs/pull/') === false ? ref : undefined
  const named = {
    aud,
    repository_owner_id: ownerId,
    repository_id: repositoryId,
    ref: branchOrTag,
    sub: subjects(sub, repository, ownerId, repositoryId),
  }
  const keys = Object.entries(named).map(([claim, value]) => [`${provider}:${claim}`, value])
  return { StringEquals: Object.fromEntries(keys) }
}

/**
 * The subject in both of GitHub's forms: that of repositories created, renamed or transferred since July 2026 has ids,
 * `repo:owner@1/name@2:…`. A customized one stays as it is.
 */
function subjects(sub: string, repository = '', ownerId = '', repositoryId = ''): string | string[] {
  const [owner = '', name = ''] = repository.split('/')
  const forms = [`repo:${repository}:`, `repo:${owner}@${ownerId}/${name}@${repositoryId}:`]
  const form = forms.find((one) => sub.startsWith(one))
  return form === undefined || repositoryId === '' ? sub : forms.map((one) => one + sub.slice(form.length))
}
