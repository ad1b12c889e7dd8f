import { type Sandbox, startSandbox } from '@deploy-lambda-image/sandbox'
import { ask } from '@deploy-lambda-image/sandbox/testing'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { githubClient } from '../../src/github/client.ts'
import { marker, putComment } from '../../src/github/comments.ts'
import { clientOf, refused, repository, silent } from './client.ts'

const first = marker('hello-world')
const thread = { repository, number: 7 }
let sandbox: Sandbox

beforeEach(async () => {
  await sandbox?.stop()
  sandbox = await startSandbox()
  sandbox.github.pullRequest({ number: 7 })
})
afterAll(() => sandbox.stop())

const put = async (text: string) => putComment(await clientOf(sandbox, { pull_requests: 'write' }), thread, first, text)
const bodies = () => sandbox.github.comments(7).map(({ body }) => body)
const operations = () => sandbox.requests.of('github').map(({ operation }) => operation)

test('a comment is created once, then changed, and left alone when it says the same', async () => {
  const made = await put('one')
  expect(made.url).toBe(`https://github.com/${repository}/pull/7#issuecomment-${made.id}`)
  expect((await put('two')).id).toBe(made.id)
  expect(bodies()).toEqual([`${first}\ntwo`])
  sandbox.requests.clear()
  await put('two')
  expect(operations()).toEqual(['ListComments'])
})

test('it may follow from what is there, and be left as it is', async () => {
  const compose = async (text: (present: string) => string | undefined) =>
    putComment(await clientOf(sandbox, { pull_requests: 'write' }), thread, first, text)
  expect(await compose((present) => (present === '' ? undefined : 'one'))).toBeUndefined()
  expect(bodies()).toEqual([])
  await compose((present) => `[${present}]`)
  await compose((present) => `[${present}]`)
  expect(bodies()).toEqual([`${first}\n[[]]`])
  await compose(() => undefined)
  expect(bodies()).toEqual([`${first}\n[[]]`])
})

test('it is found on the last of many pages', async () => {
  for (let number = 0; number < 250; number++) sandbox.github.comment({ issue: 7, body: `Comment ${number}` })
  const { id } = sandbox.github.comment({ issue: 7, body: `${first}\nold`, user: 'github-actions[bot]' })
  expect((await put('new')).id).toBe(id)
  expect(bodies()).toHaveLength(251)
  expect(bodies().at(-1)).toBe(`${first}\nnew`)
})

test('a comment without a text is none of this action', async () => {
  const listed = [
    { id: 1, body: null },
    { id: 2, body: undefined },
    { id: 3, body: `${first}\nold`, user: { type: 'Bot' } },
  ]
  const client = await clientOf(sandbox, { pull_requests: 'write' })
  client.hook.wrap('request', async (request, options) => {
    const answered = await request(options)
    return options.method === 'GET' ? { ...answered, data: listed } : { ...answered, data: {} }
  })
  const present = await putComment(client, thread, first, () => undefined)
  expect(present).toMatchObject({ id: 3 })
})

test('what quotes it, what is about something else, and a copy that a person made stay as they are', async () => {
  const others = [`> ${first}\nindeed`, `${marker('other')}\ntext`, `${first}\ncopied`]
  for (const body of others) sandbox.github.comment({ issue: 7, body })
  const { id } = sandbox.github.comment({ issue: 7, body: `${first}\nold`, user: 'github-actions[bot]' })
  expect((await put('new')).id).toBe(id)
  expect(bodies()).toEqual([...others, `${first}\nnew`])
})

test('the comment of the person whose token it is is found too, and that of a stranger is left alone', async () => {
  sandbox.github.comment({ issue: 7, body: `${first}\ncopied`, user: 'stranger' })
  const { id } = sandbox.github.comment({ issue: 7, body: `${first}\nold`, user: 'hubot' })
  const { github } = sandbox
  const token = github.token({ pull_requests: 'write' }, repository, 'hubot')
  const client = await githubClient({ token, apiUrl: github.apiUrl, signal: new AbortController().signal, ...silent })
  expect((await putComment(client, thread, first, 'new')).id).toBe(id)
  expect((await put('by the workflow')).id).not.toBe(id)
  expect(bodies()).toEqual([`${first}\ncopied`, `${first}\nnew`, `${first}\nby the workflow`])
})

describe('there are never two', () => {
  test('when GitHub has created one without saying so', async () => {
    sandbox.faults.add({ service: 'github', operation: 'CreateComment', kind: 'lost' })
    await put('one')
    expect(bodies()).toEqual([`${first}\none`])
  })

  test('when GitHub has created none', async () => {
    sandbox.faults.add({ service: 'github', operation: 'CreateComment', kind: 'error' })
    await put('one')
    expect(bodies()).toEqual([`${first}\none`])
  })

  test('when several runs write at the same time', async () => {
    // All of them have read before the first has written.
    const creations = sandbox.faults.hold({ service: 'github', operation: 'CreateComment', times: 3 })
    const writing = Promise.all([put('a'), put('b'), put('c')])
    await expect.poll(() => creations.hits, { timeout: 30_000 }).toBe(3)
    creations.release()
    await writing
    expect(sandbox.requests.of('github', 'CreateComment')).toHaveLength(3)
    expect(bodies()).toEqual([expect.stringMatching(/^<!-- deploy-lambda-image: hello-world -->\n[abc]$/)])
  })
})

test('one that was deleted while it was to be changed is written again', async () => {
  const { id } = sandbox.github.comment({ issue: 7, body: `${first}\nold`, user: 'github-actions[bot]' })
  const update = sandbox.faults.hold({ service: 'github', operation: 'UpdateComment' })
  const writing = put('new')
  await update.arrived
  const token = sandbox.github.token({ issues: 'write' })
  await ask(sandbox, `/repos/${repository}/issues/comments/${id}`, { token, method: 'DELETE' })
  update.release()
  expect((await writing).id).not.toBe(id)
  expect(bodies()).toEqual([`${first}\nnew`])
})

test('a pull request that is not there is asked for once', async () => {
  const work = putComment(await clientOf(sandbox, { issues: 'write' }), { repository, number: 70 }, first, 'text')
  expect(await refused(work)).toMatch(
    /^Could not comment on #70 of octo-org\/hello-lambda: GitHub answered 404, Not Found\./,
  )
  expect(operations()).toEqual(['ListComments'])
})

test('a token that may not write is said with the permission that is missing', async () => {
  const work = putComment(await clientOf(sandbox, { pull_requests: 'read' }), thread, first, 'text')
  expect(await refused(work)).toMatch(
    /^Could not comment on #7 of octo-org\/hello-lambda: GitHub answered 403, .* Add 'issues: write' or 'pull-requests: write' to the job's permissions\. On a pull request from a fork/,
  )
})

test('GitHub that fails for good is a problem in the end', async () => {
  const times = Number.POSITIVE_INFINITY
  sandbox.faults.add({ service: 'github', operation: 'CreateComment', kind: 'error', status: 500, times })
  expect(await refused(put('text'))).toMatch(/^Could not comment on #7 .* GitHub answered 500, Server Error\./)
  expect(sandbox.requests.of('github', 'CreateComment')).toHaveLength(3)
})

test('a marker is one HTML comment, whatever it is about', () => {
  expect(marker('a-->b---c')).toBe('<!-- deploy-lambda-image: a-\\->b-\\-\\-c -->')
})
