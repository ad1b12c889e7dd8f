import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { UpdateFunctionCodeCommand } from '@aws-sdk/client-lambda'
import type { Sandbox } from '@deploy-lambda-image/sandbox'
import type { RunHandle, RunOptions, RunResult } from '@deploy-lambda-image/sandbox/runner'
import { sha } from '@deploy-lambda-image/sandbox/testing'
import { describe, expect, test } from 'vitest'
import { once } from '../support/once.ts'
import { isHeld } from './build-gate.ts'
import { type Digests, type GivenAlias, givenFunction, givenImages } from './given.ts'
import { env } from './image-stage.ts'
import { changes, imageConfig, onlyError, versions } from './read-back.ts'
import { eight, runningImage, stageOf } from './regions-stage.ts'
import { checkout, deploy, lambda, setStage, startDeploy } from './stage.ts'

const FunctionName = 'hello-world'
const [first, second, third, aside, unknown] = [sha(1), sha(2), sha(3), sha(4), sha(99)]

const [root, next] = [{ sha: first }, { sha: second, parents: [first] }]
const history = [root, next, { sha: third, parents: [second] }, { sha: aside, parents: [first] }]

/**
 * The history first - second - third, and aside, which comes after first too. Each has an image, whose tag it is; the
 * function has a version of each of `versions`, and serves the last.
 */
async function stageAt(
  versions: string | readonly string[],
  alias?: GivenAlias,
): Promise<{ sandbox: Sandbox; digests: Digests }> {
  const sandbox = await setStage()
  sandbox.github.commits(history)
  await givenFunction(sandbox, { versions: [versions].flat(), ...(alias && { alias }) })
  return { sandbox, digests: await givenImages(sandbox, [first, second, third, aside, unknown, 'v1']) }
}

/** A run for a commit, which deploys the image that ECR has of it. */
async function start(sandbox: Sandbox, commit: string, step: Omit<RunOptions, 'sandbox'> = {}): Promise<RunHandle> {
  const image = { 'image-uri': `${await sandbox.ecr.host()}/hello-world:${commit}` }
  return startDeploy(sandbox, { env, github: { sha: commit }, ...step, inputs: { ...image, ...step.inputs } })
}

async function run(...of: Parameters<typeof start>): Promise<RunResult> {
  const { result } = await start(...of)
  return result
}

const late = (served: string, commit: string) =>
  `hello-world in us-east-1 runs commit ${served}, which comes after ${commit} of this run: it was left unchanged. ` +
  "Nothing is wrong when this run ended late. To deploy the older commit anyway, set allow-older to 'true'."

test('a late run for an older commit is stopped before the build', async () => {
  const { sandbox, digests } = await stageAt(third)
  const stopped = await deploy(sandbox, { workspace: checkout(), github: { sha: first } })
  expect(onlyError(stopped)).toBe(late(third, first))
  expect(stopped.log).not.toMatch(/^#\d+ |^Built /m)
  expect(changes(sandbox)).toEqual([])
  expect(versions(sandbox)).toEqual({ 1: digests[third] })
})

test('allow-older deploys it all the same, without a question to GitHub', async () => {
  const { sandbox, digests } = await stageAt(third)
  const deployed = await run(sandbox, first, { inputs: { 'allow-older': 'true' } })
  expect(deployed.outputs, deployed.log).toMatchObject({ version: '2', digest: digests[first] })
  expect(sandbox.requests.of('github', 'CompareCommits')).toEqual([])
})

describe('what is no newer commit stops nothing, in none of the regions of one run', () => {
  const table = [
    ['an older one', first, eight[0]],
    ['one of another branch', aside, eight[1]],
    ['one that GitHub does not know', unknown, eight[2]],
    ['a tag that is no commit', 'v1', eight[3]],
  ] as const

  const ran = once(async () => {
    const sandbox = await stageOf(table.map(([, , region]) => region))
    sandbox.github.commits(history)
    for (const [, serving, region] of table) await givenFunction(sandbox, { versions: [serving], region })
    const inputs = await runningImage(sandbox, second)
    const deployed = await deploy(sandbox, { env, github: { sha: second }, inputs })
    expect(deployed.exitCode, deployed.log).toBe(0)
    const { [second]: digest } = await sandbox.ecr.tags('hello-world')
    return { deployed, digest, results: JSON.parse(deployed.outputs.results ?? '') }
  })

  test.each(table)('%s', async (_, __, region) => {
    const { deployed, digest, results } = await ran()
    expect(results[region]).toMatchObject({ version: '2', digest })
    expect(deployed.annotations).toEqual([])
  })
})

describe('an image whose labels name its commit', () => {
  const source = 'https://github.com/octo-org/hello-lambda'

  /** An image of a commit, under the tag of another. */
  async function labelled(sandbox: Sandbox, revision: string, tag: string, from = source): Promise<string> {
    const labels = { 'org.opencontainers.image.source': from, 'org.opencontainers.image.revision': revision }
    return sandbox.ecr.putImage(FunctionName, { tag, labels })
  }

  async function stageWith(revision: string, tag: string, from?: string) {
    const { sandbox } = await stageAt('v1')
    await sandbox.ecr.deleteImage(FunctionName, tag)
    await labelled(sandbox, revision, tag, from)
    const uri = `${await sandbox.ecr.host()}/hello-world:${tag}`
    await lambda(sandbox).send(new UpdateFunctionCodeCommand({ FunctionName, ImageUri: uri, Publish: true }))
    return sandbox
  }

  test('is of that commit, whatever its tags say', async () => {
    const newer = await stageWith(third, first)
    expect(onlyError(await run(newer, second))).toBe(late(third, second))

    const older = await stageWith(first, third)
    const deployed = await run(older, second)
    expect(deployed.outputs, deployed.log).toMatchObject({ version: '3', changed: 'true' })
  })

  test('is of no commit of this repository when it is from another', async () => {
    const sandbox = await stageWith(third, first, 'https://github.com/octo-org/other')
    const deployed = await run(sandbox, second)
    expect(deployed.outputs, deployed.log).toMatchObject({ version: '3', changed: 'true' })
    expect(sandbox.requests.of('github', 'CompareCommits')).toEqual([])
  })
})

test('each commit has an image that says so, and the same one again is left as it is, without a question', async () => {
  const { sandbox, digests } = await stageAt(first)
  await sandbox.ecr.deleteImage(FunctionName, second)
  const workspace = checkout()
  const two = await deploy(sandbox, { workspace, github: { sha: second } })
  expect(two.outputs, two.log).toMatchObject({ version: '2', changed: 'true' })
  expect(await sandbox.ecr.tags('hello-world')).toEqual({ ...digests, [second]: two.outputs.digest })
  const { config } = await imageConfig(sandbox, FunctionName, second)
  expect(config.Labels).toMatchObject({ 'org.opencontainers.image.revision': second })

  sandbox.requests.clear()
  const again = await deploy(sandbox, { workspace, github: { sha: second } })
  expect(again.outputs, again.log).toMatchObject({ version: '2', changed: 'false' })
  expect(sandbox.requests.of('github', 'CompareCommits')).toEqual([])
  expect(onlyError(await deploy(sandbox, { workspace, github: { sha: first } }))).toBe(late(second, first))
})

describe('the commit that is checked out counts', () => {
  const at = (commit: string) => {
    const workspace = checkout(commit)
    mkdirSync(join(workspace, '.git'))
    writeFileSync(join(workspace, '.git', 'HEAD'), `${commit}\n`)
    return workspace
  }

  test('and not that of the event: an older one is stopped', async () => {
    const { sandbox } = await stageAt(second)
    const stopped = await deploy(sandbox, { workspace: at(first), github: { sha: third } })
    expect(stopped.log).toContain(`The checkout is at commit ${first}, and the event push is for ${third}: the tag, `)
    const errors = stopped.annotations.filter(({ level }) => level === 'error')
    expect(errors.map(({ message }) => message)).toEqual([late(second, first)])
  })

  test("after another workflow's run the image is of that run's commit", async () => {
    const { sandbox } = await stageAt(first)
    const workflow_run = { event: 'push', head_repository: { full_name: 'octo-org/hello-lambda' }, head_sha: second }
    const step = { workspace: at(second), github: { sha: third }, eventName: 'workflow_run', event: { workflow_run } }
    const deployed = await deploy(sandbox, step)
    expect(deployed.outputs, deployed.log).toMatchObject({
      version: '2',
      'image-tags': `${second}-${deployed.outputs.digest?.slice(7, 19)}`,
    })
    expect(deployed.annotations).toEqual([])
  })
})

describe('a question that gets no answer is a warning', () => {
  test('GitHub refuses', async () => {
    const { sandbox, digests } = await stageAt(third)
    const deployed = await run(sandbox, first, { permissions: { contents: 'none' } })
    expect(deployed.outputs, deployed.log).toMatchObject({ version: '2', digest: digests[first] })
    expect(deployed.annotations).toEqual([expect.objectContaining({ level: 'warning' })])
    expect(deployed.annotations[0]?.message).toMatch(
      /^Could not find out whether hello-world in us-east-1 runs a newer commit\. Could not compare the commits .* Add 'contents: read' to the job's permissions\.$/,
    )
  })

  test('ECR refuses', async () => {
    const { sandbox } = await stageAt(third)
    sandbox.faults.add({ service: 'ecr', operation: 'DescribeImages', kind: 'deny', times: Number.POSITIVE_INFINITY })
    const deployed = await run(sandbox, first)
    expect(deployed.outputs, deployed.log).toMatchObject({ version: '2' })
    expect(deployed.annotations[0]?.message).toMatch(
      /^Could not find out whether hello-world in us-east-1 runs a newer commit\. Could not read the tags of /,
    )
  })

  test('without a token nothing is asked', async () => {
    const { sandbox } = await stageAt(third)
    const deployed = await run(sandbox, first, { inputs: { 'github-token': '' } })
    expect(deployed.outputs, deployed.log).toMatchObject({ version: '2' })
    expect(sandbox.requests.of('github', 'CompareCommits')).toEqual([])
  })
})

describe('a newer one that is deployed after the inspection is not overwritten either', () => {
  /** What another run does for a commit. @returns its version */
  async function land(sandbox: Sandbox, commit: string): Promise<string> {
    const client = lambda(sandbox)
    const ImageUri = `${await sandbox.ecr.host()}/hello-world:${commit}`
    const updated = await client.send(new UpdateFunctionCodeCommand({ FunctionName, ImageUri, Publish: true }))
    return updated.Version ?? ''
  }

  test('on the function', async () => {
    const { sandbox, digests } = await stageAt(first)
    const read = sandbox.faults.hold({ service: 'lambda', operation: 'GetFunction', after: 1 })
    const running = await start(sandbox, second)
    await isHeld(read, running)
    await land(sandbox, third)
    read.release()
    expect(onlyError(await running.result)).toBe(late(third, second))
    expect(versions(sandbox)).toEqual({ 1: digests[first], 2: digests[third] })
    expect(sandbox.lambda.function(FunctionName).latest).toMatchObject({
      CodeSha256: digests[third]?.replace('sha256:', ''),
    })
  })

  test('on the alias, although its version was published before', async () => {
    const { sandbox, digests } = await stageAt([first, third], { version: '1' })
    // The inspection sees the alias as it was, and its move finds it elsewhere.
    const move = sandbox.faults.hold({ service: 'lambda', operation: 'GetAlias', after: 1 })
    const running = await start(sandbox, second, { inputs: { alias: 'live' } })
    await isHeld(move, running)
    sandbox.lambda.setAlias(FunctionName, 'live', { functionVersion: '2', weights: {} })
    move.release()
    expect(onlyError(await running.result)).toBe(late(third, second))
    expect(sandbox.lambda.function(FunctionName).aliases).toMatchObject([{ functionVersion: '2' }])
    expect(versions(sandbox)).toEqual({ 1: digests[first], 2: digests[third], 3: digests[second] })
  })
})

test('with an alias it is what the alias has that counts', async () => {
  // A person has tried a newer image on $LATEST, and published it: it serves no traffic.
  const { sandbox, digests } = await stageAt([first, second, third], { version: '2' })
  const again = await run(sandbox, second, { inputs: { alias: 'live' } })
  expect(again.outputs, again.log).toMatchObject({ digest: digests[second] })

  const stopped = await run(sandbox, first, { inputs: { alias: 'live' } })
  expect(onlyError(stopped)).toBe(late(second, first))
})
