import {
  CreateRepositoryCommand,
  DeleteRepositoryCommand,
  DescribeRepositoriesCommand,
  GetRepositoryPolicyCommand,
  SetRepositoryPolicyCommand,
} from '@aws-sdk/client-ecr'
import { expect, test } from 'vitest'
import { clients, refusal } from '../../testing/aws.ts'
import { useRepositories } from './repository.ts'

const stage = useRepositories()

test('repositories are as they were created, each region for itself', async () => {
  const { sandbox, ecr } = stage()
  const { repository } = await ecr.send(
    new CreateRepositoryCommand({
      repositoryName: 'made',
      imageTagMutability: 'IMMUTABLE_WITH_EXCLUSION',
      imageTagMutabilityExclusionFilters: [{ filterType: 'WILDCARD', filter: 'latest*' }],
      imageScanningConfiguration: { scanOnPush: true },
      tags: [{ Key: 'team', Value: 'a' }],
    }),
  )
  expect(repository).toEqual({
    repositoryArn: 'arn:aws:ecr:us-east-1:111122223333:repository/made',
    registryId: '111122223333',
    repositoryName: 'made',
    repositoryUri: `${await sandbox.ecr.host()}/made`,
    createdAt: expect.any(Date),
    imageTagMutability: 'IMMUTABLE_WITH_EXCLUSION',
    imageTagMutabilityExclusionFilters: [{ filterType: 'WILDCARD', filter: 'latest*' }],
    imageScanningConfiguration: { scanOnPush: true },
    encryptionConfiguration: { encryptionType: 'AES256' },
  })
  const describe = new DescribeRepositoriesCommand({ repositoryNames: ['made'] })
  expect((await ecr.send(describe)).repositories).toEqual([repository])
  expect(await refusal(clients(sandbox, 'deploy', 'eu-west-1').ecr.send(describe))).toEqual({
    name: 'RepositoryNotFoundException',
    message: "The repository with name 'made' does not exist in the registry with id '111122223333'",
    status: 400,
  })
})

test('repositories are created once', async () => {
  const { ecr, repositoryName } = stage()
  expect(await refusal(ecr.send(new CreateRepositoryCommand({ repositoryName })))).toEqual({
    name: 'RepositoryAlreadyExistsException',
    message: `The repository with name '${repositoryName}' already exists in the registry with id '111122223333'`,
    status: 400,
  })
  const malformed = ecr.send(new CreateRepositoryCommand({ repositoryName: 'Upper' }))
  expect(await refusal(malformed)).toMatchObject({ name: 'InvalidParameterException' })
})

test('repositories are deleted when they are empty, or by force', async () => {
  const { sandbox, ecr, repositoryName } = stage()
  await sandbox.ecr.putImage(repositoryName, { tag: 'one' })
  expect(await refusal(ecr.send(new DeleteRepositoryCommand({ repositoryName })))).toMatchObject({
    name: 'RepositoryNotEmptyException',
  })
  await ecr.send(new DeleteRepositoryCommand({ repositoryName, force: true }))
  expect(await sandbox.ecr.hasRepository(repositoryName)).toBe(false)
  await sandbox.ecr.createRepository(repositoryName)
  expect(await sandbox.ecr.tags(repositoryName)).toEqual({})
})

test('repositories have a policy once one was set, and Lambda adds its own statement', async () => {
  const { sandbox, ecr, repositoryName } = stage()
  const name = `${repositoryName}-bare`
  await sandbox.ecr.createRepository({ name, lambdaMayPull: false })
  const get = new GetRepositoryPolicyCommand({ repositoryName: name })
  expect(await refusal(ecr.send(get))).toMatchObject({ name: 'RepositoryPolicyNotFoundException' })
  const statement = { Sid: 'other', Effect: 'Allow', Principal: { AWS: '999988887777' }, Action: 'ecr:BatchGetImage' }
  const policyText = JSON.stringify({ Version: '2012-10-17', Statement: [statement] })
  await ecr.send(new SetRepositoryPolicyCommand({ repositoryName: name, policyText }))
  expect((await ecr.send(get)).policyText).toBe(policyText)

  await sandbox.ecr.putImage(name, { tag: 'one' })
  const find = () => sandbox.ecr.images.find(`${host}/${name}:one`, 'us-east-1')
  const host = await sandbox.ecr.host()
  const found = await find()
  expect(found?.lambdaMayPull).toBe(false)
  sandbox.ecr.images.letLambdaPull(found?.repositoryArn ?? '')
  expect((await find())?.lambdaMayPull).toBe(true)
  const after: unknown = JSON.parse((await ecr.send(get)).policyText ?? '')
  expect(after).toMatchObject({ Statement: [statement, { Sid: 'LambdaECRImageRetrievalPolicy' }] })
})

test('repositories take only policies that are understood', async () => {
  const { ecr, repositoryName } = stage()
  const policyText = JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*' } })
  const set = ecr.send(new SetRepositoryPolicyCommand({ repositoryName, policyText }))
  expect(await refusal(set)).toMatchObject({ name: 'InvalidParameterException' })
})
