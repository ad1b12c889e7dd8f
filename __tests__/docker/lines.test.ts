import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Lines } from '../../src/docker/lines.ts'

/** The lines of a stream that comes in parts. */
function linesOf(chunks: readonly string[], longest = 1000): string[] {
  const told: string[] = []
  const lines = new Lines((line) => told.push(line), longest)
  for (const chunk of chunks) lines.add(chunk)
  lines.finish()
  return told
}

test('whatever ends them, the last one too', () => {
  expect(linesOf(['one\ntwo\r\n10%\r20%\r\n\nlast'])).toEqual(['one', 'two', '10%', '20%', '', 'last'])
})

test('are the same however the stream is cut into parts', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '\r', '\n') })
  fc.assert(
    fc.property(fc.array(text), (chunks) => {
      expect(linesOf(chunks)).toEqual(linesOf([chunks.join('')]))
    }),
  )
})

test('a line that never ends is cut, and costs no more to hold than any other', () => {
  const longest = 64 * 1024
  const told: string[] = []
  const lines = new Lines((line) => told.push(line), longest)
  const chunk = 'x'.repeat(50_000)
  let most = 0
  for (let sent = 0; sent < 25_000_000; sent += chunk.length) {
    lines.add(chunk)
    most = Math.max(most, lines.held)
  }
  expect(most).toBe(longest)
  lines.add('\nnext\n')
  expect(told).toEqual([`${'x'.repeat(longest)}…`, 'next'])
})
