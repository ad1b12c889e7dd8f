import { expect, test } from 'vitest'
import { BAD_GATEWAY, urlReply } from '../../lambda/url/reply.ts'

const reply = (payload: string, mode?: 'BUFFERED' | 'RESPONSE_STREAM') =>
  urlReply({ payload: Buffer.from(payload), logResult: '' }, mode)

const separator = '\0'.repeat(8)

test('the prelude of a streamed answer becomes status, headers and cookies', () => {
  const prelude = { statusCode: 202, headers: { 'Content-Type': 'text/html', 'X-Own': 'yes' }, cookies: ['a=1'] }
  expect(reply(`${JSON.stringify(prelude)}${separator}<p>hello`, 'RESPONSE_STREAM')).toEqual({
    status: 202,
    headers: { 'content-type': 'text/html', 'x-own': 'yes', 'set-cookie': ['a=1'] },
    body: Buffer.from('<p>hello'),
  })
})

test.each([
  ['text', 200, 'text'],
  [`{}${separator}`, 200, ''],
  ['{"statusCode":201,"body":"whole"}', 201, 'whole'],
])('a URL that streams answers %j with %i', (answer, status, body) => {
  expect(reply(answer, 'RESPONSE_STREAM')).toMatchObject({ status, body: Buffer.from(body) })
})

test.each([
  [`none${separator}hello`, 'RESPONSE_STREAM'],
  [`{"statusCode":"many"}${separator}hello`, 'RESPONSE_STREAM'],
  [`{"statusCode":200}${separator}hello`, 'BUFFERED'],
  ['text', undefined],
] as const)('%j is no answer of a URL with the mode %s', (answer, mode) => {
  expect(reply(answer, mode)).toBe(BAD_GATEWAY)
})
