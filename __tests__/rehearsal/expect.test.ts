import { expect, test } from 'vitest'
import { parseJsonExactly } from '../../src/domain/json.ts'
import { compareResponse } from '../../src/rehearsal/expect.ts'

function compare(response: string, expected?: unknown) {
  const event = { name: 'a.json', payload: '{}', ...(expected !== undefined && { expected: { value: expected } }) }
  return compareResponse(event, { payload: Buffer.from(response) })
}

test.each([
  ['{"a":1,"b":{"c":[1,2,3],"d":null}}', { b: { c: [1, 3] } }],
  ['"text"', 'text'],
  ['[{"id":1,"x":0},{"id":2}]', [{ id: 1 }]],
  ['null', null],
])('%s contains what is expected', (response, expected) => {
  expect(compare(response, expected)).toBeUndefined()
})

test('ids of many digits are compared to the last one', () => {
  const expected = parseJsonExactly('{"id":803511102246789121}')
  expect(compare('{"id":803511102246789121}', expected)).toBeUndefined()
  expect(compare('{"id":803511102246789120}', expected)?.what).toContain(
    'at $.id, 803511102246789121 was expected and 803511102246789120 came.',
  )
})

test('any response will do without an expectation', () => {
  expect(compare('<html>')).toBeUndefined()
})

test.each([
  ['{"a":1}', { a: '1' }, 'at $.a, "1" was expected and 1 came.'],
  ['{"a":1}', { b: 2, a: 2 }, 'at $.b, 2 was expected and nothing came.'],
  ['[1,2]', [3], 'at $, the list lacks the item 3, or has it before an item that was expected earlier; [1,2] came.'],
  ['{}', { a: null }, 'at $.a, null was expected and nothing came.'],
  [
    '{"headers":{"content-type":"text/html"}}',
    { headers: { 'Content-Type': 'text/html' } },
    'at $.headers.Content-Type, "text/html" was expected and nothing came; there is $.headers.content-type.',
  ],
  [
    '{"body":"{\\"id\\":1}"}',
    { body: { id: 1 } },
    'at $.body, {"id":1} was expected and "{\\"id\\":1}" came, a text of JSON.',
  ],
  [
    JSON.stringify(`${'x'.repeat(300)}abc`),
    `${'x'.repeat(300)}abd`,
    `at $, from character 263 on, "${'x'.repeat(38)}abd" was expected and "${'x'.repeat(38)}abc" came.`,
  ],
  ['"text"', {}, 'at $, {} was expected and "text" came.'],
])('%s does not contain %j, and where is said', (response, expected, where) => {
  expect(compare(response, expected)).toEqual({
    what: `The response to the event a.json is not what was expected: ${where}`,
    brief: 'The response to the event a.json is not what was expected.',
    remedy: 'Correct the handler or the expectation.',
    details: `The response: ${response}`,
  })
})

test('a response that is not JSON', () => {
  expect(compare('<html>', {})).toMatchObject({
    what: 'The response to the event a.json is not JSON, which an expectation asks for: at $, {} was expected and "<html>" came.',
    brief: 'The response to the event a.json is not JSON, which an expectation asks for.',
    details: 'The response: <html>',
  })
})

test('a streamed HTTP response is its metadata and its body', () => {
  const response = `{"statusCode":200}${'\0'.repeat(8)}hello`
  expect(compare(response, { statusCode: 200, body: 'hello' })).toBeUndefined()
  expect(compare(response, { body: 'bye' })).toMatchObject({
    what: 'The response to the event a.json is not what was expected: at $.body, "bye" was expected and "hello" came.',
    details: 'The response: {"statusCode":200} and the body hello',
  })
})

test('metadata of a streamed HTTP response that are no JSON', () => {
  expect(compare(`<html>${'\0'.repeat(8)}hello`, {})).toMatchObject({
    what: expect.stringContaining('is not JSON'),
    details: 'The response: <html> and the body hello',
  })
})

test('what is expected, what came and the response are cut, however much they are', () => {
  const rows = (wrong: number) =>
    Array.from({ length: 100_000 }, (_, id) => ({ id, name: `row ${id}`, wrong: id === wrong }))
  const found = compare(JSON.stringify({ rows: rows(7), ...rows(1) }), { rows: rows(99_999) })
  expect(found?.what).toMatch(/: at \$\.rows\[7\]\.wrong, false was expected and true came\.$/)
  expect(found?.details).toMatch(/^The response: \{"0":/)
  expect(found?.details?.length).toBeLessThan(700)
  for (const same of ['', 'z'.repeat(1e6)]) {
    const texts = compare(JSON.stringify(`${same}${'x'.repeat(1e6)}`), `${same}${'y'.repeat(1e6)}`)
    expect(texts?.what.length).toBeLessThan(700)
    expect(texts?.details?.length).toBeLessThan(700)
  }
})
