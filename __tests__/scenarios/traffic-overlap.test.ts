import type { RunHandle } from '@deploy-lambda-image/sandbox/runner'
import { expect, test, vi } from 'vitest'
import { isHeld } from './build-gate.ts'
import { onlyError } from './read-back.ts'
import {
  aliasOf,
  expectWhollyOn,
  liveStage,
  reaches,
  release,
  releaseTooLate,
  routeOf,
  startRelease,
} from './traffic-stage.ts'

const changed =
  /^Another run or a person changed the alias live during this run: it is on version \d now, and was left there\. Let one run at a time /

/** Lambda takes none of the time that a run waits for the end of another's shift. */
const settle = { update: 1, publish: 1 }

/** The alias `live` with a weight of a first run's, whose next change of it is held; so is the end of a shift after that. */
async function midShift(inputs: Readonly<Record<string, string>> = {}) {
  const sandbox = await liveStage({ settle })
  sandbox.cloudwatch.putAlarm({ name: 'errors' })
  const change = { service: 'lambda', operation: 'UpdateAlias' }
  const [next, last] = [sandbox.faults.hold({ ...change, after: 1 }), sandbox.faults.hold({ ...change, after: 3 })]
  const first = await startRelease(sandbox, 'two', { traffic: 'canary 10% 1s', ...inputs })
  await reaches(sandbox, '1 2=0.1', first)
  return { sandbox, first, next, last }
}

test.each([
  { how: 'all at once', inputs: {}, routes: ['3'] },
  { how: 'shifts too', inputs: { traffic: 'canary 20% 1s' }, routes: ['2 3=0.2', '3'] },
])('a run that comes during the shift of another waits for its end, then $how', async ({ inputs, routes }) => {
  const { sandbox, first, next, last } = await midShift()
  const second = await startRelease(sandbox, 'three', inputs)
  await second.logged(/live is on 90% on version 1 and 10% on version 2: waiting for the end of that shift/)
  await isHeld(next, first)
  next.release()
  for (const route of routes) {
    await reaches(sandbox, route, second)
    last.release()
  }
  const [one, other] = await Promise.all([first.result, second.result])
  expect(one.outputs, one.log).toMatchObject({ version: '2', 'previous-version': '1' })
  expect(other.outputs, other.log).toMatchObject({ version: '3', 'previous-version': '2' })
  await expectWhollyOn(sandbox, '3', 'three', other.log)
})

test('a shift, of which the alias tells, is an error when it does not end within wait-timeout, and continues', async () => {
  // A shift that alarms watch tells of some minutes more: it is not over when wait-timeout is.
  const { sandbox, first, next } = await midShift({ 'rollback-alarms': 'errors' })
  const { Description = '' } = await aliasOf(sandbox)
  const [, until = ''] = /^\[shift to 2 until (\S+Z)\]$/.exec(Description) ?? []
  expect(Date.parse(until) - Date.now(), Description).toBeGreaterThan(30_000)
  const late = await releaseTooLate(sandbox, 'three', waitsForShift)
  next.release()
  expect(onlyError(late)).toMatch(
    /^The alias live of hello-world is still on 90% on version 1 and 10% on version 2: another shift has not ended within wait-timeout, and may last until \S+Z\. A run after that ends it by itself\. .*'rollback: true' removes the weights\.$/,
  )
  const { outputs, log } = await first.result
  expect(outputs, log).toMatchObject({ version: '2' })
  await expectWhollyOn(sandbox, '2', 'two', log)
  expect(await aliasOf(sandbox)).toMatchObject({ Description: '[previous: 1]' })
})

const waitsForShift = (run: RunHandle) => run.logged(/waiting for the end of that shift/)

test('a run that is late by a newer version leaves that one live', async () => {
  const sandbox = await liveStage()
  const verification = sandbox.faults.hold({ service: 'lambda', operation: 'Invoke' })
  const older = await startRelease(sandbox, 'two', { 'verify-event': '{}' })
  await isHeld(verification, older)
  const newer = await release(sandbox, 'three')
  expect(newer.outputs, newer.log).toMatchObject({ version: '3', 'previous-version': '1' })
  verification.release()
  const late = await older.result
  expect(onlyError(late)).toBe(
    "Another run has moved the alias live of hello-world to version 3, which is newer than this run's version 2: it was left there. " +
      'Nothing is wrong when that run is the newer one; a concurrency group lets one run at a time release.',
  )
  await expectWhollyOn(sandbox, '3', 'three', late.log)
})

/** Two runs that have both read the alias before either changes it; the first one is the first to do so. */
async function atTheSameMoment(images: readonly [string, string]) {
  const sandbox = await liveStage()
  const both = sandbox.faults.hold({ service: 'lambda', operation: 'UpdateAlias', times: 2 })
  const first = await startRelease(sandbox, images[0], { traffic: 'canary 10% 2s' })
  await isHeld(both, first)
  const second = await startRelease(sandbox, images[1], { traffic: 'canary 30% 2s' })
  await vi.waitFor(() => expect(both.hits).toBe(2), { timeout: 60_000 })
  both.release()
  const [one, other] = await Promise.all([first.result, second.result])
  return { sandbox, one, other }
}

test('two shifts that start at the same moment leave no weights, and one of them wins', async () => {
  const { sandbox, one, other } = await atTheSameMoment(['two', 'three'])
  expect(sandbox.requests.of('lambda', 'UpdateAlias').filter(({ status }) => status === 412)).toHaveLength(1)
  expect(onlyError(other)).toMatch(
    /^Another run or a person changed the alias live during this run: it is on (?:90% on version 1 and 10% on )?version 2 now, /,
  )
  expect(one.outputs, one.log).toMatchObject({ version: '2' })
  await expectWhollyOn(sandbox, '2', 'two', one.log)
})

test("of two runs for one image, the one that loses the race leaves the other's weights alone", async () => {
  const { sandbox, one, other } = await atTheSameMoment(['two', 'two'])
  expect(onlyError(other)).toContain('Another run or a person changed the alias live during this run')
  expect(one.outputs, one.log).toMatchObject({ version: '2', 'previous-version': '1' })
  await expectWhollyOn(sandbox, '2', 'two', one.log)
})

test('an alias that a person moves in the middle of a shift stays there, also on the new version', async () => {
  const sandbox = await liveStage()
  const next = sandbox.faults.hold({ service: 'lambda', operation: 'UpdateAlias', after: 1 })
  const run = await startRelease(sandbox, 'two', { traffic: 'linear 40% 1s' })
  await reaches(sandbox, '1 2=0.4', run)
  sandbox.lambda.setAlias('hello-world', 'live', { functionVersion: '2', weights: {} })
  next.release()
  const failed = await run.result
  expect(onlyError(failed)).toMatch(changed)
  expect(failed.post?.annotations).toEqual([])
  await expectWhollyOn(sandbox, '2', 'two', failed.log)
})

test('an alias whose description a person changes in the middle of a shift loses its weights, and keeps the description', async () => {
  const sandbox = await liveStage()
  const next = sandbox.faults.hold({ service: 'lambda', operation: 'UpdateAlias', after: 1 })
  const run = await startRelease(sandbox, 'two', { traffic: 'linear 40% 1s' })
  await reaches(sandbox, '1 2=0.4', run)
  const route = { functionVersion: '1', weights: { 2: 0.4 }, description: 'Mine' }
  sandbox.lambda.setAlias('hello-world', 'live', route)
  next.release()
  const failed = await run.result
  expect(onlyError(failed)).toMatch(
    /^Another run or a person changed the alias live during this run\. All traffic of hello-world:live in us-east-1 is on version 1 again\. /,
  )
  expect(routeOf(sandbox), failed.log).toBe('1')
  expect(await aliasOf(sandbox)).toMatchObject({ Description: 'Mine' })
})

const tenth = { 2: 0.1 }

/** What an alias tells of a shift that must be over by a moment. */
function shiftUntil(end: number) {
  const until = `${new Date(end).toISOString().slice(0, 19)}Z`
  return { until, description: `Mine [previous: 9] [shift to 2 until ${until}]` }
}

/** An alias as a run leaves it whose machine is gone in the middle of a shift, which must be over by a moment. */
async function abandonedShift(end: number) {
  const { until, description } = shiftUntil(end)
  const alias = { version: '1', weights: tenth, description }
  return { sandbox: await liveStage({ settle }, { versions: ['one', 'two'], alias }), until }
}

test.each([
  { when: 'is found', waits: false },
  { when: 'comes to its end while the run waits', waits: true },
])('a shift whose run is gone, which $when, is told and ended by the next run', async ({ waits }) => {
  const past = Date.now() - 1000
  const { sandbox } = await abandonedShift(waits ? Date.now() + 3_600_000 : past)
  const { until, description } = shiftUntil(past)
  const run = await startRelease(sandbox, 'three', { 'wait-timeout': '40s' })
  if (waits) {
    await run.logged(/waiting for the end of that shift/)
    sandbox.lambda.setAlias('hello-world', 'live', { functionVersion: '1', weights: tenth, description })
  }
  const next = await run.result
  expect(next.outputs, next.log).toMatchObject({ version: '3', 'previous-version': '1' })
  const where = '90% on version 1 and 10% on version 2'
  expect(next.annotations.map(({ level, message }) => [level, message])).toEqual([
    [
      'warning',
      waits
        ? `live of hello-world in us-east-1 is on ${where}; this run will wait for its end.`
        : `live of hello-world in us-east-1 is on ${where}: a run was ended in the middle of that shift. This run gives all traffic back to version 1 before it moves the alias.`,
    ],
  ])
  expect(/waiting for the end of that shift/.test(next.log)).toBe(waits)
  expect(next.log).toContain(
    `hello-world:live in us-east-1 was on ${where}: the run that shifted it was to be done by ${until}, and was ended in the middle. All traffic of it is on version 1 again.`,
  )
  await expectWhollyOn(sandbox, '3', 'three', next.log)
  expect(await aliasOf(sandbox)).toMatchObject({ Description: 'Mine [previous: 1, 9]' })
})

test('a shift whose run may still live is left alone, and the error says until when', async () => {
  const { sandbox, until } = await abandonedShift(Date.now() + 3_600_000)
  const next = await releaseTooLate(sandbox, 'three', waitsForShift)
  expect(onlyError(next)).toContain(
    `another shift has not ended within wait-timeout, and may last until ${until}. A run after that ends it by itself. `,
  )
  expect(routeOf(sandbox)).toBe('1 2=0.1')
})

test('a run does not remove weights that a person has set, whatever an older shift has left', async () => {
  const weights = { 1: 0.1 }
  const description = '[shift to 2 until 2020-01-01T00:00:00Z]'
  const sandbox = await liveStage(
    { settle },
    { versions: ['one', 'two'], alias: { version: '2', weights, description } },
  )
  const next = await releaseTooLate(sandbox, 'three', waitsForShift)
  expect(onlyError(next)).toMatch(/^The alias live of hello-world is still on 90% on version 2 and 10% on version 1: /)
  expect(routeOf(sandbox)).toBe('2 1=0.1')
})
