import type { Sandbox } from '@deploy-lambda-image/sandbox'
import { describe, expect, test } from 'vitest'
import { givenImage } from './given.ts'
import { type GivenPreview, givenInput, givenPreview } from './given-preview.ts'
import {
  bootstrap,
  commit,
  expectWell,
  headingOf,
  openPullRequest,
  preview,
  setPreviewStage,
  whatIsThere,
} from './preview-stage.ts'
import { onlyError } from './read-back.ts'

const opened = { action: 'opened' } as const

/** An image that is there, and a URL that refuses whoever does not sign: nothing is built, and no function runs. */
async function unanswered(sandbox: Sandbox, given?: GivenPreview) {
  return { ...(await givenInput(sandbox, given)), 'preview-url-auth': 'aws-iam' }
}

describe('what GitHub refuses never fails a deploy', () => {
  test('the right to comment, and to deploy', async () => {
    const sandbox = await setPreviewStage()
    openPullRequest(sandbox)
    const permissions = { contents: 'read', pull_requests: 'read' } as const
    const run = await preview(sandbox, opened, { permissions, inputs: await unanswered(sandbox) })
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
    const run = await preview(sandbox, opened, {
      permissions: { contents: 'none' },
      inputs: await unanswered(sandbox),
    })
    expect(run.exitCode, run.log).toBe(0)
    expect(run.outputs['function-url']).toMatch(/^http/)
  })

  test('there is no token', async () => {
    const sandbox = await setPreviewStage()
    openPullRequest(sandbox)
    const run = await preview(sandbox, opened, { inputs: { ...(await unanswered(sandbox)), 'github-token': '' } })
    expect(run.exitCode, run.log).toBe(0)
    expect(run.log).toContain('github-token is empty: pull request #7 gets no comment about its preview')
  })

  test('a secondary rate limit is waited out', async () => {
    const sandbox = await setPreviewStage()
    openPullRequest(sandbox)
    const fault = { service: 'github', operation: 'CreateComment', kind: 'throttle' } as const
    sandbox.faults.add({ ...fault, times: 1 })
    const run = await preview(sandbox, opened, { inputs: await unanswered(sandbox) })
    expect(run.exitCode, run.log).toBe(0)
    expect(await whatIsThere(sandbox)).toMatchObject({ comments: ['The preview of `hello-world` is ready'] })
  })

  test('the requests of the hour are used up', async () => {
    const sandbox = await setPreviewStage()
    openPullRequest(sandbox)
    for (const operation of ['GetPullRequest', 'ListComments', 'CreateDeployment']) {
      sandbox.faults.add({ service: 'github', operation, kind: 'rate-limit', times: Number.POSITIVE_INFINITY })
    }
    const run = await preview(sandbox, opened, { inputs: await unanswered(sandbox) })
    expect(run.exitCode, run.log).toBe(0)
    expect(run.log).toContain('The requests of this hour are used up')
    expect(run.outputs['function-url']).toMatch(/^http/)
  })
})

test('an account that blocks public access to its functions is told what to choose', async () => {
  const sandbox = await setPreviewStage()
  sandbox.lambda.blockPublicAccess = true
  openPullRequest(sandbox)
  const run = await preview(sandbox, opened, { inputs: await givenInput(sandbox) })
  expect(onlyError(run)).toContain('PublicPolicyException: ')
  expect(onlyError(run)).toContain(
    " The account blocks public access to its functions: set preview-url-auth to 'aws-iam', so that callers sign their requests",
  )
})

test('among 250 comments there is one of the preview, and it is found again', async () => {
  const sandbox = await setPreviewStage()
  const pull = openPullRequest(sandbox)
  for (let n = 1; n <= 120; n++) sandbox.github.comment({ issue: 7, body: `Before ${n}` })
  await givenPreview(sandbox)
  for (let n = 1; n <= 130; n++) sandbox.github.comment({ issue: 7, body: `After ${n}` })
  pull.push(commit(2))
  const step = { inputs: await unanswered(sandbox, { sha: commit(2), message: 'two' }) }
  expectWell(await preview(sandbox, { action: 'synchronize', headSha: commit(2) }, step))
  const ours = () => sandbox.github.comments(7).filter(({ body }) => body.includes('deploy-lambda-image'))
  expect(ours().map(({ body }) => headingOf(body))).toEqual(['The preview of `hello-world` is ready'])
  expect(ours()[0]?.body).toContain(commit(2).slice(0, 7))
  pull.close()
  await preview(sandbox, { action: 'closed', headSha: commit(2) })
  expect(sandbox.github.comments(7)).toHaveLength(251)
  expect(ours().map(({ body }) => headingOf(body))).toEqual(['The preview of `hello-world` is removed'])
})

test('where 120 comments are of others, the preview has one more', async () => {
  const sandbox = await setPreviewStage()
  openPullRequest(sandbox)
  for (let n = 1; n <= 120; n++) sandbox.github.comment({ issue: 7, body: `Before ${n}` })
  expectWell(await preview(sandbox, opened, { inputs: await unanswered(sandbox) }))
  const headings = sandbox.github.comments(7).map(({ body }) => headingOf(body))
  expect(headings.filter((heading) => heading !== '')).toEqual(['The preview of `hello-world` is ready'])
  expect(headings).toHaveLength(121)
})

test('a function that fails on its first request is live all the same, and the comment says so', async () => {
  const sandbox = await setPreviewStage()
  openPullRequest(sandbox)
  const files = { bootstrap: `#!/bin/sh\n${bootstrap.replace('printf', 'exit 1; printf')}` }
  const image = `${await sandbox.ecr.host()}/hello-world@${await givenImage(sandbox, 'one', { files })}`
  const run = await preview(sandbox, opened, { inputs: { 'image-uri': image } })
  expect(run.exitCode, run.log).toBe(0)
  expect(sandbox.github.comments(7)[0]?.body).toMatch(/^502 after .*: the function failed/m)
})
