import { CloudWatch } from '@aws-sdk/client-cloudwatch'
import { afterEach, expect, test } from 'vitest'
import { clock } from '../../src/aws/clock.ts'
import { withShift } from '../../src/traffic/history.ts'
import { readMetrics } from '../../src/traffic/metrics.ts'
import { isAbandoned } from '../../src/traffic/quiet-alias.ts'

const hours = 3_600_000

afterEach(() => {
  clock.offset = 0
})

test.each([2 * hours, -2 * hours])(
  'metrics are asked for by the clock of AWS, which is %i ms ahead',
  async (offset) => {
    clock.offset = offset
    const asked: { StartTime: number; EndTime: number }[] = []
    const handle = async ({ body }: { body: string }) => {
      asked.push(JSON.parse(body))
      return { response: { statusCode: 200, headers: {}, body: Buffer.from('{"MetricDataResults":[]}') } }
    }
    const credentials = { accessKeyId: 'a', secretAccessKey: 'b' }
    const client = new CloudWatch({ region: 'us-east-1', credentials, requestHandler: { handle } })
    const request = { functionName: 'hello', alias: 'live', versions: ['1'], since: clock.now(), statistics: [] }
    await readMetrics(async () => client, request)
    const now = (Date.now() + offset) / 1000
    expect(asked[0]?.StartTime).toBeLessThanOrEqual(now)
    expect(asked[0]?.EndTime).toBeGreaterThan(now)
    expect(asked[0]?.EndTime).toBeLessThan(now + 3600)
  },
)

test('a shift is left in the middle when its end is over by the clock of AWS, and not by that of a machine', () => {
  const end = Date.now() - hours
  const alias = { description: withShift('Serves.', '2', end), weights: { 2: 0.1 } }
  expect(isAbandoned(alias)).toBe(true)
  // This machine's clock is ahead.
  clock.offset = -2 * hours
  expect(isAbandoned(alias)).toBe(false)
})
