import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import fc from 'fast-check'
import { expect, onTestFinished, test, vi } from 'vitest'
import { idToken, readClaims } from '../../src/aws/id-token.ts'

function token(payload: unknown): string {
  return `header.${Buffer.from(JSON.stringify(payload)).toString('base64url')}.signature`
}

test.each([
  [
    { sub: 'repo:o/n:ref:refs/heads/main', aud: 'a' },
    { sub: 'repo:o/n:ref:refs/heads/main', aud: 'a' },
  ],
  [
    { sub: 's', aud: ['a', 'b'] },
    { sub: 's', aud: 'a,b' },
  ],
  [
    { sub: 's', aud: 'a', ref: 'refs/heads/main', repository: 'o/n', repository_id: '2', repository_owner_id: '1' },
    { sub: 's', aud: 'a', ref: 'refs/heads/main', repository: 'o/n', repositoryId: '2', ownerId: '1' },
  ],
  [
    { sub: 's', aud: 'a', repository_id: 2 },
    { sub: 's', aud: 'a' },
  ],
  [{ sub: 7 }, { sub: '(none)', aud: '(none)' }],
  [null, { sub: '(none)', aud: '(none)' }],
])('%j', (payload, claims) => {
  expect(readClaims(token(payload))).toEqual(claims)
})

test('a token without a payload has no claims', () => {
  expect(readClaims('')).toEqual({ sub: '(none)', aud: '(none)' })
})

test('claims of any text come out as they went in', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(readClaims(token({ sub: text, aud: text }))).toEqual({ sub: text, aud: text })
    }),
  )
})

/** A server that gives tokens, after it has answered each of these ways once. @returns how often it was asked */
async function tokenServer(ways: readonly ((response: ServerResponse) => unknown)[]): Promise<() => number> {
  let asked = 0
  const server = createServer((_, response) => {
    const way = ways[asked]
    asked += 1
    if (way) way(response)
    else response.writeHead(200, { 'content-type': 'application/json' }).end('{"value":"h.p.s"}')
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const address = server.address()
  vi.stubEnv('ACTIONS_ID_TOKEN_REQUEST_URL', `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/?a=b`)
  vi.stubEnv('ACTIONS_ID_TOKEN_REQUEST_TOKEN', 'bearer')
  onTestFinished(() => {
    vi.unstubAllEnvs()
    server.close()
    server.closeAllConnections()
  })
  return () => asked
}

const status = (code: number) => (response: ServerResponse) => response.writeHead(code).end('{"message":"busy"}')
const reset = (response: ServerResponse) => response.destroy()
const cut = (response: ServerResponse) =>
  response.writeHead(200, { 'content-length': 40 }).write('{"value"', () => response.destroy())

test.each([
  ['throttles', [status(429)]],
  ['fails', [status(500)]],
  ['cuts the connection twice', [reset, reset]],
  ['cuts its answer', [cut]],
])('a server that %s for a moment is asked again', async (_, ways) => {
  const asked = await tokenServer(ways)
  expect(await idToken('sts.amazonaws.com', new AbortController().signal)).toBe('h.p.s')
  expect(asked()).toBe(ways.length + 1)
})

test.each([
  ['one that refuses is asked once', status(401), 1, /Error Code : 401/],
  ['one that always fails is asked four times, and its error is told', status(500), 4, /Error Code : 500/],
])('%s', async (_, way, times, words) => {
  const asked = await tokenServer(Array(9).fill(way))
  await expect(idToken('sts.amazonaws.com', new AbortController().signal)).rejects.toThrow(words)
  expect(asked()).toBe(times)
})
