import { DeleteFunctionCommand, UpdateFunctionCodeCommand } from '@aws-sdk/client-lambda'
import { expect, test } from 'vitest'
import { givenPreview, givenPreviewImage } from './given-preview.ts'
import {
  commit,
  expectWell,
  nothing,
  openPullRequest,
  preview,
  setPreviewStage,
  tag,
  whatIsThere,
} from './preview-stage.ts'
import { lambda } from './stage.ts'

const name = 'hello-world-pr-7'

/** A pull request that was closed. */
async function closedPullRequest() {
  const sandbox = await setPreviewStage()
  openPullRequest(sandbox).close()
  return sandbox
}

test('a close is safe to run twice', async () => {
  const sandbox = await closedPullRequest()
  await givenPreview(sandbox)
  expectWell(await preview(sandbox, { action: 'closed' }))
  const after = await whatIsThere(sandbox)
  const second = await preview(sandbox, { action: 'closed' })
  expectWell(second)
  expect(second.summary).toContain('Nothing of `hello-world-pr-7` was left to remove')
  expect(await whatIsThere(sandbox)).toEqual(after)
})

test('a close takes the rest of what is half gone', async () => {
  const sandbox = await closedPullRequest()
  await givenPreview(sandbox)
  await lambda(sandbox).send(new DeleteFunctionCommand({ FunctionName: name }))
  expectWell(await preview(sandbox, { action: 'closed' }))
  expect(await whatIsThere(sandbox)).toMatchObject(nothing)
})

test('a close of a pull request that never had a preview says nothing', async () => {
  const sandbox = await closedPullRequest()
  expectWell(await preview(sandbox, { action: 'closed' }))
  expect(sandbox.github.comments(7)).toEqual([])
})

test('a close spares the image that another function uses, and the logs where that is asked for', async () => {
  const sandbox = await closedPullRequest()
  await givenPreview(sandbox, { sha: commit(2), message: 'two' })
  await givenPreviewImage(sandbox, { sha: commit(1) })
  const imageUri = `${await sandbox.ecr.host()}/hello-world:${tag(1)}`
  await sandbox.lambda.seed({ name: 'other', region: 'us-east-1', imageUri })
  expectWell(await preview(sandbox, { action: 'closed' }, { inputs: { 'preview-delete-logs': 'false' } }))
  expect(await whatIsThere(sandbox)).toMatchObject({
    functions: ['hello-world', 'other'],
    tags: ['main', tag(1)],
    logGroups: [`/aws/lambda/${name}`],
  })
  expect(sandbox.github.comments(7)[0]?.body).toContain(`${tag(1)}, because another function uses the image`)
})

test('a close takes images that lost their tag to a later build of the same commit', async () => {
  const sandbox = await closedPullRequest()
  await givenPreview(sandbox, { message: 'first' })
  await givenPreviewImage(sandbox, { message: 'second' })
  Object.assign(sandbox.lambda.settle, { update: 0, publish: 0 })
  const ImageUri = `${await sandbox.ecr.host()}/hello-world:${tag(1)}`
  await lambda(sandbox).send(new UpdateFunctionCodeCommand({ FunctionName: name, ImageUri, Publish: true }))
  expect(await sandbox.ecr.digests('hello-world')).toHaveLength(3)
  // A signature, or an attestation, of each.
  for (const digest of await sandbox.ecr.digests('hello-world')) {
    const subject = { mediaType: 'application/vnd.docker.distribution.manifest.v2+json', digest, size: 1 }
    const manifest = JSON.parse((await sandbox.ecr.manifest('hello-world', digest))?.text ?? '')
    const mediaType = 'application/vnd.oci.image.manifest.v1+json'
    await sandbox.ecr.putImage('hello-world', { manifest: { ...manifest, mediaType, subject } })
  }
  expectWell(await preview(sandbox, { action: 'closed' }))
  // What is main's stays, with what refers to it.
  expect(await sandbox.ecr.digests('hello-world')).toHaveLength(2)
})
