import { expect, test } from 'vitest'
import { helloCheckout, invoke, onlyError, versions } from './read-back.ts'
import { checkout, create, deploy, executionRole, setStage } from './stage.ts'

const label = 'LABEL com.amazonaws.lambda.feature.snapstart="Allow"'
const inputs = { 'snap-start': 'published-versions' }
const snapshots = { SnapStart: { ApplyOn: 'PublishedVersions', OptimizationStatus: 'On' }, State: 'Active' }

function labelled(message: string): string {
  const dockerfile = `FROM busybox:stable-musl\n${label}\nCOPY --chmod=755 bootstrap /bootstrap\nCOPY --chmod=644 message /message\nENTRYPOINT ["/bootstrap"]\n`
  return helloCheckout(message, { Dockerfile: dockerfile })
}

test("the version's snapshot is waited for, at the creation, with new code and with the same", async () => {
  const sandbox = await setStage({ settle: { snapshot: 1500 } })
  const version = () => sandbox.lambda.function('hello-world').versions.at(-1)

  const created = await create(sandbox, { workspace: labelled('one'), inputs })
  expect(created.outputs, created.log).toMatchObject({ version: '1' })
  expect(version()).toMatchObject({ Version: '1', ...snapshots })

  const deployed = await deploy(sandbox, { workspace: labelled('two'), inputs: { alias: 'live' } })
  expect(deployed.outputs, deployed.log).toMatchObject({ version: '2' })
  expect(version()).toMatchObject({ Version: '2', ...snapshots })
  expect(await invoke(sandbox, 'live')).toMatchObject({ message: 'two' })

  const without = await deploy(sandbox, { workspace: labelled('two'), inputs: { 'snap-start': 'none' } })
  expect(without.outputs, without.log).toMatchObject({ version: '3', digest: deployed.outputs.digest })
  expect(version()).toMatchObject({ Version: '3', SnapStart: { ApplyOn: 'None', OptimizationStatus: 'Off' } })

  const again = await deploy(sandbox, { workspace: labelled('two'), inputs })
  expect(again.outputs, again.log).toMatchObject({ version: '4', digest: deployed.outputs.digest })
  expect(version()).toMatchObject({ Version: '4', ...snapshots })
})

const finding =
  'is not built on an AWS base image, and lacks the label by which SnapStart takes others. ' +
  'Add to the Dockerfile: LABEL com.amazonaws.lambda.feature.snapstart="Allow"'

test('an image without the label is refused before the push: ECR has nothing new', async () => {
  const sandbox = await setStage()
  const refused = await create(sandbox, { inputs })
  expect(onlyError(refused)).toBe(`snap-start: the image ${finding}`)
  expect(sandbox.requests.of('registry', 'PutImage')).toEqual([])
  expect(await sandbox.ecr.tags('hello-world').catch(() => ({}))).toEqual({})
  expect(sandbox.lambda.functions()).toEqual([])
})

test('a function that has SnapStart already is protected as well', async () => {
  const sandbox = await setStage()
  const first = await create(sandbox, { workspace: labelled('one'), inputs })
  const before = await sandbox.ecr.tags('hello-world')
  const refused = await deploy(sandbox, { workspace: checkout('two') })
  expect(onlyError(refused)).toBe(`snap-start: the image ${finding}`)
  expect(await sandbox.ecr.tags('hello-world')).toEqual(before)
  expect(versions(sandbox)).toEqual({ 1: first.outputs.digest })
})

test('an image of ECR without the label is refused before the update', async () => {
  const sandbox = await setStage()
  const uri = await sandbox.ecr.createRepository('hello-world')
  const digest = await sandbox.ecr.putImage('hello-world', { tag: 'v1' })
  await sandbox.lambda.seed({ name: 'hello-world', region: 'us-east-1', imageUri: `${uri}:v1`, role: executionRole })
  const before = sandbox.lambda.functions()
  const refused = await deploy(sandbox, { inputs: { ...inputs, 'image-uri': `${uri}:v1` } })
  expect(onlyError(refused)).toBe(`snap-start: ${uri}@${digest} ${finding}`)
  expect(sandbox.lambda.functions()).toEqual(before)
})
