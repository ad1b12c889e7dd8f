import { DescribeRepositoriesCommand } from '@aws-sdk/client-ecr'
import type { RepositorySeed, Sandbox } from '@deploy-lambda-image/sandbox'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { once } from '../support/once.ts'
import { givenFunction, givenImage, givenImages } from './given.ts'
import { env } from './image-stage.ts'
import { imageNames } from './machine.ts'
import { commit, ecr, versions } from './read-back.ts'
import { checkout, codeSha256, create, deploy, documented, executionRole, openStage, setStage } from './stage.ts'

const lambdaMayPull = {
  Sid: 'LambdaECRImageRetrievalPolicy',
  Effect: 'Allow',
  Principal: { Service: 'lambda.amazonaws.com' },
  Action: ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
}

/** A stage with a repository `hello-world` that is made in this way. */
function stageWith(seed: Omit<RepositorySeed, 'name'>): Promise<Sandbox> {
  return setStage({ repositories: [{ name: 'hello-world', ...seed }] })
}

async function statements(sandbox: Sandbox): Promise<unknown> {
  return JSON.parse((await sandbox.ecr.policy('hello-world')) ?? '{}').Statement
}

test("a repository that the registry's creation template is for is created by the push, as the template says", async () => {
  const sandbox = await setStage()
  await sandbox.ecr.putCreationTemplate({ prefix: 'ROOT', mutability: 'MUTABLE' })
  await sandbox.ecr.putCreationTemplate({ prefix: 'team', mutability: 'IMMUTABLE', encryptionType: 'KMS' })
  sandbox.iam.setPolicies('deploy', policiesFor('team/images'))
  const repository = `${await sandbox.ecr.host()}/team/images`
  const deployed = await create(sandbox, { inputs: { repository } })
  expect(deployed.outputs['image-uri'], deployed.log).toBe(`${repository}@${deployed.outputs.digest}`)
  const { repositories } = await ecr(sandbox).send(new DescribeRepositoriesCommand({}))
  expect(repositories).toMatchObject([
    {
      repositoryName: 'team/images',
      imageTagMutability: 'IMMUTABLE',
      encryptionConfiguration: { encryptionType: 'KMS' },
      imageScanningConfiguration: { scanOnPush: false },
    },
  ])
  expect(sandbox.requests.of('ecr', 'CreateRepository')).toEqual([])
  expect(await sandbox.ecr.tags('team/images')).toEqual({ [commit]: deployed.outputs.digest })
  expect(`sha256:${await codeSha256(sandbox, '1')}`).toBe(deployed.outputs.digest)
})

describe('two runs on one engine that create repository and function at the same moment, under one tag', () => {
  let sandbox: Sandbox
  beforeAll(async () => {
    sandbox = await openStage()
  })
  afterAll(() => sandbox?.stop())

  const runs = once(async () => {
    // Each call waits until the other run makes its own.
    const calls = [
      sandbox.faults.hold({ service: 'ecr', operation: 'CreateRepository', times: 2 }),
      sandbox.faults.hold({ service: 'lambda', operation: 'CreateFunction', times: 2 }),
    ]
    const both = Promise.all(['one', 'two'].map((message) => create(sandbox, { workspace: checkout(message) })))
    for (const call of calls) {
      await vi.waitFor(() => expect(call.hits).toBe(2), { timeout: 60_000 })
      call.release()
    }
    return both
  })

  test('both go on, and each deploys the image that it built', async () => {
    for (const { exitCode, log, tempFiles } of await runs()) {
      expect(exitCode, log).toBe(0)
      expect(tempFiles).toEqual({})
    }
    const outputs = (await runs()).map((run) => run.outputs)
    expect(new Set(outputs.map(({ digest }) => digest)).size).toBe(2)
    const live = Object.fromEntries(outputs.map(({ version, digest }) => [version, digest]))
    expect(Object.keys(live)).toEqual(['1', '2'])
    expect(versions(sandbox)).toEqual(live)
    const host = await sandbox.ecr.host()
    expect(imageNames().filter((name) => name.startsWith(host))).toEqual([])
    const errors = sandbox.requests.all.map(({ error }) => error)
    expect(errors).toContain('RepositoryAlreadyExistsException')
    expect(errors).toContain('ResourceConflictException')
  })

  test('the missing repository is created, scanned on push, with the statement that lets Lambda pull', async () => {
    await runs()
    const { repositories } = await ecr(sandbox).send(new DescribeRepositoriesCommand({}))
    expect(repositories).toMatchObject([
      { repositoryName: 'hello-world', imageScanningConfiguration: { scanOnPush: true } },
    ])
    expect(await statements(sandbox)).toEqual([lambdaMayPull])
    expect(sandbox.requests.of('ecr', 'SetRepositoryPolicy')).toHaveLength(1)
  })
})

test("the repository of the function's present image is used, whatever its name", async () => {
  const sandbox = await setStage()
  sandbox.iam.setPolicies('deploy', policiesFor('team/images'))
  const uri = await sandbox.ecr.createRepository('team/images')
  const imageUri = `${uri}@${await sandbox.ecr.putImage('team/images')}`
  await sandbox.lambda.seed({ name: 'hello-world', region: 'us-east-1', imageUri, publish: true, role: executionRole })

  const { outputs, log } = await deploy(sandbox)
  expect(outputs['image-uri'], log).toBe(`${uri}@${outputs.digest}`)
  expect(await sandbox.ecr.tags('team/images')).toEqual({ [commit]: outputs.digest })
  expect(`sha256:${await codeSha256(sandbox, '2')}`).toBe(outputs.digest)
  expect(await sandbox.ecr.hasRepository('hello-world')).toBe(false)
})

test('an image gets every tag that tags names, and of an immutable repository the excluded ones move', async () => {
  const sandbox = await stageWith({ mutability: 'IMMUTABLE_WITH_EXCLUSION', exclusions: ['latest*'] })
  const { before } = await givenFunction(sandbox, { versions: ['before'] })
  await givenImage(sandbox, 'before', { tag: 'latest' })
  const { outputs, log } = await deploy(sandbox, { inputs: { tags: `${commit}, v1.2\nlatest` } })
  const { digest } = outputs
  expect(await sandbox.ecr.tags('hello-world'), log).toEqual({
    before,
    [commit]: digest,
    'v1.2': digest,
    latest: digest,
  })
  expect(outputs['image-tags']).toBe(`${commit}\nv1.2\nlatest`)
})

test('a repository whose policy does not let Lambda pull gets the statement from Lambda itself', async () => {
  const sandbox = await stageWith({ lambdaMayPull: false })
  await givenImages(sandbox, ['one'])
  const deployed = await create(sandbox, {
    env,
    inputs: { 'image-uri': `${await sandbox.ecr.host()}/hello-world:one` },
  })
  expect(deployed.exitCode, deployed.log).toBe(0)
  expect(await statements(sandbox)).toEqual([lambdaMayPull])
  expect(sandbox.requests.of('ecr', 'SetRepositoryPolicy')).toEqual([])
})

test('a push that breaks in the middle of a layer is taken up again', async () => {
  const sandbox = await setStage()
  const broken = sandbox.ecr.breakPush({ times: 2 })
  const deployed = await create(sandbox)
  expect(deployed.exitCode, deployed.log).toBe(0)
  expect(broken.hits).toBe(2)
  expect(await sandbox.ecr.tags('hello-world')).toEqual({ [commit]: deployed.outputs.digest })
})

/** The documented policies for a repository of another name than the function's. */
function policiesFor(repository: string) {
  return [documented('deploy'), documented('create-function')].map((policy) =>
    JSON.parse(JSON.stringify(policy).replaceAll(':repository/hello-world', `:repository/${repository}`)),
  )
}
