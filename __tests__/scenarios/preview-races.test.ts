import type { Sandbox } from '@deploy-lambda-image/sandbox'
import type { RunResult } from '@deploy-lambda-image/sandbox/runner'
import { expect, test } from 'vitest'
import {
  commit,
  nothing,
  openPullRequest,
  preview,
  setPreviewStage,
  sha,
  slow,
  startPreview,
  tag,
  urlOf,
  webCheckout,
  whatIsThere,
} from './preview-stage.ts'

const name = 'hello-world-pr-7'
const removed = ['The preview of `hello-world` is removed']

async function answerOf(sandbox: Sandbox): Promise<string> {
  return (await fetch((await urlOf(sandbox))?.FunctionUrl ?? '')).text()
}

function expectWell(...runs: RunResult[]): void {
  for (const run of runs) expect(run.exitCode, run.log).toBe(0)
}

test('a pull request that is closed while its image is built gets no function', async () => {
  const sandbox = await setPreviewStage()
  const pull = openPullRequest(sandbox)
  const step = { workspace: webCheckout('slow', slow(5)) }
  const running = startPreview(sandbox, { action: 'opened' }, step)
  await running.logged(/Build the image/)
  pull.close()
  const closed = await preview(sandbox, { action: 'closed' })
  const opened = await running.result
  expectWell(closed, opened)
  expect(sandbox.requests.of('lambda', 'CreateFunction')).toEqual([])
  expect(opened.annotations).toContainEqual(
    expect.objectContaining({ level: 'notice', message: expect.stringContaining('Pull request #7 is closed') }),
  )
  expect(await whatIsThere(sandbox)).toEqual({
    ...nothing,
    comments: removed,
    deployments: [`${commit(1)} inactive`],
  })
})

test('a close that comes while the function is being created leaves nothing', async () => {
  const sandbox = await setPreviewStage({ settle: { create: 3000 } })
  const pull = openPullRequest(sandbox)
  const running = startPreview(sandbox, { action: 'opened' })
  await expect
    .poll(() => sandbox.requests.of('lambda', 'CreateFunction').length, { timeout: 30_000 })
    .toBeGreaterThan(0)
  pull.close()
  const closed = await preview(sandbox, { action: 'closed' })
  const opened = await running.result
  expectWell(closed, opened)
  expect(await whatIsThere(sandbox)).toEqual({
    ...nothing,
    comments: removed,
    deployments: [`${commit(1)} inactive`],
  })
})

test('a close whose own run is over before the function is created leaves nothing', async () => {
  const sandbox = await setPreviewStage()
  const pull = openPullRequest(sandbox)
  sandbox.faults.add({ service: 'lambda', operation: 'CreateFunction', kind: 'slow', ms: 6000 })
  const running = startPreview(sandbox, { action: 'opened' })
  await expect
    .poll(() => sandbox.requests.of('lambda', 'CreateFunction').length, { timeout: 30_000 })
    .toBeGreaterThan(0)
  pull.close()
  const closed = await preview(sandbox, { action: 'closed' })
  expectWell(closed)
  expect(sandbox.lambda.functions().map((one) => one.name)).toEqual(['hello-world'])
  expectWell(await running.result)
  expect(await whatIsThere(sandbox)).toMatchObject({ ...nothing, comments: removed })
})

test('a close that comes last of all, and whose own run never comes, leaves nothing', async () => {
  const sandbox = await setPreviewStage()
  const pull = openPullRequest(sandbox)
  sandbox.faults.add({ service: 'lambda', operation: 'AddPermission', kind: 'slow', ms: 3000 })
  const running = startPreview(sandbox, { action: 'opened' })
  await expect.poll(() => sandbox.requests.of('lambda', 'AddPermission').length, { timeout: 30_000 }).toBeGreaterThan(0)
  pull.close()
  expectWell(await running.result)
  expect(await whatIsThere(sandbox)).toEqual({
    ...nothing,
    comments: removed,
    deployments: [`${commit(1)} inactive`],
  })
})

test('of two pushes side by side the newer stays, though the older is ready later', async () => {
  const sandbox = await setPreviewStage()
  const pull = openPullRequest(sandbox)
  const step = { workspace: webCheckout('older', slow(12)) }
  const running = startPreview(sandbox, { action: 'opened' }, step)
  await running.logged(/Build the image/)
  pull.push(commit(2))
  const newer = await preview(
    sandbox,
    { action: 'synchronize', headSha: commit(2) },
    { workspace: webCheckout('newer') },
  )
  expectWell(newer)
  const older = await running.result
  expectWell(older)
  expect(older.log).toContain(`${name} has a newer commit than ${commit(1).slice(0, 7)}`)
  expect(await answerOf(sandbox)).toBe('newer')
  expect(await whatIsThere(sandbox)).toEqual({
    functions: ['hello-world', name],
    tags: ['main', tag(1), tag(2)],
    logGroups: [`/aws/lambda/${name}`],
    comments: ['The preview of `hello-world` is ready'],
    deployments: [`${commit(1)} inactive`, `${commit(2)} success`],
  })
  expect(sandbox.github.comments(7)[0]?.body).toContain(commit(2).slice(0, 7))
})

test('a run that was queued for long does not bring an older commit back, nor talk of it', async () => {
  const sandbox = await setPreviewStage()
  const pull = openPullRequest(sandbox)
  pull.push(commit(2))
  expectWell(await preview(sandbox, { action: 'synchronize', headSha: commit(2) }, { workspace: webCheckout('newer') }))
  const comment = sandbox.github.comments(7)
  const late = await preview(sandbox, { action: 'opened' }, { workspace: webCheckout('older') })
  expectWell(late)
  expect(await answerOf(sandbox)).toBe('newer')
  expect(sandbox.github.comments(7)).toEqual(comment)
  expect(await whatIsThere(sandbox)).toMatchObject({ tags: ['main', tag(2)] })
})

test('a branch that was begun anew counts by what the pull request is on, not by its history', async () => {
  const sandbox = await setPreviewStage()
  const pull = openPullRequest(sandbox)
  const rebased = sha(9)
  sandbox.github.commits([{ sha: rebased, parents: [sandbox.github.job.sha] }])
  expectWell(await preview(sandbox, { action: 'opened' }, { workspace: webCheckout('before') }))
  pull.push(rebased)
  expectWell(await preview(sandbox, { action: 'synchronize', headSha: rebased }, { workspace: webCheckout('rebased') }))
  expect(await answerOf(sandbox)).toBe('rebased')
  expectWell(await preview(sandbox, { action: 'opened' }, { workspace: webCheckout('before') }))
  expect(await answerOf(sandbox)).toBe('rebased')
})

test('a branch that was set back to an earlier commit has that one in its preview', async () => {
  const sandbox = await setPreviewStage()
  const pull = openPullRequest(sandbox)
  pull.push(commit(2))
  expectWell(await preview(sandbox, { action: 'synchronize', headSha: commit(2) }, { workspace: webCheckout('two') }))
  pull.push(commit(1))
  expectWell(await preview(sandbox, { action: 'synchronize', headSha: commit(1) }, { workspace: webCheckout('one') }))
  expect(await answerOf(sandbox)).toBe('one')
  expect(await whatIsThere(sandbox)).toMatchObject({ comments: ['The preview of `hello-world` is ready'] })
  expect(sandbox.github.comments(7)[0]?.body).toContain(commit(1).slice(0, 7))
})

test('a newest commit without a run of its own does not keep the one before it from being deployed', async () => {
  const sandbox = await setPreviewStage()
  const pull = openPullRequest(sandbox)
  pull.push(commit(2))
  const opened = await preview(sandbox, { action: 'opened' }, { workspace: webCheckout('one') })
  expectWell(opened)
  expect(await answerOf(sandbox)).toBe('one')
  expect(await whatIsThere(sandbox)).toMatchObject({ comments: ['The preview of `hello-world` is ready'] })
})

test('a close that comes late does not take away what was reopened', async () => {
  const sandbox = await setPreviewStage()
  openPullRequest(sandbox)
  expectWell(await preview(sandbox, { action: 'reopened' }, { workspace: webCheckout('again') }))
  const before = await whatIsThere(sandbox)
  const closed = await preview(sandbox, { action: 'closed' })
  expectWell(closed)
  expect(closed.log).toContain('Pull request #7 is open again: its preview stays')
  expect(await whatIsThere(sandbox)).toEqual(before)
})

test('a close is not put off by an answer of GitHub that lags behind', async () => {
  const sandbox = await setPreviewStage()
  const pull = openPullRequest(sandbox)
  expectWell(await preview(sandbox, { action: 'opened' }))
  sandbox.requests.clear()
  const closing = startPreview(sandbox, { action: 'closed' })
  await expect.poll(() => sandbox.requests.of('github', 'GetPullRequest').length, { timeout: 30_000 }).toBe(1)
  pull.close()
  expectWell(await closing.result)
  expect(await whatIsThere(sandbox)).toMatchObject({ ...nothing, comments: removed })
})

test('a run that is cancelled tells so, and what answers still', async () => {
  const sandbox = await setPreviewStage()
  const pull = openPullRequest(sandbox)
  expectWell(await preview(sandbox, { action: 'opened' }))
  pull.push(commit(2))
  const step = { workspace: webCheckout('two', slow(60)) }
  const running = startPreview(sandbox, { action: 'synchronize', headSha: commit(2) }, step)
  await running.logged(/Build the image/)
  await expect
    .poll(() => sandbox.github.deployments('preview/pr-7').at(-1)?.state, { timeout: 20_000 })
    .toBe('in_progress')
  running.cancel()
  const cancelled = await running.result
  expect(cancelled.exitCode, cancelled.log).toBe(1)
  const url = (await urlOf(sandbox))?.FunctionUrl
  const [comment] = sandbox.github.comments(7)
  expect(comment?.body).toContain('The run was cancelled.')
  expect(comment?.body).toContain(`As before, commit ${commit(1).slice(0, 7)} answers at ${url}`)
  expect(await whatIsThere(sandbox)).toMatchObject({
    deployments: [`${commit(1)} success`, `${commit(2)} failure`],
  })
})
