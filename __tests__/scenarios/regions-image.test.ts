import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { BatchGetImageCommand, type ECRClient } from '@aws-sdk/client-ecr'
import type { Sandbox } from '@deploy-lambda-image/sandbox'
import { describe, expect, test, vi } from 'vitest'
import { movedClock } from './moved-clock.ts'
import { builds, commit, ecr, onlyError } from './read-back.ts'
import { after, engineImage, live, seedEverywhere, stageOf, told } from './regions-stage.ts'
import { checkout, deploy, executionRole, startDeploy } from './stage.ts'

const three = ['us-east-1', 'eu-west-1', 'ap-south-1'] as const
const [first, second, third] = three
const inputs = { 'aws-region': three.join(','), alias: 'live' }
const id = (region: string) => ({ name: 'hello-world', region })

async function digests(sandbox: Sandbox): Promise<string[]> {
  const found = await Promise.all(three.map((region) => sandbox.ecr.tags(id(region))))
  return found.map((tags) => tags[commit] ?? '')
}

describe('an image that an earlier run left in some regions only', () => {
  test('is copied to the others, byte for byte, when it is the one that was built', async () => {
    const sandbox = await stageOf(three)
    await seedEverywhere(sandbox, { mutability: 'IMMUTABLE' })
    const workspace = checkout()
    // Larger than what ECR takes at a time.
    writeFileSync(join(workspace, 'message'), randomBytes(11 * 1024 * 1024))
    const role = executionRole
    const earlier = await deploy(sandbox, { workspace, inputs: { 'aws-region': second, role } })
    const { digest } = earlier.outputs
    expect(await digests(sandbox), earlier.log).toEqual(['', digest, ''])
    sandbox.requests.clear()

    const run = await deploy(sandbox, { workspace, inputs })
    expect(run.exitCode, run.log).toBe(0)
    expect(builds(run)).toBe(1)
    expect(run.outputs.digest).toBe(digest)
    expect(await digests(sandbox)).toEqual([digest, digest, digest])
    for (const region of three) {
      const { latest } = sandbox.lambda.function({ name: 'hello-world', region })
      expect(`sha256:${latest.CodeSha256}`).toBe(digest)
    }
    expect(await layerDigest(ecr(sandbox, third))).toBe(await layerDigest(ecr(sandbox, second)))
    expect(sandbox.requests.of('registry')).toEqual([])
    // The second region sent nothing to itself, and config and layers went once to each of the others.
    const uploads = sandbox.requests.of('ecr', 'InitiateLayerUpload').map(({ region }) => region)
    expect(uploads.filter((region) => region === second)).toEqual([])
    expect(uploads.filter((region) => region === third)).toHaveLength(3)
  })

  test('keeps its tag where it is another one, as a dry run says, and the one that was built gets its own there', async () => {
    const sandbox = await stageOf(three)
    await seedEverywhere(sandbox, { mutability: 'IMMUTABLE' })
    const other = await sandbox.ecr.putImage(id(second), { tag: commit })
    const workspace = checkout()
    const dry = await deploy(sandbox, { workspace, inputs: { ...inputs, 'dry-run': 'true' } })
    const uri = `${await sandbox.ecr.host(second)}/hello-world:${commit}`
    expect(dry.log).toContain(`Dry run: would push ${uri}, or ${commit}-<digits> if another image keeps ${commit}`)
    expect(await digests(sandbox)).toEqual(['', other, ''])

    const run = await deploy(sandbox, { workspace, inputs })
    expect(run.exitCode, run.log).toBe(0)
    const { digest = '' } = run.outputs
    expect(await digests(sandbox)).toEqual([digest, other, digest])
    const byDigest = `${commit}-${digest.slice('sha256:'.length, 'sha256:'.length + 12)}`
    expect(await sandbox.ecr.tags(id(second))).toMatchObject({ [byDigest]: digest })
    const tags = Object.values(JSON.parse(run.outputs.results ?? '{}')).map((one) => Object(one)['image-tags'])
    expect(tags).toEqual([[commit], [byDigest], [commit]])
  })

  test('is one where regions have it under two digests, as two engines have compressed it', async () => {
    const sandbox = await stageOf([first, second])
    await seedEverywhere(sandbox)
    const two = { 'aws-region': [first, second].join(',') }
    const workspace = checkout()
    const earlier = await deploy(sandbox, { workspace, inputs: two })
    const { digest = '' } = earlier.outputs
    const { schemaVersion, ...others } = JSON.parse((await sandbox.ecr.manifest(id(second), digest))?.text ?? '')
    const other = await sandbox.ecr.putImage(id(second), { tag: commit, manifest: { ...others, schemaVersion } })
    expect(other).not.toBe(digest)

    const run = await deploy(sandbox, { workspace, inputs: two })
    expect(run.exitCode, run.log).toBe(0)
    expect([digest, other]).toContain(run.outputs.digest)
    for (const region of [first, second]) {
      expect((await sandbox.ecr.tags(id(region)))[commit]).toBe(run.outputs.digest)
      const { latest } = sandbox.lambda.function({ name: 'hello-world', region })
      expect(`sha256:${latest.CodeSha256}`).toBe(run.outputs.digest)
    }
  })

  test('under a named tag that can not be moved is refused before anything is done', async () => {
    const sandbox = await stageOf(three)
    await seedEverywhere(sandbox, { mutability: 'IMMUTABLE' })
    const one = await sandbox.ecr.putImage(id(second), { tag: 'v1' })
    const run = await deploy(sandbox, { workspace: checkout(), inputs: { ...inputs, tags: 'v1' } })
    expect(onlyError(run)).toContain(`tags: hello-world:v1 in ${second} is on another image, ${one},`)
    expect(builds(run)).toBe(0)
    expect(await sandbox.ecr.digests(id(first))).toHaveLength(1)
  })
})

describe('replicate: ecr', () => {
  const pushed = engineImage()
  const replicated = { ...inputs, replicate: 'ecr' }

  test('pushes once, and waits until each region has the digest', async () => {
    const sandbox = await stageOf(three)
    await seedEverywhere(sandbox)
    await sandbox.ecr.replicate({ from: first, to: [second, third], delay: 1500 })
    const run = await deploy(sandbox, { inputs: { ...replicated, ...pushed } })
    expect(run.exitCode, run.log).toBe(0)
    expect(new Set(await digests(sandbox))).toEqual(new Set([run.outputs.digest]))
    expect(live(sandbox)).toEqual({ [first]: after, [second]: after, [third]: after })
    const pushes = sandbox.requests.of('registry', 'PutImage').map(({ region }) => region)
    expect(pushes).toEqual([first])
    expect(run.log).toMatch(new RegExp(`^${third}: ECR has replicated sha256:.* after `, 'm'))
  })

  test('with on-region-failure: continue releases the regions that have the digest', async () => {
    const two = [first, second]
    const sandbox = await stageOf(two)
    await seedEverywhere(sandbox)
    const go = { 'aws-region': two.join(','), 'on-region-failure': 'continue', 'wait-timeout': '60s' }
    // The time is up once the second region was asked for the image, and for nothing before that.
    const clock = movedClock()
    const running = startDeploy(sandbox, { env: clock.env, inputs: { ...replicated, ...pushed, ...go } })
    await vi.waitFor(() => expect(askedAfterPush(sandbox, second)).not.toEqual([]), { timeout: 60_000, interval: 10 })
    clock.setAhead(60_000)
    const run = await running.result
    expect(onlyError(run)).toContain(`ECR has not replicated hello-world@`)
    expect(live(sandbox)).toEqual({ [first]: after, [second]: '1' })
  })

  test('leaves it to ECR to create the repositories of other regions', async () => {
    const sandbox = await stageOf(three)
    await sandbox.ecr.replicate({ from: first, to: [second, third] })
    const role = 'arn:aws:iam::111122223333:role/hello-world'
    const run = await deploy(sandbox, { inputs: { ...replicated, ...pushed, role } })
    expect(run.exitCode, run.log).toBe(0)
    expect(sandbox.requests.of('ecr', 'CreateRepository').map(({ region }) => region)).toEqual([first])
    expect(Object.values(told(run)).map(({ version }) => version)).toEqual(['1', '1', '1'])
  })

  test('with repositories of different names is refused before the build', async () => {
    const sandbox = await stageOf(three)
    await seedEverywhere(sandbox)
    const Statement = [{ Effect: 'Allow', Action: '*', Resource: '*' }]
    sandbox.iam.setPolicies('deploy', [{ Version: '2012-10-17', Statement }])
    const other = JSON.stringify({ [second]: { repository: 'other' } })
    const refused = { ...replicated, 'regions-config': other }
    const run = await deploy(sandbox, { workspace: checkout(), inputs: refused })
    expect(onlyError(run)).toContain('replicate: ECR replicates to repositories of the same name')
    expect(builds(run)).toBe(0)
  })

  test('ends when a region gets no replica in time, and no region is released', async () => {
    const sandbox = await stageOf(three)
    await seedEverywhere(sandbox)
    await sandbox.ecr.replicate({ from: first, to: second })
    const run = await deploy(sandbox, { inputs: { ...replicated, ...pushed, 'wait-timeout': '3s' } })
    expect(onlyError(run)).toMatch(
      new RegExp(`^${third}: ECR has not replicated hello-world@sha256:[0-9a-f]{64} to ${third} within 3.0 s\\. `),
    )
    expect(live(sandbox)).toEqual({ [first]: '1', [second]: '1', [third]: '1' })
  })
})

/** Requests to a region's ECR that came after the last push. */
function askedAfterPush({ requests: { all } }: Sandbox, region: string) {
  const pushed = all.findLastIndex(({ operation, status }) => operation === 'PutImage' && status === 201)
  return pushed < 0 ? [] : all.slice(pushed).filter((one) => one.service === 'ecr' && one.region === region)
}

async function layerDigest(client: ECRClient): Promise<string> {
  const request = { repositoryName: 'hello-world', imageIds: [{ imageTag: commit }] }
  const { images } = await client.send(new BatchGetImageCommand(request))
  return JSON.parse(images?.[0]?.imageManifest ?? '{}').layers[0].digest
}
