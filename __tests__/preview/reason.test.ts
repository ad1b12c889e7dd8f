import { expect, test } from 'vitest'
import { Problem } from '../../src/domain/problem.ts'
import { publicReason } from '../../src/preview/reason.ts'

const finding = { what: 'It broke at key-1-2.', remedy: 'Mend key-1.', details: 'token: hidden' }

test('a reason is all findings, without the log and without secrets', () => {
  const error = new Problem([finding, { what: 'So did that.', remedy: 'Look.' }])
  expect(publicReason(error, ['key-1', 'key-1-2', '', ' '])).toBe('It broke at ***. Mend ***.\nSo did that. Look.')
})

test('an error that nobody foresaw stays in the log', () => {
  expect(publicReason(new TypeError('secret is undefined'), [])).toBe(
    "The action itself failed: the run's log says how.",
  )
})
