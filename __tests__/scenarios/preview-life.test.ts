import { GetPolicyCommand } from '@aws-sdk/client-lambda'
import type { Sandbox } from '@deploy-lambda-image/sandbox'
import { expect, test } from 'vitest'
import { givenInput, givenPreview } from './given-preview.ts'
import {
  commit,
  nothing,
  openPullRequest,
  preview,
  setPreviewStage,
  sweep,
  tag,
  urlOf,
  webCheckout,
  whatIsThere,
} from './preview-stage.ts'
import { lambda } from './stage.ts'

const ready = 'The preview of `hello-world` is ready'
const failed = 'The preview of `hello-world` failed'
const removed = 'The preview of `hello-world` is removed'
const name = 'hello-world-pr-7'

test('the whole life of a pull request: opened, pushed to, broken, mended, closed, reopened, swept', async () => {
  const sandbox = await setPreviewStage()
  const { github } = sandbox
  const pull = openPullRequest(sandbox)
  const comment = () => github.comments(7)[0]?.body ?? ''
  const answer = async () => (await fetch((await urlOf(sandbox))?.FunctionUrl ?? '')).text()
  const push = async (n: number, workspace: string) => {
    pull.push(commit(n))
    return preview(sandbox, { action: 'synchronize', headSha: commit(n) }, { workspace })
  }

  const opened = await preview(sandbox, { action: 'opened' }, { workspace: webCheckout('one') })
  expect(opened.exitCode, opened.log).toBe(0)
  const url = (await urlOf(sandbox))?.FunctionUrl ?? ''
  expect(opened.outputs['function-url']).toBe(url)
  expect(JSON.parse(opened.outputs.results ?? '')).toMatchObject({ 'us-east-1': { 'function-url': url, version: '1' } })
  expect(await answer()).toBe('one')
  expect(comment()).toMatch(new RegExp(`\n\n${url}\n\n200 after .* · version 1 in us-east-1\n`))
  expect(comment()).toMatch(
    /^Commit \w{7} · image `\w{12}` of [\d.]+ \w+, \+[\d.]+ \w+ against the base function's · /m,
  )
  expect(opened.summary).toContain(`- us-east-1: ${url}`)
  expect(await whatIsThere(sandbox)).toEqual({
    functions: ['hello-world', name],
    tags: ['main', tag(1)],
    logGroups: [`/aws/lambda/${name}`],
    comments: [ready],
    deployments: [`${commit(1)} success`],
  })
  // What other scenarios are given is what a run leaves.
  const other = await setPreviewStage()
  openPullRequest(other)
  await givenPreview(other)
  expect(await factsOf(other)).toEqual(await factsOf(sandbox))

  const [deployment] = github.deployments('preview/pr-7')
  expect(deployment?.statuses.map(({ state, environmentUrl }) => [state, environmentUrl])).toEqual([
    ['in_progress', ''],
    ['success', url],
  ])

  const broken = await push(2, webCheckout('two', 'RUN printf "may be %s" secret >&2 && exit 3'))
  expect(broken.exitCode).toBe(1)
  expect(await answer()).toBe('one')
  expect(broken.log).toContain('exit code: 3')
  expect(comment()).toContain("the run's log says why")
  // The runner masks secrets in its log, and not here.
  expect(broken.log).toContain('may be secret')
  expect(comment()).not.toContain('may be secret')
  expect(comment()).toContain('[workflow run](<https://github.com/octo-org/hello-lambda/actions/runs/5550001234>)')
  expect(comment()).toContain(`As before, commit ${commit(1).slice(0, 7)} answers at ${url}`)
  expect(await whatIsThere(sandbox)).toMatchObject({
    tags: ['main', tag(1)],
    comments: [failed],
    deployments: [`${commit(1)} success`, `${commit(2)} failure`],
  })

  const mended = await push(3, webCheckout('three'))
  expect(mended.exitCode, mended.log).toBe(0)
  expect(mended.outputs).toMatchObject({ 'function-url': url, version: '2', changed: 'true' })
  expect(await answer()).toBe('three')
  expect(sandbox.lambda.function(name).tags).toMatchObject({ 'deploy-lambda-image:commit': commit(3) })
  expect(await whatIsThere(sandbox)).toMatchObject({
    functions: ['hello-world', name],
    tags: ['main', tag(1), tag(3)],
    comments: [ready],
    deployments: [`${commit(1)} inactive`, `${commit(2)} inactive`, `${commit(3)} success`],
  })

  pull.close()
  const closed = await preview(sandbox, { action: 'closed', headSha: commit(3) })
  expect(closed.exitCode, closed.log).toBe(0)
  expect(closed.summary).toContain(`- the function ${name} with its URL in us-east-1`)
  expect(await whatIsThere(sandbox)).toEqual({
    ...nothing,
    comments: [removed],
    deployments: [1, 2, 3].map((n) => `${commit(n)} inactive`),
  })

  pull.reopen()
  const reopened = await preview(
    sandbox,
    { action: 'reopened', headSha: commit(3) },
    { inputs: await givenInput(sandbox, { sha: commit(3), message: 'again' }) },
  )
  expect(reopened.exitCode, reopened.log).toBe(0)
  expect(await answer()).toBe('again')
  expect(await whatIsThere(sandbox)).toMatchObject({ functions: ['hello-world', name], comments: [ready] })

  // Its run did not come: a workflow was switched off, a runner was lost.
  pull.close()
  const swept = await sweep(sandbox)
  expect(swept.exitCode, swept.log).toBe(0)
  expect(await whatIsThere(sandbox)).toEqual({
    ...nothing,
    comments: [removed],
    deployments: [1, 2, 3, 3].map((n) => `${commit(n)} inactive`),
  })
  expect(comment()).toContain('A sweep removed it, because pull request #7 is closed.')
  expect((await sandbox.ecr.digests('hello-world')).length).toBe(1)
})

/** Of a preview on its first commit, what does not differ from one preview to the next. */
async function factsOf(sandbox: Sandbox) {
  const { tags, aliases, versions, latest } = sandbox.lambda.function(name)
  const { Policy = '' } = await lambda(sandbox).send(new GetPolicyCommand({ FunctionName: name }))
  const { AuthType, InvokeMode } = (await urlOf(sandbox)) ?? {}
  const [{ sha, task, environment, transient, production } = {}] = sandbox.github.deployments('preview/pr-7')
  const [{ user, body = '' } = {}] = sandbox.github.comments(7)
  return {
    ...(await whatIsThere(sandbox)),
    tags: { ...tags, 'deploy-lambda-image:deployed-at': expect.any(String) },
    function: { aliases, versions: versions.map(({ Version }) => Version), Role: latest.Role },
    environment: latest.Environment,
    policy: JSON.parse(Policy).Statement,
    url: { AuthType, InvokeMode },
    deployment: { sha, task, environment, transient, production },
    // The first lines are for later runs, the third is the heading.
    comment: [
      user,
      ...body
        .replaceAll(/127\.0\.0\.1:\d+/g, 'host')
        .split('\n')
        .slice(0, 3),
    ],
  }
}
