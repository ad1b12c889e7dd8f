import { expect, test } from 'vitest'
import { type Condition, parseCondition, statisticsOf } from '../../src/domain/rollback-on.ts'
import { refusal } from '../support/refusal.ts'

test.each<[string, Omit<Condition, 'text'>]>([
  ['errors 1%', { metric: 'errors', limit: { kind: 'share', most: 1 } }],
  ['errors 0.05%', { metric: 'errors', limit: { kind: 'share', most: 0.05 } }],
  ['errors  +0.5%', { metric: 'errors', limit: { kind: 'beyond', percent: 0.5 } }],
  ['errors 100%', { metric: 'errors', limit: { kind: 'share', most: 100 } }],
  ['throttles 0', { metric: 'throttles', limit: { kind: 'count', most: 0 } }],
  ['throttles +1%', { metric: 'throttles', limit: { kind: 'beyond', percent: 1 } }],
  ['duration p99 2s', { metric: 'duration', statistic: 'p99', limit: { kind: 'time', most: 2000 } }],
  ['duration p99.9 +30%', { metric: 'duration', statistic: 'p99.9', limit: { kind: 'beyond', percent: 30 } }],
  ['duration average 250ms', { metric: 'duration', statistic: 'Average', limit: { kind: 'time', most: 250 } }],
  ['duration maximum +300%', { metric: 'duration', statistic: 'Maximum', limit: { kind: 'beyond', percent: 300 } }],
])('%s', (text, condition) => {
  expect(parseCondition(text, 'rollback-on')).toEqual({ text, ...condition })
})

test.each([
  ...[
    'errors',
    'errors 1 %',
    'errors -1%',
    'errors 101%',
    'errors +1',
    'errors 1.5',
    'latency 1s',
    'duration 2s',
    '1%',
  ],
  ...['duration p99', 'duration p100 2s', 'duration p99 30%', 'duration p99 +-1%', 'duration median 2s', 'Errors 1%'],
])('%s is refused', (text) => {
  expect(refusal(() => parseCondition(text, 'rollback-on'))).toBe(
    `rollback-on: '${text}' is not a condition. Write 'errors 1%', 'errors +0.5%', 'throttles 0', 'duration p99 2s' or 'duration p99 +30%', one per line.`,
  )
})

test('a duration that is none is told as such', () => {
  expect(refusal(() => parseCondition('duration p99 2x', 'rollback-on'))).toMatch(
    /^rollback-on: '2x' is not a duration\. /,
  )
})

test('statistics are asked for once', () => {
  const texts = ['errors 1%', 'duration p99 2s', 'duration p99 +30%', 'duration average 1s']
  const conditions = texts.map((text) => parseCondition(text, 'rollback-on'))
  expect(statisticsOf({ conditions })).toEqual(['p99', 'Average'])
})
