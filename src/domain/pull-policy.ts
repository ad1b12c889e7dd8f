/** What Lambda needs of a repository to pull from it, and whoever deploys from it too. */
export const pullActions = ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'] as const

/**
 * The statements of a repository's policy that let Lambda pull, then and whenever it optimises the image anew (Lambda
 * developer guide, "Amazon ECR permissions" and "Amazon ECR cross-account permissions").
 *
 * @param repositoryArn where the repository is
 * @param account of the functions; the repository's own when absent
 */
export function pullStatements(repositoryArn = '', account?: string): object[] {
  const [, partition, , region, owner] = repositoryArn.split(':')
  const pull = { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: pullActions }
  if (account === undefined || account === owner) return [{ Sid: 'LambdaECRImageRetrievalPolicy', ...pull }]
  return [
    shareStatement(pullActions, `arn:${partition}:iam::${account}:root`),
    {
      Sid: 'LambdaECRImageCrossAccountRetrievalPolicy',
      ...pull,
      Condition: { StringLike: { 'aws:sourceARN': `arn:${partition}:lambda:${region}:${account}:function:*` } },
    },
  ]
}

/** The statement of a resource's policy that lets another account act on it, as far as that account's own policies go. */
export function shareStatement(action: string | readonly string[], principal: string): object {
  return { Sid: 'CrossAccountPermission', Effect: 'Allow', Principal: { AWS: principal }, Action: action }
}
