import { expect, test } from 'vitest'
import { buildGate } from './build-gate.ts'
import { givenInput, givenPreview } from './given-preview.ts'
import {
  answerOf,
  commit,
  expectWell,
  openPullRequest,
  preview,
  setPreviewStage,
  sha,
  startPreview,
  tag,
  webCheckout,
  whatIsThere,
} from './preview-stage.ts'

const name = 'hello-world-pr-7'
const ready = ['The preview of `hello-world` is ready']

test('of two pushes side by side the newer is kept, though the older is ready later', async () => {
  const sandbox = await setPreviewStage()
  const pull = openPullRequest(sandbox)
  const gate = await buildGate()
  const step = { workspace: webCheckout('older', gate.dockerfile), inputs: gate.inputs }
  const running = startPreview(sandbox, { action: 'opened' }, step)
  await gate.reachedBy(running)
  pull.push(commit(2))
  const newer = await preview(
    sandbox,
    { action: 'synchronize', headSha: commit(2) },
    { inputs: await givenInput(sandbox, { sha: commit(2), message: 'newer' }) },
  )
  expectWell(newer)
  gate.open()
  const older = await running.result
  expectWell(older)
  expect(older.log).toContain(`${name} has a newer commit than ${commit(1).slice(0, 7)}`)
  expect(await answerOf(sandbox)).toBe('newer')
  expect(await whatIsThere(sandbox)).toEqual({
    functions: ['hello-world', name],
    tags: ['main', tag(1), tag(2)],
    logGroups: [`/aws/lambda/${name}`],
    comments: ready,
    deployments: [`${commit(1)} inactive`, `${commit(2)} success`],
  })
  expect(sandbox.github.comments(7)[0]?.body).toContain(commit(2).slice(0, 7))
})

test('a run that was queued for long does not bring an older commit back, nor talk of it', async () => {
  const sandbox = await setPreviewStage()
  openPullRequest(sandbox).push(commit(2))
  await givenPreview(sandbox, { sha: commit(2), message: 'newer' })
  const comment = sandbox.github.comments(7)
  const late = await preview(sandbox, { action: 'opened' }, { workspace: webCheckout('older') })
  expectWell(late)
  expect(await answerOf(sandbox)).toBe('newer')
  expect(sandbox.github.comments(7)).toEqual(comment)
  expect(await whatIsThere(sandbox)).toMatchObject({ tags: ['main', tag(2)] })
})

test('of a branch that was rewritten the head of the pull request counts, not the history', async () => {
  const sandbox = await setPreviewStage()
  const pull = openPullRequest(sandbox)
  await givenPreview(sandbox, { message: 'before' })
  const rebased = sha(9)
  sandbox.github.commits([{ sha: rebased, parents: [sandbox.github.job.sha] }])
  pull.push(rebased)
  const inputs = await givenInput(sandbox, { sha: rebased, message: 'rebased' })
  expectWell(await preview(sandbox, { action: 'synchronize', headSha: rebased }, { inputs }))
  expect(await answerOf(sandbox)).toBe('rebased')
  expectWell(await preview(sandbox, { action: 'opened' }, { inputs: await givenInput(sandbox, { message: 'before' }) }))
  expect(await answerOf(sandbox)).toBe('rebased')
})

test('a branch that was set back to an earlier commit has that one in its preview', async () => {
  const sandbox = await setPreviewStage()
  openPullRequest(sandbox)
  await givenPreview(sandbox, { sha: commit(2), message: 'two' })
  const inputs = await givenInput(sandbox)
  expectWell(await preview(sandbox, { action: 'synchronize', headSha: commit(1) }, { inputs }))
  expect(await answerOf(sandbox)).toBe('one')
  expect(await whatIsThere(sandbox)).toMatchObject({ comments: ready })
  expect(sandbox.github.comments(7)[0]?.body).toContain(commit(1).slice(0, 7))
})

test('a newest commit without a run of its own does not keep the one before it from being deployed', async () => {
  const sandbox = await setPreviewStage()
  const pull = openPullRequest(sandbox)
  pull.push(commit(2))
  expectWell(await preview(sandbox, { action: 'opened' }, { inputs: await givenInput(sandbox) }))
  expect(await answerOf(sandbox)).toBe('one')
  expect(await whatIsThere(sandbox)).toMatchObject({ comments: ready })
})
