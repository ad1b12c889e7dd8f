import { blob, ecr, type Given, type Step, sha256 } from './step.ts'

/** Every operation on repositories, layers and images. */
export function repositories({ seeded }: Given): Step[] {
  const repositoryName = 'uploaded'
  const [layer, config] = ['layer', '{}']
  const parts = { mediaType: 'application/vnd.docker.image.rootfs.diff.tar.gzip', size: layer.length }
  const manifest = JSON.stringify({
    schemaVersion: 2,
    mediaType: 'application/vnd.docker.distribution.manifest.v2+json',
    config: {
      mediaType: 'application/vnd.docker.container.image.v1+json',
      size: config.length,
      digest: sha256(config),
    },
    layers: [{ ...parts, digest: sha256(layer) }],
  })
  const policyText = JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'ecr:BatchGetImage' }],
  })
  const upload = (content: string, number: number): Step[] => [
    ecr('InitiateLayerUpload', { repositoryName }, { save: { [`upload${number}`]: 'uploadId' } }),
    ecr('UploadLayerPart', {
      repositoryName,
      uploadId: `$upload${number}`,
      partFirstByte: 0,
      partLastByte: content.length - 1,
      layerPartBlob: blob(content),
    }),
    ecr('CompleteLayerUpload', {
      repositoryName,
      uploadId: `$upload${number}`,
      layerDigests: [sha256(content)],
    }),
  ]
  const tagged = { repositoryName, imageTag: 'one' }
  const scanned = { repositoryName: 'seeded', imageId: { imageDigest: seeded } }
  const arn = { save: { repository: 'repository.repositoryArn' } }
  return [
    ecr('GetAuthorizationToken'),
    ecr('CreateRepository', { repositoryName, tags: [{ Key: 'a', Value: 'b' }] }, arn),
    ecr('CreateRepository', { repositoryName }, { error: 'RepositoryAlreadyExistsException' }),
    ecr('DescribeRepositories', { repositoryNames: [repositoryName] }),
    ecr('DescribeRepositories', { repositoryNames: ['none'] }, { error: 'RepositoryNotFoundException' }),
    ecr('ListTagsForResource', { resourceArn: '$repository' }),
    ecr('DescribeRepositoryCreationTemplates'),
    ecr('GetRepositoryPolicy', { repositoryName }, { error: 'RepositoryPolicyNotFoundException' }),
    ecr('SetRepositoryPolicy', { repositoryName, policyText }),
    ecr('GetRepositoryPolicy', { repositoryName }),
    ecr('DeleteRepositoryPolicy', { repositoryName }),
    ...upload(layer, 1),
    ...upload(config, 2),
    ecr('BatchCheckLayerAvailability', { repositoryName, layerDigests: [sha256(layer), `sha256:${'0'.repeat(64)}`] }),
    ecr('PutImage', { ...tagged, imageManifest: manifest }),
    ecr('PutImage', { ...tagged, imageManifest: manifest }, { error: 'ImageAlreadyExistsException' }),
    ecr('BatchGetImage', { repositoryName, imageIds: [{ imageTag: 'one' }, { imageTag: 'none' }] }),
    ecr('DescribeImages', { repositoryName, imageIds: [{ imageTag: 'one' }] }),
    ecr('DescribeImages', { repositoryName, imageIds: [{ imageTag: 'none' }] }, { error: 'ImageNotFoundException' }),
    ecr('ListImages', { repositoryName }),
    ecr('GetDownloadUrlForLayer', { repositoryName, layerDigest: sha256(layer) }),
    ecr('ListImageReferrers', { repositoryName: 'seeded', subjectId: { imageDigest: seeded } }),
    ecr('GetSigningConfiguration'),
    ecr('DescribeImageSigningStatus', { repositoryName: 'seeded', imageId: { imageDigest: seeded } }),
    ecr('BatchGetRepositoryScanningConfiguration', { repositoryNames: [repositoryName] }),
    ecr('StartImageScan', scanned),
    ecr('DescribeImageScanFindings', scanned, { error: 'ScanNotFoundException' }),
    ...Array.from({ length: 4 }, () => ecr('DescribeImageScanFindings', scanned)),
    ecr('BatchDeleteImage', { repositoryName, imageIds: [{ imageTag: 'one' }, { imageTag: 'none' }] }),
    ecr('DeleteRepository', { repositoryName, force: true }),
  ]
}
