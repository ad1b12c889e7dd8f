import { expect, test } from 'vitest'
import { compareResponse } from '../../src/rehearsal/expect.ts'

function compare(response: string, expected?: unknown, streamed = false) {
  const event = { name: 'a.json', payload: '{}', ...(expected !== undefined && { expected: { value: expected } }) }
  return compareResponse(event, { kind: 'response', payload: Buffer.from(response), streamed })
}

test.each([
  ['{"a":1,"b":{"c":[1,2,3],"d":null}}', { b: { c: [1, 3] } }],
  ['"text"', 'text'],
  ['[{"id":1,"x":0},{"id":2}]', [{ id: 1 }]],
  ['null', null],
])('%s contains what is expected', (response, expected) => {
  expect(compare(response, expected)).toBeUndefined()
})

test('any response will do without an expectation', () => {
  expect(compare('<html>')).toBeUndefined()
})

test.each([
  ['{"a":1}', { a: '1' }],
  ['{"a":1}', { b: undefined, a: 2 }],
  ['[1,2]', [3]],
  ['{}', { a: null }],
])('%s does not', (response, expected) => {
  expect(compare(response, expected)).toEqual({
    what: `The response to the event a.json is not what was expected: ${response} does not contain ${JSON.stringify(expected)}.`,
    brief: 'The response to the event a.json is not what was expected.',
    remedy: 'Correct the handler or the expectation.',
  })
})

test('a response that is not JSON', () => {
  expect(compare('<html>', {})).toMatchObject({
    what: 'The response to the event a.json is not JSON, which an expectation asks for: <html>.',
    brief: 'The response to the event a.json is not JSON, which an expectation asks for.',
  })
})

test('a streamed HTTP response is its metadata and its body', () => {
  const response = `{"statusCode":200}${'\0'.repeat(8)}hello`
  expect(compare(response, { statusCode: 200, body: 'hello' }, true)).toBeUndefined()
  expect(compare(response, { body: 'bye' }, true)?.what).toContain('is not what was expected')
})

test('a long response is cut', () => {
  expect(compare(JSON.stringify('x'.repeat(1000)), 'y')?.what.length).toBeLessThan(600)
})
