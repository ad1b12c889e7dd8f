import { GetFunctionCommand } from '@aws-sdk/client-lambda'
import type { Sandbox } from '@deploy-lambda-image/sandbox'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { changes, onlyError, versions } from './read-back.ts'
import { create, deploy, lambda, openStage, setStage } from './stage.ts'

/** An engine is not needed where nothing is built. */
const env = { DOCKER_HOST: 'unix:///nowhere/docker.sock' }

/** A stage with a function that runs the image `v1` of its repository; `uri` is the repository's. */
async function openWithFunction(): Promise<{ sandbox: Sandbox; uri: string; v1: string }> {
  const sandbox = await openStage()
  const uri = await sandbox.ecr.createRepository('hello-world')
  const v1 = await sandbox.ecr.putImage('hello-world', { tag: 'v1', layers: [Buffer.from('one')] })
  await sandbox.lambda.seed({ name: 'hello-world', region: 'us-east-1', imageUri: `${uri}:v1`, publish: true })
  return { sandbox, uri, v1 }
}

/** The same for one test. */
async function stageWithFunction(): ReturnType<typeof openWithFunction> {
  const stage = await openWithFunction()
  onTestFinished(() => stage.sandbox.stop())
  return stage
}

async function deployedUri(sandbox: Sandbox, version: string): Promise<string | undefined> {
  const request = new GetFunctionCommand({ FunctionName: 'hello-world', Qualifier: version })
  return (await lambda(sandbox).send(request)).Code?.ImageUri
}

test('a tag is resolved first, and Lambda gets the digest', async () => {
  const { sandbox, uri, v1 } = await stageWithFunction()
  const digest = await sandbox.ecr.putImage('hello-world', { tag: 'v2', layers: [Buffer.from('two')] })

  const deployed = await deploy(sandbox, { env, inputs: { 'image-uri': `${uri}:v2` } })
  expect(deployed.outputs, deployed.log).toMatchObject({
    digest,
    version: '2',
    'image-uri': `${uri}@${digest}`,
    'image-tags': 'v2',
    'previous-digest': v1,
    changed: 'true',
  })
  expect(await deployedUri(sandbox, '2')).toBe(`${uri}@${digest}`)
  expect(versions(sandbox)).toEqual({ 1: v1, 2: digest })
})

test('a digest is deployed as it is, and left alone when the function has it', async () => {
  const { sandbox, uri, v1 } = await stageWithFunction()
  const digest = await sandbox.ecr.putImage('hello-world', { layers: [Buffer.from('two')] })

  const deployed = await deploy(sandbox, { env, inputs: { 'image-uri': `${uri}@${digest}` } })
  expect(deployed.outputs, deployed.log).toMatchObject({ digest, version: '2', 'image-tags': '', changed: 'true' })
  expect(versions(sandbox)).toEqual({ 1: v1, 2: digest })

  const same = await deploy(sandbox, { env, inputs: { 'image-uri': `${uri}@${digest}` } })
  expect(same.outputs, same.log).toMatchObject({ digest, version: '2', changed: 'false' })
})

test('a function is created from an image of ECR, with the architecture that the image has', async () => {
  const sandbox = await setStage()
  const uri = await sandbox.ecr.createRepository('hello-world')
  const digest = await sandbox.ecr.putImage('hello-world', { tag: 'v1', architecture: 'arm64' })

  const created = await create(sandbox, { env, inputs: { 'image-uri': `${uri}:v1` } })
  expect(created.outputs, created.log).toMatchObject({ digest, version: '1', changed: 'true' })
  expect(sandbox.lambda.function('hello-world').latest).toMatchObject({ Architectures: ['arm64'] })
})

test('an image that is not there is refused: its tag, its digest, its repository', async () => {
  const { sandbox, uri } = await stageWithFunction()
  sandbox.iam.setPolicies('deploy', [
    { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: '*' } },
  ])
  const digest = `sha256:${'0'.repeat(64)}`
  const host = await sandbox.ecr.host()
  for (const [image, error] of [
    [`${uri}:v9`, 'image-uri: the repository hello-world in us-east-1 has no image v9. '],
    [`${uri}@${digest}`, `image-uri: the repository hello-world in us-east-1 has no image ${digest}. `],
    [`${host}/elsewhere:v1`, 'image-uri: there is no ECR repository elsewhere in us-east-1. '],
  ] as const) {
    expect(onlyError(await deploy(sandbox, { env, inputs: { 'image-uri': image } }))).toContain(error)
  }
  expect(changes(sandbox)).toEqual([])
})

describe('what is refused changes nothing', () => {
  let stage: Awaited<ReturnType<typeof openWithFunction>>
  beforeAll(async () => {
    stage = await openWithFunction()
  })
  afterAll(() => stage?.sandbox.stop())

  test('an image of another host, or of another region, is refused', async () => {
    for (const [image, error] of [
      [
        'registry.example/library/busybox:1',
        /^registry\.example is not a registry of ECR in us-east-1, and Lambda pulls only from ECR in its own region\. /,
      ],
      [
        '111122223333.dkr.ecr.eu-west-1.amazonaws.com/hello-world:v1',
        /^image-uri: the image is in ECR of eu-west-1, but Lambda in us-east-1 pulls from us-east-1 only\. Set repository /,
      ],
    ] as const) {
      expect(onlyError(await deploy(stage.sandbox, { env, inputs: { 'image-uri': image } }))).toMatch(error)
    }
    expect(changes(stage.sandbox)).toEqual([])
  })

  test('a manifest of a type that Lambda does not take is refused before the update', async () => {
    const index = await stage.sandbox.ecr.putImage('hello-world', {
      tag: 'both',
      manifest: {
        schemaVersion: 2,
        mediaType: 'application/vnd.docker.distribution.manifest.list.v2+json',
        manifests: ['amd64', 'arm64'].map((architecture) => ({
          mediaType: 'application/vnd.docker.distribution.manifest.v2+json',
          digest: stage.v1,
          size: 1,
          platform: { os: 'linux', architecture },
        })),
      },
    })
    const refused = await deploy(stage.sandbox, { env, inputs: { 'image-uri': `${stage.uri}:both` } })
    expect(onlyError(refused)).toContain(`${stage.uri}@${index} is an index`)
    expect(onlyError(refused)).toContain(`linux/amd64 is ${stage.v1}, linux/arm64 is ${stage.v1}.`)
    expect(changes(stage.sandbox)).toEqual([])
  })

  test.each(['deny', 'expired-token'] as const)(
    'a sign-in to ECR that ends in %s is one error, also where nothing is built',
    async (kind) => {
      stage.sandbox.faults.add({ service: 'ecr', operation: 'GetAuthorizationToken', kind })
      const refused = await deploy(stage.sandbox, { env, inputs: { 'image-uri': `${stage.uri}:v1` } })
      expect(onlyError(refused)).toMatch(/^Could not sign in to ECR in us-east-1: /)
      expect(refused.log).not.toMatch(/^ {4}at /m)
    },
  )
})

test("an image of another architecture than the function's is refused, unless architecture says so too", async () => {
  const { sandbox, uri, v1 } = await stageWithFunction()
  const digest = await sandbox.ecr.putImage('hello-world', { tag: 'arm', architecture: 'arm64' })
  const inputs = { 'image-uri': `${uri}:arm` }

  const refused = await deploy(sandbox, { env, inputs })
  expect(onlyError(refused)).toBe(
    `${uri}@${digest} is built for linux/arm64, but the function runs linux/amd64 (x86_64). ` +
      'Build it for linux/amd64, or set architecture to what the image has.',
  )
  expect(changes(sandbox)).toEqual([])
  expect(versions(sandbox)).toEqual({ 1: v1 })

  const deployed = await deploy(sandbox, { env, inputs: { ...inputs, architecture: 'arm64' } })
  expect(deployed.outputs, deployed.log).toMatchObject({ version: '2', digest })
  expect(sandbox.lambda.function('hello-world').latest).toMatchObject({ Architectures: ['arm64'] })
})

test('an answer of the token server that is cut is asked for again', async () => {
  const { sandbox, uri } = await stageWithFunction()
  sandbox.faults.add({ service: 'github', operation: 'GetIdToken', kind: 'truncated' })
  const deployed = await deploy(sandbox, { env, inputs: { 'image-uri': `${uri}:v1` } })
  expect(deployed.exitCode, deployed.log).toBe(0)
})
