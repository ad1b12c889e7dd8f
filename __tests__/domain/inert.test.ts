import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cutLine, inert, inertLine, legible } from '../../src/domain/inert.ts'

/** Whether the runner would take a line for a command, in either form, whatever its name. */
function isCommand(line: string): boolean {
  // .NET's TrimStart takes what char.IsWhiteSpace names.
  const trimmed = line.replace(/^[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/, '')
  return trimmed.startsWith('::') || /##\[[^\]]*\]/.test(line)
}

const lines = (text: string) => text.split(/\r\n|\r|\n/)

describe('what the runner would obey', () => {
  test.each([
    ['form 2', '::add-mask::secret', ': :add-mask::secret'],
    ['after blanks', ' \t ::error::no', ' \t : :error::no'],
    ['after other white space', '\u00a0\u3000::error::no', '\u00a0\u3000: :error::no'],
    ['after a carriage return', 'fine\r::stop-commands::x', 'fine\n: :stop-commands::x'],
    ['after a vertical tab', '\u000b::error::no', ': :error::no'],
    ['after a next line character', '\u0085::error::no', ': :error::no'],
    ['in a later line', 'one\n::save-state name=a::b', 'one\n: :save-state name=a::b'],
    ['form 1', '#7 0.312 ##[add-mask]secret', '#7 0.312 # #[add-mask]secret'],
    ['form 1 that a control character parts', '#\u0000#[error]no', '# #[error]no'],
    ['form 1 that an escape sequence parts', '#\u001b[2K#[error]no', '# #[error]no'],
    ['form 2 that an escape sequence parts', ':\u001b[0K:error::no', ': :error::no'],
    ['three colons', ':::error::no', ': ::error::no'],
    ['a token that would start commands again', '::token::', ': :token::'],
  ])('%s is inert', (_, text, expected) => {
    expect(inert(text)).toBe(expected)
    expect(lines(expected).some(isCommand)).toBe(false)
  })

  test('no text at all is a command', () => {
    const piece = fc.constantFrom(
      '::',
      ':',
      '#',
      '##[',
      '[',
      ']',
      'error',
      '\r',
      '\n',
      ' ',
      '\u001b[',
      '\u001b',
      'm',
      '\u0000',
      '\u0085',
      '\u00a0',
      '\u2028',
      '\u202e',
      '\u001b]0;',
      '\u0007',
      'a',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string({ unit: 'binary' }))), (pieces) => {
        const text = inert(pieces.join(''))
        expect(lines(text).filter(isCommand)).toEqual([])
        // biome-ignore lint/suspicious/noControlCharactersInRegex: colours begin with one
        expect(text).not.toMatch(/[^\P{Cc}\t\n\u001b]|\p{Bidi_Control}/u)
        expect(legible(pieces.join(''))).not.toMatch(/[^\P{Cc}\t\n]|\p{Bidi_Control}/u)
      }),
      { numRuns: 2000 },
    )
  })
})

test.each([
  ['plain text', 'Built sha256:abc in 1.2 s: a::b and std::string'],
  ['colours', '\u001b[31mred\u001b[0m and \u001b[1;38;5;208mbold\u001b[m'],
  ['tabs and line ends', 'a\tb\nc'],
  ['a heading of BuildKit', '#12 [2/3] RUN make'],
])('%s stays as it is', (_, text) => {
  expect(inert(text)).toBe(text)
})

test.each([
  ['a cleared line', 'a\u001b[2Kb', 'ab'],
  ['a moved cursor', 'a\u001b[1A\u001b[10;5Hb', 'ab'],
  ['a window title', 'a\u001b]0;title\u0007b', 'ab'],
  ['a hyperlink', '\u001b]8;;file:///etc/passwd\u001b\\text\u001b]8;;\u001b\\', 'text'],
  ['a C1 control sequence', 'a\u009b2Jb', 'a2Jb'],
  ['a bell', 'a\u0007b', 'ab'],
])('%s is dropped', (_, text, expected) => {
  expect(inert(text)).toBe(expected)
})

test('a long line is cut, and says so', () => {
  expect(cutLine('x'.repeat(8192))).toHaveLength(8192)
  expect(inertLine('x'.repeat(8200))).toBe(`${'x'.repeat(8192)}… (8 more characters)`)
})

test.each([
  ['colons', ':'.repeat(1_000_000)],
  ['hashes', '##['.repeat(300_000)],
  ['escapes', '\u001b['.repeat(500_000)],
  ['strings without an end', '\u001b]x'.repeat(300_000)],
  ['blanks', ' '.repeat(1_000_000)],
  ['blanks and colons', `${' '.repeat(1000)}:`.repeat(1000)],
  ['punctuation', '-'.repeat(1_000_000)],
])('a million characters of %s take time that is linear', { timeout: 20_000 }, (_, text) => {
  expect(inert(text).length).toBeGreaterThanOrEqual(0)
})
