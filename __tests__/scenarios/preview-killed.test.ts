import { expect, test, vi } from 'vitest'
import { isHeld } from './build-gate.ts'
import { givenInput, givenPreview } from './given-preview.ts'
import { commit, openPullRequest, setPreviewStage, startPreview } from './preview-stage.ts'

test('the comment and the deployment of a run that is killed say so once post has run, and what still answers', async () => {
  const sandbox = await setPreviewStage()
  const pull = openPullRequest(sandbox)
  const url = await givenPreview(sandbox)
  pull.push(commit(2))
  const hold = sandbox.faults.hold({ service: 'lambda', operation: 'UpdateFunctionCode' })
  const event = { action: 'synchronize', headSha: commit(2) } as const
  const run = startPreview(sandbox, event, { inputs: await givenInput(sandbox, { sha: commit(2), message: 'two' }) })
  await isHeld(hold, run)
  const states = () => sandbox.github.deployments('preview/pr-7').map(({ state }) => state)
  // It is made beside the steps.
  await vi.waitFor(() => expect(states()).toContain('in_progress'), { timeout: 20_000 })
  process.kill(run.pid, 'SIGKILL')
  const { post, log } = await run.result
  hold.release()
  expect([post?.exitCode, post?.annotations], log).toEqual([0, []])
  const [comment, ...others] = sandbox.github.comments(7)
  expect(others).toEqual([])
  expect(comment?.body).toContain('### ❌ The preview of `hello-world` failed\n')
  expect(comment?.body).toContain('The run was ended before it could tell how the deploy ended.')
  // Lambda may have taken the new code.
  expect(comment?.body).toContain(`What answers at ${url} is not known.`)
  expect(states()).toEqual(['success', 'error'])
})
