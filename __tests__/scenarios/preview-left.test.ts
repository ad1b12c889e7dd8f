import { UntagResourceCommand } from '@aws-sdk/client-lambda'
import type { Sandbox } from '@deploy-lambda-image/sandbox'
import { expect, test } from 'vitest'
import { before } from './build-gate.ts'
import { givenPreview } from './given-preview.ts'
import {
  commit,
  expectWell,
  openPullRequest,
  preview,
  setPreviewStage,
  startSweep,
  sweep,
  tag,
  whatIsThere,
} from './preview-stage.ts'
import { asRead } from './read-back.ts'
import { lambda } from './stage.ts'

const name = 'hello-world-pr-7'

async function loseTags(sandbox: Sandbox): Promise<void> {
  const { arn } = sandbox.lambda.function(name)
  await lambda(sandbox).send(new UntagResourceCommand({ Resource: arn, TagKeys: ['deploy-lambda-image:repository'] }))
}

/** A sweep that has decided to remove it by the time that the tags are lost. */
async function sweepWhileTagsAreLost(sandbox: Sandbox) {
  const asked = sandbox.faults.hold({ service: 'github', after: 1 })
  const sweeping = startSweep(sandbox)
  await before(asked.arrived, sweeping)
  await loseTags(sandbox)
  asked.release()
  return sweeping.result
}

test.each([
  [
    'a close',
    async (sandbox: Sandbox) => {
      await loseTags(sandbox)
      return preview(sandbox, { action: 'closed' })
    },
    '`hello-world-pr-7` is left in us-east-1',
  ],
  [
    'a push that comes late',
    async (sandbox: Sandbox) => {
      await loseTags(sandbox)
      return preview(sandbox, { action: 'synchronize' })
    },
    'its preview is left in us-east-1',
  ],
  ['a sweep', sweepWhileTagsAreLost, '0 of 1 preview of `octo-org/hello-lambda` removed'],
])('%s does not say of a preview that lives that it is removed', async (_, run, headline) => {
  const sandbox = await setPreviewStage()
  const pull = openPullRequest(sandbox)
  await givenPreview(sandbox)
  pull.close()
  const ended = await run(sandbox)
  expectWell(ended)
  expect(ended.summary).toContain(headline)
  expect(asRead(ended.summary)).toContain(`- ${name} in us-east-1, because its tags are not those of a preview`)
  expect(ended.summary).not.toContain('\nRemoved:')
  expect(await whatIsThere(sandbox)).toMatchObject({
    functions: ['hello-world', name],
    tags: ['main', tag(1)],
    comments: ['The preview of `hello-world` is left in us-east-1'],
    deployments: [`${commit(1)} success`],
  })
  const [comment] = sandbox.github.comments(7)
  expect(comment?.body).not.toMatch(/removed/)
})

test('what another run removes first is no removal of a sweep', async () => {
  const sandbox = await setPreviewStage()
  const pull = openPullRequest(sandbox)
  await givenPreview(sandbox)
  pull.close()
  const asked = sandbox.faults.hold({ service: 'github', after: 1 })
  const sweeping = startSweep(sandbox)
  await before(asked.arrived, sweeping)
  expectWell(await preview(sandbox, { action: 'closed' }))
  asked.release()
  const swept = await sweeping.result
  expectWell(swept)
  expect(swept.summary).toContain('0 of 1 preview of `octo-org/hello-lambda` removed')
})

test('a sweep does not say "removed" before it has removed, nor in a dry run', async () => {
  const sandbox = await setPreviewStage()
  openPullRequest(sandbox).close()
  await givenPreview(sandbox)
  const said = /(?<!would be |is to be )removed\b|Removed /
  const dry = await sweep(sandbox, { inputs: { 'dry-run': 'true' } })
  expect(dry.log).toContain(`${name} in us-east-1 would be removed: pull request #7 is closed`)
  expect(dry.log).toContain(`Would remove the log group /aws/lambda/${name}, if there is one, in us-east-1`)
  expect(dry.log).not.toMatch(said)
  sandbox.faults.add({ service: 'ecr', operation: 'BatchDeleteImage', kind: 'deny', times: 9 })
  const denied = await sweep(sandbox)
  expect(denied.exitCode).toBe(1)
  expect(denied.log).toContain(`${name} in us-east-1 is to be removed: pull request #7 is closed`)
  expect(denied.log).not.toMatch(said)
})
