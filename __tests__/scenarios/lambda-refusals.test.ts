import { CreateFunctionCommand } from '@aws-sdk/client-lambda'
import type { Sandbox } from '@deploy-lambda-image/sandbox'
import type { RunResult } from '@deploy-lambda-image/sandbox/runner'
import { expect, test, vi } from 'vitest'
import { isHeld } from './build-gate.ts'
import { setImageStage } from './image-stage.ts'
import { onlyError, versions } from './read-back.ts'
import { account, checkout, deploy, executionRole, lambda, setStage, startDeploy } from './stage.ts'

// What the action can't see beforehand, because it changes in between or Lambda alone judges it.

const everything = { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: '*' } }
const request = /\(request [0-9a-f-]{36}\)/

/** A function that runs `one`, and an image `two` beside it. */
async function stageWithImages(settle = {}): Promise<{ sandbox: Sandbox; uri: string; two: string }> {
  const sandbox = await setStage({ settle })
  const uri = await sandbox.ecr.createRepository('hello-world')
  await sandbox.ecr.putImage('hello-world', { tag: 'one', layers: [Buffer.from('one')] })
  const two = await sandbox.ecr.putImage('hello-world', { tag: 'two', layers: [Buffer.from('two')] })
  await sandbox.lambda.seed({ name: 'hello-world', region: 'us-east-1', imageUri: `${uri}:one`, publish: true })
  return { sandbox, uri, two }
}

/** Deploys an image of ECR, and changes something after the inspection, before Lambda judges the update. */
function deployWhile(sandbox: Sandbox, image: string, change: () => Promise<unknown>): Promise<RunResult> {
  return deployUntil(sandbox, 'UpdateFunctionCode', { 'image-uri': image }, change)
}

async function deployUntil(
  sandbox: Sandbox,
  operation: string,
  inputs: Record<string, string>,
  change: () => Promise<unknown>,
): Promise<RunResult> {
  const hold = sandbox.faults.hold({ service: 'lambda', operation })
  const run = startDeploy(sandbox, { inputs })
  await isHeld(hold, run)
  await change()
  hold.release()
  return run.result
}

test("an image that is deleted before the update is refused in Lambda's words", async () => {
  const { sandbox, uri, two } = await stageWithImages()
  const refused = await deployWhile(sandbox, `${uri}:two`, () => sandbox.ecr.deleteImage('hello-world', two))
  expect(onlyError(refused)).toContain(
    `InvalidParameterValueException: Source image ${uri}@${two} does not exist. Provide a valid source image.`,
  )
  expect(onlyError(refused)).toMatch(request)
  expect(onlyError(refused)).toMatch(/ Push the image first, and check its region and account\.$/)
  expect(Object.keys(versions(sandbox))).toEqual(['1'])
})

test('an image that is deleted before the configuration of its function is changed is told, and a new image heals it', async () => {
  const { sandbox, uri, two } = await stageWithImages()
  sandbox.iam.setPolicies('deploy', [everything])
  const one = sandbox.lambda.function('hello-world').latest.CodeSha256
  const inputs = { 'image-uri': `${uri}:one`, 'memory-size': '256' }
  const gone = () => sandbox.ecr.deleteImage('hello-world', `sha256:${one}`)
  const refused = await deployUntil(sandbox, 'UpdateFunctionConfiguration', inputs, gone)
  expect(onlyError(refused)).toContain(
    'InvalidParameterValueException: The function is trying to use a deleted image. (request ',
  )
  expect(onlyError(refused)).toMatch(/ Deploy an image that exists, and keep images that a published version uses\.$/)

  // The code goes first, so that the configuration finds an image that is there.
  const healed = await deploy(sandbox, { inputs: { ...inputs, 'image-uri': `${uri}:two` } })
  expect(healed.outputs.digest, healed.log).toBe(two)
  expect(sandbox.lambda.function('hello-world').latest).toMatchObject({ MemorySize: 256 })
})

test('a function that is replaced by a zip function before the update stays one', async () => {
  const { sandbox, uri } = await stageWithImages()
  const zip = () => sandbox.lambda.seed({ name: 'hello-world', region: 'us-east-1' })
  const refused = await deployWhile(sandbox, `${uri}:two`, zip)
  expect(onlyError(refused)).toContain(
    "InvalidParameterValueException: Please don't provide ImageUri when updating a function with packageType Zip.",
  )
  expect(onlyError(refused)).toMatch(/ A zip function cannot become an image function: deploy to a new function\.$/)
})

test('layers of a kind that Lambda does not take are warned of, and refused by it', async () => {
  const { sandbox, uri } = await stageWithImages()
  const layerType = 'application/vnd.oci.image.layer.v1.tar+zstd'
  const digest = await sandbox.ecr.putImage('hello-world', { tag: 'zstd', layerType })
  const refused = await deploy(sandbox, { inputs: { 'image-uri': `${uri}:zstd` } })
  expect(refused.annotations).toMatchObject([
    { level: 'warning', message: expect.stringContaining(`not compressed with gzip (${layerType})`) },
    { level: 'error' },
  ])
  expect(onlyError(refused)).toContain(
    `InvalidParameterValueException: The image manifest, config or layer media type for the source image ${uri}@${digest} is not supported.`,
  )
  expect(onlyError(refused)).toMatch(
    / build it with one --platform, '--provenance=false', '--sbom=false' and gzip layers\.$/,
  )
})

test('a host of ECR that Lambda does not pull from is refused with the one to write', async () => {
  const { sandbox } = await stageWithImages()
  sandbox.iam.setPolicies('deploy', [everything])
  const host = `${account}.dkr-ecr.us-east-1.on.aws`
  const refused = await deploy(sandbox, { inputs: { 'image-uri': `${host}/hello-world:two` } })
  expect(onlyError(refused)).toContain(`Source image ${host}/hello-world@sha256:`)
  expect(onlyError(refused)).toContain('is not valid. Provide a valid source image.')
  expect(onlyError(refused)).toContain("'<account>.dkr.ecr.<region>.amazonaws.com/<repository>'")
})

test('a function that another run is still creating is waited for', async () => {
  const { sandbox, startTag } = await setImageStage({ create: false, settle: { create: 600_000 } })
  const creation = { FunctionName: 'hello-world', Role: executionRole, PackageType: 'Image', Publish: true } as const
  const ImageUri = `${await sandbox.ecr.host()}/hello-world:v1`
  await lambda(sandbox).send(new CreateFunctionCommand({ ...creation, Code: { ImageUri } }))
  expect(sandbox.lambda.function('hello-world').latest).toMatchObject({ State: 'Pending' })

  const second = startTag('v2')
  const updates = () => sandbox.requests.of('lambda', 'UpdateFunctionCode')
  await vi.waitFor(() => expect(updates()[0]?.error).toBe('ResourceConflictException'), { timeout: 60_000 })
  sandbox.lambda.settleNow('hello-world')
  const { outputs, log } = await second.result
  expect(outputs, log).toMatchObject({ version: '2', changed: 'true', 'previous-version': '1' })
  expect(updates().at(-1)?.status).toBe(200)
})

/** Of an image that was built the remedies tell what made it. */
const dockerfile = 'RUN dd if=/dev/urandom of=/blob bs=1k count=2000'

test.each([
  {
    reasonCode: 'InvalidImage',
    reason: `InvalidImage: ImageLayerFailure: UnsupportedImageLayerDetected - Layer Digest sha256:${'1'.repeat(64)}`,
    remedy: / Build the image again with buildx and gzip layers\.$/,
  },
  {
    dockerfile,
    reasonCode: 'InvalidImage',
    reason: 'InvalidImage(SizeLimitExceeded: Uncompressed container image size exceeds 10 GiB limit)',
    remedy:
      / Use a smaller base, or several stages\. Its largest layers, compressed: 2\.\d MB by 'RUN dd if=\/dev\/urandom of=\/blob bs=1k count=2000', [\d.]+ [kM]B, \d+ B by 'COPY message \/message'\.$/,
  },
  {
    reasonCode: 'ImageDeleted',
    reason: 'The function is trying to use a deleted image.',
    remedy: / push it again, and let no lifecycle rule delete images that versions use\.$/,
  },
  {
    dockerfile,
    reasonCode: 'FunctionError.InvalidEntryPoint',
    reason: 'Error occurred when starting the function.',
    remedy:
      / Correct ENTRYPOINT \["\/bin\/busybox"\]: the program must be a file of the image, written with its absolute path,/,
  },
])('what Lambda finds later, as $reason', async ({ remedy, dockerfile: built, ...failure }) => {
  const { sandbox, deployTag } = await setImageStage()
  sandbox.lambda.failNextUpdate({ name: 'hello-world', when: 'version', ...failure })
  const failed = await (built ? deploy(sandbox, { workspace: checkout('two', built) }) : deployTag('v2'))
  expect(onlyError(failed)).toContain(`version 2 of hello-world ready: ${failure.reasonCode}: ${failure.reason}`)
  expect(onlyError(failed)).toMatch(remedy)
})
