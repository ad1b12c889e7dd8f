import { DeleteFunctionCommand } from '@aws-sdk/client-lambda'
import { describe, expect, test } from 'vitest'
import {
  commit,
  headingOf,
  nothing,
  openPullRequest,
  preview,
  setPreviewStage,
  tag,
  webCheckout,
  whatIsThere,
} from './preview-stage.ts'
import { lambda } from './stage.ts'

const name = 'hello-world-pr-7'

describe('what GitHub refuses never fails a deploy', () => {
  test('the right to comment, and to deploy', async () => {
    const sandbox = await setPreviewStage()
    openPullRequest(sandbox)
    const permissions = { contents: 'read', pull_requests: 'read' } as const
    const run = await preview(sandbox, { action: 'opened' }, { permissions })
    expect(run.exitCode, run.log).toBe(0)
    const warnings = run.annotations.filter(({ level }) => level === 'warning').map(({ message }) => message)
    expect(warnings).toEqual([
      expect.stringMatching(/^Could not comment on #7 .* Add 'issues: write' or 'pull-requests: write' to the job's/),
      expect.stringMatching(/^Could not create a deployment to preview\/pr-7 .* Add 'deployments: write' to the job's/),
    ])
    expect(run.outputs['function-url']).toMatch(/^http/)
  })

  test('all of it', async () => {
    const sandbox = await setPreviewStage()
    openPullRequest(sandbox)
    const run = await preview(sandbox, { action: 'opened' }, { permissions: { contents: 'none' } })
    expect(run.exitCode, run.log).toBe(0)
    expect(run.outputs['function-url']).toMatch(/^http/)
  })

  test('there is no token', async () => {
    const sandbox = await setPreviewStage()
    openPullRequest(sandbox)
    const run = await preview(sandbox, { action: 'opened' }, { inputs: { 'github-token': '' } })
    expect(run.exitCode, run.log).toBe(0)
    expect(run.log).toContain('github-token is empty: pull request #7 is not told of its preview')
  })

  test('a secondary rate limit is waited out', async () => {
    const sandbox = await setPreviewStage()
    openPullRequest(sandbox)
    const fault = { service: 'github', operation: 'CreateComment', kind: 'throttle' } as const
    sandbox.faults.add({ ...fault, times: 1 })
    const run = await preview(sandbox, { action: 'opened' })
    expect(run.exitCode, run.log).toBe(0)
    expect(await whatIsThere(sandbox)).toMatchObject({ comments: ['The preview of `hello-world` is ready'] })
  })

  test('the requests of the hour are used up', async () => {
    const sandbox = await setPreviewStage()
    openPullRequest(sandbox)
    for (const operation of ['GetPullRequest', 'ListComments', 'CreateDeployment']) {
      sandbox.faults.add({ service: 'github', operation, kind: 'rate-limit', times: Number.POSITIVE_INFINITY })
    }
    const run = await preview(sandbox, { action: 'opened' })
    expect(run.exitCode, run.log).toBe(0)
    expect(run.log).toContain('The requests of this hour are used up')
    expect(run.outputs['function-url']).toMatch(/^http/)
  })
})

test('among 250 comments there is one of the preview, and it is found again', async () => {
  const sandbox = await setPreviewStage()
  const pull = openPullRequest(sandbox)
  for (let n = 1; n <= 120; n++) sandbox.github.comment({ issue: 7, body: `Before ${n}` })
  const opened = await preview(sandbox, { action: 'opened' })
  expect(opened.exitCode, opened.log).toBe(0)
  for (let n = 1; n <= 130; n++) sandbox.github.comment({ issue: 7, body: `After ${n}` })
  pull.push(commit(2))
  const pushed = await preview(sandbox, { action: 'synchronize', headSha: commit(2) })
  expect(pushed.exitCode, pushed.log).toBe(0)
  const ours = () => sandbox.github.comments(7).filter(({ body }) => body.includes('deploy-lambda-image'))
  expect(ours().map(({ body }) => headingOf(body))).toEqual(['The preview of `hello-world` is ready'])
  pull.close()
  await preview(sandbox, { action: 'closed', headSha: commit(2) })
  expect(sandbox.github.comments(7)).toHaveLength(251)
  expect(ours().map(({ body }) => headingOf(body))).toEqual(['The preview of `hello-world` is removed'])
})

describe('a close', () => {
  test('is safe to run twice', async () => {
    const sandbox = await setPreviewStage()
    const pull = openPullRequest(sandbox)
    await preview(sandbox, { action: 'opened' })
    pull.close()
    const first = await preview(sandbox, { action: 'closed' })
    expect(first.exitCode, first.log).toBe(0)
    const after = await whatIsThere(sandbox)
    const second = await preview(sandbox, { action: 'closed' })
    expect(second.exitCode, second.log).toBe(0)
    expect(second.summary).toContain('There was nothing left of `hello-world-pr-7`')
    expect(await whatIsThere(sandbox)).toEqual(after)
  })

  test('takes the rest of what is half gone', async () => {
    const sandbox = await setPreviewStage()
    const pull = openPullRequest(sandbox)
    await preview(sandbox, { action: 'opened' })
    await lambda(sandbox).send(new DeleteFunctionCommand({ FunctionName: name }))
    pull.close()
    const closed = await preview(sandbox, { action: 'closed' })
    expect(closed.exitCode, closed.log).toBe(0)
    expect(await whatIsThere(sandbox)).toMatchObject(nothing)
  })

  test('of a pull request that never had a preview says nothing', async () => {
    const sandbox = await setPreviewStage()
    openPullRequest(sandbox).close()
    const closed = await preview(sandbox, { action: 'closed' })
    expect(closed.exitCode, closed.log).toBe(0)
    expect(sandbox.github.comments(7)).toEqual([])
  })

  test('spares the image that another function uses, and the logs where that is asked for', async () => {
    const sandbox = await setPreviewStage()
    const pull = openPullRequest(sandbox)
    const opened = await preview(sandbox, { action: 'opened' })
    expect(opened.exitCode, opened.log).toBe(0)
    await sandbox.lambda.seed({ name: 'other', region: 'us-east-1', imageUri: opened.outputs['image-uri'] ?? '' })
    pull.push(commit(2))
    const step = { workspace: webCheckout('two') }
    const pushed = await preview(sandbox, { action: 'synchronize', headSha: commit(2) }, step)
    expect(pushed.exitCode, pushed.log).toBe(0)
    pull.close()
    const closed = await preview(sandbox, { action: 'closed' }, { inputs: { 'preview-delete-logs': 'false' } })
    expect(closed.exitCode, closed.log).toBe(0)
    expect(await whatIsThere(sandbox)).toMatchObject({
      functions: ['hello-world', 'other'],
      tags: ['main', tag(1)],
      logGroups: [`/aws/lambda/${name}`],
    })
    expect(sandbox.github.comments(7)[0]?.body).toContain(`${tag(1)}, as another function uses the image`)
  })

  test('takes images that lost their tag to a later build of the same commit', async () => {
    const sandbox = await setPreviewStage()
    const pull = openPullRequest(sandbox)
    await preview(sandbox, { action: 'opened' }, { workspace: webCheckout('first') })
    await preview(sandbox, { action: 'opened' }, { workspace: webCheckout('second') })
    expect(await sandbox.ecr.digests('hello-world')).toHaveLength(3)
    pull.close()
    await preview(sandbox, { action: 'closed' })
    expect(await sandbox.ecr.digests('hello-world')).toHaveLength(1)
  })
})

test('a function that fails on its first request is live all the same, and the comment says so', async () => {
  const sandbox = await setPreviewStage()
  openPullRequest(sandbox)
  const step = { workspace: webCheckout('one', "RUN sed -i 's/printf/exit 1; printf/' /bootstrap") }
  const run = await preview(sandbox, { action: 'opened' }, step)
  expect(run.exitCode, run.log).toBe(0)
  expect(sandbox.github.comments(7)[0]?.body).toMatch(/\| 502 after .*: the function failed/)
})
