import { PutFunctionConcurrencyCommand } from '@aws-sdk/client-lambda'
import { expect, test, vi } from 'vitest'
import { before, isHeld } from './build-gate.ts'
import { asRead, builds, changes, onlyError } from './read-back.ts'
import { checkout, deploy, executionRole, lambda, setStage } from './stage.ts'
import {
  answerOf,
  buildAndRelease,
  expectWhollyOn,
  liveStage,
  reaches,
  release,
  routeOf,
  startRelease,
} from './traffic-stage.ts'

test('a canary has its share of the traffic, then all of it', async () => {
  const sandbox = await liveStage()
  // All traffic is moved once both versions were seen to answer, however long that takes.
  const last = sandbox.faults.hold({ service: 'lambda', operation: 'UpdateAlias', after: 1 })
  const run = await startRelease(sandbox, 'two', { traffic: 'canary 50% 3s' })
  await reaches(sandbox, '1 2=0.5', run)
  const answers = new Set<unknown>()
  while (answers.size < 2) answers.add(await answerOf(sandbox))
  expect(routeOf(sandbox)).toBe('1 2=0.5')
  await isHeld(last, run)
  last.release()
  await reaches(sandbox, '2')
  const [weight, all] = sandbox.requests.of('lambda', 'UpdateAlias')
  expect((all?.time ?? 0) - (weight?.time ?? 0)).toBeGreaterThanOrEqual(3000)
  const { outputs, log, summary } = await run.result
  expect(outputs, log).toMatchObject({ version: '2', 'previous-version': '1', changed: 'true' })
  expect(asRead(summary)).toContain('| `hello-world:live` | version 1 | version 2 |')
  await expectWhollyOn(sandbox, '2', 'two', log)
})

test('traffic that moves in equal steps is seen at each of them, and the version is handed verify-event before each', async () => {
  const sandbox = await liveStage()
  // No step is left before it was seen.
  const steps = [1, 2, 3].map((after) => sandbox.faults.hold({ service: 'lambda', operation: 'UpdateAlias', after }))
  const inputs = { traffic: 'linear 30% 1s', 'verify-event': '{"n":1}', 'verify-expect': '{"event":{"n":1}}' }
  const run = await startRelease(sandbox, 'two', inputs)
  for (const [n, route] of ['1 2=0.3', '1 2=0.6', '1 2=0.9', '2'].entries()) {
    await reaches(sandbox, route, run)
    steps[n]?.release()
  }
  const { exitCode, log } = await run.result
  expect(exitCode, log).toBe(0)
  const calls = sandbox.requests.all
    .map(({ operation }) => operation)
    .filter((operation) => ['Invoke', 'UpdateAlias'].includes(operation))
  const step = ['Invoke', 'UpdateAlias']
  expect(calls).toEqual([...step, ...step, ...step, ...step])
})

test('a first deploy has no traffic to shift', async () => {
  const sandbox = await setStage()
  sandbox.cloudwatch.putAlarm({ name: 'errors' })
  const inputs = { traffic: 'canary 10% 1h', 'rollback-alarms': 'errors' }
  const first = await release(sandbox, 'one', { role: executionRole, ...inputs })
  expect(first.annotations.map(({ level, message }) => [level, message])).toEqual([
    [
      'warning',
      expect.stringMatching(/^traffic, rollback-alarms: live of hello-world in us-east-1 does not exist yet\. /),
    ],
  ])
  expect(first.exitCode, first.log).toBe(0)
  await expectWhollyOn(sandbox, '1', 'one', first.log)
})

test('alarms that are OK are watched to the end of the shift', async () => {
  const sandbox = await liveStage()
  sandbox.cloudwatch.putAlarm({ name: 'errors' })
  sandbox.cloudwatch.putAlarm({ name: 'slow', kind: 'composite', state: 'INSUFFICIENT_DATA' })
  sandbox.cloudwatch.putAlarm({ name: 'lines', kind: 'log', evaluation: 'PARTIAL_DATA' })
  // The shift goes on until the version was verified once more, which is after three further reads.
  const verification = sandbox.faults.hold({ service: 'lambda', operation: 'Invoke', after: 1 })
  const inputs = { traffic: 'canary 10% 1s', 'rollback-alarms': 'errors\nslow\nlines', 'verify-event': '{}' }
  const run = await startRelease(sandbox, 'two', inputs)
  await isHeld(verification, run)
  const reads = () => sandbox.requests.of('monitoring', 'DescribeAlarms').length
  // One is before the build.
  await before(
    vi.waitFor(() => expect(reads()).toBeGreaterThanOrEqual(4), { timeout: 60_000 }),
    run,
  )
  expect(routeOf(sandbox)).toBe('1 2=0.1')
  verification.release()
  const { exitCode, log, annotations } = await run.result
  expect(exitCode, log).toBe(0)
  expect(annotations).toMatchObject([
    { level: 'warning', message: expect.stringMatching(/^rollback-alarms: 'lines' in us-east-1 may miss a failure: /) },
  ])
  expect(routeOf(sandbox)).toBe('2')
})

test('alarms that are missing or in ALARM are refused before the build, with all else that is wrong', async () => {
  const sandbox = await setStage()
  sandbox.cloudwatch.putAlarm({ name: 'errors', state: 'ALARM' })
  sandbox.cloudwatch.putAlarm({ name: 'latency', kind: 'log' })
  sandbox.cloudwatch.putAlarm({ name: 'lines', kind: 'log', evaluation: 'EVALUATION_ERROR' })
  const inputs = {
    alias: 'live',
    traffic: 'canary 10% 5m',
    'rollback-alarms': 'errors\nlatency\nlatencies\nlines\ntypo',
    'create-repository': 'false',
  }
  const refused = await deploy(sandbox, { workspace: checkout(), inputs })
  expect(onlyError(refused)).toMatch(/^6 problems were found:\n/)
  expect(onlyError(refused)).toContain(
    "rollback-alarms: 'errors' in us-east-1 is already in the state ALARM: the shift would be reverted at once. Wait until its state is OK, or remove it from the input.",
  )
  expect(onlyError(refused)).toContain(
    "rollback-alarms: there is no alarm 'typo' in us-east-1. Create it, or correct the name.",
  )
  expect(onlyError(refused)).toContain(
    "rollback-alarms: there is no alarm 'latencies' in us-east-1. Create it, or correct the name: us-east-1 has 'latency'.",
  )
  expect(onlyError(refused)).toContain(
    "rollback-alarms: 'lines' in us-east-1 protects nothing: CloudWatch can't evaluate it (EVALUATION_ERROR: Set by a handle of the sandbox). Correct the alarm ",
  )
  expect(onlyError(refused)).toContain('There is no function hello-world in us-east-1.')
  expect(onlyError(refused)).not.toContain("'latency' in")
  expect(builds(refused)).toBe(0)
  expect(changes(sandbox)).toEqual([])
})

test('a function that is switched off is told before the build, to those who verify it or shift its traffic', async () => {
  const sandbox = await liveStage()
  const switchedOff = { FunctionName: 'hello-world', ReservedConcurrentExecutions: 0 }
  await lambda(sandbox).send(new PutFunctionConcurrencyCommand(switchedOff))
  sandbox.requests.clear()
  const refused = await buildAndRelease(sandbox, 'two', {
    traffic: 'canary 10% 5m',
    'verify-event': '{}',
    'before-traffic-event': '{}',
  })
  expect(onlyError(refused)).toMatch(
    /^verify-event and before-traffic-event and traffic: hello-world in us-east-1 has reserved concurrency 0, and Lambda refuses every /,
  )
  expect(builds(refused)).toBe(0)
  expect(changes(sandbox)).toEqual([])
  const released = await release(sandbox, 'two')
  expect(released.outputs, released.log).toMatchObject({ version: '2' })
})

test('an alarm that goes off in the second step has all traffic on the old version at the next read of the alarms', async () => {
  const sandbox = await liveStage()
  sandbox.cloudwatch.putAlarm({ name: 'errors' })
  // The step does not end before its alarms are read, and they are read when the test says so.
  const second = sandbox.faults.hold({ service: 'lambda', operation: 'UpdateAlias', after: 1 })
  const run = await startRelease(sandbox, 'two', { traffic: 'linear 40% 1s', 'rollback-alarms': 'errors' })
  await isHeld(second, run)
  const read = sandbox.faults.hold({ service: 'monitoring', operation: 'DescribeAlarms' })
  second.release()
  await reaches(sandbox, '1 2=0.8', run)
  await isHeld(read, run)
  const asked = sandbox.requests.all.length
  sandbox.cloudwatch.setAlarm('errors', 'ALARM')
  read.release()
  const failed = await run.result
  expect(onlyError(failed)).toBe(
    'The alarm errors went off while traffic was moving to version 2. ' +
      'All traffic of hello-world:live in us-east-1 is on version 1 again. ' +
      'Find out in CloudWatch why, correct the function, then deploy again.',
  )
  // The alarms are read each second: with the call that moves the alias this is within the three promised seconds. A read that
  // was under way when the alarm went off may have seen it already.
  const since = sandbox.requests.all.slice(asked).map(({ operation }) => operation)
  expect(since.filter((name) => name === 'UpdateAlias')).toHaveLength(1)
  expect(since.filter((name) => name === 'DescribeAlarms').length).toBeLessThanOrEqual(1)
  expect(Object.keys(failed.outputs)).toEqual(['results'])
  expect(JSON.parse(failed.outputs.results ?? '')).toMatchObject({ 'us-east-1': { version: '1' } })
  await expectWhollyOn(sandbox, '1', 'one', failed.log)
})

test('an alarm ends the run although the version is still busy with its verification', async () => {
  const sandbox = await liveStage()
  sandbox.cloudwatch.putAlarm({ name: 'errors' })
  const busy = sandbox.faults.hold({ service: 'lambda', operation: 'Invoke', after: 1 })
  const inputs = { traffic: 'canary 10% 5m', 'rollback-alarms': 'errors', 'verify-event': '{}' }
  const run = await startRelease(sandbox, 'two', inputs)
  await reaches(sandbox, '1 2=0.1', run)
  await isHeld(busy, run)
  sandbox.cloudwatch.setAlarm('errors', 'ALARM')
  const failed = await run.result
  expect(onlyError(failed)).toContain('The alarm errors went off')
  expect(routeOf(sandbox)).toBe('1')
})

test('throttles of DescribeAlarms are ridden out, and the alarm behind them is seen', async () => {
  const sandbox = await liveStage()
  sandbox.cloudwatch.putAlarm({ name: 'errors' })
  const inputs = { traffic: 'canary 10% 1s', 'rollback-alarms': 'errors' }
  const weight = sandbox.faults.hold({ service: 'lambda', operation: 'UpdateAlias' })
  const run = await startRelease(sandbox, 'two', inputs)
  await isHeld(weight, run)
  const storm = sandbox.faults.add({ service: 'monitoring', kind: 'throttle', times: 4 })
  const behind = sandbox.faults.hold({ service: 'monitoring', after: 4 })
  weight.release()
  await isHeld(behind, run)
  expect(routeOf(sandbox)).toBe('1 2=0.1')
  sandbox.cloudwatch.setAlarm('errors', 'ALARM')
  behind.release()
  const failed = await run.result
  expect(storm.hits).toBe(4)
  // The time of the step is over by then, but no step ends without a read of the alarms.
  expect(onlyError(failed)).toContain('The alarm errors went off')
  expect(routeOf(sandbox)).toBe('1')
})

test('a lost answer to any UpdateAlias of a shift does not stop it', async () => {
  const sandbox = await liveStage()
  const lost = sandbox.faults.add({ service: 'lambda', operation: 'UpdateAlias', kind: 'lost', after: 1, times: 1 })
  const { exitCode, log } = await release(sandbox, 'two', { traffic: 'linear 40% 1s' })
  expect(exitCode, log).toBe(0)
  expect(lost.hits).toBe(1)
  await expectWhollyOn(sandbox, '2', 'two', log)
})
