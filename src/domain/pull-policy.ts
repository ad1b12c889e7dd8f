import { formatArn, parseArn, rootOf } from './arn.ts'

/** What Lambda, and a role that deploys, need to pull from a repository. */
export const pullActions = ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'] as const

/**
 * The statements of a repository's policy that let Lambda pull, also later, when it optimises the image again (Lambda
 * developer guide, "Amazon ECR permissions" and "Amazon ECR cross-account permissions").
 *
 * @param repositoryArn where the repository is
 * @param account of the functions; the repository's own when absent
 */
export function pullStatements(repositoryArn = '', account?: string): object[] {
  const repository = parseArn(repositoryArn)
  const pull = { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: pullActions }
  if (!repository || account === undefined || account === repository.account)
    return [{ Sid: 'LambdaECRImageRetrievalPolicy', ...pull }]
  const functions = formatArn({ ...repository, service: 'lambda', account, resource: 'function:*' })
  return [
    shareStatement(pullActions, rootOf({ ...repository, account })),
    {
      Sid: 'LambdaECRImageCrossAccountRetrievalPolicy',
      ...pull,
      Condition: { StringLike: { 'aws:sourceARN': functions } },
    },
  ]
}

/** The statement of a resource's policy that lets another account act on it, as far as that account's own policies go. */
export function shareStatement(action: string | readonly string[], principal: string): object {
  return { Sid: 'CrossAccountPermission', Effect: 'Allow', Principal: { AWS: principal }, Action: action }
}
