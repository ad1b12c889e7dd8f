import { expect, test } from 'vitest'
import { parseShifts, shiftJournal } from '../../src/traffic/journal.ts'

const shift = {
  region: 'us-east-1',
  functionName: 'hello',
  alias: 'live',
  from: '1',
  to: '2',
  description: '',
} as const

test('what the journal saves is read again, until the alias was moved', () => {
  let saved = ''
  const journal = shiftJournal((text) => {
    saved = text
  })
  journal.add(shift)
  expect(parseShifts(saved)).toEqual([shift])
  journal.complete(shift)
  expect(parseShifts(saved)).toEqual([])
})

test.each([
  { ...shift, arn: 7 },
  { ...shift, from: 1 },
  { ...shift, provisioned: '1' },
  { ...shift, codeDeploy: 'group' },
  { ...shift, codeDeploy: { application: 'a' } },
  { ...shift, deploymentId: null },
])('what no run has saved is left out: %j', (entry) => {
  expect(parseShifts(JSON.stringify([entry, shift]))).toEqual([shift])
})

test.each(['', '{"a":1}', '[null,7,{"alias":"live"}]'])('post makes nothing of the shifts %s', (saved) => {
  expect(parseShifts(saved)).toEqual([])
})
