/** Host of the issuer of GitHub's ID tokens, which is also the provider's name in IAM. */
export const GITHUB_PROVIDER = 'token.actions.githubusercontent.com'

/**
 * Claims of GitHub's that AWS takes as condition keys, `<provider>:<claim>`, beside `sub` and `aud` (IAM User Guide,
 * "IAM and AWS STS condition context keys"). It looks at no other, `event_name` for example.
 */
export const GITHUB_CLAIMS = [
  'actor',
  'actor_id',
  'enterprise_id',
  'environment',
  'job_workflow_ref',
  'ref',
  'repository',
  'repository_id',
  'repository_owner_id',
  'workflow',
] as const
