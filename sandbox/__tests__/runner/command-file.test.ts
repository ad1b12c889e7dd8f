import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseCommandFile } from '../../runner/command-file.ts'

test.each([
  ['', {}],
  ['a=1\nb=\n', { a: '1', b: '' }],
  ['a=1\na=2\n', { a: '2' }],
  ['a=x<<y\n', { a: 'x<<y' }],
  ['a<<D\n\nD\nb=2\n', { a: '', b: '2' }],
  ['a<<D\r\none\r\nD\r\n', { a: 'one\r' }],
  ['a<<D\nb=1\nD2\nD\n', { a: 'b=1\nD2' }],
])('%j', (content, expected) => {
  expect(parseCommandFile(content)).toEqual(expected)
})

test.each(['nothing', '=value', '<<D\nx\nD\n', 'a<<\nx\n', 'a<<D\nno end\n'])('%j is refused', (content) => {
  expect(() => parseCommandFile(content)).toThrow()
})

test('whatever is written as a block is read back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (value) => {
      expect(parseCommandFile(`name<<ghadelimiter_1\n${value}\nghadelimiter_1\n`)).toEqual({ name: value })
    }),
  )
})
