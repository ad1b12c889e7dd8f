import fc from 'fast-check'
import { expect, test } from 'vitest'
import { code, details, fence, link, plain, table } from '../../src/report/markdown.ts'

const hostile = fc.string({
  unit: fc.constantFrom(
    '`',
    '|',
    '\\',
    '\n',
    '\r',
    ' ',
    'a',
    '<',
    '>',
    '*',
    '_',
    '[',
    ']',
    '@',
    '#',
    '-',
    '~',
    '&',
    '1',
    '.',
  ),
  maxLength: 30,
})

test.each([
  ['hello', '`hello`'],
  ['a`b', '``a`b``'],
  ['`', '`` ` ``'],
  ['``x', '``` ``x ```'],
  [' padded ', '`  padded  `'],
  ['two\nlines', '`two lines`'],
  ['', ''],
])('%j in code type', (text, markdown) => {
  expect(code(text)).toBe(markdown)
})

test('no text ends its code type', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const markdown = code(text)
      if (markdown === '') return
      const [marks = ''] = /^`+/.exec(markdown) ?? []
      expect(markdown.endsWith(marks)).toBe(true)
      const inner = markdown.slice(marks.length, -marks.length)
      expect([...inner.matchAll(/`+/g)].filter(([run]) => run.length === marks.length)).toEqual([])
      expect(inner).not.toMatch(/^`|`$|[\r\n]/)
    }),
  )
})

test('no text ends its block of code', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const [begin = '', inner, end = ''] = fence(text)
      expect([begin, inner]).toEqual([`${end}text`, text])
      expect(text).not.toContain(end)
    }),
  )
})

/** How many cells a row has, for a parser that skips a backslash and what follows it, and for one that looks behind. */
function columnsOf(row: string): number[] {
  return [row.replaceAll(/\\./g, ''), row].map((text) => text.slice(1, -1).split(/(?<!\\)\|/).length)
}

test('whatever is in the cells, a table has its rows and its columns', () => {
  fc.assert(
    fc.property(hostile, hostile, (one, other) => {
      for (const write of [(text: string) => text, plain, code]) {
        const lines = table(
          ['A', 'B'],
          [
            [write(one), write(other)],
            ['x', 'y'],
          ],
        )
        expect(lines.join('\n').split(/[\r\n]/)).toHaveLength(4)
        expect(lines.flatMap(columnsOf)).toEqual(Array(8).fill(2))
      }
    }),
  )
})

test.each([
  ['hello-world_1', 'hello-world\\_1'],
  ['<!-- hidden --> <img>', '\\<!-- hidden --\\> \\<img\\>'],
  ['[text](https://example.com)', '\\[text\\](https\\://example.com)'],
  ['see www.example.com', 'see www\\.example.com'],
  ['@octocat and #7', '@\u200Boctocat and #\u200B7'],
  ['a | b', 'a \\| b'],
  ['- item', '\\- item'],
  ['1. item', '1\\. item'],
  ['# title\nmore', '\\# title more'],
  ['`code` **bold** ~~gone~~ &lt;', '\\`code\\` \\*\\*bold\\*\\* \\~\\~gone\\~\\~ \\&lt;'],
])('%j as plain text', (text, markdown) => {
  expect(plain(text)).toBe(markdown)
})

test('no plain text opens markup', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const withoutEscapes = plain(text).replaceAll(/\\[!-/:-@[-`{-~]/g, '§')
      expect(withoutEscapes).not.toMatch(/[\\`*_[\]<>|~&\r\n]|[@#]\w|^\s*[#+=-]|^\s*\d+[.)]/)
    }),
  )
})

test('a link goes where it should, whatever its text', () => {
  expect(link('a](b) c', 'https://example.com/x y>')).toBe('[a\\](b) c](<https://example.com/x%20y%3E>)')
})

test('details hold lines, and no text of theirs ends the summary', () => {
  expect(details('3 < 4</summary>', ['text'])).toEqual([
    '<details><summary>3 &lt; 4&lt;/summary></summary>',
    '',
    'text',
    '',
    '</details>',
  ])
})
