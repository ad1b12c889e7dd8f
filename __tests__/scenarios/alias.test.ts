import type { Fault } from '@deploy-lambda-image/sandbox'
import { expect, test } from 'vitest'
import { isHeld } from './build-gate.ts'
import { givenFunction } from './given.ts'
import { asRead, onlyError } from './read-back.ts'
import { account, executionRole, setStage } from './stage.ts'
import { aliasOf, answerOf, expectWhollyOn, liveStage, release, routeOf, startRelease } from './traffic-stage.ts'

const functionArn = `arn:aws:lambda:us-east-1:${account}:function:hello-world`

test('an alias is created with the first version, and moved to the next', async () => {
  const sandbox = await setStage()
  const first = await release(sandbox, 'one', { role: executionRole })
  expect(first.outputs, first.log).toMatchObject({
    version: '1',
    'alias-arn': `${functionArn}:live`,
    'previous-version': '',
    'previous-digest': '',
    changed: 'true',
  })
  await expectWhollyOn(sandbox, '1', 'one', first.log)

  const second = await release(sandbox, 'two')
  expect(second.outputs, second.log).toMatchObject({
    version: '2',
    'alias-arn': `${functionArn}:live`,
    'previous-version': '1',
    'previous-digest': first.outputs.digest,
    changed: 'true',
  })
  await expectWhollyOn(sandbox, '2', 'two', second.log)
  expect(await answerOf(sandbox)).toBe('two')
  expect(second.summary).toContain('### ✅ `hello-world:live` is on version 2 in us-east-1')
  expect(asRead(second.summary)).toContain('| `hello-world:live` | version 1 | version 2 |')
})

test('an alias that has the version already is left alone', async () => {
  const sandbox = await liveStage()
  const { RevisionId } = await aliasOf(sandbox)
  const again = await release(sandbox, 'one')
  expect(again.outputs, again.log).toMatchObject({ version: '1', 'previous-version': '1', changed: 'false' })
  expect((await aliasOf(sandbox)).RevisionId).toBe(RevisionId)
})

test('an alias created for a version that is there changes something', async () => {
  const sandbox = await setStage()
  const { one } = await givenFunction(sandbox, { versions: ['one'] })
  const aliased = await release(sandbox, 'one')
  expect(aliased.outputs, aliased.log).toMatchObject({ version: '1', 'previous-version': '', changed: 'true' })
  expect(aliased.outputs.digest).toBe(one)
  expect(routeOf(sandbox)).toBe('1')
})

test("previous-version is the alias', whatever was published since", async () => {
  const sandbox = await liveStage({}, { versions: ['one', 'two'], alias: { version: '1' } })
  const [{ CodeSha256 } = {}] = sandbox.lambda.function('hello-world').versions
  expect(routeOf(sandbox)).toBe('1')
  const third = await release(sandbox, 'three')
  expect(third.outputs, third.log).toMatchObject({
    version: '3',
    'previous-version': '1',
    'previous-digest': `sha256:${CodeSha256}`,
  })
})

test.each([
  { versions: ['one'], before: 'What customers see', after: 'What customers see [previous: 1]' },
  {
    versions: ['one', 'two'],
    before: 'What customers see [previous: 1]',
    after: 'What customers see [previous: 2, 1]',
  },
])('of a description $before an alias keeps its own words, beside what it had', async (row) => {
  const sandbox = await liveStage({}, { versions: row.versions, alias: { description: row.before } })
  await release(sandbox, 'three')
  expect(await aliasOf(sandbox)).toMatchObject({ Description: row.after })
})

test.each<[string, Fault | undefined]>([
  ['refuses to tell', undefined],
  [
    'knows of none',
    { kind: 'error', status: 404, code: 'ProvisionedConcurrencyConfigNotFoundException', message: 'No config found' },
  ],
])('an alias on $LATEST, of whose executions Lambda %s, is moved to the version, with a warning', async (_, answer) => {
  const sandbox = await liveStage({}, { alias: { version: '$LATEST' } })
  const asked = { service: 'lambda', operation: 'GetProvisionedConcurrencyConfig', times: Number.POSITIVE_INFINITY }
  if (answer) sandbox.faults.add({ ...asked, ...answer })
  const released = await release(sandbox, 'two')
  expect(released.outputs, released.log).toMatchObject({ version: '2', 'previous-version': '$LATEST', changed: 'true' })
  expect(released.annotations).toEqual([
    expect.objectContaining({
      level: 'warning',
      message: expect.stringMatching(
        /^live of hello-world in us-east-1 is on \$LATEST, which moves under its callers: /,
      ),
    }),
  ])
  await expectWhollyOn(sandbox, '2', 'two', released.log)
})

test('an alias that another run or a person moves during the run is left alone', async () => {
  const sandbox = await liveStage({}, { versions: ['one', 'two'] })
  // The run has read the alias by then.
  const hold = sandbox.faults.hold({ service: 'lambda', operation: 'UpdateAlias' })
  const run = await startRelease(sandbox, 'three')
  await isHeld(hold, run)
  sandbox.lambda.setAlias('hello-world', 'live', { functionVersion: '1', weights: {} })
  hold.release()
  const failed = await run.result
  expect(onlyError(failed)).toBe(
    'Another run or a person changed the alias live during this run: it is on version 1 now, and was left there. ' +
      'Let one run at a time release a function, with a concurrency group, and run this one again.',
  )
  await expectWhollyOn(sandbox, '1', 'one', failed.log)
})

test('what another run made live during this one is what previous-version and previous-digest tell', async () => {
  const sandbox = await setStage()
  const { two } = await givenFunction(sandbox, { versions: ['one', 'two'], alias: { version: '1' } })
  const hold = sandbox.faults.hold({ service: 'lambda', operation: 'UpdateFunctionCode' })
  const third = await startRelease(sandbox, 'three')
  await isHeld(hold, third)
  sandbox.lambda.setAlias('hello-world', 'live', { functionVersion: '2', weights: {} })
  hold.release()
  const { outputs, log } = await third.result
  expect(outputs, log).toMatchObject({ version: '3', 'previous-version': '2', 'previous-digest': two })
})

test.each(['CreateAlias', 'UpdateAlias'])('an answer to %s that is lost does not fail the run', async (operation) => {
  const sandbox = await setStage()
  await givenFunction(sandbox, { versions: ['one'], ...(operation === 'UpdateAlias' && { alias: {} }) })
  const lost = sandbox.faults.add({ service: 'lambda', operation, kind: 'lost' })
  const released = await release(sandbox, 'lost')
  expect(lost.hits).toBe(1)
  expect(released.exitCode, released.log).toBe(0)
  await expectWhollyOn(sandbox, '2', 'lost', released.log)
})

test('a new revision of an alias that is otherwise as it was is no error', async () => {
  const sandbox = await liveStage()
  const hold = sandbox.faults.hold({ service: 'lambda', operation: 'UpdateAlias' })
  const run = await startRelease(sandbox, 'two')
  await isHeld(hold, run)
  sandbox.lambda.setAlias('hello-world', 'live', { functionVersion: '1', weights: {} })
  hold.release()
  const released = await run.result
  expect(released.outputs, released.log).toMatchObject({ version: '2', 'previous-version': '1' })
  expect(sandbox.requests.of('lambda', 'UpdateAlias').map(({ status }) => status)).toEqual([412, 200])
})
