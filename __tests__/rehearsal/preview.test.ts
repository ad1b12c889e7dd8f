import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { previewPath, previewText, previewValue } from '../../src/rehearsal/preview.ts'

describe('a value', () => {
  test('is JSON as long as it is short', () => {
    fc.assert(
      fc.property(
        fc.jsonValue().filter((value) => JSON.stringify(value).length <= 200 && !Object.is(value, -0)),
        (value) => {
          const read: unknown = JSON.parse(JSON.stringify(value))
          expect(previewValue(read)).toBe(JSON.stringify(read))
        },
      ),
    )
  })

  test('is cut to 200 characters, however large or deep it is', () => {
    for (const value of ['x'.repeat(1e6), new Array(1e5).fill(1), JSON.parse('['.repeat(5e4) + ']'.repeat(5e4))]) {
      expect(previewValue(value)).toHaveLength(201)
      expect(previewValue(value)).toMatch(/…$/)
    }
  })
})

test.each([
  [[], '$'],
  [['items', 3, 'first name'], "$.items[3]['first name']"],
  [["it's", '"', '\n'], "$['it\\'s']['\"']['\\n']"],
])('the path %j', (path, text) => {
  expect(previewPath(path)).toBe(text)
})

test('a long path is cut in its middle, a long name at its end', () => {
  const path = previewPath(Array.from({ length: 1000 }, (_, index) => index))
  expect(path).toMatch(/^\$\[0\].*\[9\]…\[990\].*\[999\]$/)
  expect(previewPath(['x'.repeat(1e6)]).length).toBeLessThan(60)
})

test('a text is cut to 400 characters', () => {
  expect(previewText(Buffer.from('ä'.repeat(400)))).toBe('ä'.repeat(400))
  expect(previewText(Buffer.from('ä'.repeat(401)))).toBe(`${'ä'.repeat(400)}…`)
  expect(previewText(Buffer.from('x'.repeat(6e6)))).toHaveLength(401)
})
