import { mkdirSync, symlinkSync, truncateSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Problem } from '../../src/domain/problem.ts'
import { readEvents } from '../../src/rehearsal/events.ts'
import { folder } from '../support/folder.ts'

const read = (text: string, expected?: string) =>
  readEvents({ event: text, expect: expected, of: 'test' }, { workspace: process.cwd(), temporaryDirectory: tmpdir() })

test('JSON in the input itself', () => {
  expect(read('{"a": 1}')).toEqual([{ name: 'test-event', payload: '{"a": 1}' }])
  expect(read('null', '{"ok":true}')).toEqual([
    { name: 'test-event', payload: 'null', expected: { value: { ok: true } } },
  ])
})

test('JSON files', () => {
  const path = folder({ 'event.json': '{"a":1}', 'expect.json': '[1]' })
  expect(read(join(path, 'event.json'), join(path, 'expect.json'))).toEqual([
    { name: 'test-event', payload: '{"a":1}', expected: { value: [1] } },
  ])
})

test('a folder of events in the order of their names, with their expectations', () => {
  const path = folder({ 'b.json': '2', 'a.json': '1', 'a.expect.json': '{"n":1}', 'notes.txt': 'x' })
  expect(read(path, '{"common":true}')).toEqual([
    { name: 'a.json', payload: '1', expected: { value: { n: 1 } } },
    { name: 'b.json', payload: '2', expected: { value: { common: true } } },
  ])
})

test('what is expected has ids to their last digit', () => {
  const [id, own] = ['803511102246789121', '803511102246789123']
  const path = folder({ 'a.json': '1', 'b.json': '2', 'b.expect.json': own })
  expect(read(path, id).map(({ expected }) => expected?.value)).toEqual([BigInt(id), BigInt(own)])
})

test('what is no event is refused with its place', () => {
  const path = folder({ 'event.json': '{"a":', 'a.expect.json': '1' })
  mkdirSync(join(path, 'empty'))
  expect(() => read('events/none.json')).toThrow(
    "test-event: 'events/none.json' is neither JSON nor the path of a file in the workspace.",
  )
  expect(() => read('{"a":1,}')).toThrow('test-event: \'{"a":1,}\' is neither JSON nor')
  expect(() => read(join(path, 'event.json'))).toThrow(
    `test-event: the file '${path}/event.json' does not contain JSON.`,
  )
  expect(() => read('{}', 'nothing')).toThrow("test-expect: 'nothing' is neither JSON nor")
  expect(() => read(join(path, 'empty'))).toThrow('contains no *.json file')
  expect(() => read(path)).toThrow(
    `test-event: '${path}/a.expect.json' belongs to an event that is not there. Put a.json beside it, or remove it.`,
  )
})

test('what can not be read is refused with its place, never by a stack trace', () => {
  const path = folder({ 'a.json': '1' })
  mkdirSync(join(path, 'folder', 'b.json'), { recursive: true })
  symlinkSync('loop.json', join(path, 'loop.json'))
  mkdirSync(join(path, 'dangling'))
  symlinkSync('/etc/hostname', join(path, 'out.json'))
  symlinkSync('nowhere', join(path, 'dangling', 'c.json'))
  truncateSync(join(path, 'a.json'), 3_000_000_000)
  const neither = 'is neither JSON nor the path of a file in the workspace.'
  for (const text of [join(path, 'loop.json'), 'a\0b', 'x'.repeat(100_000), '', '[']) {
    expect(() => read(text)).toThrow(Problem)
    expect(() => read(text)).toThrow(neither)
    expect(() => read('{}', text)).toThrow(neither)
  }
  expect(() => read(join(path, 'folder'))).toThrow(neither)
  expect(() => read(join(path, 'dangling'))).toThrow(neither)
  expect(() => read(join(path, 'a.json'))).toThrow('has 3000000000 bytes')
  for (const text of ['/dev/null', '/proc/self/environ', join(path, 'out.json')]) {
    expect(() => read(text)).toThrow('which is neither in the workspace nor in')
  }
})

test.each(['test', 'verify'] as const)('a %s event that is larger than Lambda takes is refused', (of) => {
  const sized = (bytes: number) => `"${'x'.repeat(bytes - 2)}"`
  const path = folder({ 'a.json': sized(6_291_457), 'b.json': sized(6_291_456) })
  const events = (event: string) =>
    readEvents({ event, expect: undefined, of }, { workspace: path, temporaryDirectory: path })
  expect(events('b.json')).toHaveLength(1)
  expect(() => events('.')).toThrow(
    `${of}-event: 'a.json' has 6291457 bytes, and Lambda takes 6291456 at most. Shorten the event, or put what is large into S3 and let the event say where it is.`,
  )
  expect(() => events('a.json')).toThrow(`${of}-event: the event has 6291457 bytes`)
})
