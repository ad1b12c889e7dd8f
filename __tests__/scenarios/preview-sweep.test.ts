import { TagResourceCommand } from '@aws-sdk/client-lambda'
import type { Sandbox } from '@deploy-lambda-image/sandbox'
import { expect, test } from 'vitest'
import { before } from './build-gate.ts'
import { givenPreview } from './given-preview.ts'
import {
  commit,
  nothing,
  openPullRequest,
  setPreviewStage,
  startSweep,
  sweep,
  tag,
  whatIsThere,
} from './preview-stage.ts'
import { asRead } from './read-back.ts'
import { lambda } from './stage.ts'

const repositoryTag = 'deploy-lambda-image:repository'
const timeTag = 'deploy-lambda-image:deployed-at'

async function retag(sandbox: Sandbox, name: string, Tags: Record<string, string>): Promise<void> {
  await lambda(sandbox).send(new TagResourceCommand({ Resource: sandbox.lambda.function(name).arn, Tags }))
}

function names(sandbox: Sandbox): string[] {
  return sandbox.lambda.functions().map(({ name }) => name)
}

test('a sweep takes what is closed or idle, and nothing else', async () => {
  const sandbox = await setPreviewStage()
  const pulls = [1, 2, 3, 4].map((number) => openPullRequest(sandbox, number, 1))
  for (const number of [1, 2, 3, 4]) await givenPreview(sandbox, { number })
  const role = 'arn:aws:iam::111122223333:role/hello-world'
  // A function with the name of a preview that is none.
  await sandbox.lambda.seed({ name: 'hello-world-pr-5', region: 'us-east-1', role })
  // The role may not even read this one.
  await sandbox.lambda.seed({ name: 'other-pr-1', region: 'us-east-1', role })
  pulls[0]?.close()
  await retag(sandbox, 'hello-world-pr-2', { [timeTag]: new Date(Date.now() - 8 * 86_400_000).toISOString() })
  pulls[3]?.close()
  await retag(sandbox, 'hello-world-pr-4', { [repositoryTag]: 'octo-org/another' })
  const inputs = { 'preview-ttl': '7d' }
  const namesBefore = names(sandbox)

  const listed = await sweep(sandbox, { inputs: { ...inputs, 'dry-run': 'true' } })
  expect(listed.exitCode, listed.log).toBe(0)
  expect(listed.summary).toContain('Would be removed:')
  expect(listed.outputs.changed).toBe('false')
  expect(listed.summary).toContain('Dry run: 2 of 3 previews of `octo-org/hello-lambda` would be removed')
  expect(asRead(listed.summary)).toContain(
    '- the function hello-world-pr-1 with its URL in us-east-1, because pull request #1 is closed',
  )
  expect(asRead(listed.summary)).toContain(
    `- the image hello-world:${tag(1, 1)} in us-east-1, because pull request #1 is closed`,
  )
  expect(names(sandbox)).toEqual(namesBefore)

  const swept = await sweep(sandbox, { inputs })
  expect(swept.exitCode, swept.log).toBe(0)
  expect(names(sandbox).toSorted()).toEqual([
    'hello-world',
    'hello-world-pr-3',
    'hello-world-pr-4',
    'hello-world-pr-5',
    'other-pr-1',
  ])
  expect(swept.summary).toContain('2 of 3 previews of `octo-org/hello-lambda` removed')
  expect(swept.summary).toContain('because it had no push for 8 days')
  expect(asRead(swept.summary)).toContain('- hello-world-pr-3 in us-east-1, because pull request #3 is open')
  expect(await whatIsThere(sandbox, { number: 2 })).toMatchObject({
    tags: ['main', tag(1, 3), tag(1, 4)],
    comments: ['The preview of `hello-world` is removed'],
    deployments: [`${commit(1, 2)} inactive`],
  })
  expect(await whatIsThere(sandbox, { number: 3 })).toMatchObject({
    comments: ['The preview of `hello-world` is ready'],
    deployments: [`${commit(1, 3)} success`],
  })
})

test('what is reopened while others are removed is kept', async () => {
  const sandbox = await setPreviewStage()
  const [first, second] = [1, 2].map((number) => openPullRequest(sandbox, number, 1))
  for (const number of [1, 2]) await givenPreview(sandbox, { number })
  first?.close()
  second?.close()
  const deletion = sandbox.faults.hold({ service: 'lambda', operation: 'DeleteFunction' })
  const sweeping = startSweep(sandbox)
  await before(deletion.arrived, sweeping)
  second?.reopen()
  deletion.release()
  const swept = await sweeping.result
  expect(swept.exitCode, swept.log).toBe(0)
  expect(names(sandbox)).toEqual(['hello-world', 'hello-world-pr-2'])
  expect(swept.summary).toContain('1 of 2 previews of `octo-org/hello-lambda` removed')
  expect(asRead(swept.summary)).toContain('- hello-world-pr-2 in us-east-1, because pull request #2 is open')
})

test('what could not be removed is for the next sweep, and the rest is told', async () => {
  const sandbox = await setPreviewStage()
  for (const number of [1, 2]) {
    openPullRequest(sandbox, number, 1).close()
    await givenPreview(sandbox, { number })
  }
  sandbox.faults.add({ service: 'ecr', operation: 'BatchDeleteImage', kind: 'deny' })
  const failed = await sweep(sandbox)
  expect(failed.exitCode).toBe(1)
  expect(names(sandbox)).toEqual(['hello-world', 'hello-world-pr-1'])
  expect(failed.summary).toContain('### ❌ The clean-up of previews of `hello-world` failed')
  expect(failed.summary).toMatch(/ecr:BatchDeleteImage[\s\S]*Removed:\n- the function hello-world-pr-2 with its URL/)

  // The step of another function of the repository, with images of its own.
  const swept = await sweep(sandbox, { inputs: { repository: 'elsewhere' } })
  expect(swept.exitCode, swept.log).toBe(0)
  expect(await whatIsThere(sandbox, { number: 1 })).toMatchObject(nothing)
})

test('a pull request that GitHub does not tell of keeps its preview', async () => {
  const sandbox = await setPreviewStage()
  openPullRequest(sandbox)
  await givenPreview(sandbox)
  const denied = await sweep(sandbox, { permissions: { contents: 'read' } })
  expect(denied.exitCode).toBe(1)
  expect(denied.log).toContain('Could not read pull request #7')
  expect(names(sandbox)).toContain('hello-world-pr-7')
})

test('with nothing to sweep a sweep ends well', async () => {
  const sandbox = await setPreviewStage()
  const swept = await sweep(sandbox)
  expect(swept.exitCode, swept.log).toBe(0)
  expect(swept.summary).toContain('0 of 0 previews of `octo-org/hello-lambda` removed')
})
