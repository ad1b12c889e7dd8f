import { expect, test } from 'vitest'
import { arnParts } from '../../core/arn.ts'
import { optionalText, readBody } from '../../core/fields.ts'
import { messageOf } from '../../core/message.ts'

test.each([
  [
    'arn:aws:lambda:us-east-1:111122223333:function:hello:live',
    ['arn', 'aws', 'lambda', 'us-east-1', '111122223333', 'function:hello:live'],
  ],
  ['arn:aws-cn:iam::111122223333:role/a', ['arn', 'aws-cn', 'iam', '', '111122223333', 'role/a']],
  ['*', ['*', '', '', '', '', '']],
  ['', ['', '', '', '', '', '']],
])('the parts of %j', (arn, parts) => {
  expect(arnParts(arn)).toEqual(parts)
})

test.each([
  [new Error('it broke'), 'it broke'],
  ['a text', 'a text'],
  [undefined, 'undefined'],
])('whatever is thrown has a message: %s', (thrown, message) => {
  expect(messageOf(thrown)).toBe(message)
})

test('a request has the members of its JSON, of the right types', () => {
  expect(readBody(Buffer.from('{"a":"b"}'))).toEqual({ a: 'b' })
  expect(readBody(Buffer.from(''))).toEqual({})
  expect(optionalText({ a: 'b' }, 'a')).toBe('b')
  expect(optionalText({ a: null }, 'a')).toBeUndefined()
})

test.each([
  ['no JSON', () => readBody(Buffer.from('{'))],
  ['a list', () => readBody(Buffer.from('[]'))],
  ['a number for a text', () => optionalText({ a: 1 }, 'a')],
])('%s is refused before anything else', (_, read) => {
  expect(read).toThrow(expect.objectContaining({ code: 'SerializationException' }))
})
