import { type Sandbox, startSandbox } from '@deploy-lambda-image/sandbox'
import { sha } from '@deploy-lambda-image/sandbox/testing'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { isDescendant } from '../../src/github/history.ts'
import { clientOf, refused, repository } from './client.ts'

let sandbox: Sandbox

beforeAll(async () => {
  sandbox = await startSandbox()
  sandbox.github.commits([
    { sha: sha(1) },
    { sha: sha(2), parents: [sha(1)] },
    { sha: sha(3), parents: [sha(2)] },
    { sha: sha(4), parents: [sha(2)] },
    { sha: sha(9) },
  ])
})
afterAll(() => sandbox.stop())
beforeEach(() => sandbox.faults.clear())

test.each([
  ['comes after', 1, 3, true],
  ['comes before', 3, 1, false],
  ['is on another branch', 3, 4, false],
  ['is the same', 3, 3, false],
  ['has nothing in common', 3, 9, false],
  ['is not known', 3, 50, undefined],
  ['is compared with one that is not known', 50, 3, undefined],
])('a commit that %s', async (_how, ancestor, candidate, expected) => {
  const client = await clientOf(sandbox, { contents: 'read' })
  expect(await isDescendant(client, repository, sha(ancestor), sha(candidate))).toBe(expected)
})

test('a token that may not read is a problem, not a missing commit', async () => {
  expect(await refused(isDescendant(await clientOf(sandbox, {}), repository, sha(1), sha(2)))).toMatch(
    /^Could not compare the commits 0000000 and 0000000: GitHub answered 403, Resource not accessible by integration\. \(request [0-9A-F]+\) Add 'contents: read' to the job's permissions\.$/,
  )
})

test('a throttle is ridden out', async () => {
  const fault = sandbox.faults.add({ service: 'github', kind: 'throttle', retryAfter: 1 })
  const client = await clientOf(sandbox, { contents: 'read' })
  expect(await isDescendant(client, repository, sha(1), sha(2))).toBe(true)
  expect(fault.hits).toBe(1)
})
