import { pullStatements } from '../domain/pull-policy.ts'
import { allow, type RemedyRule, share } from '../domain/remedy.ts'

/**
 * Checks that Lambda makes with a role, a key or a file system, by its words: what is some minutes old fails them until
 * AWS knows it everywhere (IAM user guide, "Changes that I make are not always immediately visible").
 */
export const checks = {
  trust: /role defined for the function cannot be assumed by Lambda/,
  permission: /execution role does not have permissions? to call (\w{1,80}) on (\w{1,40})/,
  grant: /KMS key is invalid for CreateGrant/,
  /** Of EFS and of S3 Files. */
  mountTargets: /mount targets\b.{1,300}\bavailable life ?cycle state/,
  ec2: /throttled by EC2/,
} as const

// What may stand in between has a bound, so that the search is linear in the text; the URI of an image is shorter.
export const textRules: readonly RemedyRule[] = [
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
    text: checks.trust,
    remedy: (_, { executionRole: role }) =>
      `Check that the execution role${role === undefined ? '' : ` ${role}`} exists, and that its trust policy lets the service lambda.amazonaws.com call sts:AssumeRole.`,
  },
  {
    text: checks.permission,
    remedy: ([, action = '', service = '']) => {
      const statement = { Effect: 'Allow', Action: `${service.toLowerCase()}:${action}`, Resource: '*' }
      return `Add to the policy of the function's execution role: ${JSON.stringify(statement)}`
    },
  },
  {
    text: checks.grant,
    remedy:
      "Check that the function's execution role exists, and the KMS key of its environment (KMSKeyArn), on which the " +
      'role that deploys needs kms:CreateGrant.',
  },
  {
    text: checks.mountTargets,
    remedy: 'Wait until all mount targets of the file system are available, or set a longer wait-timeout.',
  },
  {
    text: checks.ec2,
    remedy: 'EC2 throttles Lambda: set a longer wait-timeout, or deploy fewer functions of a VPC at the same time.',
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
    code: 'ExpiredTokenException',
    remedy: 'The credentials of the environment ended during the run: use role-to-assume, which renews them by itself.',
  },
  {
    text: /security token included in the request is expired/,
    remedy: 'Sign in again before this step, or use role-to-assume.',
  },
  {
    text: /Alias with weights can not be used with Provisioned Concurrency/,
    remedy: "Another shift of the alias is under way: wait for its end, or end it with 'rollback: true'.",
  },
  {
    text: /does not exist in the registry with id/,
    remedy: 'Correct the name of the repository, its region and its account.',
  },
]
