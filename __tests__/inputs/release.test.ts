import { expect, test } from 'vitest'
import { Findings } from '../../src/domain/problem.ts'
import { inputReader } from '../../src/inputs/reader.ts'
import { readReleaseInputs } from '../../src/inputs/release.ts'
import { refusal } from '../support/refusal.ts'

function read(given: Readonly<Record<string, string>>) {
  const findings = new Findings()
  const inputs = readReleaseInputs(inputReader((name) => given[name] ?? '', findings))
  findings.refuse()
  return inputs
}

test('nothing is asked for', () => {
  expect(read({})).toEqual({
    traffic: { kind: 'all-at-once' },
    rollbackAlarms: [],
    allowOlder: false,
    rollback: false,
  })
})

test.each(['live', 'v1', '1a', 'A-b_c', 'x'.repeat(128)])('alias: %s', (alias) => {
  expect(read({ alias }).alias).toBe(alias)
})

test.each(['12', '$LATEST', 'a.b', 'a b', 'x'.repeat(129)])('alias: %j is refused', (alias) => {
  expect(refusal(() => read({ alias }))).toBe(
    `alias: '${alias}' is not the name of an alias. Write up to 128 letters, digits, '-' and '_', not digits alone.`,
  )
})

test('alarms are one a line, each once: their names may have commas', () => {
  expect(read({ 'rollback-alarms': 'errors, many\nlatency\nerrors, many' }).rollbackAlarms).toEqual([
    'errors, many',
    'latency',
  ])
})

test('conditions are one a line, with how they are judged', () => {
  const inputs = { 'rollback-on': 'errors 1%\nthrottles 0', 'rollback-when-quiet': 'revert' }
  expect(read(inputs).rollbackOn).toEqual({
    conditions: [
      { text: 'errors 1%', metric: 'errors', limit: { kind: 'share', most: 1 } },
      { text: 'throttles 0', metric: 'throttles', limit: { kind: 'count', most: 0 } },
    ],
    minimumInvocations: 20,
    whenQuiet: 'revert',
  })
})

test.each([
  [
    'rollback-minimum-invocations',
    '5',
    'rollback-minimum-invocations: there is no rollback-on, so nothing is compared. Set rollback-on too.',
  ],
  [
    'rollback-when-quiet',
    'revert',
    'rollback-when-quiet: there is no rollback-on, so nothing is compared. Set rollback-on too.',
  ],
  ['keep-versions', '0', "keep-versions: '0' is not a whole number of at least 1. Write at least 1."],
  ['keep-versions', 'all', "keep-versions: 'all' is not a whole number of at least 1. Write at least 1."],
  ['rollback-to', '$LATEST', "rollback-to: '$LATEST' is not a whole number of at least 1. Write at least 1."],
  [
    'provisioned-concurrency',
    '-1',
    "provisioned-concurrency: '-1' is not a whole number of at least 0. Write at least 0.",
  ],
  [
    'codedeploy-application',
    'hello',
    'codedeploy-deployment-group is missing. CodeDeploy needs both an application and a deployment group.',
  ],
  [
    'codedeploy-deployment-group',
    'hello',
    'codedeploy-application is missing. CodeDeploy needs both an application and a deployment group.',
  ],
])('%s: %s is refused', (input, text, message) => {
  expect(refusal(() => read({ [input]: text }))).toBe(message)
})

test('0 takes provisioned concurrency away, and a version is kept as text', () => {
  expect(read({ 'provisioned-concurrency': '0', 'rollback-to': '007' })).toMatchObject({
    provisionedConcurrency: 0,
    rollbackTo: '7',
  })
})
