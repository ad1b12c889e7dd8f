import { setTimeout } from 'node:timers/promises'
import { expect, test, vi } from 'vitest'
import { helloCheckout, onlyError } from './read-back.ts'
import { account, create, deploy, setStage } from './stage.ts'
import { aliasOf, changeAlias, expectWhollyOn, liveStage, release, routeOf, startRelease } from './traffic-stage.ts'

const functionArn = `arn:aws:lambda:us-east-1:${account}:function:hello-world`

test('an alias is created with the first version, and moved to the next', async () => {
  const sandbox = await setStage()
  const first = await create(sandbox, { workspace: helloCheckout('one'), inputs: { alias: 'live' } })
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
  expect(second.summary).toContain('### `hello-world:live` version 2 is live in us-east-1')
  expect(second.summary).toContain('| `live` on 2 |')
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
  const first = await create(sandbox, { workspace: helloCheckout('one') })
  const aliased = await release(sandbox, 'one')
  expect(aliased.outputs, aliased.log).toMatchObject({ version: '1', 'previous-version': '', changed: 'true' })
  expect(aliased.outputs.digest).toBe(first.outputs.digest)
  expect(routeOf(sandbox)).toBe('1')
})

test("previous-version is the alias', whatever was published since", async () => {
  const sandbox = await liveStage()
  const [{ CodeSha256 } = {}] = sandbox.lambda.function('hello-world').versions
  const unaliased = await deploy(sandbox, { workspace: helloCheckout('two') })
  expect(unaliased.outputs, unaliased.log).toMatchObject({ version: '2' })
  expect(routeOf(sandbox)).toBe('1')
  const third = await release(sandbox, 'three')
  expect(third.outputs, third.log).toMatchObject({
    version: '3',
    'previous-version': '1',
    'previous-digest': `sha256:${CodeSha256}`,
  })
})

test('the description of an alias is kept, beside what the alias had before', async () => {
  const sandbox = await liveStage()
  await changeAlias(sandbox, { Description: 'What customers see' })
  await release(sandbox, 'two')
  expect(await aliasOf(sandbox)).toMatchObject({ Description: 'What customers see [previous: 1]' })
  await release(sandbox, 'three')
  expect(await aliasOf(sandbox)).toMatchObject({ Description: 'What customers see [previous: 2, 1]' })
})

test('an alias that somebody else moves during the run is left alone', async () => {
  const sandbox = await liveStage()
  await release(sandbox, 'two')
  sandbox.requests.clear()
  // Time enough between the look at the alias and its update.
  sandbox.faults.add({ service: 'lambda', operation: 'UpdateAlias', kind: 'slow', ms: 1000 })
  const run = startRelease(sandbox, 'three')
  await vi.waitFor(() => expect(sandbox.requests.of('lambda', 'UpdateAlias')).toHaveLength(1), { timeout: 20_000 })
  await setTimeout(100)
  sandbox.lambda.setAlias('hello-world', 'live', { functionVersion: '1', weights: {} })
  const failed = await run.result
  expect(onlyError(failed)).toBe(
    'Somebody else changed the alias live during this run: it is on version 1 now, and was left so. ' +
      'Let one run at a time release a function, with a concurrency group, and run this one again.',
  )
  await expectWhollyOn(sandbox, '1', 'one', failed.log)
})

test('what another run made live during this one is what previous-version and previous-digest tell', async () => {
  const sandbox = await liveStage()
  const second = await deploy(sandbox, { workspace: helloCheckout('two') })
  const third = startRelease(sandbox, 'three')
  await vi.waitFor(() => expect(sandbox.requests.of('lambda', 'UpdateFunctionCode')).toHaveLength(2), {
    timeout: 20_000,
  })
  sandbox.lambda.setAlias('hello-world', 'live', { functionVersion: '2', weights: {} })
  const { outputs, log } = await third.result
  expect(outputs, log).toMatchObject({
    version: '3',
    'previous-version': '2',
    'previous-digest': second.outputs.digest,
  })
})

test.each(['CreateAlias', 'UpdateAlias'])('an answer to %s that is lost does not fail the run', async (operation) => {
  const sandbox = operation === 'CreateAlias' ? await setStage() : await liveStage()
  const lost = sandbox.faults.add({ service: 'lambda', operation, kind: 'lost' })
  const released = await create(sandbox, { workspace: helloCheckout('lost'), inputs: { alias: 'live' } })
  expect(lost.hits).toBe(1)
  expect(released.exitCode, released.log).toBe(0)
  await expectWhollyOn(sandbox, released.outputs.version ?? '', 'lost', released.log)
})

test('a new revision of an alias that is otherwise as it was stands in no way', async () => {
  const sandbox = await liveStage()
  sandbox.faults.add({ service: 'lambda', operation: 'UpdateAlias', kind: 'slow', ms: 1000 })
  const run = startRelease(sandbox, 'two')
  await vi.waitFor(() => expect(sandbox.requests.of('lambda', 'UpdateAlias')).toHaveLength(1), { timeout: 20_000 })
  sandbox.lambda.setAlias('hello-world', 'live', { functionVersion: '1', weights: {} })
  const released = await run.result
  expect(released.outputs, released.log).toMatchObject({ version: '2', 'previous-version': '1' })
  expect(sandbox.requests.of('lambda', 'UpdateAlias').map(({ status }) => status)).toEqual([412, 200])
})
