import fc from 'fast-check'
import { expect, test } from 'vitest'
import { asList, asRecord, asText, isRecord, member, parseJson } from '../../src/domain/json.ts'

test('JSON is parsed, and what is none is undefined', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = JSON.stringify(value)
      expect(parseJson(text)).toEqual(JSON.parse(text))
    }),
  )
  expect(['', '{', "{'a': 1}", 'undefined', 'NaN'].map(parseJson)).toEqual(Array(5).fill(undefined))
})

test.each([
  [{ a: 1 }, { isRecord: true, record: { a: 1 }, list: [], text: '', a: 1 }],
  [{}, { isRecord: true, record: {}, list: [], text: '', a: undefined }],
  [[1, 2], { isRecord: false, record: {}, list: [1, 2], text: '', a: undefined }],
  ['a', { isRecord: false, record: {}, list: [], text: 'a', a: undefined }],
  [null, { isRecord: false, record: {}, list: [], text: '', a: undefined }],
  [undefined, { isRecord: false, record: {}, list: [], text: '', a: undefined }],
  [7, { isRecord: false, record: {}, list: [], text: '', a: undefined }],
])('%j from outside', (value, seen) => {
  expect({
    isRecord: isRecord(value),
    record: asRecord(value),
    list: asList(value),
    text: asText(value),
    a: member(value, 'a'),
  }).toEqual(seen)
})
