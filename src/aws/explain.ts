import { Problem } from '../domain/problem.ts'
import { pullStatements } from '../domain/pull-policy.ts'
import { allow, type Concern, denials, findRemedy, type RemedyRule, share } from '../domain/remedy.ts'
import { withFullStop } from '../domain/text.ts'
import { type AwsError, awsError } from './error.ts'
import { cutShort } from './foreign-answer.ts'
import { NetworkError } from './network-error.ts'

// The first rule that matches gives the remedy: by code first, and by text where a code means several things. What may
// stand in between has a bound, so that the search is linear in the text; the URI of an image is shorter.
const rules: readonly RemedyRule[] = [
  ...denials,
  {
    text: /media type for the source image .{1,500} is not supported/,
    remedy:
      'Lambda takes a single manifest with gzip layers, and this is an index of several platforms or attestations, or ' +
      "has layers of another kind: build it with one --platform, '--provenance=false', '--sbom=false' and gzip layers.",
  },
  { text: /Source image .{1,500} does not exist/, remedy: 'Push the image first, and check its region and account.' },
  {
    text: /Source image .{1,500} is not valid/,
    remedy:
      "Name an image of ECR in the function's own region, with its full URI: " +
      "'<account>.dkr.ecr.<region>.amazonaws.com/<repository>', then ':<tag>' or '@sha256:<digest>'.",
  },
  {
    text: /does not have permission to access the ECR image/,
    remedy: (_, { repository, account }) => {
      const statements = pullStatements(repository, account)
      if (repository !== undefined && statements.length > 1) return share(repository, statements)
      const grant = allow(['ecr:GetRepositoryPolicy', 'ecr:SetRepositoryPolicy'], repository)
      return `The repository's policy must have ${JSON.stringify(statements[0])}. Lambda adds it by itself for a role that may. ${grant}`
    },
  },
  {
    text: /role defined for the function cannot be assumed by Lambda/,
    remedy: 'The trust policy of the role must let the service lambda.amazonaws.com call sts:AssumeRole.',
  },
  {
    text: /packageType Zip/,
    remedy: 'A zip function cannot become an image function: deploy to a new function.',
  },
  {
    text: /trying to use a deleted image/,
    remedy: 'Deploy an image that exists, and keep images that a published version uses.',
  },
  { text: /does not support versions other than \$LATEST/, remedy: 'Name the function without a version or alias.' },
  {
    code: 'CodeStorageExceededException',
    remedy: 'Delete versions that are no longer used, or have the quota raised.',
  },
  {
    code: 'ExpiredTokenException',
    remedy: 'The credentials of the environment ended during the run: use role-to-assume, which renews them by itself.',
  },
  {
    text: /security token included in the request is (expired|invalid)/,
    remedy: 'Sign in again before this step, or use role-to-assume.',
  },
  {
    text: /Alias with weights can not be used with Provisioned Concurrency/,
    remedy: "Another shift of the alias is under way: wait for its end, or end it with 'rollback: true'.",
  },
  {
    code: 'DeploymentLimitExceededException',
    remedy: 'Wait for the end of that deployment, or stop it: a group has one at a time.',
  },
  {
    text: /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|timed out/i,
    remedy: 'AWS could not be reached: check aws-region, the network, and HTTPS_PROXY and NO_PROXY.',
  },
  {
    code: 'CredentialsProviderError',
    remedy: 'Name a role in role-to-assume, or provide AWS credentials in the environment.',
  },
  {
    text: /does not exist in the registry with id/,
    remedy: 'Correct the name of the repository, its region and its account.',
  },
  { code: 'ResourceNotFoundException', remedy: 'Check the name, the region and the account.' },
]

/**
 * Makes a Problem of an AWS error: the message has AWS's own words, code and request id, and ends with the remedy.
 *
 * @param doing what failed, as the start of a sentence: `Could not update hello in us-east-1`
 * @param concern what the call was about, where AWS's words do not name it
 * @returns a Problem; an error that is a Problem already is returned as it is
 */
export function explain(error: unknown, doing: string, concern?: Concern): Problem {
  if (error instanceof Problem) return error
  const network = error instanceof NetworkError ? error : cutShort(error)
  if (network) return new Problem({ what: `${doing}: ${network.message}`, remedy: network.remedy }, { cause: error })
  const answered = awsError(error)
  const text = answered?.text ?? (error instanceof Error ? describeCause(error) : String(error))
  const code = answered?.code ?? (error instanceof Error ? error.name : '')
  return new Problem(
    { what: `${doing}: ${quote(answered, text)}`, remedy: remedyFor(code, text, concern) },
    { cause: error },
  )
}

function remedyFor(code: string, text: string, concern: Concern | undefined): string {
  return (
    findRemedy(rules, code, text, concern) ??
    'If it happens again, find the request in CloudTrail or contact AWS Support.'
  )
}

function quote(answered: AwsError | undefined, text: string): string {
  const words = withFullStop(text)
  if (!answered) return words
  return `${answered.code}: ${words}${answered.requestId ? ` (request ${answered.requestId})` : ''}`
}

// Node reports a failed connection to several addresses as an AggregateError without a text.
function describeCause(error: Error): string {
  const cause = error instanceof AggregateError ? error.errors[0] : error.cause
  const detail = cause instanceof Error ? cause.message : ''
  return [error.message, detail].filter((part) => part !== '').join(': ') || error.name
}
