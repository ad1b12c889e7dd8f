import { expect, test } from 'vitest'
import { Output } from '../../src/container/output.ts'

function record(secret = '\u0000') {
  const log: string[] = []
  return {
    log,
    output: new Output(
      (line) => log.push(line),
      (text) => text.replaceAll(secret, '***'),
    ),
  }
}

test('a line is cut at 8 KiB, and says so', () => {
  const { log, output } = record()
  output.add('x'.repeat(8192))
  output.add('x'.repeat(1_000_000))
  expect(log).toEqual([`| ${'x'.repeat(8192)}`, `| ${'x'.repeat(8192)}… (991808 more characters)`])
})

test('a line is no command for the runner', () => {
  const { log, output } = record()
  output.add('::error::forged')
  expect(log).toEqual(['| : :error::forged'])
  expect(output.lines).toEqual([': :error::forged'])
})

test('a hidden value is no longer there when a line is cut', () => {
  const { log, output } = record('secret-value')
  output.add(`${'x'.repeat(8186)}secret-value`)
  expect(log.join()).not.toContain('secret')
})

test('output is cut after 1 MiB, says so once, and counts from zero for the next event', () => {
  const { log, output } = record()
  const line = 'x'.repeat(1023)
  for (let count = 0; count < 5000; count += 1) output.add(line)
  expect(log.slice(0, 1024)).toEqual(new Array(1024).fill(`| ${line}`))
  expect(log.slice(1024)).toEqual([
    '… (cut: the container wrote more than 1 MiB; only its last lines are kept from here on, for an error)',
  ])
  output.startPart()
  output.add('next')
  expect(log.at(-1)).toBe('| next')
})

test('the last 20 lines are kept, those that are no longer shown included', () => {
  const { output } = record()
  for (let count = 0; count < 3000; count += 1) output.add(`${count} ${'x'.repeat(1023)}`)
  expect(output.lines.map((line) => Number.parseInt(line, 10))).toEqual(Array.from({ length: 20 }, (_, n) => 2980 + n))
})
