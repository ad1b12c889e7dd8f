import { PutImageCommand } from '@aws-sdk/client-ecr'
import type { Sandbox } from '@deploy-lambda-image/sandbox'
import type { RunResult } from '@deploy-lambda-image/sandbox/runner'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { before, buildGate } from './build-gate.ts'
import { builderOf } from './builders.ts'
import { type ContainerdEngine, startContainerdEngine } from './containerd-engine.ts'
import { givenFunction, givenImage } from './given.ts'
import { builds, commit, ecr, imageConfig, onlyError, versions } from './read-back.ts'
import { checkout, create, deploy, executionRole, setStage, startDeploy } from './stage.ts'

let engine: ContainerdEngine
beforeAll(async () => {
  engine = await startContainerdEngine()
})
afterAll(() => engine?.stop())

const repository = 'hello-world'

const everything = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] } as const

/** What an image that the action has built for a function says of itself. */
const labelsOf = (functionName: string) => ({
  'org.opencontainers.image.source': 'https://github.com/octo-org/hello-lambda',
  'org.opencontainers.image.revision': commit,
  'deploy-lambda-image.function': functionName,
})

/** A function whose image has the tag of the commit. @returns the image's digest */
async function givenAtCommit(sandbox: Sandbox, name: string, region = 'us-east-1'): Promise<string> {
  const digest = await sandbox.ecr.putImage({ name: repository, region }, { tag: commit, labels: labelsOf(name) })
  const imageUri = `${await sandbox.ecr.host(region)}/${repository}@${digest}`
  await sandbox.lambda.seed({ name, region, imageUri, publish: true, role: executionRole })
  return digest
}

/** Puts one more tag on an image that is there. */
async function givenTag(sandbox: Sandbox, digest = '', imageTag = ''): Promise<void> {
  const { text: imageManifest } = (await sandbox.ecr.manifest(repository, digest)) ?? {}
  await ecr(sandbox).send(new PutImageCommand({ repositoryName: repository, imageManifest, imageTag }))
}

const tagOf = (digest = '') => `${commit}-${digest.slice('sha256:'.length, 'sha256:'.length + 12)}`

/** What `results` says of an image, by region. */
function toldOf({ outputs, log }: RunResult): Record<string, { digest: string; 'image-tags': string[] }> {
  if (outputs.results === undefined) throw new Error(`There are no results:\n${log}`)
  return JSON.parse(outputs.results)
}

/** The repositories of a run, one in each region. Only to one of them does the classic store push what gets no tag of the commit. */
const repositories = [
  ['classic store', { 'us-east-1': 'MUTABLE' }],
  ['classic store', { 'us-east-1': 'IMMUTABLE' }],
  ['containerd store', { 'us-east-1': 'MUTABLE', 'eu-west-1': 'IMMUTABLE' }],
  ['remote BuildKit', { 'us-east-1': 'MUTABLE', 'eu-west-1': 'IMMUTABLE' }],
] as const

describe('two functions of one commit in one repository', () => {
  test.each(repositories)('have an image each, with a tag each, from the %s (%j)', async (kind, mutabilities) => {
    const regions = Object.keys(mutabilities)
    const seeds = Object.entries(mutabilities).map(([region, mutability]) => ({ name: repository, region, mutability }))
    const sandbox = await setStage({ regions, repositories: seeds })
    sandbox.iam.setPolicies('deploy', [everything])
    const firsts: Record<string, string> = {}
    for (const region of regions) firsts[region] = await givenAtCommit(sandbox, 'one', region)
    const { env, inputs } = await builderOf(kind, engine)
    const common = { 'aws-region': regions.join(','), 'function-name': 'two', repository }
    const step = { ...(env && { env }), inputs: { ...common, ...inputs } }

    const two = await create(sandbox, step)
    expect(two.exitCode, two.log).toBe(0)
    expect(two.annotations).toEqual([])
    expect(two.outputs['image-tags']).toBe(tagOf(two.outputs.digest))
    const told = toldOf(two)
    expect(Object.keys(told)).toEqual(regions)
    for (const region of regions) {
      const [first, { digest: second } = { digest: '' }] = [firsts[region], told[region]]
      const there = { name: repository, region }
      expect(second).not.toBe(first)
      expect(await sandbox.ecr.tags(there)).toEqual({ [commit]: first, [tagOf(second)]: second })
      expect(told[region]).toMatchObject({
        'image-tags': [tagOf(second)],
        'image-uri': `${await sandbox.ecr.host(region)}/${repository}@${second}`,
      })
      const codeOf = (name: string) => `sha256:${sandbox.lambda.function({ name, region }).latest.CodeSha256}`
      expect([codeOf('one'), codeOf('two')]).toEqual([first, second])
      const { config } = await imageConfig(sandbox, there, second)
      expect(config.Labels).toMatchObject(labelsOf('two'))
    }

    // The same once more builds the same, and finds it.
    const again = await create(sandbox, step)
    expect(again.outputs, again.log).toMatchObject({ changed: 'false', digest: two.outputs.digest })
    for (const region of regions) {
      const [first, { digest: second } = { digest: '' }] = [firsts[region], told[region]]
      expect(toldOf(again)[region]).toMatchObject({ changed: false, digest: second, 'image-tags': [tagOf(second)] })
      expect(await sandbox.ecr.tags({ name: repository, region })).toEqual({ [commit]: first, [tagOf(second)]: second })
    }
  })
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
  const first = await givenAtCommit(sandbox, 'hello-world')
  const { outputs, log } = await deploy(sandbox, { workspace: checkout('two') })
  expect(outputs.digest, log).not.toBe(first)
  expect(await sandbox.ecr.tags(repository), log).toEqual({ [commit]: outputs.digest })
  expect(outputs['image-tags']).toBe(commit)
})

test('what has its tags already is neither pushed nor tagged again, and another of the same commit takes none', async () => {
  const sandbox = await setStage({ repositories: [{ name: repository, mutability: 'IMMUTABLE' }] })
  const { outputs: first } = await create(sandbox)
  await givenTag(sandbox, first.digest, 'v1')
  sandbox.requests.clear()
  const again = await deploy(sandbox, { inputs: { tags: `${commit},v1` } })
  expect(again.outputs, again.log).toMatchObject({ changed: 'false', digest: first.digest })
  expect(again.outputs['image-tags']).toBe(`${commit}\nv1`)
  expect(builds(again)).toBe(1)
  expect([...sandbox.requests.of('registry'), ...sandbox.requests.of('ecr', 'PutImage')]).toEqual([])

  const other = await deploy(sandbox, { workspace: checkout('two'), inputs: { tags: 'v1' } })
  expect(onlyError(other)).toContain(`tags: hello-world:v1 in us-east-1 is on another image, ${first.digest},`)
  expect(builds(other)).toBe(1)
  expect(await sandbox.ecr.digests(repository)).toEqual([first.digest])
})

describe('a tag that the user has named and that can not be moved', () => {
  test('is told before the build', async () => {
    const sandbox = await setStage({ repositories: [{ name: repository, mutability: 'IMMUTABLE' }] })
    const { before: digest } = await givenFunction(sandbox, { versions: ['before'] })
    const on = await givenImage(sandbox, 'of the commit before', { tag: 'latest' })
    const refused = await deploy(sandbox, { inputs: { tags: `${commit},latest` } })
    expect(onlyError(refused)).toBe(
      `tags: hello-world:latest in us-east-1 is on another image, ${on}, and the repository does not let it be moved. ` +
        "Leave latest out of tags, name another tag for this build, or exclude it from the repository's tag immutability.",
    )
    expect(builds(refused)).toBe(0)
    expect(versions(sandbox)).toEqual({ 1: digest })
    expect(await sandbox.ecr.tags(repository)).toEqual({ before: digest, latest: on })
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
