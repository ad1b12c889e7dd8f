import {
  CloudWatchClient,
  DescribeAlarmsCommand,
  type DescribeAlarmsCommandInput,
  paginateDescribeAlarms,
} from '@aws-sdk/client-cloudwatch'
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { type Sandbox, startSandbox } from '../../index.ts'
import { connect, refusal } from '../../testing/aws.ts'

const CALLER = 'arn:aws:sts::111122223333:assumed-role/deploy/ambient'
const ALARMS = 'arn:aws:cloudwatch:us-east-1:111122223333:alarm'
let sandbox: Sandbox

beforeAll(async () => {
  sandbox = await startSandbox({ roles: [{ name: 'deploy' }], regions: ['us-east-1', 'eu-west-1'] })
})
afterAll(() => sandbox.stop())
beforeEach(() => {
  sandbox.faults.clear()
  allow('*')
})

function allow(...resources: string[]) {
  const statement = { Effect: 'Allow', Action: 'cloudwatch:DescribeAlarms', Resource: resources }
  sandbox.iam.setPolicies('deploy', [{ Version: '2012-10-17', Statement: statement }])
}

function client(region?: string): CloudWatchClient {
  return new CloudWatchClient(connect(sandbox, sandbox.session('deploy'), region))
}

/** States by name, as the API says them. */
async function states(input: DescribeAlarmsCommandInput, region?: string) {
  const {
    MetricAlarms = [],
    CompositeAlarms = [],
    LogAlarms = [],
  } = await client(region).send(new DescribeAlarmsCommand(input))
  const all = [...MetricAlarms, ...CompositeAlarms, ...LogAlarms]
  return Object.fromEntries(all.map((one) => [one.AlarmName, one.StateValue]))
}

test('an alarm is described with its state and the time that it was set', async () => {
  sandbox.cloudwatch.putAlarm({ name: 'errors' })
  const before = Date.now()
  sandbox.cloudwatch.setAlarm('errors', 'ALARM')
  const { MetricAlarms = [], $metadata } = await client().send(new DescribeAlarmsCommand({ AlarmNames: ['errors'] }))
  expect($metadata.requestId).toMatch(/^[0-9a-f-]{36}$/)
  expect(MetricAlarms).toMatchObject([{ AlarmName: 'errors', AlarmArn: `${ALARMS}:errors`, StateValue: 'ALARM' }])
  const since = MetricAlarms[0]?.StateUpdatedTimestamp?.getTime() ?? 0
  expect(since).toBeGreaterThanOrEqual(before)
  expect(since).toBeLessThanOrEqual(Date.now())

  // Set to what it is: updated, but no transition.
  await new Promise((resolve) => setTimeout(resolve, 5))
  sandbox.cloudwatch.setAlarm('errors', 'ALARM')
  expect(sandbox.cloudwatch.alarm('errors')).toMatchObject({ state: 'ALARM', transitioned: since })
  expect(sandbox.cloudwatch.alarm('errors')?.updated).toBeGreaterThan(since)
})

test('a state that is set for later comes then', async () => {
  sandbox.cloudwatch.putAlarm({ name: 'later', state: 'INSUFFICIENT_DATA' })
  vi.useFakeTimers({ toFake: ['Date'] })
  onTestFinished(() => void vi.useRealTimers())
  const start = Date.now()
  sandbox.cloudwatch.setAlarm('later', 'OK', { after: 1500 })
  sandbox.cloudwatch.setAlarm('later', 'ALARM', { after: 500 })
  const names = { AlarmNames: ['later'] }
  expect(await states(names)).toEqual({ later: 'INSUFFICIENT_DATA' })
  vi.setSystemTime(start + 600)
  expect(await states(names)).toEqual({ later: 'ALARM' })
  // The moment that it was set for, not the one at which it was read.
  expect(sandbox.cloudwatch.alarm('later')?.updated).toBe(start + 500)
  vi.setSystemTime(start + 1500)
  expect(await states(names)).toEqual({ later: 'OK' })
})

test('names that no alarm has are absent, as are other regions and composite alarms that were not asked for', async () => {
  sandbox.cloudwatch.putAlarm({ name: 'here' })
  sandbox.cloudwatch.putAlarm({ name: 'there', region: 'eu-west-1', state: 'ALARM' })
  sandbox.cloudwatch.putAlarm({ name: 'both', kind: 'composite' })
  const AlarmNames = ['here', 'there', 'both', 'nowhere']
  expect(await states({ AlarmNames })).toEqual({ here: 'OK' })
  expect(await states({ AlarmNames }, 'eu-west-1')).toEqual({ there: 'ALARM' })
  const all = await client().send(
    new DescribeAlarmsCommand({ AlarmNames, AlarmTypes: ['MetricAlarm', 'CompositeAlarm'] }),
  )
  expect(all.MetricAlarms).toMatchObject([{ AlarmName: 'here' }])
  expect(all.CompositeAlarms).toMatchObject([{ AlarmName: 'both', StateValue: 'OK' }])
  expect(await states({ AlarmTypes: ['CompositeAlarm'] })).toEqual({ both: 'OK' })
  sandbox.cloudwatch.putAlarm({ name: 'lines', kind: 'log', evaluation: 'EVALUATION_ERROR' })
  const log = await client().send(new DescribeAlarmsCommand({ AlarmTypes: ['LogAlarm'] }))
  expect(log.LogAlarms).toMatchObject([{ AlarmName: 'lines', StateValue: 'OK', EvaluationState: 'EVALUATION_ERROR' }])
  expect(() => sandbox.cloudwatch.setAlarm('there', 'OK')).toThrow(`The sandbox has no alarm ${ALARMS}:there`)
})

test('long lists come in pages', async () => {
  for (let index = 0; index < 51; index += 1) sandbox.cloudwatch.putAlarm({ name: `many-${index}` })
  const input = { AlarmNamePrefix: 'many-' }
  const pages = []
  for await (const { MetricAlarms } of paginateDescribeAlarms({ client: client(), pageSize: 20 }, { ...input })) {
    pages.push(MetricAlarms?.length)
  }
  expect(pages).toEqual([20, 20, 11])
  expect(Object.keys(await states(input))).toHaveLength(50)
  expect(await refusal(states({ NextToken: 'bm9uZQ==' }))).toMatchObject({ name: 'InvalidNextToken', status: 400 })
  expect(await refusal(states({ MaxRecords: 101 }))).toMatchObject({
    message:
      "1 validation error detected: Value '101' at 'maxRecords' failed to satisfy constraint: Member must have value less than or equal to 100",
  })
})

test('permission is judged by alarm, and composite alarms need all', async () => {
  allow(`${ALARMS}:prod-*`)
  expect(await states({ AlarmNames: ['prod-errors'] })).toEqual({})
  expect(await refusal(states({ AlarmNames: ['prod-errors', 'other'] }))).toEqual({
    name: 'AccessDenied',
    message: `User: ${CALLER} is not authorized to perform: cloudwatch:DescribeAlarms on resource: ${ALARMS}:other because no identity-based policy allows the cloudwatch:DescribeAlarms action`,
    status: 400,
  })
  expect(await refusal(states({}))).toMatchObject({ message: expect.stringContaining(`resource: ${ALARMS}:* because`) })
  const composite = states({ AlarmNames: ['prod-errors'], AlarmTypes: ['CompositeAlarm'] })
  expect(await refusal(composite)).toMatchObject({ message: expect.stringContaining('resource: * because') })
})

test('throttles and failures are said as CloudWatch says them', async () => {
  sandbox.faults.add({ kind: 'throttle', service: 'monitoring', operation: 'DescribeAlarms' })
  expect(await refusal(states({}))).toEqual({ name: 'ThrottlingException', message: 'Rate exceeded', status: 400 })
  sandbox.faults.add({ kind: 'error', service: 'monitoring' })
  expect(await refusal(states({}))).toMatchObject({ name: 'InternalServiceFault', status: 500 })
  const log = sandbox.requests.of('monitoring', 'DescribeAlarms')
  expect(log.at(-1)).toMatchObject({ caller: CALLER, region: 'us-east-1', status: 500, error: 'InternalServiceFault' })
})
