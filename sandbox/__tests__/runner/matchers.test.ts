import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { StepLog } from '../../runner/log.ts'
import { Masks } from '../../runner/masks.ts'
import { Matchers } from '../../runner/matchers.ts'

const workspace = mkdtempSync(join(tmpdir(), 'sandbox-test-matchers-'))
afterAll(() => rmSync(workspace, { recursive: true }))

function write(file: string, ...problemMatcher: object[]): void {
  writeFileSync(join(workspace, file), JSON.stringify({ problemMatcher }))
}

write('one.json', {
  owner: 'one',
  severity: 'warning',
  pattern: [
    { regexp: '^(\\S+):(\\d+):(\\d+): (?:(error) )?(.*)$', file: 1, line: 2, column: 3, severity: 4, message: 5 },
  ],
})
write('many.json', {
  owner: 'many',
  pattern: [
    { regexp: '^FILE (.*)$', file: 1 },
    { regexp: '^  (\\d+) (.*)$', line: 1, message: 2, loop: true },
  ],
})

function logOf(...lines: string[]): StepLog {
  const log = new StepLog({
    masks: new Masks(['s3cret']),
    matchers: new Matchers(),
    debug: false,
    unsecure: false,
    workspace,
  })
  for (const line of lines) log.write(line, 'stdout')
  return log
}

test('a line that a matcher knows is an annotation', () => {
  const log = logOf(
    'a.ts:1:2: early',
    '::add-matcher::one.json',
    'a.ts:3:4: s3cret thing',
    'b.ts:5:6: error bad',
    'other',
  )
  expect(log.annotations).toEqual([
    { level: 'warning', message: '*** thing', properties: { file: 'a.ts', line: '3', col: '4' } },
    { level: 'error', message: 'bad', properties: { file: 'b.ts', line: '5', col: '6' } },
  ])
  expect(log.text.split('\n')).toEqual([
    'a.ts:1:2: early',
    '##[warning]a.ts:3:4: *** thing',
    '##[error]b.ts:5:6: error bad',
    'other',
  ])
})

test('a matcher may want several lines, and take the last again and again', () => {
  const log = logOf('##[add-matcher]many.json', '  1 alone', 'FILE a.ts', '  2 first', '  3 second', 'end', '  4 late')
  expect(log.annotations.map(({ message, properties }) => [message, properties])).toEqual([
    ['first', { file: 'a.ts', line: '2' }],
    ['second', { file: 'a.ts', line: '3' }],
  ])
})

test.each(['::remove-matcher owner=ONE::', '##[remove-matcher]one.json'])('%s takes it away', (remove) => {
  expect(logOf('::add-matcher::one.json', remove, 'a.ts:3:4: x').annotations).toEqual([])
})

test.each(['::add-matcher::missing.json', '::remove-matcher::missing.json'])('%s fails the step', (line) => {
  expect(logOf(line).failed).toBe(true)
})

test.each(['::add-matcher::', '::remove-matcher::', '::remove-matcher owner=one::one.json'])('%s warns', (line) => {
  expect(logOf(line).annotations).toMatchObject([{ level: 'warning' }])
})
