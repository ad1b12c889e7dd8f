import {
  GetFunctionCommand,
  LambdaClient,
  PublishVersionCommand,
  ResourceConflictException,
  ResourceNotFoundException,
} from '@aws-sdk/client-lambda'
import { expect, test, vi } from 'vitest'
import type { FunctionState } from '../../src/lambda/function.ts'
import { publishForUnqualified } from '../../src/lambda/latest-published.ts'
import { waitOf } from '../support/wait.ts'

const one = '1'.repeat(64)
const two = '2'.repeat(64)

interface Version {
  CodeSha256?: string
  State?: string
  LastUpdateStatus?: string
  Description?: string
}

/** Publishes image one, where Lambda has these versions; `after` is what is published then. */
async function publish(
  {
    latest = { CodeSha256: one },
    present,
    after = { CodeSha256: one },
  }: { latest?: Version; present?: Version; after?: Version | Version[] },
  { changed = true, always = true, refuses = false, config = {} } = {},
) {
  const lambda = new LambdaClient({ region: 'us-east-1' })
  const sent: unknown[] = []
  let now: (Version | undefined)[] = [present]
  vi.spyOn(lambda, 'send').mockImplementation(async (command: unknown) => {
    if (command instanceof GetFunctionCommand) {
      // The last one stays.
      const found = command.input.Qualifier !== '$LATEST.PUBLISHED' ? latest : now.length > 1 ? now.shift() : now[0]
      if (found === undefined) throw new ResourceNotFoundException({ message: 'none', $metadata: {} })
      return { Configuration: { PackageType: 'Image', RevisionId: 'r', ...found } }
    }
    if (!(command instanceof PublishVersionCommand)) throw new Error('unexpected')
    if (refuses) throw new ResourceConflictException({ message: 'busy', $metadata: {} })
    sent.push(command.input)
    now = [after].flat()
    return {}
  })
  const wait = waitOf(lambda)
  const published = {
    version: '2',
    codeSha256: one,
    functionArn: 'arn',
    changed,
    configured: [],
    latest: { config } as FunctionState,
  }
  return { outcome: await publishForUnqualified(lambda, published, always, wait), sent }
}

test('what $LATEST has is published for them, by the revision that it was seen to have', async () => {
  const request = { FunctionName: 'hello', CodeSha256: one, RevisionId: 'r', PublishTo: 'LATEST_PUBLISHED' }
  expect(await publish({ present: { CodeSha256: two } })).toEqual({ outcome: 'published', sent: [request] })
  expect((await publish({})).outcome).toBe('published')
  // The image is the same, and something else was changed.
  expect((await publish({ present: { CodeSha256: one } })).outcome).toBe('published')
  // So it was by a run that ended before this.
  const config = { Description: 'new' }
  const versions = { latest: { CodeSha256: one, ...config }, present: { CodeSha256: one, Description: 'old' } }
  expect((await publish(versions, { changed: false, config })).outcome).toBe('published')
  expect((await publish({ present: { CodeSha256: one, State: 'Deactivated' } }, { changed: false })).outcome).toBe(
    'published',
  )
})

test('as long as they get the image from before, nothing is over, whatever Lambda says of the update', async () => {
  const before = { CodeSha256: two, State: 'Active', LastUpdateStatus: 'Successful' }
  const asked = performance.now()
  expect((await publish({ present: before, after: [before, before, { CodeSha256: one }] })).outcome).toBe('published')
  expect(performance.now() - asked).toBeGreaterThan(400)
  const failed = { ...before, LastUpdateStatus: 'Failed' }
  await expect(publish({ present: before, after: failed })).rejects.toThrow('Lambda could not make $LATEST.PUBLISHED')
})

test.each([
  ['nothing was published for them, and an alias has callers', {}, { always: false }, 'unused'],
  ['they have it', { present: { CodeSha256: one } }, { changed: false }, 'there'],
  ['another run has deployed another image', { latest: { CodeSha256: two } }, {}, 'elsewhere'],
  ['another run is at work', {}, { refuses: true }, 'elsewhere'],
])('nothing is published where %s', async (_, versions, how, outcome) => {
  expect(await publish(versions, how)).toEqual({ outcome, sent: [] })
})

test.each([
  [{ State: 'Failed' }, 'Lambda could not make $LATEST.PUBLISHED of hello ready: Lambda gives no reason.'],
  [{ State: 'Active', LastUpdateStatus: 'Failed' }, 'Lambda could not make $LATEST.PUBLISHED of hello ready: '],
])('%j is told', async (after, said) => {
  await expect(publish({ after: { CodeSha256: one, ...after } })).rejects.toThrow(said)
})
