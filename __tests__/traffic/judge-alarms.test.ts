import { expect, test } from 'vitest'
import type { Alarm } from '../../src/traffic/alarms.ts'
import { judgeAlarms } from '../../src/traffic/judge-alarms.ts'

const fine: Alarm = { name: 'errors', state: 'OK', reason: 'All is well.' }

function judge(...alarms: Alarm[]) {
  return judgeAlarms(new Map(alarms.map((alarm) => [alarm.name, alarm])), ['errors', 'lines'], '2')
}

test('alarms that are evaluated, and did not go off, protect', () => {
  expect(judge(fine, { ...fine, name: 'lines', state: 'INSUFFICIENT_DATA' })).toBeUndefined()
  expect(judge(fine, { ...fine, name: 'lines', evaluation: 'PARTIAL_DATA' })).toBeUndefined()
})

test.each<[string, Alarm[]]>([
  ['alone', [fine, { ...fine, name: 'lines', state: 'ALARM' }]],
  ['whatever else is wrong', [{ ...fine, name: 'lines', state: 'ALARM', evaluation: 'EVALUATION_ERROR' }]],
])('one that goes off ends the shift: %s', (_, alarms) => {
  expect(() => judge(...alarms)).toThrow(/^The alarm lines went off while traffic was moving to version 2\. /)
})

test.each<[Alarm[], number, string]>([
  [[fine], 30_000, 'The alarm lines was deleted while traffic was moving to version 2. Create it again, '],
  ...['EVALUATION_ERROR', 'EVALUATION_FAILURE'].map((evaluation): [Alarm[], number, string] => [
    [fine, { ...fine, name: 'lines', reason: 'No such field.', evaluation }],
    180_000,
    `CloudWatch did not evaluate the alarm lines while traffic was moving to version 2 (${evaluation}: No such field). `,
  ]),
])('of %j the shift is borne for %i ms', (alarms, patience, message) => {
  const blind = judge(...alarms)
  expect(blind?.patience).toBe(patience)
  expect(blind?.error.message).toContain(message)
})
