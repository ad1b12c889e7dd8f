import { GetProvisionedConcurrencyConfigCommand } from '@aws-sdk/client-lambda'
import type { Sandbox } from '@deploy-lambda-image/sandbox'
import type { RunHandle } from '@deploy-lambda-image/sandbox/runner'
import { expect, test, vi } from 'vitest'
import { before, isHeld } from './build-gate.ts'
import { builds, changes, onlyError } from './read-back.ts'
import { lambda } from './stage.ts'
import {
  answerOf,
  buildAndRelease,
  changeAlias,
  expectWhollyOn,
  liveStage,
  reaches,
  release,
  routeOf,
  startRelease,
  startRollBack,
} from './traffic-stage.ts'

const back = 'All traffic of hello-world:live in us-east-1 is on version 1 again.'

/** The executions that are kept ready on the alias `live`; undefined when there are none. */
async function executions(sandbox: Sandbox): Promise<{ requested: unknown; status: unknown } | undefined> {
  const request = new GetProvisionedConcurrencyConfigCommand({ FunctionName: 'hello-world', Qualifier: 'live' })
  try {
    const { RequestedProvisionedConcurrentExecutions: requested, Status: status } = await lambda(sandbox).send(request)
    return { requested, status }
  } catch {
    return undefined
  }
}

/** The alias `live` with two executions on version 1. */
function provisionedStage(): Promise<Sandbox> {
  return liveStage({ settle: { provision: 300 } }, { alias: { provisioned: 2 } })
}

/** ms. What takes so long ends when the test says so. */
const allDay = 86_400_000

/** The same while Lambda moves the executions to version 2, which a run has released: it takes all day. */
async function midMove() {
  const sandbox = await provisionedStage()
  sandbox.lambda.settle.provision = allDay
  const run = await startRelease(sandbox, 'two')
  await reaches(sandbox, '2 1=1', run)
  return { sandbox, run }
}

/** Waits until a run asks again and again for executions that are not ready. @throws Error with the log when it ends before */
function isWaitedFor(sandbox: Sandbox, run: RunHandle): Promise<void> {
  const asked = () => sandbox.requests.of('lambda', 'GetProvisionedConcurrencyConfig').length
  const now = asked()
  const again = () => expect(asked()).toBeGreaterThan(now + 2)
  return before(vi.waitFor(again, { timeout: 60_000 }), run)
}

test('executions are set with the alias, and are ready when the step ends', async () => {
  const sandbox = await liveStage({ settle: { provision: allDay } })
  const set = sandbox.faults.hold({ service: 'lambda', operation: 'PutProvisionedConcurrencyConfig' })
  const run = await startRelease(sandbox, 'two', { 'provisioned-concurrency': '3' })
  await isHeld(set, run)
  set.release()
  await isWaitedFor(sandbox, run)
  sandbox.lambda.settleNow('hello-world')
  const released = await run.result
  expect(await executions(sandbox)).toEqual({ requested: 3, status: 'READY' })
  expect(released.outputs, released.log).toMatchObject({ version: '2', changed: 'true' })
  expect(released.log).toContain('3 executions of hello-world:live are ready')
  await expectWhollyOn(sandbox, '2', 'two', released.log)
})

test('a number of executions that changes is a change, and one that does not is none', async () => {
  const sandbox = await provisionedStage()
  const same = await release(sandbox, 'one', { 'provisioned-concurrency': '2' })
  expect(same.outputs, same.log).toMatchObject({ version: '1', changed: 'false' })
  const touched = changes(sandbox).map(({ operation }) => operation)
  expect(touched).not.toContain('PutProvisionedConcurrencyConfig')
  expect(touched).not.toContain('UpdateAlias')
  const more = await release(sandbox, 'one', { 'provisioned-concurrency': '4' })
  expect(more.outputs, more.log).toMatchObject({ version: '1', changed: 'true' })
  expect(await executions(sandbox)).toEqual({ requested: 4, status: 'READY' })
})

test("executions move with the alias, and Lambda's own weights are gone when the step ends", async () => {
  const { sandbox, run } = await midMove()
  await isWaitedFor(sandbox, run)
  sandbox.lambda.settleNow('hello-world')
  const { exitCode, log } = await run.result
  expect(exitCode, log).toBe(0)
  expect(await executions(sandbox)).toEqual({ requested: 2, status: 'READY' })
  await expectWhollyOn(sandbox, '2', 'two', log)
  expect(await answerOf(sandbox)).toBe('two')
})

test('an alias whose executions are not shown any more, when it was moved, is reverted', async () => {
  const sandbox = await provisionedStage()
  const operation = 'GetProvisionedConcurrencyConfig'
  // The inspection reads them, and the release before it moves the alias.
  const denial = sandbox.faults.add({ service: 'lambda', operation, kind: 'deny', after: 2, times: 1 })
  const failed = await release(sandbox, 'two')
  expect(onlyError(failed)).toContain(`lambda:${operation}`)
  expect(onlyError(failed)).toContain(back)
  expect(denial.hits).toBe(1)
  await expectWhollyOn(sandbox, '1', 'one', failed.log)
})

test('of an alias without executions, which gets none, they are asked for no more once it was moved', async () => {
  const sandbox = await liveStage()
  const released = await release(sandbox, 'two')
  expect(released.outputs, released.log).toMatchObject({ version: '2' })
  const asked = sandbox.requests.all.map(({ operation }) => operation)
  expect(asked.slice(asked.indexOf('UpdateAlias'))).not.toContain('GetProvisionedConcurrencyConfig')
  await expectWhollyOn(sandbox, '2', 'two', released.log)
})

test("a run that comes while Lambda moves executions waits for its weights' end", async () => {
  const { sandbox, run: first } = await midMove()
  const waiting = await startRelease(sandbox, 'three')
  await waiting.logged(/live is on 0% on version 2 and 100% on version 1: waiting for the end of that shift/)
  expect(sandbox.requests.of('lambda', 'UpdateAlias')).toHaveLength(1)
  sandbox.lambda.settle.provision = 300
  sandbox.lambda.settleNow('hello-world')
  const second = await waiting.result
  expect(second.outputs, second.log).toMatchObject({ version: '3', 'previous-version': '2' })
  expect((await first.result).exitCode).toBe(0)
  await expectWhollyOn(sandbox, '3', 'three', second.log)
})

test('0 takes the executions away', async () => {
  const sandbox = await provisionedStage()
  const none = await release(sandbox, 'two', { 'provisioned-concurrency': '0' })
  expect(none.outputs, none.log).toMatchObject({ version: '2', changed: 'true' })
  expect(await executions(sandbox)).toBeUndefined()
  await expectWhollyOn(sandbox, '2', 'two', none.log)
})

test('executions that can not be made ready are an error with the reason, and the alias is reverted', async () => {
  const sandbox = await liveStage({ settle: { provision: 300 } })
  sandbox.lambda.failNextProvisioning({ name: 'hello-world', reason: 'FUNCTION_ERROR_INIT_FAILURE' })
  const failed = await release(sandbox, 'two', { 'provisioned-concurrency': '3' })
  expect(onlyError(failed)).toBe(
    'Lambda could not make the provisioned concurrency of hello-world:live ready: FUNCTION_ERROR_INIT_FAILURE. ' +
      `${back} Correct what it says, or choose another provisioned-concurrency.`,
  )
  expect(await executions(sandbox)).toBeUndefined()
  await expectWhollyOn(sandbox, '1', 'one', failed.log)
})

test('executions that the new version can not have are those of the old one again', async () => {
  const sandbox = await provisionedStage()
  sandbox.lambda.failNextProvisioning({ name: 'hello-world', reason: 'FUNCTION_ERROR_INIT_FAILURE' })
  const failed = await release(sandbox, 'two')
  expect(onlyError(failed)).toContain(`FUNCTION_ERROR_INIT_FAILURE. ${back}`)
  await expectWhollyOn(sandbox, '1', 'one', failed.log)
  const ready = async () => expect(await executions(sandbox)).toEqual({ requested: 2, status: 'READY' })
  await vi.waitFor(ready, { timeout: 60_000 })
  await expectWhollyOn(sandbox, '1', 'one', failed.log)
})

test('a job that is cancelled while Lambda moves executions has all traffic back at once', async () => {
  const { sandbox, run } = await midMove()
  // The first signal is enough: SIGTERM, which the runner sends 7.5 s later, never comes here.
  process.kill(run.pid, 'SIGINT')
  const { main, log } = await run.result
  expect([main.exitCode, main.signal], log).toEqual([1, null])
  expect(await executions(sandbox)).toMatchObject({ requested: 2 })
  await expectWhollyOn(sandbox, '1', 'one', log)
})

test('another number that fails leaves the number that was there', async () => {
  const sandbox = await provisionedStage()
  sandbox.lambda.failNextProvisioning({ name: 'hello-world', reason: 'INTERNAL_ERROR' })
  const failed = await release(sandbox, 'one', { 'provisioned-concurrency': '5' })
  expect(onlyError(failed)).toContain(`INTERNAL_ERROR. ${back}`)
  expect(await executions(sandbox)).toMatchObject({ requested: 2 })
  expect(routeOf(sandbox)).toBe('1')
})

test.each([
  { message: 'two', inputs: {}, version: '2', left: { requested: 2, status: 'READY' } },
  { message: 'two', inputs: { 'provisioned-concurrency': '0' }, version: '2', left: undefined },
  { message: 'three', inputs: {}, version: '3', left: { requested: 2, status: 'READY' } },
])('weights that executions left when they failed do not hold up a run for $message, $inputs', async (row) => {
  const { message, inputs, version, left } = row
  const alias = { version: '1', provisioned: 2 }
  const sandbox = await liveStage({ settle: { provision: 300 } }, { versions: ['one', 'two'], alias })
  sandbox.lambda.failNextProvisioning({ name: 'hello-world', reason: 'FUNCTION_ERROR_INIT_FAILURE' })
  await changeAlias(sandbox, { FunctionVersion: '2' })
  await vi.waitFor(async () => expect(await executions(sandbox)).toMatchObject({ status: 'FAILED' }), {
    timeout: 60_000,
  })
  expect(routeOf(sandbox)).toBe('2 1=1')

  const repaired = await release(sandbox, message, inputs)
  expect(repaired.outputs, repaired.log).toMatchObject({ version, 'previous-version': '2', changed: 'true' })
  expect(await executions(sandbox)).toEqual(left)
  await expectWhollyOn(sandbox, version, message, repaired.log)
})

test('a share of traffic on an alias with executions is refused before the build', async () => {
  const sandbox = await provisionedStage()
  const refused = await buildAndRelease(sandbox, 'two', { traffic: 'canary 10% 5m' })
  expect(onlyError(refused)).toMatch(/^traffic: live in us-east-1 has provisioned concurrency, and Lambda allows no /)
  const wanted = await buildAndRelease(sandbox, 'two', { traffic: 'canary 10% 5m', 'provisioned-concurrency': '2' })
  expect(onlyError(wanted)).toBe(onlyError(refused))
  expect(builds(refused) + builds(wanted)).toBe(0)
  expect(changes(sandbox)).toEqual([])
})

test('a rollback in the middle of a move of executions returns to the version that is being left', async () => {
  const { sandbox, run } = await midMove()
  sandbox.lambda.settle.provision = 300
  const rollback = startRollBack(sandbox)
  // Lambda takes no change of the alias before its executions are ready.
  const moves = () => sandbox.requests.of('lambda', 'UpdateAlias').map(({ error }) => error)
  await before(
    vi.waitFor(() => expect(moves()).toContain('ResourceConflictException'), { timeout: 60_000 }),
    rollback,
  )
  sandbox.lambda.settleNow('hello-world')
  const undone = await rollback.result
  expect(undone.outputs, undone.log).toMatchObject({ version: '1', 'previous-version': '2' })
  expect(undone.log).toMatch(/ in the middle of a shift: this rollback ends it$/m)
  await run.result
  await expectWhollyOn(sandbox, '1', 'one', undone.log)
  expect(await executions(sandbox)).toEqual({ requested: 2, status: 'READY' })
})
