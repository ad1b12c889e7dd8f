import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LineReader } from '../../runner/lines.ts'

function read(...chunks: (string | Buffer)[]): string[] {
  const lines: string[] = []
  const reader = new LineReader((line) => lines.push(line))
  for (const chunk of chunks) reader.write(Buffer.from(chunk))
  reader.end()
  return lines
}

test.each([
  [[''], []],
  [['a'], ['a']],
  [['a\nb\r\nc\rd'], ['a', 'b', 'c', 'd']],
  [['\n\r\n\r'], ['', '', '']],
  [
    ['a\r', '\nb'],
    ['a', 'b'],
  ],
  [
    ['a\r', '', '\nb'],
    ['a', 'b'],
  ],
  [
    ['a\r', 'b\r', '\n', '\n'],
    ['a', 'b', ''],
  ],
  [['a', 'b', 'c\n'], ['abc']],
])('%j', (chunks, lines) => {
  expect(read(...chunks)).toEqual(lines)
})

test('a character may come in two parts', () => {
  const bytes = Buffer.from('ä\n')
  expect(read(bytes.subarray(0, 1), bytes.subarray(1))).toEqual(['ä'])
})

test('however a text is cut, its lines are the same', () => {
  const text = fc.array(fc.constantFrom('a', 'ü', '\r', '\n', '\r\n'), { maxLength: 30 })
  fc.assert(
    fc.property(text, fc.array(fc.nat(40)), (pieces, cuts) => {
      const bytes = Buffer.from(pieces.join(''))
      const ends = [...cuts.map((cut) => Math.min(cut, bytes.length)), bytes.length].toSorted((one, two) => one - two)
      const chunks = ends.map((end, index) => bytes.subarray(ends[index - 1] ?? 0, end))
      expect(read(...chunks)).toEqual(read(bytes))
    }),
  )
})

test('a line of many chunks takes no more than its length', () => {
  const chunk = Buffer.alloc(65_536, 'x')
  expect(read(...Array.from({ length: 400 }, () => chunk)).map(({ length }) => length)).toEqual([400 * 65_536])
})
