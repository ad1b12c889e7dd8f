import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  address,
  code,
  commit,
  cutMarkdown,
  details,
  fence,
  link,
  linked,
  plain,
  table,
} from '../../src/report/markdown.ts'
import { paragraphs, prose } from '../../src/report/prose.ts'

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
      const lines = fence(text)
      const end = lines.at(-1) ?? ''
      expect([lines[0], lines.slice(1, -1).join('\n')]).toEqual([`${end}text`, text.replaceAll(/\r\n?/g, '\n')])
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
      for (const write of [(text: string) => text, plain, code, prose]) {
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
  ['hello-world_1', 'hello-world_1'],
  ['ghp_a__b _c_ d_. _', 'ghp_a__b \\_c\\_ d\\_. \\_'],
  ['<!-- hidden --> <img>', '\\<!-- hidden --\\> \\<img\\>'],
  ['[text](https://example.com)', '\\[text\\](https\\://example.com)'],
  ['see www.example.com', 'see www\\.example.com'],
  ['@octocat and #7', '@\u200Boctocat and #\u200B7'],
  ['a | b', 'a \\| b'],
  ['- item', '\\- item'],
  ['1. item', '1\\. item'],
  ['# title\nmore', '\\# title more'],
  ['see GH-12, gh-3 and o/r#4', 'see GH-\u200B12, gh-\u200B3 and o/r#\u200B4'],
  ['7fd1a60b and x/y@7FD1A60', '`7fd1a60b` and x/y@\u200B`7FD1A60`'],
  ['(request 0f1e2d3c-aaaa-bbbb-cccc-0123456789ab)', '(request 0f1e2d3c-aaaa-bbbb-cccc-0123456789ab)'],
  ['hello:pr-1-101c0ffeec0ffee-hello', 'hello:pr-1-101c0ffeec0ffee-hello'],
  ['111122223333 has sha256:0123456789ab', '111122223333 has sha256:0123456789ab'],
  ['`code` **bold** ~~gone~~ &lt;', '\\`code\\` \\*\\*bold\\*\\* \\~\\~gone\\~\\~ \\&lt;'],
])('%j as plain text', (text, markdown) => {
  expect(plain(text)).toBe(markdown)
})

test('no text at all has a control character or a direction mark in Markdown, nor the parts of marks that one parts', () => {
  const piece = fc.constantFrom(
    '`',
    '|',
    '\n',
    'a',
    "'",
    '{"a":"',
    '"}',
    '\u202e',
    '\u061c',
    '\u200f',
    '\u0007',
    '\u001b[31m',
    '\u009b',
  )
  const hidden = /[^\P{Cc}\t\n]|\p{Bidi_Control}/u
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string({ unit: 'binary' }))), (pieces) => {
      const text = pieces.join('')
      const block = fence(text)
      expect(block.slice(1, -1).join('\n')).not.toContain(block.at(-1))
      const written = [plain(text), code(text), commit(text), prose(text), address(text), link(text, text)]
      const lines = [...written, ...block, ...details(text, []), ...table([text], [[text]]), ...paragraphs(text)]
      for (const line of lines) expect(line).not.toMatch(hidden)
    }),
  )
})

test('no plain text opens markup', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const withoutCommits = plain(text).replaceAll(/(?<![a1-])`[a1]{7,}`(?![a1-])/g, '§')
      const withoutEscapes = withoutCommits.replaceAll(/\\[!-/:-@[-`{-~]/g, '§')
      expect(withoutEscapes).not.toMatch(/[\\`*[\]<>|~&\r\n]|[@#]\w|^\s*[#+=-]|^\s*\d+[.)]/)
      expect(withoutEscapes).not.toMatch(/(?<![a1_])_|_(?![a1_])/)
    }),
  )
})

test('a link goes where it should, whatever its text', () => {
  expect(link('a](b) c', 'https://example.com/x y>')).toBe('[a\\](b) c](<https://example.com/x%20y%3E>)')
  expect(linked(code('a'), 'https://example.com/x>')).toBe('[`a`](<https://example.com/x%3E>)')
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

describe('Markdown that is too long', () => {
  const last = '*The rest is cut here, for GitHub drops a summary that is too long. The log has all of it.*\n'

  test('keeps its head, and says that it was cut', () => {
    const text = ['### Title', '', ...table(['A'], Array<string[]>(100).fill(['ümlaut']))].join('\n')
    const short = cutMarkdown(text, 300)
    expect(short).toMatch(/^### Title\n\n\| A \|\n\| --- \|\n(?:\| ümlaut \|\n)+\n\*The rest/)
    expect(short.endsWith(last)).toBe(true)
    expect(Buffer.byteLength(short)).toBeLessThanOrEqual(300)
    expect(cutMarkdown(text, 10_000)).toBe(text)
  })

  test.each([false, true])('ends what is open, with details that are open: %s', (open) => {
    const lines = ['', ...fence(Array<string>(100).fill('```` no end').join('\n'))]
    expect(cutMarkdown(details('More', lines, { open }).join('\n'), 300)).toMatch(
      /^<details(?: open)?>[\s\S]*\n`{5}text\n(?:```` no end\n)+`{5}\n\n<\/details>\n\n\*The rest/,
    )
  })

  test('never gets longer than it may be, nor leaves anything open', () => {
    fc.assert(
      fc.property(
        fc.array(hostile, { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 200, max: 2000 }),
        (texts, limit) => {
          const text = texts
            .flatMap((one) => [...fence(one), ...details(one, fence(one)), ...table([one], [[one]])])
            .join('\n')
          const short = cutMarkdown(text, limit)
          expect(Buffer.byteLength(short)).toBeLessThanOrEqual(limit)
          if (short === text) return
          expect(short.endsWith(last)).toBe(true)
        },
      ),
    )
  })
})

test.each([
  ['https://abc.lambda-url.us-east-1.on.aws/', 'https://abc.lambda-url.us-east-1.on.aws/'],
  ['https://x/)![a](http://b', 'https\\://x/)!\\[a\\](http\\://b'],
  ['javascript:alert(1)', 'javascript:alert(1)'],
])('the address %s is written as %s', (url, markdown) => {
  expect(address(url)).toBe(markdown)
})
