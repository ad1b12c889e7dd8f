import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inputList, splitLines } from '../../src/inputs/list.ts'
import { refusal } from '../support/refusal.ts'

// The first column is written as in docker/build-push-action's own tests and documentation.
test.each([
  ['bar', ['bar']],
  ['bar,baz', ['bar', 'baz']],
  ['bar\nbaz', ['bar', 'baz']],
  ['bar\r\nbaz,qux\n', ['bar', 'baz', 'qux']],
  [' bar , \n\n baz', ['bar', 'baz']],
  ['"a,b",c', ['a,b', 'c']],
  ['"two\nlines"', ['two\nlines']],
  ['"a ""quoted"" word"', ['a "quoted" word']],
  ['', []],
])('%j is a list', (text, items) => {
  expect(inputList(text, 'tags')).toEqual(items)
})

test.each([
  ['A=1,2\nB=3', ['A=1,2', 'B=3']],
  ['"KEY=one\ntwo, three"\nOTHER=x', ['KEY=one\ntwo, three', 'OTHER=x']],
  ['type=gha,mode=max', ['type=gha,mode=max']],
  ['JSON={"a": "b"}', ['JSON={"a": "b"}']],
  ['"JSON={""a"":1}"', ['JSON={"a":1}']],
])('%j is a list of lines', (text, items) => {
  expect(inputList(text, 'build-args', { ignoreComma: true })).toEqual(items)
})

describe('a double quote that is not closed', () => {
  test('is an error that does not repeat what may be a secret', () => {
    expect(refusal(() => inputList('"token=hunter2', 'secrets'))).toBe(
      'secrets: a double quote is not closed. Close it, or double it where it belongs to the value.',
    )
  })
})

test('items that are quoted come out as they went in', () => {
  const item = fc.stringMatching(/^[^\s](.*[^\s])?$/s).filter((text) => text.trim() === text && text !== '')
  fc.assert(
    fc.property(fc.array(item), (items) => {
      const text = items.map((each) => `"${each.replaceAll('"', '""')}"`).join('\n')
      expect(inputList(text, 'x')).toEqual(items)
      expect(inputList(text, 'x', { ignoreComma: true })).toEqual(items)
    }),
  )
})

/** Items, each with the end of its line. */
const lines = (item: fc.Arbitrary<string>) => fc.array(fc.tuple(item, fc.constantFrom('\n', '\r\n', '\r')))

test('each line ends an item, whichever line ends there are besides', () => {
  fc.assert(
    fc.property(lines(fc.stringMatching(/^\w+=[\w ]*\w$/)), (written) => {
      const text = written.flat().join('')
      const items = written.map(([item]) => item)
      expect(inputList(text, 'x')).toEqual(items)
      expect(inputList(text, 'x', { ignoreComma: true })).toEqual(items)
      expect(splitLines(text)).toEqual(items)
    }),
  )
})

test('line ends inside of double quotes stay as they are', () => {
  fc.assert(
    fc.property(lines(fc.stringMatching(/^\w+=\w+[\r\n]{1,3}\w+$/)), (written) => {
      const text = written.map(([item, end]) => `"${item}"${end}`).join('')
      expect(inputList(text, 'x', { ignoreComma: true })).toEqual(written.map(([item]) => item))
    }),
  )
})

test('any text is a list, or refused', () => {
  fc.assert(
    fc.property(
      fc.string(),
      fc.boolean(),
      (text, ignoreComma) => void refusal(() => inputList(text, 'x', { ignoreComma })),
    ),
  )
})

test('lines keep their commas and quotes', () => {
  expect(splitLines(' a,b \r\n\n "c\n')).toEqual(['a,b', '"c'])
})
