import type { Fault, Sandbox } from '@deploy-lambda-image/sandbox'
import type { RunHandle } from '@deploy-lambda-image/sandbox/runner'
import { describe, expect, test, vi } from 'vitest'
import { isHeld } from './build-gate.ts'
import { onlyError } from './read-back.ts'
import {
  answerOf,
  changeAlias,
  expectWhollyOn,
  liveStage,
  reaches,
  release,
  routeOf,
  startRelease,
} from './traffic-stage.ts'

const cancelled = 'The run was cancelled. Run the job again to finish it.'
const always = Number.POSITIVE_INFINITY
const back = 'All traffic of hello-world:live in us-east-1 is on version 1 again.'

/** A long canary of version 2, with an alarm and a verification. */
async function midShift(): Promise<{ sandbox: Sandbox; run: RunHandle }> {
  const sandbox = await liveStage()
  sandbox.cloudwatch.putAlarm({ name: 'errors' })
  const inputs = { traffic: 'canary 10% 5m', 'rollback-alarms': 'errors', 'verify-event': '{}' }
  const run = await startRelease(sandbox, 'two', inputs)
  await reaches(sandbox, '1 2=0.1', run)
  return { sandbox, run }
}

/** Where a run can fail, and what it then says. */
const failures: readonly [string, Fault, string][] = [
  [
    'the verification before any traffic fails',
    { operation: 'Invoke', kind: 'error', status: 400, code: 'InvalidRequestContentException', message: 'No event' },
    'Could not invoke version 2 of hello-world: InvalidRequestContentException: No event.',
  ],
  [
    'the verification of a step fails',
    { operation: 'Invoke', kind: 'deny', after: 2 },
    'is not authorized to perform: lambda:InvokeFunction',
  ],
  ['the first weight is refused', { operation: 'UpdateAlias', kind: 'deny', times: always }, 'lambda:UpdateAlias'],
  ['the second weight is refused', { operation: 'UpdateAlias', kind: 'deny', after: 1 }, 'lambda:UpdateAlias'],
  ['the last change is refused', { operation: 'UpdateAlias', kind: 'deny', after: 2 }, 'lambda:UpdateAlias'],
  [
    'the alarms are not shown any more',
    { service: 'monitoring', operation: 'DescribeAlarms', kind: 'deny', after: 2, times: always },
    'Could not read the alarms errors: ',
  ],
]

describe('the alias answers with the old image after a run in which', () => {
  test.each(failures)('%s', async (_, fault, message) => {
    const sandbox = await liveStage()
    sandbox.cloudwatch.putAlarm({ name: 'errors' })
    const inputs = { traffic: 'linear 40% 1s', 'rollback-alarms': 'errors', 'verify-event': '{}' }
    const set = sandbox.faults.add({ service: 'lambda', ...fault })
    const failed = await release(sandbox, 'two', inputs)
    expect(onlyError(failed)).toContain(message)
    expect(set.hits).toBeGreaterThan(0)
    sandbox.faults.clear()
    await expectWhollyOn(sandbox, '1', 'one', failed.log)
  })

  test('all at once the alias may not be moved', async () => {
    const sandbox = await liveStage()
    sandbox.faults.add({ service: 'lambda', operation: 'UpdateAlias', kind: 'deny', times: always })
    const failed = await release(sandbox, 'two')
    expect(onlyError(failed)).toMatch(/ lambda:UpdateAlias on resource: .* is on version 1 again\. /)
    await expectWhollyOn(sandbox, '1', 'one', failed.log)
    expect(await answerOf(sandbox)).toBe('one')

    sandbox.faults.clear()
    const next = await release(sandbox, 'two')
    await expectWhollyOn(sandbox, '2', 'two', next.log)
  })
})

test('a denial of DescribeAlarms in the middle of a shift reverts the alias at once', async () => {
  const { sandbox, run } = await midShift()
  sandbox.faults.add({ service: 'monitoring', kind: 'deny', times: always })
  const failed = await run.result
  const denied = sandbox.requests.of('monitoring').filter(({ error }) => error !== undefined)
  expect(denied).toHaveLength(1)
  expect(onlyError(failed)).toContain(`cloudwatch:DescribeAlarms`)
  expect(onlyError(failed)).toContain(back)
  await expectWhollyOn(sandbox, '1', 'one', failed.log)
})

test('a job that is cancelled in the middle of a shift reverts the alias before it is terminated', async () => {
  const { sandbox, run } = await midShift()
  const asked = sandbox.requests.all.length
  // The first signal is enough: SIGTERM, which the runner sends 7.5 s later, never comes here.
  process.kill(run.pid, 'SIGINT')
  const result = await run.result
  expect([result.main.exitCode, result.main.signal], result.log).toEqual([1, null])
  const since = sandbox.requests.all.slice(asked).map(({ operation }) => operation)
  // The last one tells what is live in the end.
  expect(since.filter((name) => name.endsWith('Alias'))).toEqual(['GetAlias', 'UpdateAlias', 'GetAlias'])
  expect(onlyError(result)).toBe(cancelled)
  expect(result.main.log).toContain(back)
  await expectWhollyOn(sandbox, '1', 'one', result.log)
})

test('what a killed step left in the middle of a shift is reverted by post', async () => {
  const { sandbox, run } = await midShift()
  run.kill()
  const result = await run.result
  expect(result.main.signal).toBe('SIGKILL')
  expect(result.post?.exitCode).toBe(0)
  expect(result.post?.log).toContain(back)
  await expectWhollyOn(sandbox, '1', 'one', result.log)
})

test.each<{ how: string; end(run: RunHandle): void }>([
  // The first signal is enough: SIGTERM, which the runner sends 7.5 s later, never comes here.
  { how: 'cancelled', end: (run) => void process.kill(run.pid, 'SIGINT') },
  { how: 'killed', end: (run) => run.kill() },
])('a weight that is under way when the step is $how comes to nothing', async ({ end }) => {
  const sandbox = await liveStage()
  const weight = sandbox.faults.hold({ service: 'lambda', operation: 'UpdateAlias' })
  const run = await startRelease(sandbox, 'two', { traffic: 'canary 10% 5m' })
  await isHeld(weight, run)
  end(run)
  const { log } = await run.result
  weight.release()
  const late = () => expect(sandbox.requests.of('lambda', 'UpdateAlias')[0]?.status).toBe(412)
  await vi.waitFor(late, { timeout: 60_000 })
  await expectWhollyOn(sandbox, '1', 'one', log)
})

test('post tries once more to revert what main could not', async () => {
  const { sandbox, run } = await midShift()
  // As often as main tries, and not once more.
  const denial = sandbox.faults.add({ service: 'lambda', operation: 'GetAlias', kind: 'deny', times: 1 })
  // The first signal is enough: SIGTERM, which the runner sends 7.5 s later, never comes here.
  process.kill(run.pid, 'SIGINT')
  const { main, post, log } = await run.result
  expect(denial.hits).toBe(1)
  expect(main.annotations.map(({ level, message }) => `${level} ${message}`)).toEqual([
    expect.stringMatching(
      /^warning hello-world:live in us-east-1 could not be reverted to version 1: .*lambda:GetAlias/,
    ),
    `error ${cancelled}`,
  ])
  expect(post?.log).toContain(back)
  await expectWhollyOn(sandbox, '1', 'one', log)
})

test('post leaves alone an alias that another run or a person has moved since the step was killed', async () => {
  const { sandbox, run } = await midShift()
  await changeAlias(sandbox, { FunctionVersion: '$LATEST', RoutingConfig: { AdditionalVersionWeights: {} } })
  run.kill()
  const { post, log } = await run.result
  expect(post?.annotations).toMatchObject([
    {
      level: 'warning',
      message: expect.stringContaining('was moved by another run or a person, and is on version $LATEST.'),
    },
  ])
  expect(routeOf(sandbox), log).toBe('$LATEST')
})

test('a step that is killed after the alias was moved leaves it so', async () => {
  const sandbox = await liveStage({}, { versions: ['one', 'two'] })
  const pruning = sandbox.faults.hold({ service: 'lambda', operation: 'ListVersionsByFunction', after: 1 })
  const run = await startRelease(sandbox, 'three', { 'keep-versions': '5' })
  await run.logged(/The alias live is on version 3/)
  await isHeld(pruning, run)
  run.kill()
  const { post, log } = await run.result
  expect(post?.log).not.toContain('again')
  await expectWhollyOn(sandbox, '3', 'three', log)
})
