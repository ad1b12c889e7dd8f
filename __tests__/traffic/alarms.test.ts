import type { CloudWatch, DescribeAlarmsInput } from '@aws-sdk/client-cloudwatch'
import { describe, expect, test } from 'vitest'
import { alarmNames, readAlarms } from '../../src/traffic/alarms.ts'

/** A CloudWatch that has one alarm, and refuses what names a type that it does not know. */
function having(types: readonly string[], code: string) {
  const asked: (readonly string[])[] = []
  const client = {
    async describeAlarms({ AlarmTypes = [], AlarmNames = ['errors'] }: DescribeAlarmsInput) {
      asked.push(AlarmTypes)
      if (AlarmTypes.some((type) => !types.includes(type)) || AlarmNames.includes('')) {
        throw Object.assign(new Error('1 validation error'), { name: code, $metadata: { httpStatusCode: 400 } })
      }
      return { MetricAlarms: [{ AlarmName: 'errors', StateValue: 'OK' }] }
    },
  } as unknown as CloudWatch
  return { client: async () => client, asked }
}

const usual = ['MetricAlarm', 'CompositeAlarm']
const all = [...usual, 'LogAlarm']

test('alarms of all types are read', async () => {
  const { client, asked } = having(all, '')
  expect([...(await readAlarms(client, ['errors'])).keys()]).toEqual(['errors'])
  expect(asked).toEqual([all])
})

test('a hundred names are asked for at a time', async () => {
  const lengths: number[] = []
  const client = {
    async describeAlarms({ AlarmNames = [] }: DescribeAlarmsInput) {
      lengths.push(AlarmNames.length)
      return { MetricAlarms: AlarmNames.map((AlarmName) => ({ AlarmName, StateValue: 'OK' })) }
    },
  } as unknown as CloudWatch
  const names = Array.from({ length: 150 }, (_, index) => `alarm ${index}`)
  expect([...(await readAlarms(async () => client, names)).keys()]).toEqual(names)
  expect(lengths).toEqual([100, 50])
})

describe.each(['ValidationError', 'ValidationException', 'InvalidParameterValue', 'InvalidParameterValueException'])(
  'a region that has no log alarms, and says %s',
  (code) => {
    test('is asked for the others, and not for all again', async () => {
      const { client, asked } = having(usual, code)
      expect([...(await readAlarms(client, ['errors'])).keys()]).toEqual(['errors'])
      expect(await alarmNames(client)).toEqual(['errors'])
      expect(asked).toEqual([all, usual, usual])
    })

    test('refuses what is wrong for another reason', async () => {
      await expect(readAlarms(having(usual, code).client, [''])).rejects.toThrow('Could not read the alarms')
    })
  },
)

test('a denial is told at once', async () => {
  const { client, asked } = having(usual, 'AccessDeniedException')
  await expect(readAlarms(client, ['errors'])).rejects.toThrow('Could not read the alarms errors')
  expect(asked).toEqual([all])
})
