import { DescribeRepositoriesCommand } from '@aws-sdk/client-ecr'
import type { RepositorySeed, Sandbox } from '@deploy-lambda-image/sandbox'
import { expect, test, vi } from 'vitest'
import { givenFunction, givenImage } from './given.ts'
import { imageNames } from './machine.ts'
import { builds, commit, ecr, onlyError, versions } from './read-back.ts'
import { checkout, codeSha256, create, deploy, documented, setStage } from './stage.ts'

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

test('a missing repository is created, scanned on push, with the statement that lets Lambda pull', async () => {
  const sandbox = await setStage()
  const deployed = await create(sandbox)
  expect(deployed.exitCode, deployed.log).toBe(0)

  const { repositories } = await ecr(sandbox).send(new DescribeRepositoriesCommand({}))
  expect(repositories).toMatchObject([
    { repositoryName: 'hello-world', imageScanningConfiguration: { scanOnPush: true } },
  ])
  expect(await statements(sandbox)).toEqual([lambdaMayPull])
  expect(sandbox.requests.of('ecr', 'SetRepositoryPolicy')).toHaveLength(1)
})

test("a repository that the registry's creation template is for is created by the push, as the template says", async () => {
  const sandbox = await setStage()
  await sandbox.ecr.putCreationTemplate({ prefix: 'ROOT', mutability: 'MUTABLE' })
  await sandbox.ecr.putCreationTemplate({ prefix: 'team', mutability: 'IMMUTABLE', encryptionType: 'KMS' })
  sandbox.iam.setPolicies('deploy', policiesFor('team/images'))
  const deployed = await create(sandbox, { inputs: { repository: 'team/images' } })
  expect(deployed.exitCode, deployed.log).toBe(0)
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
})

test('with create-repository false a missing repository is refused before the build', async () => {
  const sandbox = await setStage()
  const refused = await create(sandbox, { inputs: { 'create-repository': 'false' } })
  expect(onlyError(refused)).toMatch(/^There is no ECR repository hello-world in us-east-1\. Create it, /)
  expect(builds(refused)).toBe(0)
  expect(await sandbox.ecr.hasRepository('hello-world')).toBe(false)
})

test('two runs that create repository and function at the same moment both go on', async () => {
  const sandbox = await setStage()
  // Each call waits until the other run makes its own.
  const calls = [
    sandbox.faults.hold({ service: 'ecr', operation: 'CreateRepository', times: 2 }),
    sandbox.faults.hold({ service: 'lambda', operation: 'CreateFunction', times: 2 }),
  ]
  const both = Promise.all(
    ['one', 'two'].map((message) => create(sandbox, { workspace: checkout(message), inputs: { tags: message } })),
  )
  for (const call of calls) {
    await vi.waitFor(() => expect(call.hits).toBe(2), { timeout: 60_000 })
    call.release()
  }
  const runs = await both

  for (const run of runs) expect(run.exitCode, run.log).toBe(0)
  const live = Object.fromEntries(runs.map(({ outputs }) => [outputs.version, outputs.digest]))
  expect(Object.keys(live)).toEqual(['1', '2'])
  expect(versions(sandbox)).toEqual(live)
  const host = await sandbox.ecr.host()
  expect(imageNames().filter((name) => name.startsWith(host))).toEqual([])
  const errors = sandbox.requests.all.map(({ error }) => error)
  expect(errors).toContain('RepositoryAlreadyExistsException')
  expect(errors).toContain('ResourceConflictException')
})

test("the repository of the function's present image is used, whatever its name", async () => {
  const sandbox = await setStage()
  sandbox.iam.setPolicies('deploy', policiesFor('team/images'))
  const host = await sandbox.ecr.host()
  const named = await create(sandbox, { workspace: checkout('one'), inputs: { repository: 'team/images' } })
  expect(named.outputs['image-uri'], named.log).toBe(`${host}/team/images@${named.outputs.digest}`)

  const derived = await deploy(sandbox, { workspace: checkout('two') })
  expect(derived.outputs['image-uri'], derived.log).toBe(`${host}/team/images@${derived.outputs.digest}`)
  expect(await sandbox.ecr.hasRepository('hello-world')).toBe(false)

  const byUri = await deploy(sandbox, { workspace: checkout('three'), inputs: { repository: `${host}/team/images` } })
  expect(await sandbox.ecr.tags('team/images'), byUri.log).toEqual({ [commit]: byUri.outputs.digest })
  expect(`sha256:${await codeSha256(sandbox, '3')}`).toBe(byUri.outputs.digest)
})

test('an image gets every tag that tags names', async () => {
  const sandbox = await setStage()
  const deployed = await create(sandbox, { inputs: { tags: 'v1, v1.2\nlatest' } })
  const { digest } = deployed.outputs
  expect(await sandbox.ecr.tags('hello-world'), deployed.log).toEqual({ v1: digest, 'v1.2': digest, latest: digest })
  expect(deployed.outputs['image-tags']).toBe('v1\nv1.2\nlatest')
})

test('of an immutable repository with exclusions the excluded tags move', async () => {
  const sandbox = await stageWith({ mutability: 'IMMUTABLE_WITH_EXCLUSION', exclusions: ['latest*'] })
  const tags = (commit: string) => ({ inputs: { tags: `${commit},latest` } })
  const { one: first } = await givenFunction(sandbox, { versions: ['one'] })
  await givenImage(sandbox, 'one', { tag: 'latest' })
  const two = await deploy(sandbox, { workspace: checkout('two'), ...tags('two') })
  const second = two.outputs.digest
  expect(await sandbox.ecr.tags('hello-world'), two.log).toEqual({ one: first, two: second, latest: second })
})

test('a repository whose policy does not let Lambda pull gets the statement from Lambda itself', async () => {
  const sandbox = await stageWith({ lambdaMayPull: false })
  const deployed = await create(sandbox)
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
