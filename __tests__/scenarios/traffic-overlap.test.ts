import { expect, test, vi } from 'vitest'
import { onlyError } from './read-back.ts'
import {
  aliasOf,
  changeAlias,
  expectWhollyOn,
  liveStage,
  reaches,
  release,
  routeOf,
  startRelease,
} from './traffic-stage.ts'

const changed =
  /^Somebody else changed the alias live during this run: it is on version \d now, and was left so\. Let one run at a time /

test('a run that comes during the shift of another waits for its end', async () => {
  const sandbox = await liveStage()
  const first = startRelease(sandbox, 'two', { traffic: 'canary 10% 6s' })
  await reaches(sandbox, '1 2=0.1', first)
  const second = startRelease(sandbox, 'three')
  await second.logged(/live is on 90% on version 1 and 10% on version 2: waiting for the end of that shift/)
  const [one, other] = await Promise.all([first.result, second.result])
  expect(one.outputs, one.log).toMatchObject({ version: '2', 'previous-version': '1' })
  expect(other.outputs, other.log).toMatchObject({ version: '3', 'previous-version': '2' })
  await expectWhollyOn(sandbox, '3', 'three', other.log)
})

test('two shifts follow each other', async () => {
  const sandbox = await liveStage()
  const first = startRelease(sandbox, 'two', { traffic: 'linear 50% 4s' })
  await reaches(sandbox, '1 2=0.5', first)
  const second = startRelease(sandbox, 'three', { traffic: 'canary 20% 2s' })
  await reaches(sandbox, '2 3=0.2', second)
  await reaches(sandbox, '3', second)
  expect((await first.result).exitCode).toBe(0)
  const { exitCode, log } = await second.result
  expect(exitCode, log).toBe(0)
})

test('a shift that does not end within wait-timeout is an error, and goes on', async () => {
  const sandbox = await liveStage()
  const first = startRelease(sandbox, 'two', { traffic: 'canary 10% 8s' })
  await reaches(sandbox, '1 2=0.1', first)
  const late = await release(sandbox, 'three', { 'wait-timeout': '3s' })
  expect(onlyError(late)).toMatch(
    /^The alias live of hello-world is still on 90% on version 1 and 10% on version 2: another shift has not ended within wait-timeout\. .*'rollback: true' takes the weights off\.$/,
  )
  const { outputs, log } = await first.result
  expect(outputs, log).toMatchObject({ version: '2' })
  await expectWhollyOn(sandbox, '2', 'two', log)
})

test('a run that is late by a newer version leaves that one live', async () => {
  const sandbox = await liveStage()
  sandbox.faults.add({ service: 'lambda', operation: 'Invoke', kind: 'slow', ms: 8000 })
  const older = startRelease(sandbox, 'two', { 'verify-event': '{}' })
  await vi.waitFor(() => expect(sandbox.requests.of('lambda', 'Invoke')).toHaveLength(1), { timeout: 20_000 })
  const newer = await release(sandbox, 'three')
  expect(newer.outputs, newer.log).toMatchObject({ version: '3', 'previous-version': '1' })
  const late = await older.result
  expect(onlyError(late)).toBe(
    "Another run has put the alias live of hello-world on version 3 meanwhile, which is newer than this run's 2: it was left so. " +
      'Nothing is wrong when that run is the newer one; a concurrency group lets one run at a time release.',
  )
  await expectWhollyOn(sandbox, '3', 'three', late.log)
})

test('two shifts that begin at the same moment leave no weights, and one of them wins', async () => {
  const sandbox = await liveStage()
  // Both have looked at the alias before either changes it.
  sandbox.faults.add({ service: 'lambda', operation: 'UpdateAlias', kind: 'slow', ms: 4000, times: 2 })
  const first = startRelease(sandbox, 'two', { traffic: 'canary 10% 2s' })
  await vi.waitFor(() => expect(sandbox.requests.of('lambda', 'UpdateAlias')).toHaveLength(1), { timeout: 20_000 })
  const second = startRelease(sandbox, 'three', { traffic: 'canary 30% 2s' })
  const [one, other] = await Promise.all([first.result, second.result])
  expect(sandbox.requests.of('lambda', 'UpdateAlias').filter(({ status }) => status === 412)).toHaveLength(1)
  expect(onlyError(other)).toMatch(
    /^Somebody else changed the alias live during this run: it is on (?:90% on version 1 and 10% on )?version 2 now, /,
  )
  expect(one.outputs, one.log).toMatchObject({ version: '2' })
  await expectWhollyOn(sandbox, '2', 'two', one.log)
})

test("of two runs for one image, the one that loses the race leaves the other's weights alone", async () => {
  const sandbox = await liveStage()
  sandbox.faults.add({ service: 'lambda', operation: 'UpdateAlias', kind: 'slow', ms: 4000, times: 2 })
  const first = startRelease(sandbox, 'two', { traffic: 'canary 10% 5s' })
  await vi.waitFor(() => expect(sandbox.requests.of('lambda', 'UpdateAlias')).toHaveLength(1), { timeout: 20_000 })
  const second = await release(sandbox, 'two', { traffic: 'canary 20% 5s' })
  expect(onlyError(second)).toContain('Somebody else changed the alias live during this run')
  const { outputs, log } = await first.result
  expect(outputs, log).toMatchObject({ version: '2', 'previous-version': '1' })
  await expectWhollyOn(sandbox, '2', 'two', log)
})

test('an alias that somebody moves in the middle of a shift stays there, be it the new version', async () => {
  const sandbox = await liveStage()
  const run = startRelease(sandbox, 'two', { traffic: 'linear 40% 3s' })
  await reaches(sandbox, '1 2=0.4', run)
  sandbox.lambda.setAlias('hello-world', 'live', { functionVersion: '2', weights: {} })
  const failed = await run.result
  expect(onlyError(failed)).toMatch(changed)
  expect(failed.post?.annotations).toEqual([])
  await expectWhollyOn(sandbox, '2', 'two', failed.log)
})

test('an alias whose description somebody changes in the middle of a shift loses its weights, and keeps that', async () => {
  const sandbox = await liveStage()
  const run = startRelease(sandbox, 'two', { traffic: 'linear 40% 2s' })
  await reaches(sandbox, '1 2=0.4', run)
  await changeAlias(sandbox, { Description: 'Mine' })
  const failed = await run.result
  expect(onlyError(failed)).toMatch(
    /^Somebody else changed the alias live during this run\. All traffic of hello-world:live in us-east-1 is on version 1 again\. /,
  )
  expect(routeOf(sandbox), failed.log).toBe('1')
  expect(await aliasOf(sandbox)).toMatchObject({ Description: 'Mine' })
})
