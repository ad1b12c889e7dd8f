import { CloudWatch } from '@aws-sdk/client-cloudwatch'
import { LambdaClient } from '@aws-sdk/client-lambda'
import { expect, test, vi } from 'vitest'
import { parseTraffic } from '../../src/domain/traffic.ts'
import { Waits } from '../../src/domain/waits.ts'
import { shift } from '../../src/traffic/shift.ts'

const alias = { arn: '', name: 'live', version: '1', weights: {}, description: '', revisionId: '' }

test.each([
  {
    traffic: 'linear 10% 1m',
    logged: '10% of live is on version 2, for 1 min (step 1 of 9, 9 min in all)',
    told: 'the next step of the shift (0 s so far, at most 1 min more; 10% of live is on version 2 (step 1 of 9), 9 min until it has all, alarms OK: errors, alarms INSUFFICIENT_DATA: load)',
  },
  {
    traffic: 'canary 10% 5m',
    logged: '10% of live is on version 2, for 5 min',
    told: 'the end of the shift (0 s so far, at most 5 min more; 10% of live is on version 2, alarms OK: errors, alarms INSUFFICIENT_DATA: load)',
  },
])('$traffic tells the share, the time that is left, and the alarms', async ({ traffic, logged, told }) => {
  vi.useFakeTimers({ toFake: ['Date'], now: 0 })
  const cancelled = new AbortController()
  const lambda = new LambdaClient({ region: 'us-east-1' })
  vi.spyOn(lambda, 'send').mockImplementation(async () => ({ FunctionVersion: '1', Name: 'live' }))
  const cloudWatch = new CloudWatch({ region: 'us-east-1' })
  vi.spyOn(cloudWatch, 'describeAlarms').mockImplementation(async () => ({
    MetricAlarms: [
      { AlarmName: 'errors', StateValue: 'OK' },
      { AlarmName: 'load', StateValue: 'INSUFFICIENT_DATA' },
    ],
  }))
  const lines: string[] = []
  const waits = new Waits()
  const shifting = waits.watch(() =>
    shift({
      lambda,
      cloudWatch: async () => cloudWatch,
      functionName: 'hello-world',
      alias,
      version: '2',
      traffic: parseTraffic(traffic, 'traffic'),
      alarms: ['errors', 'load'],
      verify: async () => {},
      verifyTime: 0,
      signal: cancelled.signal,
      log: (line) => void lines.push(line),
      warn() {},
    }),
  )
  try {
    await expect.poll(() => waits.describe()).toEqual([told])
    expect(lines).toEqual([logged])
  } finally {
    cancelled.abort()
    await expect(shifting).rejects.toThrow()
    vi.useRealTimers()
  }
})
