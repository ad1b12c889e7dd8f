import type { Sandbox } from '@deploy-lambda-image/sandbox'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { before, buildGate } from './build-gate.ts'
import { type Builder, builderOf, builders } from './builders.ts'
import { type ContainerdEngine, startContainerdEngine } from './containerd-engine.ts'
import { givenFunction, givenImage, givenImages } from './given.ts'
import { builds, commit, imageConfig, onlyError, versions } from './read-back.ts'
import { checkout, create, deploy, executionRole, setStage, startDeploy } from './stage.ts'

let engine: ContainerdEngine
beforeAll(async () => {
  engine = await startContainerdEngine()
})
afterAll(() => engine?.stop())

const repository = 'hello-world'

/** Two functions whose images are in one repository. */
async function sharedStage(mutability: 'MUTABLE' | 'IMMUTABLE'): Promise<Sandbox> {
  const sandbox = await setStage({ repositories: [{ name: repository, mutability }] })
  sandbox.iam.setPolicies('deploy', [
    { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] },
  ])
  return sandbox
}

function createIn(sandbox: Sandbox, functionName: string, { env = {}, inputs }: Builder = {}) {
  const all = { 'function-name': functionName, repository, ...inputs }
  return create(sandbox, { workspace: checkout(functionName), env, inputs: all })
}

const tagOf = (digest = '') => `${commit}-${digest.slice('sha256:'.length, 'sha256:'.length + 12)}`

describe.each(['MUTABLE', 'IMMUTABLE'] as const)('two functions of one commit in one repository (%s)', (mutability) => {
  test.each(builders)('have an image each, with a tag each, from the %s', async (kind) => {
    const sandbox = await sharedStage(mutability)
    const builder = await builderOf(kind, engine)
    const one = await createIn(sandbox, 'one', builder)
    const two = await createIn(sandbox, 'two', builder)
    expect(two.exitCode, two.log).toBe(0)
    const [first, second] = [one.outputs.digest, two.outputs.digest]
    expect(second).not.toBe(first)
    expect(await sandbox.ecr.tags(repository)).toEqual({ [commit]: first, [tagOf(second)]: second })
    expect([one.outputs['image-tags'], two.outputs['image-tags']]).toEqual([commit, tagOf(second)])
    expect(two.annotations).toEqual([])
    const codeOf = (name: string) => `sha256:${sandbox.lambda.function(name).latest.CodeSha256}`
    expect([codeOf('one'), codeOf('two')]).toEqual([first, second])
    const { config } = await imageConfig(sandbox, repository, second ?? '')
    expect(config.Labels).toMatchObject({
      'org.opencontainers.image.source': 'https://github.com/octo-org/hello-lambda',
      'org.opencontainers.image.revision': commit,
      'deploy-lambda-image.function': 'two',
    })

    // The same once more builds the same, and finds it.
    const again = await createIn(sandbox, 'two', builder)
    expect(again.outputs, again.log).toMatchObject({ changed: 'false', digest: second, 'image-tags': tagOf(second) })
    expect(await sandbox.ecr.tags(repository)).toEqual({ [commit]: first, [tagOf(second)]: second })
  })
})

test('what is under the tag already is used when it is the very image: it is neither pushed nor tagged again', async () => {
  const sandbox = await setStage({ repositories: [{ name: repository, mutability: 'IMMUTABLE' }] })
  const first = await create(sandbox)
  sandbox.requests.clear()
  const again = await deploy(sandbox)
  expect(again.outputs, again.log).toMatchObject({ changed: 'false', digest: first.outputs.digest })
  expect(builds(again)).toBe(1)
  expect([...sandbox.requests.of('registry'), ...sandbox.requests.of('ecr', 'PutImage')]).toEqual([])
})

test('a workflow that checks out something else than its commit has that built and deployed', async () => {
  const sandbox = await setStage({ repositories: [{ name: repository, mutability: 'IMMUTABLE' }] })
  const { [commit]: other } = await givenFunction(sandbox, { versions: [commit] })
  const deployed = await deploy(sandbox, { workspace: checkout('something else') })
  const { digest } = deployed.outputs
  expect(deployed.exitCode, deployed.log).toBe(0)
  expect(await sandbox.ecr.tags(repository)).toEqual({ [commit]: other, [tagOf(digest)]: digest })
  expect(versions(sandbox)).toEqual({ 1: other, 2: digest })
})

test('a changed build of one function and one commit takes the tag along, where it moves', async () => {
  const sandbox = await setStage({ repositories: [{ name: repository }] })
  await create(sandbox, { workspace: checkout('one') })
  const { outputs, log } = await deploy(sandbox, { workspace: checkout('two') })
  expect(await sandbox.ecr.tags(repository), log).toEqual({ [commit]: outputs.digest })
  expect(outputs['image-tags']).toBe(commit)
})

describe('a tag that the user has named and that can not be moved', () => {
  const latest = { inputs: { tags: `${commit},latest` } }

  test('is told before the build', async () => {
    const sandbox = await setStage({ repositories: [{ name: repository, mutability: 'IMMUTABLE' }] })
    const { before: digest } = await givenFunction(sandbox, { versions: ['before'] })
    const on = await givenImage(sandbox, 'of the commit before', { tag: 'latest' })
    const refused = await deploy(sandbox, latest)
    expect(onlyError(refused)).toBe(
      `tags: hello-world:latest in us-east-1 is on another image, ${on}, and the repository does not let it be moved. ` +
        "Leave latest out of tags, name another tag for this build, or exclude it from the repository's tag immutability.",
    )
    expect(builds(refused)).toBe(0)
    expect(versions(sandbox)).toEqual({ 1: digest })
    expect(await sandbox.ecr.tags(repository)).toEqual({ before: digest, latest: on })
  })

  test('moves where the repository excludes it, after the image is there', async () => {
    const repositories = [{ name: repository, mutability: 'IMMUTABLE_WITH_EXCLUSION' as const, exclusions: ['latest'] }]
    const sandbox = await setStage({ repositories })
    await givenFunction(sandbox, { versions: ['before'] })
    await givenImages(sandbox, ['latest'])
    const deployed = await deploy(sandbox, latest)
    const { digest } = deployed.outputs
    expect(await sandbox.ecr.tags(repository), deployed.log).toMatchObject({ [commit]: digest, latest: digest })
    expect(deployed.outputs['image-tags']).toBe(`${commit}\nlatest`)
  })

  test('is no error on the very image, and one on another that was built of the same commit', async () => {
    const sandbox = await setStage({ repositories: [{ name: repository, mutability: 'IMMUTABLE' }] })
    const inputs = { role: executionRole, tags: 'v1' }
    const first = await deploy(sandbox, { workspace: checkout('one'), inputs })
    const again = await deploy(sandbox, { workspace: checkout('one'), inputs })
    expect(again.outputs, again.log).toMatchObject({ changed: 'false', digest: first.outputs.digest })

    const other = await deploy(sandbox, { workspace: checkout('two'), inputs })
    expect(onlyError(other)).toContain(
      `tags: hello-world:v1 in us-east-1 is on another image, ${first.outputs.digest},`,
    )
    expect(builds(other)).toBe(1)
    expect(await sandbox.ecr.digests(repository)).toEqual([first.outputs.digest])
  })

  test('is told when another run takes it during the build', async () => {
    const sandbox = await setStage({ repositories: [{ name: repository, mutability: 'IMMUTABLE' }] })
    const gate = await buildGate()
    const inputs = { role: executionRole, tags: 'v1', ...gate.inputs }
    const run = startDeploy(sandbox, { workspace: checkout('one', gate.dockerfile), inputs })
    await gate.reachedBy(run)
    const theirs = await sandbox.ecr.putImage(repository, { tag: 'v1' })
    gate.open()
    expect(onlyError(await run.result)).toContain(`tags: hello-world:v1 in us-east-1 is on another image, ${theirs},`)
    expect(sandbox.lambda.functions()).toEqual([])
  })
})

describe('the tag of the commit, taken by another run', () => {
  test.each([
    ['before the manifest is there', 'registry', 'classic store'],
    // containerd does not tell why ECR refuses the manifest.
    ['before the manifest is there', 'registry', 'containerd store'],
    ['before it is given', 'ecr', 'remote BuildKit'],
  ] as const)('%s, stays where it is (%s, %s)', async (_, service, kind) => {
    const sandbox = await setStage({ repositories: [{ name: repository, mutability: 'IMMUTABLE' }] })
    const builder = await builderOf(kind, engine)
    const put = sandbox.faults.hold({ service, operation: 'PutImage' })
    const run = startDeploy(sandbox, { ...builder, inputs: { role: executionRole, ...builder.inputs } })
    await before(put.arrived, run)
    const theirs = await sandbox.ecr.putImage(repository, { tag: commit })
    put.release()
    const { outputs, log, exitCode } = await run.result
    expect(exitCode, log).toBe(0)
    expect(outputs.digest).not.toBe(theirs)
    expect(await sandbox.ecr.tags(repository)).toEqual({ [commit]: theirs, [tagOf(outputs.digest)]: outputs.digest })
    expect(versions(sandbox)).toEqual({ 1: outputs.digest })
  })
})
