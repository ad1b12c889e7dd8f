import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readClaims } from '../../src/aws/id-token.ts'

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
