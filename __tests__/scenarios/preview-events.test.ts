import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { startAction } from '@deploy-lambda-image/sandbox/runner'
import { describe, expect, test } from 'vitest'
import { givenInput, givenPreview } from './given-preview.ts'
import {
  commit,
  nothing,
  openPullRequest,
  permissions,
  preview,
  setPreviewStage,
  webCheckout,
  whatIsThere,
} from './preview-stage.ts'
import { onlyError } from './read-back.ts'
import { threeInputs } from './stage.ts'

describe('a pull request from a fork', () => {
  const fork = { action: 'opened', from: 'someone/hello-lambda' } as const
  const reason =
    'Pull request #7 comes from a fork, and GitHub gives its jobs no OIDC token and no secrets: it has no preview.'

  test('ends well, with the reason', async () => {
    const sandbox = await setPreviewStage()
    openPullRequest(sandbox)
    const run = await preview(sandbox, fork, { idToken: false })
    expect(run.exitCode, run.log).toBe(0)
    expect(run.annotations).toEqual([
      expect.objectContaining({ level: 'notice', message: `${reason} Nothing was deployed.` }),
    ])
    expect(run.outputs).toEqual({ changed: 'false', results: '{}' })
    expect(sandbox.requests.of('sts')).toEqual([])
    expect(sandbox.github.comments(7)).toEqual([])
  })

  test('fails where that is asked for', async () => {
    const sandbox = await setPreviewStage()
    openPullRequest(sandbox)
    const run = await preview(sandbox, fork, { idToken: false, inputs: { 'preview-fork': 'fail' } })
    expect(onlyError(run)).toBe(
      `${reason} Push the branch to the repository itself, or set preview-fork to 'notice': the step then succeeds.`,
    )
  })
})

describe('on pull_request_target', () => {
  const given = { eventName: 'pull_request_target', github: { ref: 'refs/heads/main' } }

  /** The base as actions/checkout leaves it, with the head of the pull request checked out below. */
  function checkedOut(sha: string): string {
    const workspace = webCheckout()
    for (const [folder, at] of [
      ['.git', sha],
      ['app/.git', commit(1)],
    ] as const) {
      mkdirSync(join(workspace, folder), { recursive: true })
      writeFileSync(join(workspace, folder, 'HEAD'), `${at}\n`)
    }
    return workspace
  }

  test.each([
    ['with preview', { preview: 'true' }],
    ['without', { preview: 'false' }],
    ['in a dry run', { preview: 'true', 'dry-run': 'true' }],
  ])('the workspace is not built, though the base is checked out: %s', async (_, inputs) => {
    const sandbox = await setPreviewStage()
    openPullRequest(sandbox)
    const workspace = checkedOut(sandbox.github.job.sha)
    const run = await preview(sandbox, { action: 'opened' }, { ...given, workspace, inputs })
    expect(onlyError(run)).toContain("context: on pull_request_target '.' may be what a pull request brought")
    expect(sandbox.requests.of('sts')).toEqual([])
  })

  test('nor is the branch by URL', async () => {
    const sandbox = await setPreviewStage()
    openPullRequest(sandbox)
    const context = 'https://github.com/octo-org/hello-lambda.git#refs/pull/7/merge'
    const run = await preview(sandbox, { action: 'opened' }, { ...given, inputs: { context } })
    expect(onlyError(run)).toContain(`context: on pull_request_target '${context}' may be`)
  })

  test('an image by its digest is deployed', async () => {
    const sandbox = await setPreviewStage()
    openPullRequest(sandbox)
    const { main = '' } = await sandbox.ecr.tags({ name: 'hello-world', region: 'us-east-1' })
    const image = `111122223333.dkr.ecr.us-east-1.amazonaws.com/hello-world@${main}`
    const inputs = { 'image-uri': image, 'dry-run': 'true' }
    const run = await preview(sandbox, { action: 'opened' }, { ...given, inputs })
    expect(run.exitCode, run.log).toBe(0)
    expect(run.summary).toContain('would create the function hello-world-pr-7 in us-east-1')
  })

  test('the preview is removed when the pull request is closed', async () => {
    const sandbox = await setPreviewStage()
    const pull = openPullRequest(sandbox)
    await givenPreview(sandbox)
    pull.close()
    const closed = await preview(sandbox, { action: 'closed' }, given)
    expect(closed.exitCode, closed.log).toBe(0)
    expect(await whatIsThere(sandbox)).toMatchObject(nothing)
  })
})

test.each(['push', 'merge_group'])('%s is an event without a pull request, and an error', async (eventName) => {
  const sandbox = await setPreviewStage()
  const inputs = { ...threeInputs, preview: 'true' }
  const run = await startAction({ sandbox, eventName, permissions, inputs, workspace: webCheckout() }).result
  expect(onlyError(run)).toBe(
    `preview: the event '${eventName}' is not about a pull request. Run this step on pull_request (or pull_request_target), and on schedule or workflow_dispatch to sweep; for other events set preview to 'false'.`,
  )
})

test('a dry run on a pull request builds, and writes no comment', async () => {
  const sandbox = await setPreviewStage()
  const pull = openPullRequest(sandbox)
  const run = await preview(sandbox, { action: 'opened' }, { inputs: { 'dry-run': 'true' } })
  expect(run.exitCode, run.log).toBe(0)
  expect(run.summary).toContain('would create the function hello-world-pr-7 in us-east-1')
  expect(await whatIsThere(sandbox)).toEqual({ ...nothing, comments: [], deployments: [] })

  await givenPreview(sandbox)
  pull.close()
  const before = await whatIsThere(sandbox)
  const closing = await preview(sandbox, { action: 'closed' }, { inputs: { 'dry-run': 'true' } })
  expect(closing.exitCode, closing.log).toBe(0)
  expect(closing.summary).toContain('Dry run: `hello-world-pr-7` would be removed')
  expect(await whatIsThere(sandbox)).toEqual(before)
})

test('pull requests that share an environment leave each other their deployments', async () => {
  const sandbox = await setPreviewStage()
  const inputs = { 'preview-environment': 'previews' }
  for (const number of [7, 8]) openPullRequest(sandbox, number, 1)
  await givenPreview(sandbox, { environment: 'previews' })
  const image = await givenInput(sandbox, { number: 8 })
  const event = { action: 'opened', number: 8, headSha: commit(1, 8) } as const
  const opened = await preview(sandbox, event, { inputs: { ...image, ...inputs } })
  expect(opened.exitCode, opened.log).toBe(0)
  expect(sandbox.github.deployments('previews').map(({ state }) => state)).toEqual(['success', 'success'])
})

test('several regions have one preview each, and one comment', async () => {
  const sandbox = await setPreviewStage({ regions: ['us-east-1', 'eu-west-1'] })
  sandbox.iam.setPolicies('arn:aws:iam::111122223333:role/deploy', [
    {
      Version: '2012-10-17',
      Statement: { Effect: 'Allow', Action: '*', Resource: '*' },
    },
  ])
  const pull = openPullRequest(sandbox)
  const images = {
    'us-east-1': await givenInput(sandbox),
    'eu-west-1': await givenInput(sandbox, { region: 'eu-west-1' }),
  }
  const inputs = { 'aws-region': 'us-east-1,eu-west-1', 'regions-config': JSON.stringify(images) }
  const opened = await preview(sandbox, { action: 'opened' }, { inputs })
  expect(opened.exitCode, opened.log).toBe(0)
  const results = JSON.parse(opened.outputs.results ?? '')
  const urls = ['us-east-1', 'eu-west-1'].map((region) => results[region]['function-url'])
  expect(new Set(urls).size).toBe(2)
  const [comment, ...others] = sandbox.github.comments(7)
  expect(others).toEqual([])
  for (const url of urls) {
    expect(comment?.body).toContain(`| ${url} |`)
    expect(await (await fetch(url)).text()).toBe('one')
  }
  pull.close()
  const closed = await preview(sandbox, { action: 'closed' }, { inputs })
  expect(closed.exitCode, closed.log).toBe(0)
  for (const region of sandbox.regions) expect(await whatIsThere(sandbox, { region })).toMatchObject(nothing)
})
