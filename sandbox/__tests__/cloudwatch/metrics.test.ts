import { CloudWatchClient, GetMetricDataCommand } from '@aws-sdk/client-cloudwatch'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '../../index.ts'
import { connect, refusal } from '../../testing/aws.ts'

let sandbox: Sandbox

beforeAll(async () => {
  sandbox = await startSandbox({ roles: [{ name: 'deploy' }] })
})
afterAll(() => sandbox.stop())

const start = Math.floor(Date.now() / 60_000) * 60_000
const version = { functionName: 'hello', alias: 'live', version: '2' }

function ask(MetricName: string, Stat: string, ExecutedVersion = '2') {
  const dimensions = { FunctionName: 'hello', Resource: 'hello:live', ExecutedVersion }
  const Dimensions = Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value }))
  const MetricStat = { Metric: { Namespace: 'AWS/Lambda', MetricName, Dimensions }, Period: 60, Stat }
  const request = { StartTime: new Date(start), EndTime: new Date(start + 120_000) }
  return new CloudWatchClient(connect(sandbox, sandbox.session('deploy'))).send(
    new GetMetricDataCommand({ ...request, MetricDataQueries: [{ Id: 'q', MetricStat }] }),
  )
}

test("an alias' versions have metrics by the minute, newest first", async () => {
  sandbox.iam.setPolicies('deploy', [
    { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: 'cloudwatch:GetMetricData', Resource: '*' } },
  ])
  sandbox.cloudwatch.putMetrics({ ...version, at: start, invocations: 3, durations: [10, 30, 20] })
  sandbox.cloudwatch.putMetrics({ ...version, at: start + 1000, invocations: 2, errors: 1 })
  sandbox.cloudwatch.putMetrics({ ...version, at: start + 60_000, invocations: 7 })
  const { MetricDataResults: [invocations] = [] } = await ask('Invocations', 'Sum')
  expect(invocations).toMatchObject({ Id: 'q', Values: [7, 5], StatusCode: 'Complete' })
  expect(invocations?.Timestamps?.map((at) => at.getTime())).toEqual([start + 60_000, start])
  const value = async (...asked: Parameters<typeof ask>) => (await ask(...asked)).MetricDataResults?.[0]?.Values
  expect(await value('Errors', 'Sum')).toEqual([0, 1])
  expect(await value('Throttles', 'Sum')).toEqual([])
  expect(await value('Duration', 'p90')).toEqual([30])
  expect(await value('Duration', 'Average')).toEqual([20])
  expect(await value('Invocations', 'Sum', '1')).toEqual([])
})

test('they are shown to those who may see all', async () => {
  sandbox.iam.setPolicies('deploy', [])
  expect(await refusal(ask('Errors', 'Sum'))).toMatchObject({
    name: 'AccessDenied',
    message: expect.stringContaining('cloudwatch:GetMetricData on resource: * because'),
  })
})
