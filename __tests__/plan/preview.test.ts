import { expect, test } from 'vitest'
import type { Context } from '../../src/inputs/context.ts'
import { previewIntent } from '../../src/plan/preview.ts'
import { refusal } from '../support/refusal.ts'

const pullRequest = { number: 7, open: true, headSha: '1'.repeat(40) }
const closed = { ...pullRequest, open: false }
const context: Context = {
  repository: 'octo-org/hello-lambda',
  sha: '2'.repeat(40),
  ref: 'refs/pull/7/merge',
  runId: '42',
  eventName: 'pull_request',
  serverUrl: 'https://github.com',
  workspace: '/workspace',
  temporaryDirectory: '/temp',
  idTokenAvailable: true,
  fork: false,
  pullRequest,
}
const { pullRequest: _none, ...elsewhere } = context

test.each([
  ['an open pull request', context, { kind: 'deploy', pullRequest }],
  ['a closed one', { ...context, pullRequest: closed }, { kind: 'remove', pullRequest: closed }],
  [
    'a closed one of a fork',
    { ...context, eventName: 'pull_request_target', fork: true, pullRequest: closed },
    { kind: 'remove', pullRequest: closed },
  ],
  ['a fork that the owner lets have tokens', { ...context, fork: true }, { kind: 'deploy', pullRequest }],
  ['a schedule', { ...elsewhere, eventName: 'schedule' }, { kind: 'sweep' }],
  ['a click', { ...elsewhere, eventName: 'workflow_dispatch' }, { kind: 'sweep' }],
  [
    'a fork',
    { ...context, fork: true, idTokenAvailable: false },
    { kind: 'nothing', notice: expect.stringMatching(/^Pull request #7 comes from a fork.* Nothing was deployed\.$/) },
  ],
])('%s', (_, given, intent) => {
  expect(previewIntent(given, false)).toEqual(intent)
})

test('a fork is an error where that is asked for', () => {
  const fork = { ...context, fork: true, idTokenAvailable: false }
  expect(refusal(() => previewIntent(fork, true))).toMatch(
    /^Pull request #7 comes from a fork, .* preview-fork to 'notice'/,
  )
})

test.each(['push', 'issue_comment', 'merge_group', ''])("'%s' is an error that names the events", (eventName) => {
  expect(refusal(() => previewIntent({ ...elsewhere, eventName }, false))).toMatch(
    /^preview: the event '.*' is not about .* pull_request \(or pull_request_target\), and on schedule or workflow_dispatch/,
  )
})
