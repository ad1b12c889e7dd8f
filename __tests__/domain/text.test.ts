import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Problem } from '../../src/domain/problem.ts'
import {
  counted,
  cut,
  messageOf,
  messageWithoutDetails,
  shortCommit,
  withFullStop,
  withoutFullStop,
} from '../../src/domain/text.ts'

test.each([
  [new Error('it broke'), 'it broke'],
  [new TypeError(''), ''],
  ['a text', 'a text'],
  [undefined, 'undefined'],
  [7, '7'],
])('whatever is thrown has a message: %s', (thrown, message) => {
  expect(messageOf(thrown)).toBe(message)
})

describe('without details', () => {
  const problem = new Problem([
    { what: 'It failed: secret.', brief: 'It failed.', remedy: 'Mend it.', details: 'the log' },
    { what: 'That too.', remedy: 'Look.' },
  ])

  test('a Problem says what is wrong and what to change', () => {
    expect(messageWithoutDetails(problem)).toBe('It failed: secret. Mend it.\nThat too. Look.')
  })

  test('and where it is to be brief, nothing that a build or a function said', () => {
    expect(messageWithoutDetails(problem, { brief: true })).toBe('It failed. Mend it.\nThat too. Look.')
  })

  test('any other error says its message', () => {
    expect(messageWithoutDetails(new Error('it broke'))).toBe('it broke')
  })
})

describe('cut', () => {
  test.each([
    ['hello', 5, 'hello'],
    ['hello!', 5, 'hell…'],
    ['', 5, ''],
    ['🎈🎈🎈', 3, '🎈🎈🎈'],
    ['🎈🎈🎈🎈', 3, '🎈🎈…'],
    ['a🎈🎈🎈', 3, 'a🎈…'],
  ])('%j to %d characters', (text, limit, short) => {
    expect(cut(text, limit)).toBe(short)
  })

  test('never leaves more than the limit, and leaves as it is what is short enough', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.integer({ min: 1, max: 20 }), (text, limit) => {
        const short = cut(text, limit)
        expect([...short].length).toBe(Math.min(limit, [...text].length))
        expect(short === text || text.startsWith(short.slice(0, -1))).toBe(true)
      }),
    )
  })
})

test.each([
  ['It broke', 'It broke.'],
  ['It broke.', 'It broke.'],
  ['Did it?', 'Did it?'],
  ['It did!', 'It did!'],
  ['', ''],
])('%j ends as a sentence', (text, sentence) => {
  expect(withFullStop(text)).toBe(sentence)
})

test.each([
  ['It broke.', 'It broke'],
  ['It broke', 'It broke'],
  ['It broke...', 'It broke..'],
  ['', ''],
])('%j can go on', (text, phrase) => {
  expect(withoutFullStop(text)).toBe(phrase)
})

test.each([
  [0, 'event', undefined, '0 events'],
  [1, 'event', undefined, '1 event'],
  [2, 'event', undefined, '2 events'],
  [1, 'vulnerability', 'vulnerabilities', '1 vulnerability'],
  [2, 'vulnerability', 'vulnerabilities', '2 vulnerabilities'],
])('%d %s, counted', (count, noun, plural, text) => {
  expect(counted(count, noun, plural)).toBe(text)
})

test.each([
  ['0123456789abcdef0123456789abcdef01234567', '0123456'],
  ['', ''],
])('%j as a short commit', (commit, short) => {
  expect(shortCommit(commit)).toBe(short)
})
