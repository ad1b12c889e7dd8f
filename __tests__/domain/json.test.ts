import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  asList,
  asRecord,
  asText,
  isRecord,
  member,
  memberNames,
  parseJson,
  parseJsonAsWritten,
  parseJsonExactly,
  scalarText,
} from '../../src/domain/json.ts'

test('JSON is parsed, and what is none is undefined', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = JSON.stringify(value)
      expect(parseJson(text)).toEqual(JSON.parse(text))
    }),
  )
  expect(['', '{', "{'a': 1}", 'undefined', 'NaN'].map(parseJson)).toEqual(Array(5).fill(undefined))
})

test('names of members are told as they are written, twice where they are there twice', () => {
  const name = fc.oneof(fc.string(), fc.constantFrom('a', '__proto__', '{":', '\\"'))
  fc.assert(
    fc.property(fc.array(fc.tuple(name, fc.jsonValue())), fc.constantFrom('', ' ', '\n'), (members, blank) => {
      const written = members.map((pair) => pair.map((part) => JSON.stringify(part)).join(`${blank}:${blank}`))
      expect(memberNames(`{${blank}${written.join(',')}}`)).toEqual(members.map(([each]) => each))
    }),
  )
  expect(memberNames('{"a": 1, "\\u0061": {"b": 1, "b": 2}}')).toEqual(['a', 'a'])
})

test('numbers are kept as they were written', () => {
  const text = '{"a":803511102246789121,"b":[1.0,1e21,-0,7,0.1],"c":"1.0"}'
  expect(JSON.stringify(parseJsonAsWritten(text))).toBe(text)
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const written = JSON.stringify(value)
      expect(JSON.stringify(parseJsonAsWritten(written))).toBe(written)
    }),
  )
  expect(['', '{', 'NaN'].map(parseJsonAsWritten)).toEqual(Array(3).fill(undefined))
  expect(isRecord(parseJsonAsWritten('1.0'))).toBe(false)
})

test('whole numbers are kept to the last digit where they are compared', () => {
  const text =
    '{"a":803511102246789121,"b":[-9007199254740993,7,1.0,1e21,0.1234567890123456789],"c":"8035111022467891210"}'
  expect(parseJsonExactly(text)).toEqual({
    a: 803511102246789121n,
    b: [-9007199254740993n, 7, 1, 1e21, 0.12345678901234568],
    c: '8035111022467891210',
  })
  expect(['', 'NaN', '1234567890123456x'].map(parseJsonExactly)).toEqual(Array(3).fill(undefined))
})

test.each([parseJsonAsWritten, parseJsonExactly])('%o takes what is nested deep', (parse) => {
  const deep = `${'['.repeat(50_000)}1234567890123456789${']'.repeat(50_000)}`
  expect(Array.isArray(parse(deep))).toBe(true)
})

test.each([
  ['"a"', 'a'],
  ['7', '7'],
  ['1.0', '1.0'],
  ['803511102246789121', '803511102246789121'],
  ['true', 'true'],
  ['null', undefined],
  ['[1.0]', undefined],
  ['{}', undefined],
])('%s as text', (json, text) => {
  expect(scalarText(parseJsonAsWritten(json))).toBe(text)
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
