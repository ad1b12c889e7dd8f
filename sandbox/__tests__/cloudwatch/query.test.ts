import { expect, test } from 'vitest'
import { cloudWatchService } from '../../cloudwatch/index.ts'
import { ServiceError } from '../../core/contract.ts'

// Clients that are older than CloudWatch's JSON send forms and read XML ("AWS query protocol", Smithy specification).

const service = cloudWatchService({ accountId: '111122223333', regions: ['us-east-1'] })
const headers = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' }

async function ask(form: Record<string, string>): Promise<string> {
  const operation = service.operation({
    method: 'POST',
    path: '/',
    query: new URLSearchParams(),
    headers,
    body: Buffer.from(new URLSearchParams({ Version: '2010-08-01', ...form }).toString()),
    region: 'us-east-1',
    account: '111122223333',
    caller: { arn: 'arn:aws:sts::111122223333:assumed-role/deploy/session', allows: () => true },
  })
  return String((await operation.run()).body)
}

test('lists come by number, and go out as members; times are those of ISO 8601', async () => {
  for (const name of ['a<b', 'other', 'third']) service.putAlarm({ name, state: 'ALARM' })
  const names = { 'AlarmNames.member.2': 'third', 'AlarmNames.member.1': 'a<b' }
  const answer = await ask({ Action: 'DescribeAlarms', ...names, MaxRecords: '10' })
  expect(answer).toMatch(/^<DescribeAlarmsResponse xmlns="http:\/\/monitoring\.amazonaws\.com\/doc\/2010-08-01\/">/)
  expect([...answer.matchAll(/<AlarmName>(.*?)<\/AlarmName>/g)].map(([, name]) => name)).toEqual(['a&lt;b', 'third'])
  expect(answer).toMatch(
    /<MetricAlarms><member>.*<StateUpdatedTimestamp>\d{4}-\d\d-\d\dT[\d:.]+Z<\/StateUpdatedTimestamp>/,
  )
})

test('members in lists are read, and lists of times and numbers written', async () => {
  const at = Date.parse('2026-11-26T10:00:30Z')
  service.putMetrics({ functionName: 'f', alias: 'live', version: '1', invocations: 3, at })
  const dimensions = { FunctionName: 'f', Resource: 'f:live', ExecutedVersion: '1' }
  const stat = 'MetricDataQueries.member.1.MetricStat'
  const named = Object.entries(dimensions).flatMap(([name, value], index) => [
    [`${stat}.Metric.Dimensions.member.${index + 1}.Name`, name],
    [`${stat}.Metric.Dimensions.member.${index + 1}.Value`, value],
  ])
  const answer = await ask({
    Action: 'GetMetricData',
    'MetricDataQueries.member.1.Id': 'a',
    [`${stat}.Metric.Namespace`]: 'AWS/Lambda',
    [`${stat}.Metric.MetricName`]: 'Invocations',
    [`${stat}.Period`]: '60',
    [`${stat}.Stat`]: 'Sum',
    StartTime: '2026-11-26T09:00:00Z',
    EndTime: '2026-11-26T11:00:00Z',
    ...Object.fromEntries(named),
  })
  expect(answer).toContain('<Timestamps><member>2026-11-26T10:00:00.000Z</member></Timestamps>')
  expect(answer).toContain('<Values><member>3</member></Values>')
})

test('refusals are XML with the older codes', async () => {
  await expect(ask({ Action: 'PutMetricAlarm' })).rejects.toMatchObject({ code: 'InvalidAction' })
  const told = (code: string, status: number) =>
    service.error(new ServiceError(code, 'No & never', status), 'an-id', { headers })
  expect(told('AccessDeniedException', 400)).toMatchObject({
    status: 403,
    body: expect.stringContaining('<Code>AccessDenied</Code><Message>No &amp; never</Message>'),
  })
  expect(told('ThrottlingException', 400).body).toContain('<Code>Throttling</Code>')
})
