import { CloudWatch } from '@aws-sdk/client-cloudwatch'
import { expect, test } from 'vitest'
import { parseCondition, type RollbackOn } from '../../src/domain/rollback-on.ts'
import { watchMetrics } from '../../src/traffic/watch-metrics.ts'

const minute = 60_000
const first = Math.floor(Date.now() / minute) * minute - 2 * minute

/** Values of the first minute and the one after, by query: those of version 2 are q0_…, of version 1 q1_…. */
type Values = Readonly<Record<string, readonly [number, number]>>

/** A watch over a CloudWatch that answers these values, in two pages, newest first. */
function watching(values: Values, rollbackOn: Partial<RollbackOn> = {}, status = 'Complete') {
  const warnings: string[] = []
  const asked: { MetricDataQueries: { Id: string; MetricStat: object }[] }[] = []
  const handle = async ({ body }: { body: string }) => {
    const request = JSON.parse(body)
    asked.push(request)
    const page = request.NextToken === undefined ? 1 : 0
    const MetricDataResults = Object.entries(values).map(([Id, both]) => ({
      Id,
      Timestamps: [(first + page * minute) / 1000],
      Values: [both[page]],
      StatusCode: status,
    }))
    const answer = JSON.stringify({ MetricDataResults, ...(page === 1 && { NextToken: 'more' }) })
    return { response: { statusCode: 200, headers: {}, body: Buffer.from(answer) } }
  }
  const credentials = { accessKeyId: 'a', secretAccessKey: 'b' }
  const client = new CloudWatch({ region: 'us-east-1', credentials, requestHandler: { handle } })
  const texts = ['errors 1%', 'duration p90 2s']
  const watch = watchMetrics({
    cloudWatch: async () => client,
    functionName: 'hello',
    alias: 'live',
    version: '2',
    from: '1',
    rollbackOn: {
      conditions: texts.map((text) => parseCondition(text, 'rollback-on')),
      minimumInvocations: 20,
      whenQuiet: 'accept',
      ...rollbackOn,
    },
    warn: (text) => warnings.push(text),
  })
  return { watch, warnings, asked }
}

const busy: Values = { q0_0: [30, 10], q0_1: [0, 0], q0_3: [100, 200], q1_0: [900, 300], q1_1: [3, 1], q1_3: [80, 80] }

test('both versions are asked for in one call, each by itself', async () => {
  const { watch, asked } = watching(busy)
  await watch.ask()
  expect(asked[0]?.MetricDataQueries).toHaveLength(8)
  expect(asked[0]?.MetricDataQueries[3]).toEqual({
    Id: 'q0_3',
    MetricStat: {
      Metric: {
        Namespace: 'AWS/Lambda',
        MetricName: 'Duration',
        Dimensions: [
          { Name: 'FunctionName', Value: 'hello' },
          { Name: 'Resource', Value: 'hello:live' },
          { Name: 'ExecutedVersion', Value: '2' },
        ],
      },
      Period: 60,
      Stat: 'p90',
    },
  })
})

test('they are not asked for again at once', async () => {
  const { watch, asked } = watching(busy)
  await watch.ask()
  await watch.ask()
  expect(asked).toHaveLength(2)
})

test('what they did is told, percentiles as the mean of their minutes', async () => {
  const { watch, warnings } = watching(busy)
  const comparison = await watch.conclude()
  expect(comparison).toMatchObject({
    newer: { version: '2', invocations: 40, errors: 0, throttles: 0, durations: { p90: 125 } },
    older: { version: '1', invocations: 1200, errors: 4, durations: { p90: 80 } },
  })
  expect(comparison?.older.minutes).toEqual([
    { at: first, invocations: 900, errors: 3 },
    { at: first + minute, invocations: 300, errors: 1 },
  ])
  expect(warnings).toEqual([])
})

test('a condition that is not met ends the shift', async () => {
  const { watch } = watching({ ...busy, q0_1: [0, 2] })
  await expect(watch.ask()).rejects.toThrow(
    "rollback-on: errors 1%: version 2 had 2 errors in 40 invocations (5%), while traffic was moving to version 2. Find out why in the function's logs, correct it, then deploy again.",
  )
})

test.each<[RollbackOn['whenQuiet'], string]>([
  ['accept', 'warned'],
  ['revert', 'thrown'],
])('too few invocations are told at the end, and rollback-when-quiet: %s has it %s', async (whenQuiet, told) => {
  const { watch, warnings } = watching({ ...busy, q0_0: [10, 9] }, { whenQuiet })
  expect(await watch.ask()).toBeUndefined()
  const few =
    'rollback-on: errors 1%, duration p90 2s: too little of hello:live was invoked during the shift to tell, fewer than 20 times.'
  if (told === 'thrown') {
    await expect(watch.conclude()).rejects.toThrow(`${few} Let the shift take longer, or set rollback-when-quiet to `)
  } else {
    expect(await watch.conclude()).toMatchObject({ newer: { invocations: 19 } })
    expect(warnings).toEqual([`${few} All traffic is moved, as rollback-when-quiet says.`])
  }
})

test('metrics that CloudWatch fails to give are waited for', async () => {
  const { watch } = watching(busy, {}, 'InternalError')
  const blind = await watch.ask()
  expect(blind?.patience).toBe(180_000)
  expect(await watch.ask()).toBe(blind)
})
